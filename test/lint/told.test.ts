/** What advice on programmes, SLAs, contact, questions and agreements says besides its example: once, in place, with numbers. */
import { describe, expect, it } from "vitest";
import { applyFixes } from "../../compiler/diagnostics/apply-fixes.ts";
import { excerptOf, lintSnippet } from "./lint-snippet.ts";

const nurture = (name: string, lines: string): string => `nurture ${name} {\n  ${lines}\n}\n`;
const mails = "steps {\n    send industry_guide by email\n    wait 9 days\n    send roi_calculator by email\n  }";
const agreement = (lines: string): string => `agreement fy26 {\n  ${lines}\n}\n`;
const covers = "covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql";

describe("programmes", () => {
  it("that all mail are told once, of the whole funnel", () => {
    const snippet =
      nurture("why_change", `for stage in [visitor, inquiry]\n  ${mails}`) +
      nurture("first_year", `intent customer\n  for stage is customer\n  ${mails}`);
    const lacking = ["nurture why_now", "nurture keep_warm", "turnback recycled"];
    const found = lintSnippet("email-only", snippet, { lacking });
    expect(found.map(({ message, related }) => [message, related.length])).toEqual([
      ["All 2 programmes of this funnel, `first_year` and `why_change`, reach people by e-mail alone.", 2],
    ]);
    expect(found.map(excerptOf)[0]).toMatch(/^funnel acme/u);
  });

  it("that name a channel for which nothing is made only mail", () => {
    const snippet = `content map {\n  | phase    | any            |\n  | interest | roi_calculator |\n}\n${nurture(
      "why_change",
      "for stage in [visitor, inquiry]\n  every 30 days send next from content map by email, sms",
    )}`;
    const [found] = lintSnippet("email-only", snippet);
    expect(found?.message).toBe("`why_change` reaches people by e-mail alone: nothing it sends is made for `sms`.");
    expect(found?.help).toContain("`by email, web`");
  });

  it("for customers and prospects with the same steps are told at that for customers", () => {
    const snippet =
      nurture("why_change", `intent list_to_lead\n  for stage in [visitor, inquiry]\n  ${mails}`) +
      nurture("first_year", `intent customer\n  for stage is customer\n  ${mails}`);
    const found = lintSnippet("customers-treated-as-prospects", snippet);
    expect(found.map(({ message }) => message)).toEqual([
      "`first_year` has the same steps as `why_change`, which is for people who have not bought.",
    ]);
  });

  it("that span both intents come with a lead who would get the wrong one", () => {
    const snippet = nurture("why_change", `intent lead\n  for stage in [inquiry, mql]\n  ${mails}`);
    const [found] = lintSnippet("one-nurture-for-two-intents", snippet);
    expect(found?.witness).toMatch(/^given lead \{/u);
    expect(found?.help).toContain("Leave `inquiry` out of this `for`");
    expect(found && excerptOf(found)).toBe("stage in [inquiry, mql]");
  });
});

describe("contact", () => {
  it("without any policy is told once", () => {
    const lacking = ["contact policy"];
    expect(lintSnippet("no-contact-cap", "", { lacking }).length).toBe(1);
    expect(lintSnippet("no-consent-rule", "", { lacking })).toEqual([]);
    expect(lintSnippet("no-quiet-hours", "", { lacking })).toEqual([]);
  });

  it("needs a rule for each channel that reaches people wherever they are", () => {
    const send = "send reminder by sms, email";
    const snippet = `content reminder { type trial  by sms, email }\n${nurture(
      "why_now",
      `for stage is mql\n  steps {\n    ${send}\n  }`,
    )}contact policy {\n  at most 2 touches per 7 days by email\n}`;
    expect(lintSnippet("no-consent-rule", snippet).map(({ message }) => message.slice(0, 16))).toEqual([
      "People get mails",
      "People get SMS f",
    ]);
    expect(lintSnippet("no-contact-cap", snippet).map(({ message }) => message)).toEqual([
      "Nothing limits how many SMS one person gets from `why_now`.",
    ]);
  });
});

describe("SLAs", () => {
  it("count a commitment by the clock too", () => {
    const snippet = `sla follow_up {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted
  commit within 90 minutes on sales_accepted
  at 100% -> notify sales
}`;
    const [found] = lintSnippet("sla-without-calendar", snippet);
    expect(found?.message).toBe(
      "The commitment of `follow_up` counts 90 minutes through nights and weekends: a lead of Saturday 20:00 is late on Saturday at 21:30.",
    );
    expect(found?.fix?.edits.map(({ newText }) => newText)).toEqual(["90 business minutes of business"]);
  });

  it("escalate where they do something at 100% already", () => {
    const snippet = `sla follow_up {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted
  at 100% -> notify sales
}`;
    const found = lintSnippet("sla-without-escalation", snippet);
    const [fixed] = applyFixes(found).texts.values();
    expect(fixed).toContain("  at 100% -> notify sales, escalate to sales\n");
  });
});

describe("questions", () => {
  it("change places and leave the conditions where they are", () => {
    const snippet = `profiling {
  ask budget            after 1 form_submitted
  ask first_name, title after 2 form_submitted
}`;
    const found = lintSnippet("profiling-too-soon", snippet);
    expect(found.map(excerptOf)).toEqual(["budget"]);
    const [fixed] = applyFixes(found).texts.values();
    expect(fixed).toBe(`profiling {
  ask first_name, title            after 1 form_submitted
  ask budget after 2 form_submitted
}`);
  });

  it("of one long row are sorted", () => {
    const found = lintSnippet("profiling-too-soon", "profiling {\n  ask budget, phone, email\n  at most 1 per form\n}");
    expect(found.map(excerptOf)).toEqual(["budget", "phone"]);
    const [fixed] = applyFixes(found).texts.values();
    expect(fixed).toContain("ask email, phone, budget\n");
  });
});

describe("agreements", () => {
  const before = agreement(`between marketing, sales\n  ${covers}\n  review every 90 days`);
  const messagesFor = (now: string): readonly string[] =>
    lintSnippet("definition-changed-since-signing", now, { signing: "before", before }).map(({ message }) =>
      message.replaceAll(/ \([^)]*\)/g, ""),
    );

  it("whose terms or extent changed are told at the agreement", () => {
    expect(messagesFor(agreement(`between marketing, sales\n  ${covers}\n  review every 300 days`))).toEqual([
      "The terms of `fy26` have changed since `marketing` and `sales` signed it.",
    ]);
    const longer = agreement(`between marketing, sales\n  ${covers}, identity\n  review every 90 days`);
    expect(messagesFor(longer)).toEqual(["`identity` was not covered when `marketing` and `sales` signed `fy26`."]);
    const shorter = agreement(
      `between marketing, sales\n  ${covers.replace(", score fit", "")}\n  review every 90 days`,
    );
    expect(messagesFor(shorter)).toEqual([
      "`score fit` was covered when `marketing` and `sales` signed `fy26`, and is not any more.",
    ]);
  });

  it("with other titles, comments and layout are as they were signed", () => {
    expect(messagesFor(`// Renewed.\n${before.replace("agreement fy26", 'agreement fy26 "The year"')}`)).toEqual([]);
  });

  it("are not judged by a lock that cannot be read", () => {
    const files = { "funnel.lock": "<<<<<<< ours\nlock: 1\n" };
    expect(lintSnippet("unsigned-agreement", before, { files })).toEqual([]);
  });

  it("are never overdue where nobody knows the time", () => {
    expect(lintSnippet("review-overdue", before, { signing: "long ago" }).length).toBe(1);
    expect(lintSnippet("review-overdue", before, { signing: "long ago", now: undefined })).toEqual([]);
  });
});
