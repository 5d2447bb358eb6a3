/** Recovery: independent mistakes give one finding each, and what is right around them stays in the tree. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseExpression, parseSource } from "../../compiler/syntax/parse.ts";

const acme = readFileSync(new URL("../fixtures/acme.funnel", import.meta.url), "utf8");

function findings(text: string): string[] {
  return parseSource({ path: "a.funnel", text }).diagnostics.map(({ code, location }) => {
    const line = text.slice(0, location.start).split("\n").length;
    return `${line} ${code}`;
  });
}

describe("recovery", () => {
  test("ten independent mistakes give ten findings", () => {
    const slips: [string, string][] = [
      ['timezone "America/New_York"\n  currency', 'timezon "America/New_York"\n  currency'],
      ["contact policy {", "contact policy {\n  at most touches per 7 days"],
      ["owner  marketing\n    intent anonymity", "owner\n    intent anonymity"],
      ["persona is economic_buyer\n", "persona == economic_buyer\n"],
      ["range 0..100\n  +40", "range 0..100\n  +40 employees\n  +40"],
      ["wait 14 days", "wait 14"],
      ["when employees >= 1000 -> enterprise", "when employees >= 1000 => enterprise"],
      ["assign   weighted", "assign:   weighted"],
      ["match phone and last_name", "match phone and and"],
      ["review  every 90 days", "review  90 days"],
    ];
    let text = acme;
    for (const [right, wrong] of slips) {
      expect(text).toContain(right);
      text = text.replace(right, wrong);
    }
    const outcome = parseSource({ path: "a.funnel", text });
    expect(outcome.diagnostics.map(({ message }) => message)).toHaveLength(10);
    expect(outcome.value.declarations).toHaveLength(
      parseSource({ path: "a.funnel", text: acme }).value.declarations.length,
    );
  });

  test("leaving out any opening brace gives at most two findings", () => {
    const opening = [...acme.matchAll(/\{/gu)].map((match) => match.index);
    const bad = opening.filter((at) => findings(acme.slice(0, at) + acme.slice(at + 1)).length > 2);
    expect(bad.map((at) => acme.slice(at - 30, at + 20))).toEqual([]);
  });

  test("leaving out the closing brace of a declaration gives one finding, at most a line away", () => {
    const closing = [...acme.matchAll(/\n\}/gu)].map((match) => match.index + 1);
    for (const at of closing) {
      const found = findings(acme.slice(0, at) + acme.slice(at + 1));
      expect(found, acme.slice(at - 80, at)).toHaveLength(1);
      expect(found[0]).toMatch(/unclosed-block$/u);
      const line = Number(found[0]?.split(" ")[0]);
      expect(Math.abs(acme.slice(0, at).split("\n").length - line)).toBeLessThanOrEqual(1);
    }
  });

  test("leaving out any one word of the example gives one finding, rarely two, never more than three", () => {
    const counts = [...acme.matchAll(/\w+|->|[=<>]+/gu)].map(
      (match) => findings(acme.slice(0, match.index) + acme.slice(match.index + match[0].length)).length,
    );
    expect(Math.max(...counts)).toBeLessThanOrEqual(3);
    expect(counts.filter((count) => count > 1).length / counts.length).toBeLessThan(0.03);
  });

  test("what stands around a mistake stays in the tree", () => {
    const { value } = parseSource({
      path: "a.funnel",
      text: "lifecycle {\n  stage a {\n    owner sales\n    limit 14\n    intent investment\n  }\n  stage b { initial }\n}\n",
    });
    const [lifecycle] = value.declarations;
    const stages = lifecycle?.kind === "Lifecycle" ? lifecycle.body : [];
    expect(stages.map((stage) => stage.kind === "Stage" && stage.body.map(({ kind }) => kind))).toEqual([
      ["Owner", "UnknownProperty", "StageIntent"],
      ["Initial"],
    ]);
  });

  test("findings are few when a file is something else altogether", () => {
    const script = "function f() {\n  const a = { b: [1, 2] };\n  return a.b.map((x) => x + 1);\n}\n".repeat(3000);
    expect(parseSource({ path: "a.funnel", text: script }).diagnostics.length).toBeLessThanOrEqual(1000);
  });

  test("a missing name is empty and the declaration is kept", () => {
    const { value } = parseSource({ path: "a.funnel", text: 'persona "Buyer" { role champion }' });
    expect(value.declarations[0]).toMatchObject({ kind: "Persona", name: { text: "" }, title: { value: "Buyer" } });
  });

  test("one expression, and nothing behind it", () => {
    expect(parseExpression({ path: "a", text: "a is b" }).diagnostics).toEqual([]);
    expect(parseExpression({ path: "a", text: "a is b c" }).diagnostics).toHaveLength(1);
    expect(parseExpression({ path: "a", text: "" }).value.kind).toBe("Missing");
  });
});

describe("greedy tails leave what belongs to the next thing", () => {
  const when = (text: string): unknown => {
    const { value, diagnostics } = parseSource({ path: "a.funnel", text });
    expect(diagnostics).toEqual([]);
    return value.declarations[0];
  };

  test("`within` behind a trigger's condition is the rule's, behind `did` the question's", () => {
    expect(
      when("score s {\n  +5 on a where b >= 3 within 60 days\n  +5 each time did a within 3 days max 4\n}"),
    ).toMatchObject({
      body: [
        { form: { trigger: { where: { kind: "Comparison" } } }, limits: [{ kind: "LimitWithin" }] },
        { form: { when: { kind: "Did", filter: { within: { amount: 3 } } } }, limits: [{ kind: "LimitMax" }] },
      ],
    });
  });

  test("an and behind `where` is not the condition's", () => {
    expect(when("segment s { when did a where b is c and d is e }")).toMatchObject({
      body: [{ value: { kind: "Binary", left: { kind: "Did" }, right: { kind: "Comparison" } } }],
    });
  });

  test("a member's options end where the queue's begin", () => {
    expect(when('queue q { member "a" weight 2 takes 5 per day   capacity 9 per day }')).toMatchObject({
      body: [{ kind: "QueueMember", takes: { value: 5 } }, { kind: "Capacity" }],
    });
  });

  test("a channel list ends before the next property", () => {
    expect(when("content c { by email, web   needs a, b   type guide }")).toMatchObject({
      body: [{ kind: "By" }, { kind: "Needs" }, { kind: "ContentType" }],
    });
  });

  test("`before` ends a requirement, `requalify` a target, `at most` a wait", () => {
    expect(when("hygiene { require did a before b }")).toMatchObject({ body: [{ kind: "Require" }] });
    expect(when("nurture n { steps { wait until did a, at most 3 days } }")).toMatchObject({
      body: [{ steps: [{ kind: "WaitUntil", atMost: { amount: 3 } }] }],
    });
  });

  test("covered kinds without a name leave the next property alone", () => {
    expect(when("agreement a { covers lifecycle, score fit   review every 9 days }")).toMatchObject({
      body: [{ value: [{ name: undefined }, { name: { text: "fit" } }] }, { kind: "Review" }],
    });
  });
});
