/** Where the rules of logic speak and where they must not: cases beside the examples in their files. */
import { describe, expect, it } from "vitest";
import { logicRules } from "../../compiler/lint/rules/logic/index.ts";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { completeSnippet } from "../lint/complete-snippet.ts";

/** `code at text` of what the rules of logic find in the base project with these declarations in place of its own. */
function lint(snippet: string): string[] {
  const { diagnostics } = lintFiles(createMemoryHost(completeSnippet(snippet)), { rules: logicRules });
  return diagnostics.map(({ code, location: { source, start, end } }) => {
    return `${code} at ${source.text.slice(start, end).split("\n")[0]!.trim()}`;
  });
}

const programme = (audience: string, body: string, more = "") => `nurture why_now "Why now?" {
  intent lead
  for    ${audience}
  goal   stage is accepted
  ${more}
  steps {
    send exec_dinner by event, direct_mail
    ${body}
  }
}`;

const routing = (rows: string) => `queue first "First" { team sales member "a@acme.example" assign round_robin }
queue small "Small" {
  team     sales
  member   "b@acme.example"
  assign   round_robin
  capacity 5 per day
}
queue away "Away" {
  team   sales
  member "c@acme.example" away 2026-07-01..2026-07-14
  assign round_robin
}
account {
  domain text key
  match domain of email
}
routing new_mql "Who gets an MQL" {
  on entering mql
  ${rows}
}`;

describe("rows of a routing", () => {
  it.each([
    [
      "a queue that may be full leaves leads to the next row",
      "when employees >= 10 -> small\nwhen employees >= 20 -> first\notherwise -> general",
    ],
    [
      "so does one whose members are away",
      "when employees >= 10 -> away\nwhen employees >= 20 -> first\notherwise -> general",
    ],
    [
      "and an owner who may be unknown",
      "when employees >= 10 -> owner of account\nwhen employees >= 20 -> first\notherwise -> general",
    ],
    ["rows may overlap", 'when employees >= 10 -> first\nwhen country is "US" -> small\notherwise -> general'],
    [
      "rows may leave nothing over",
      "when email is business -> first\nwhen not (email is business) -> small\nwhen email is unknown -> general",
    ],
  ])("%s", (_, rows) => {
    expect(lint(routing(rows))).toEqual([]);
  });

  it("take what two rows above take together", () => {
    const rows =
      "when employees >= 10 -> first\nwhen employees < 10 -> general\nwhen employees in 5..20 -> small\notherwise -> general";
    expect(lint(routing(rows))).toEqual(["shadowed-rule at when employees in 5..20 -> small"]);
  });

  it("leave a lead with nobody where the account has no owner", () => {
    const rows = "when employees >= 10 -> first\notherwise -> owner of account";
    expect(lint(routing(rows))).toEqual(["missing-otherwise at otherwise -> owner of account"]);
  });
});

describe("steps of a programme", () => {
  it.each([
    ["stage is mql", "if stage is recycled { exit }", ["never-true at stage is recycled"]],
    ["stage is mql", "if stage is mql { exit }", ["always-true at stage is mql"]],
    ["stage is mql and employees >= 10", "if employees < 5 { exit }", ["never-true at employees < 5"]],
    ["stage is mql", "if employees < 5 { exit }", []],
    ["stage is mql", "wait until did form_submitted, at most 3 days", []],
  ])("for `%s`: `%s`", (audience, body, expected) => {
    expect(lint(programme(audience, body))).toEqual(expected);
  });

  it("may go out whoever works on the lead when they are operational", () => {
    expect(lint(programme("stage in [mql, accepted]", "wait 1 day", "operational"))).toEqual([]);
    expect(lint(programme("stage in [mql, accepted]", "wait 1 day"))).toEqual([
      "nurture-while-worked at stage in [mql, accepted]",
    ]);
    expect(lint(programme("fit.grade is A and stage is not visitor", "wait 1 day"))).toContain(
      "nurture-while-worked at fit.grade is A and stage is not visitor",
    );
  });
});

describe("definitions", () => {
  it("that nobody meets are told of once, and not where they are used", () => {
    const segments = `segment nobody "Nobody" { when employees > 10 and employees < 5 }
segment user "User of nobody" { when nobody and email is business }`;
    expect(lint(segments)).toEqual(["never-true at employees > 10 and employees < 5"]);
  });

  it("that everybody meets as well", () => {
    const segments = `segment all "All" { when email is known or email is unknown }
segment user "User of all" { when all }`;
    expect(lint(segments)).toEqual(["always-true at email is known or email is unknown"]);
  });

  it("may be true of everyone whose value is known", () => {
    expect(lint(`segment sized "Sized" { when employees < 5 or employees >= 5 }`)).toEqual([]);
  });

  it("of personas and phases must leave something to each other", () => {
    const journey = `journey {
  phase interest "Why change?"
  phase justification "Is it worth it?" { when prove_roi }
  phase close "Why now?" { when budget is known or did content_viewed }
}`;
    expect(lint(journey)).toEqual(['shadowed-rule at phase justification "Is it worth it?" { when prove_roi }']);
    const persona = `persona chief "Chief" {
  when     title is "cfo"
  priority 1
}`;
    expect(lint(persona).map((line) => line.split(" ")[0])).toEqual(["shadowed-rule"]);
  });

  it("of scores reach what is asked of them", () => {
    const segment = (criterion: string) => `segment asked "Asked" { when ${criterion} }`;
    expect(lint(segment("fit >= 95"))).toEqual(["threshold-out-of-reach at fit >= 95"]);
    expect(lint(segment("fit >= 0 and employees > 5"))).toEqual(["threshold-out-of-reach at fit >= 0"]);
    expect(lint(segment("fit in 85..120"))).toEqual([]);
    expect(lint(segment("fit >= 85 and employees < 5"))).toEqual(["never-true at fit >= 85 and employees < 5"]);
  });
});

it("asks of a turnback's programme that it takes the lead", () => {
  const turnback = `turnback recycled {
  not_ready -> nurture first_year   requalify when engagement >= 60
  otherwise -> nurture keep_warm    requalify when engagement >= 60 and stage is mql
}`;
  expect(lint(turnback)).toEqual([
    "turnback-incomplete at not_ready -> nurture first_year   requalify when engagement >= 60",
    "turnback-incomplete at engagement >= 60 and stage is mql",
  ]);
});
