/** Every form that the language's description shows in prose parses without a finding. */
import { describe, expect, test } from "vitest";
import { parseExpression, parseSource } from "../../compiler/syntax/parse.ts";

const expressions = [
  "email is valid",
  "email is business and not email is free",
  'title contains "VP" or title starts with "Head of" or title ends with "officer"',
  "title matches /\\b(cfo|vp)\\b/i",
  "budget >= 50_000 USD",
  "now - created > 30 days",
  "last_seen + 4 business hours of business < now",
  "phase >= proposal",
  "was mql",
  "times entered mql >= 2",
  "time in stage > 14 days",
  "entered on demo_requested",
  "fit.grade > B",
  "consent.email",
  "account.employees in 200..",
  "lead.country is account.country",
  "did content_viewed where content in [roi_calculator, case_study_bank]",
  "did demo_requested within 30 days since entering mql",
  'did demo_requested where (activity.page is "x" and employees > 3) at least 2 times',
  "did page_viewed within 2 hours after email_opened",
  "count of distinct page_viewed.url within 7 days > 3",
  "sum of deal_won.amount > 10_000 USD",
  'first form_submitted.form is "contact"',
  "time since page_viewed > 30 days",
  "did any of [a, b] and did any prospect activity",
  "not (a and b) or c",
  "closed_on in 2026-01-01..2026-03-31",
  "share > 15%",
  "sla follow_up is met_late",
  'sent guide by email and asked budget and notified sales and assigned "ana@x.example" and quarantined',
];

const statements = [
  "lead {\n  budget money   moved from spend\n}",
  "activity a { x one of [a, b moved from c]   moved from old }",
  "queue q { assign round_robin   capacity 3 per week }",
  "team a { serves economic_buyer, prove_roi }",
  "score s { sum of fit 60%, engagement 40% }",
  "score s {\n  +5 on a once per 3 days\n  -10 every 30 days without page_viewed lasting max 30\n}",
  "nurture n { operational\n  every 7 days on mon..thu, sat at 10:00 send next from content map by email }",
  "contact policy { at most 3 touches per week   quiet 20:00..08:00   on mon..fri }",
  "routing r { on demo_requested where x is y when z is w\n  keep owner\n  when a is b -> owner of account\n  otherwise -> q }",
  'sla s { starts on a where b is c when d is e\n  met when owner is known\n  after 3 days -> move to recycled because no_contact, task "Call" for sales }',
  "measure m { reasons of recycled }",
  'identity { ignore phone values ["000"]   activities keep all }',
  "hygiene { standardize country as country }",
  "account {\n  domain text key\n  match domain of email\n}",
  'calendar c { open mon..fri 09:00..12:00, 13:00..17:00   closed 2026-12-24..2026-12-26 "Christmas" }',
  "// funnel-ignore content-map-gap: launch in May\ncontent map {\n  | phase | any |\n  | a     | -   |\n}",
  "value { deal 25_000 USD   conversion mql 12% }",
  "channel fax",
  'test "t" {\n  given lead {}\n  at 2026-03-02T10:00 ann did a\n  at +4 hours\n  expect ann.queue is general\n}',
];

describe("forms of the description", () => {
  test.each(expressions)("%s", (text) => {
    expect(parseExpression({ path: "a", text }).diagnostics).toEqual([]);
  });

  test.each(statements)("%s", (text) => {
    expect(parseSource({ path: "a", text }).diagnostics).toEqual([]);
  });
});
