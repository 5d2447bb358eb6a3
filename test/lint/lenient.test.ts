/** Where a good funnel may differ from the base project, advice on programmes, handovers, contact and identity is silent. */
import { describe, expect, it } from "vitest";
import type { RuleCode } from "../../compiler/diagnostics/rule-codes.ts";
import { lintSnippet } from "./lint-snippet.ts";

interface Case {
  readonly code: RuleCode;
  readonly title: string;
  readonly snippet: string;
  readonly lacking?: readonly string[];
}

const sla = (lines: string): string => `sla follow_up "Sales follows up" {
  starts on entering mql
  met    on sales_accepted, sales_rejected
  ${lines}
}`;
const keepWarm = (steps: string, more = ""): string => `nurture keep_warm "Keep warm" {
  intent turnback
  for    stage is recycled
  ${more}
  steps {
    ${steps}
  }
}`;
const firstYear = (lines: string): string => `nurture first_year "Your first year" {
  intent customer
  ${lines}
}`;
const policy = (lines: string): string => `contact policy {\n  ${lines}\n}`;
const identity = (lines: string): string => `identity {\n  ${lines}\n}`;

const silent: readonly Case[] = [
  { code: "email-only", title: "one message is no programme", snippet: keepWarm("send roi_calculator by email") },
  {
    code: "email-only",
    title: "somebody does something else, by whatever channel",
    snippet: keepWarm(
      'send roi_calculator by email\n    wait 9 days\n    task "Look at the account" for sales\n    repeat',
    ),
  },
  {
    code: "email-only",
    title: "operational messages are answers",
    snippet: keepWarm("send roi_calculator by email\n    wait 9 days\n    send industry_guide by email", "operational"),
  },
  {
    code: "one-nurture-for-two-intents",
    title: "stages that sales works on are never nurtured",
    snippet: `nurture why_change "Why change?" {
  intent list_to_lead
  for    stage in [visitor, inquiry, accepted]
  every  30 days at 10:00 send next from content map by email, event
}`,
  },
  {
    code: "one-nurture-for-two-intents",
    title: "a criterion that leaves the ready ones out",
    snippet: `nurture why_change "Why change?" {
  for    stage is not mql and stage is not customer and stage is not recycled and email_opt_in
  every  30 days at 10:00 send next from content map by email, event
}`,
  },
  {
    code: "customers-forgotten",
    title: "a programme for everybody is for customers too",
    snippet: firstYear("for email_opt_in\n  every 90 days send next from content map by email, event").replace(
      "  intent customer\n",
      "",
    ),
  },
  { code: "customers-forgotten", title: "no programmes at all", snippet: "", lacking: allProgrammes() },
  {
    code: "customers-treated-as-prospects",
    title: "the same rhythm with other steps",
    snippet: firstYear("for stage is customer\n  steps {\n    send roadmap_hour by event\n  }"),
  },
  {
    code: "sla-without-escalation",
    title: "it goes to somebody else",
    snippet: sla("within 4 business hours of business\n  at 100% -> reassign"),
  },
  {
    code: "sla-without-escalation",
    title: "another team is told",
    snippet: sla("within 4 business hours of business\n  at 100% -> notify marketing"),
  },
  {
    code: "sla-without-calendar",
    title: "three weeks by the clock",
    snippet: sla("within 21 days\n  at 100% -> reassign"),
  },
  {
    code: "sla-without-calendar",
    title: "calendar months",
    snippet: sla("within 2 months\n  at 100% -> reassign"),
  },
  {
    code: "sla-without-commitment",
    title: "within the hour the deadline is the commitment",
    snippet: sla("within 45 business minutes of business\n  at 100% -> reassign"),
  },
  {
    code: "sla-without-commitment",
    title: "where somebody works on the lead already",
    snippet: `sla decide "Sales decides" {
  starts on entering accepted
  within 15 business days of business
  met    on opportunity_opened
  at 100% -> escalate to sales
}`,
  },
  {
    code: "profiling-too-soon",
    title: "two that stand on one form",
    snippet: "profiling {\n  ask employees, email\n  at most 2 per form\n}",
  },
  {
    code: "profiling-too-soon",
    title: "a sensitive row that opens later",
    snippet: `profiling {
  ask budget            after 3 form_submitted
  ask first_name, title after 1 form_submitted
}`,
  },
  {
    code: "profiling-too-soon",
    title: "a row for a case of its own",
    snippet: `profiling {
  ask phone      when did demo_requested
  ask first_name after 1 form_submitted
}`,
  },
  {
    code: "profiling-too-much",
    title: "a generous limit over few questions",
    snippet: "profiling {\n  ask email, first_name, title\n  at most 9 per form\n}",
  },
  {
    code: "no-contact-cap",
    title: "caps for each channel that is used",
    snippet: policy("at most 2 touches per week by email"),
  },
  {
    code: "no-consent-rule",
    title: "every audience asks for the consent itself",
    snippet: `${policy("at most 2 touches per 7 days")}
nurture why_change {
  for   stage in [visitor, inquiry] and email_opt_in
  every 30 days at 10:00 send next from content map by email, event
}`,
    lacking: ["nurture keep_warm", "nurture first_year", "turnback recycled"],
  },
  {
    code: "no-quiet-hours",
    title: "programmes that mail at ten",
    snippet: policy("at most 2 touches per 7 days\n  consent email when email_opt_in"),
    lacking: ["nurture keep_warm", "nurture first_year", "turnback recycled"],
  },
  {
    code: "no-identity-key",
    title: "a row of identity is enough",
    snippet: identity("match phone and last_name"),
  },
  {
    code: "no-survivorship",
    title: "any rule for the consent will do",
    snippet: identity("match email\n  keep latest email_opt_in"),
  },
  {
    code: "response-counted-as-lead",
    title: "a shared mailbox has several people",
    snippet: identity("match email and last_name"),
  },
  {
    code: "response-counted-as-lead",
    title: "a second row narrows nothing",
    snippet: identity("match email\n  match email and country"),
  },
];

function allProgrammes(): readonly string[] {
  return ["why_change", "why_now", "keep_warm", "first_year"]
    .map((name) => `nurture ${name}`)
    .concat("turnback recycled");
}

/** The lifecycle of the base with a plain request as the way in, for rules about handovers. */
const handover = (way: string): string => `lifecycle {
  stage visitor "Visitor" { initial  owner marketing }
  stage mql "Ready" {
    owner sales
    enter from visitor ${way}
  }
  stage recycled "Recycled" {
    owner   marketing
    reasons [not_ready, no_contact]
    enter   from mql on sales_rejected because reason
  }
  stage customer "Customer" {
    owner sales  final won
    enter from mql on deal_won
  }
}`;
const lackingTheRest = [
  "lifecycle",
  "hygiene",
  ...["involvement", "acceptance", "second_chance", "follow_up_kept"].map((name) => `measure ${name}`),
  ...allProgrammes(),
];

describe("silent advice", () => {
  it.each(silent.map((each) => [each.code, each.title, each] as const))(
    "%s: %s",
    (code, _, { snippet, lacking = [] }) => {
      expect(lintSnippet(code, snippet, { lacking })).toEqual([]);
    },
  );
});

describe("handovers of a small lifecycle", () => {
  const count = (code: RuleCode, way: string, more: string, lacking: readonly string[] = []): number =>
    lintSnippet(code, `${handover(way)}\n${more}`, { lacking: [...lackingTheRest, ...lacking] }).length;

  it("need an SLA, at the stage or at what brings the lead", () => {
    expect(count("handover-without-sla", "on demo_requested", "", ["sla follow_up", "agreement fy26"])).toBe(1);
    expect(count("handover-without-sla", "on demo_requested", "")).toBe(0);
    const asked = sla("within 4 business hours of business").replace("on entering mql", "on demo_requested");
    expect(count("handover-without-sla", "on demo_requested", asked)).toBe(0);
  });

  it("are no handover where sales takes the lead itself, or nobody is meant to act", () => {
    expect(count("handover-without-sla", "on sales_accepted", "", ["sla follow_up", "agreement fy26"])).toBe(0);
    const nobody = ["sla follow_up", "agreement fy26", "routing new_mql"];
    expect(count("handover-without-sla", "on demo_requested", "", nobody)).toBe(0);
  });

  it("by a weak activity count a response as a lead, unless more is asked", () => {
    expect(count("response-counted-as-lead", "on form_submitted", "")).toBe(1);
    expect(count("response-counted-as-lead", "on form_submitted when fit >= 40", "")).toBe(0);
    expect(count("response-counted-as-lead", "on demo_requested", "")).toBe(0);
    expect(
      count("response-counted-as-lead", "on form_submitted", "hygiene { require email is business before mql }"),
    ).toBe(0);
  });

  it("ask for one agreement where there is none, and for each definition where there is one", () => {
    expect(count("not-in-agreement", "when fit >= 40 and engagement >= 50", "", ["agreement fy26"])).toBe(1);
    const little = "agreement fy26 { between marketing, sales  covers lifecycle }";
    expect(count("not-in-agreement", "when fit >= 40 and engagement >= 50", little)).toBe(4);
    expect(count("not-in-agreement", "when fit >= 40 and engagement >= 50", "")).toBe(0);
  });
});
