/** Completion where the cursor is: in every property of every declaration, in half-typed statements and other files. */
import { describe, expect, it } from "vitest";
import { declarationKeywords, type PropertyKeyword } from "../../compiler/syntax/keywords.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { complete, resolveCompletion } from "../../lsp/features/completion/complete.ts";
import { declarationSnippets } from "../../lsp/features/completion/snippets.ts";
import { openFixture } from "./fixture.ts";

const model = `funnel acme "Acme" { timezone "UTC" currency USD }
team marketing "Demand" { contact "m@acme.example" }
team sales "Sales" { contact "s@acme.example" member "ana@acme.example" }
calendar desk { timezone "UTC" open mon..fri 09:00..17:00 }
lead {
  email     email key
  employees integer
  budget    money
  industry  one of [software, finance]
  opted_in  boolean
}
account {
  domain text key
  size   integer
  match domain of email
}
activity form_submitted { form text   seconds integer }
activity rejected { by sales   reason one of [not_ready, bad_data] }
need prove_roi { when budget is known }
segment large "Large companies" { when employees >= 1000 }
persona buyer "Buyer" { when industry is finance }
journey {
  phase interest "Why?"
  phase close "Why now?" { when did form_submitted }
}
lifecycle {
  stage visitor { initial   owner marketing }
  stage mql "Qualified" { owner sales   enter from visitor on form_submitted }
  stage recycled { owner marketing   reasons [not_ready, bad_data]   enter from mql on rejected because reason }
}
score fit "Fit" {
  kind fit
  range 0..100
  +40 when large
  grade A from 40, B
}
content guide "The guide" { type guide   by email }
nurture warm { intent turnback   for stage is recycled   steps { send guide by email } }
queue general { team sales   member "ana@acme.example" }
sla first_call { starts on entering mql   within 4 hours   met on rejected }
`;

/** The labels offered at `$0` behind the model, best first. */
function labels(text: string): string[] {
  const fixture = openFixture(`${model}${text}`);
  return complete(fixture.snapshot, fixture.spot, true).items.map(({ label }) => label);
}

describe("names by what is expected", () => {
  it.each(
    [
      ["lifecycle2 {", "stage owner", "", []],
      ["a stage's owner", "lifecycle { stage x { owner $0 } }", "sales", ["guide", "visitor"]],
      ["stages to come from", "lifecycle { stage x { enter from $0 } }", "visitor", ["sales", "guide"]],
      ["activities", "lifecycle { stage x { enter from visitor on $0 } }", "form_submitted", ["sales", "visitor"]],
      ["attributes in where", "lifecycle { stage x { enter from mql on rejected where $0 } }", "reason", []],
      [
        "members of an attribute",
        "lifecycle { stage x { enter from mql on rejected where reason is $0 } }",
        "bad_data",
        [],
      ],
      ["members of a field", "segment s { when industry is $0 }", "finance", []],
      ["members in a list", "segment s { when industry in [software, $0] }", "finance", []],
      ["stages behind `stage is`", "segment s { when stage is $0 }", "mql", []],
      ["grades", "segment s { when fit.grade is $0 }", "A", []],
      ["what is in a score", "segment s { when fit.$0 }", "grade", ["email"]],
      ["fields of the account", "segment s { when account.$0 }", "size", ["email"]],
      ["channels of consent", "segment s { when consent.$0 }", "email", []],
      ["an activity behind did", "segment s { when did $0 }", "form_submitted", ["email"]],
      ["a half-typed name", "segment s { when emplo$0", "employees", []],
      ["teams of a queue", "queue q { team $0 }", "sales", ["visitor"]],
      ["queues of a row", "routing r { on entering mql   otherwise -> $0 }", "general", ["sales"]],
      ["a queue to overflow to", "queue q { team sales   overflow $0 }", "general", []],
      ["contents to send", "nurture n { steps { send $0 } }", "guide", ["visitor"]],
      ["channels", "content c { by $0 }", "email", ["guide"]],
      ["fields to ask for", "profiling { ask $0 }", "budget", ["guide"]],
      ["cells of the content map", "content map {\n  | phase | buyer |\n  | close | $0 |\n}", "guide", ["visitor"]],
      ["phases of the content map", "content map {\n  | phase | buyer |\n  | $0 | guide |\n}", "close", []],
      ["personas of the content map", "content map {\n  | phase | $0 |\n}", "buyer", []],
      ["stages of an SLA", "sla s { starts on entering $0 }", "mql", ["guide"]],
      ["calendars", "sla s { within 4 business hours of $0 }", "desk", ["mql"]],
      ["fields of a given lead", 'test "t" { given lead { $0 } }', "employees", ["guide"]],
      ["attributes of what was done", 'test "t" { at 2026-01-01 did form_submitted { $0 } }', "seconds", ["email"]],
      [
        "teams to notify",
        "sla s { starts on entering mql   within 4 hours   at 50% -> notify $0 }",
        "sales",
        ["guide"],
      ],
      ["teams of an agreement", "agreement a { between $0 }", "sales", ["guide"]],
      ["kinds to cover", "agreement a { covers $0 }", "sla", ["routing", "stage", "sales"]],
      ["further kinds to cover", "agreement a { covers content map, score fit, $0 }", "turnback", ["content map"]],
      ["what to cover of a kind", "agreement a { covers score $0 }", "fit", ["sla", "first_call"]],
      ["SLAs in a test", 'test "t" { expect sla $0 }', "first_call", []],
      ["the programme of a reason", "turnback recycled { not_ready -> nurture $0 }", "warm", ["guide"]],
    ].slice(1) as [string, string, string, string[]][],
  )("offers %s", (_title, text, wanted, unwanted) => {
    const offered = labels(text.replaceAll("\\\n", "\n"));
    expect(offered).toContain(wanted);
    for (const name of unwanted) expect(offered).not.toContain(name);
  });

  it("puts first what fits the other side of a comparison", () => {
    const offered = labels("segment s { when $0 >= 1000 }");
    expect(offered.indexOf("employees")).toBeLessThan(offered.indexOf("industry"));
    expect(offered.indexOf("fit")).toBeLessThan(offered.indexOf("email"));
  });

  it("puts first what can be a criterion by itself", () => {
    const offered = labels("nurture n { for $0 }");
    expect(offered.indexOf("large")).toBeLessThan(offered.indexOf("employees"));
    expect(offered.indexOf("opted_in")).toBeLessThan(offered.indexOf("industry"));
  });
});

describe("words of the language", () => {
  it("offers every declaration at the beginning of a statement", () => {
    expect(labels("$0")).toEqual(expect.arrayContaining(declarationKeywords.map(({ word }) => word)));
  });

  const blocks = declarationKeywords.flatMap((keyword) => listBlocks(keyword, headOf(keyword.word), "}"));
  it.each(blocks)("offers the properties of $path", ({ head, tail, properties }) => {
    const offered = labels(`${head}$0\n${tail}\n`);
    expect(offered).toEqual(expect.arrayContaining([...properties]));
  });

  const closed = blocks.flatMap(({ path, head, tail, keyword }) =>
    (keyword.properties ?? [])
      .filter(({ values }) => values !== undefined)
      .map(({ word, values = [] }) => ({ path: `${path} ${word}`, text: `${head}${word} $0\n${tail}\n`, values })),
  );
  it.each(closed.filter(({ path }) => !/normalize|keep|standardize/.test(path)))(
    "offers the values of $path",
    ({ text, values }) => {
      expect(labels(text).slice(0, values.length).sort()).toEqual([...values].sort());
    },
  );

  it.each([
    ["units behind a number", "sla s { within 4 $0 }", "hours"],
    ["business time", "sla s { within 4 business $0 }", "hours of"],
    ["types of a field", "lead { phone $0 }", "phone"],
    ["options of a field", "lead { phone phone $0 }", "key"],
    ["how a criterion begins", "segment s { when $0 }", "did"],
    ["how a criterion goes on", "segment s { when employees $0 }", "is known"],
    ["what binds criteria", "segment s { when large $0 }", "and"],
    ["how an enter clause goes on", "lifecycle { stage x { enter from visitor $0 } }", "when"],
    ["the next property of the line", "lifecycle { stage x { owner sales   $0 } }", "worked by"],
    ["actions of a tier", "sla s { at 50% -> $0 }", "notify"],
    ["steps inside a decision", "nurture n { steps { if large { $0 } } }", "send"],
    ["rules inside a group", 'score s { group "G" { $0 } }', "group"],
  ])("offers %s", (_title, text, wanted) => {
    expect(labels(text)).toContain(wanted);
  });
});

describe("texts and comments", () => {
  it.each([
    ["time zones", 'calendar c { timezone "Europe/Ber$0" }', "Europe/Berlin"],
    ["regions with holidays", 'calendar c { holidays "$0" }', "DE"],
    ["members", 'queue q { member "$0" }', "ana@acme.example"],
    ["codes behind funnel-ignore", "// funnel-ignore black$0", "black-hole"],
    ["the directive", "// fun$0", "funnel-ignore"],
  ])("offers %s", (_title, text, wanted) => {
    expect(labels(text)).toContain(wanted);
  });

  it.each([
    ["a text that is free", 'team t { contact "a$0" }'],
    ["a comment", "// some words $0"],
    ["a number", "score s { range 1$0 }"],
  ])("stays silent in %s", (_title, text) => {
    expect(labels(text)).toEqual([]);
  });

  it("replaces the whole text of a zone", () => {
    const { snapshot, spot } = openFixture(`${model}calendar c { timezone "Europe/Ber$0lin" }`);
    const item = complete(snapshot, spot, true).items.find(({ label }) => label === "Europe/Berlin");
    const edit = item?.textEdit as { range: { start: { character: number }; end: { character: number } } };
    expect(edit.range.end.character - edit.range.start.character).toBe("Europe/Berlin".length);
  });
});

describe("other files", () => {
  it.each([
    ["keys of the manifest", "//- funnel.yaml\nna$0", "name"],
    ["severities", "//- funnel.yaml\nrules:\n  black-hole: $0", "warning"],
    ["codes of rules", "//- funnel.yaml\nrules:\n  $0", "black-hole"],
    ["keys of an entry", '//- main.funnel\ncatalog "c.yaml"\n//- c.yaml\nguide:\n  $0', "expert"],
    ["channels of an entry", '//- main.funnel\ncatalog "c.yaml"\n//- c.yaml\nguide:\n  by: [$0]', "email"],
    [
      "personas of a row",
      '//- main.funnel\ncatalog "c.csv"\npersona buyer { when 1 = 1 }\n//- c.csv\nname,by,personas\nguide,email,$0',
      "buyer",
    ],
  ])("offers %s", (_title, text, wanted) => {
    const { snapshot, spot } = openFixture(text);
    expect(complete(snapshot, spot, true).items.map(({ label }) => label)).toContain(wanted);
  });
});

it("documents a name when it is asked to", () => {
  const { snapshot, spot } = openFixture(`${model}segment s { when $0 }`);
  const item = complete(snapshot, spot, true).items.find(({ label }) => label === "fit")!;
  expect(item.documentation).toBeUndefined();
  expect(resolveCompletion(snapshot, item).documentation).toMatchObject({ value: expect.stringContaining("Fit") });
});

it("keeps a long list short, and finds the rest as the word grows", () => {
  const segments = Array.from({ length: 1000 }, (_, index) => `segment big_${index} { when employees > ${index} }`);
  const listAt = (typed: string) => {
    const { snapshot, spot } = openFixture(`${model}${segments.join("\n")}\nsegment s { when ${typed}$0 }`);
    return complete(snapshot, spot, true);
  };
  const first = listAt("");
  expect(first.isIncomplete).toBe(true);
  expect(first.items.length).toBeLessThan(500);
  const grown = listAt("b997");
  expect(grown.items.map(({ label }) => label)).toContain("big_997");
});

it("gives editors without snippets plain words", () => {
  const { snapshot, spot } = openFixture("$0");
  const item = complete(snapshot, spot, false).items.find(({ label }) => label === "team")!;
  expect(item.textEdit).toMatchObject({ newText: "team" });
});

it.each(declarationSnippets.map((snippet) => [snippet.word, snippet] as const))(
  "has a snippet of %s that parses",
  (_word, { body, inner, word }) => {
    const text = body
      .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, "$1")
      .replace(/\$\{\d+:([^}]*)\}/g, "$1")
      .replace(/\$\d+/g, "");
    const source = inner === true ? `${word === "stage" ? "lifecycle" : "journey"} {\n${text}\n}\n` : `${text}\n`;
    expect(parseSource({ path: "snippet.funnel", text: source }).diagnostics).toEqual([]);
  },
);

interface Block {
  readonly path: string;
  readonly head: string;
  readonly tail: string;
  readonly keyword: PropertyKeyword;
  readonly properties: readonly string[];
}

/** The block of a keyword and those inside it, with what must stand around a cursor in each. */
function listBlocks(keyword: PropertyKeyword, head: string, tail: string, path = keyword.word): Block[] {
  if (keyword.properties === undefined || keyword.word === "catalog" || keyword.word === "channel") return [];
  const properties = keyword.properties.map(({ word }) => word).filter((word) => /^\w/.test(word));
  const inner = keyword.properties.flatMap((property) =>
    listBlocks(property, `${head}${headOf(property.word)}`, `}${tail}`, `${path} ${property.word}`),
  );
  return [{ path, head, tail, keyword, properties }, ...inner];
}

function headOf(word: string): string {
  const isUnnamed = [
    "lead",
    "account",
    "journey",
    "lifecycle",
    "content map",
    "contact policy",
    "profiling",
    "identity",
    "hygiene",
    "value",
    "steps",
  ];
  if (isUnnamed.includes(word)) return `${word} {\n`;
  return word === "test" || word === "group"
    ? `${word} "x" {\n`
    : word === "turnback"
      ? "turnback recycled {\n"
      : `${word} x {\n`;
}
