/** Criteria compiled to JavaScript: three truths, orderings, text and windows, and literals that stay literals. */
import { describe, expect, test } from "vitest";
import { linkPlan, type Program } from "../../../runtime/kernel/program.ts";
import { createLead } from "../../../runtime/kernel/lead-state.ts";
import type { Expression, Plan } from "../../../schemas/generated/plan.ts";
import { smallPlan } from "../../reference/small-plan.ts";
import { emailDomains } from "../email-domains.ts";

const plan: Plan = smallPlan({});
const now = Date.parse("2026-03-01T12:00:00Z");

const field = (name: string, type: "email" | "integer" = "integer"): Expression => ({ op: "field", name, type });
const text = (value: string): Expression => ({ op: "literal", type: "text", value });
const number = (value: number): Expression => ({ op: "literal", type: "number", value });
const fact = (name: "now" | "created"): Expression => ({ op: "fact", fact: name, type: "datetime" });

/** `true`, `false` or `unknown` for a lead with the given size and e-mail. */
function truthOf(expression: Expression, fields: { size?: number; email?: string } = {}): string {
  const program = prepare(expression);
  const lead = createLead(program, "l", now);
  lead.fields[program.linked.fields.indexOf("size")] = fields.size;
  lead.fields[program.linked.fields.indexOf("email")] = fields.email;
  const { isTrue, isFalse } = program.compile(expression);
  return isTrue(lead, now) ? "true" : isFalse(lead, now) ? "false" : "unknown";
}

function prepare(expression: Expression): Program {
  return linkPlan(plan, { emailDomains, further: [expression] });
}

describe("unknown", () => {
  const size = { op: "compare", comparison: "at_least", by: "number", left: field("size"), right: number(5) } as const;
  const isTrue: Expression = { op: "literal", type: "boolean", value: true };
  const isFalse: Expression = { op: "literal", type: "boolean", value: false };
  test.each([
    ["a comparison", size, "unknown"],
    ["its negation", { op: "not", operand: size }, "unknown"],
    ["unknown and false", { op: "and", operands: [size, isFalse] }, "false"],
    ["unknown and true", { op: "and", operands: [size, isTrue] }, "unknown"],
    ["unknown or true", { op: "or", operands: [size, isTrue] }, "true"],
    ["unknown or false", { op: "or", operands: [size, isFalse] }, "unknown"],
    ["two unknown values are not equal", { ...size, comparison: "equal", right: field("size") }, "unknown"],
    ["nor different", { ...size, comparison: "not_equal", right: field("size") }, "unknown"],
    [
      "not among",
      { op: "not", operand: { op: "among", by: "number", operand: field("size"), values: [1] } },
      "unknown",
    ],
    ["half a range", { op: "between", by: "number", operand: number(9), from: field("size"), to: number(3) }, "false"],
    ["is known", { op: "known", operand: field("size") }, "false"],
  ] as [string, Expression, string][])("%s", (_, expression, truth) => {
    expect(truthOf(expression)).toBe(truth);
  });
  test("dividing by zero and calculating with unknown is unknown", () => {
    const over = (right: Expression): Expression => ({
      op: "known",
      operand: { op: "divide", type: "number", left: number(1), right },
    });
    expect([truthOf(over(number(0))), truthOf(over(field("size"))), truthOf(over(number(2)))]).toEqual([
      "false",
      "false",
      "true",
    ]);
  });
});

describe("text", () => {
  test("ignores case and surrounding space", () => {
    const is = { op: "compare", comparison: "equal", by: "text", left: field("email", "email") } as const;
    expect(truthOf({ ...is, right: text(" ANN@Acme.example") }, { email: "ann@acme.example " })).toBe("true");
    const ends = {
      op: "text_test",
      test: "ends_with",
      operand: field("email", "email"),
      text: text("EXAMPLE "),
    } as const;
    expect(truthOf(ends, { email: "ann@acme.example" })).toBe("true");
  });
  test.each(['"; throw 1; //', "\u2028", "${1}", "\\", "`", "</script>", "__proto__", "c0"])(
    "a literal such as %j is only ever that text",
    (value) => {
      const is = { op: "compare", comparison: "equal", by: "exact", left: text(value), right: text(value) } as const;
      expect(truthOf(is)).toBe("true");
      expect(
        truthOf({ op: "among", by: "exact", operand: field("email", "email"), values: [value] }, { email: value }),
      ).toBe("true");
    },
  );
  test("patterns follow their flags in both engines", () => {
    for (const engine of ["native", "linear"] as const) {
      const matches = { op: "matches", operand: field("email", "email"), pattern: "\\bCFO\\b", engine } as const;
      expect(truthOf({ ...matches, flags: "i" }, { email: "the cfo" })).toBe("true");
      expect(truthOf({ ...matches, flags: "" }, { email: "the cfo" })).toBe("false");
      expect(truthOf({ ...matches, flags: "ig" }, { email: "cfos" })).toBe("false");
    }
  });
  test("kinds of e-mail addresses", () => {
    const is = (test: "valid" | "free" | "disposable" | "business", email?: string): string =>
      truthOf({ op: "email_is", operand: field("email", "email"), test }, email === undefined ? {} : { email });
    expect([is("valid", "a@b"), is("free", "ann@gmail.com"), is("business", "ann@gmail.com")]).toEqual([
      "false",
      "true",
      "false",
    ]);
    expect([is("disposable", "x@mailinator.com"), is("business", "ann@bigbank.example"), is("free")]).toEqual([
      "true",
      "true",
      "unknown",
    ]);
  });
});

describe("the next change by time alone", () => {
  const next = (expression: Expression, from = now): number => {
    const program = prepare(expression);
    const lead = createLead(program, "l", now - 1000);
    return program.compile(expression).nextChange(lead, from) - now;
  };
  const past = (milliseconds: number): Expression => ({
    op: "compare",
    comparison: "at_least",
    by: "duration",
    left: { op: "subtract", type: "duration", left: fact("now"), right: fact("created") },
    right: { op: "duration", duration: { unit: "milliseconds", amount: milliseconds } },
  });
  test("what stands still never changes, and what was passed stays passed", () => {
    expect(next(past(500))).toBe(Infinity);
    expect(next({ op: "known", operand: field("size") })).toBe(Infinity);
  });
  test("a difference is met exactly, and left a millisecond later", () => {
    expect(next(past(61_000))).toBe(60_000);
    expect(next(past(1000))).toBe(1);
  });
  test("what stands still may settle the matter", () => {
    const isFalse: Expression = { op: "literal", type: "boolean", value: false };
    const both: Expression = { op: "and", operands: [past(61_000), isFalse] };
    const program = prepare(both);
    const lead = createLead(program, "l", now - 1000);
    // It is false and stays so; it can never be true.
    expect(program.compile(both).isFalse(lead, now)).toBe(true);
    expect(program.compile(both).nextChange(lead, now)).toBe(Infinity);
  });
  test("a quotient of time is solved, and calendar months are searched for", () => {
    const days: Expression = {
      op: "compare",
      comparison: "greater",
      by: "number",
      left: {
        op: "divide",
        type: "number",
        left: { op: "subtract", type: "duration", left: fact("now"), right: fact("created") },
        right: number(86_400_000),
      },
      right: number(2),
    };
    expect(next(days)).toBe(2 * 86_400_000 - 1000);
    const month: Expression = {
      op: "compare",
      comparison: "at_least",
      by: "time",
      left: {
        op: "subtract",
        type: "datetime",
        left: fact("now"),
        right: { op: "duration", duration: { unit: "months", amount: 1 } },
      },
      right: fact("created"),
    };
    // The search looks first where calendar months begin to go back and forth.
    const early = now + next(month);
    expect(early).toBeLessThan(Date.parse("2026-04-01T11:59:59.000Z"));
    expect(new Date(now + next(month, early)).toISOString()).toBe("2026-04-01T11:59:59.000Z");
  });
});

test("things that feed each other are refused by name", () => {
  const circle = (name: string, other: string): Plan["segments"][number] => ({
    id: `segment/${name}`,
    name,
    when: { op: "segment", name: other },
  });
  expect(() => linkPlan({ ...plan, segments: [circle("a", "b"), circle("b", "a")] })).toThrow(/feed each other/);
});
