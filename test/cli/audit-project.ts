/** A project with gaps in its definition, and a history in which leads are lost, for the tests of `audit`. */

const value = `value {
  deal 10_000 EUR
  conversion visitor 20%
  conversion ready 50%
  conversion talking 40%
  conversion back 10%
}
`;

const definition = `funnel leaky "Leaky" {
  timezone "Europe/Berlin"
  currency EUR
}
team marketing "Marketing"
team sales "Sales"
lead {
  email     email key
  employees integer
}
activity form_submitted "Form submitted"
activity called         { by sales }
activity sales_rejected { by sales   why one of [too_small, no_answer] }
activity deal_won       { by sales }

score fit "Fit" {
  kind fit
  +50 when employees >= 50
}
lifecycle {
  stage visitor "Visitor" {
    initial
    owner  marketing
    intent anonymity
  }
  stage ready "Ready lead" {
    owner  sales
    intent investment
    enter  from visitor on form_submitted when fit >= 50
    limit  10 days then back because no_answer
  }
  stage talking "In talks" {
    owner  sales   worked by sales
    intent investment
    enter  from ready on called
  }
  stage customer "Customer" {
    owner  sales   final won
    enter  from talking on deal_won
  }
  stage back "Back" {
    owner   marketing
    reasons [too_small, no_answer]
    enter   from ready, talking on sales_rejected because why
  }
}
content guide "Guide" { by email }
content map {
  | phase | any   |
  | start | guide |
}
journey { phase start "Why?" }
nurture hello "Hello" {
  intent list_to_lead
  for stage is visitor
  every 7 days at 10:00 send next from content map by email
}
sla answer "Sales answers" {
  starts on entering ready
  within 2 days
  met on called, sales_rejected
  at 100% -> escalate to sales
}
`;

const visitors = Array.from({ length: 4 }, (_, number) => ({
  activity: "form_submitted",
  at: "2026-03-02T09:00:00Z",
  lead: { userId: `small-${number}`, employees: 5 },
}));

const ready = (user: string): object => ({
  activity: "form_submitted",
  at: "2026-03-02T10:00:00Z",
  lead: { userId: user, employees: 100 },
});

const events = [
  ...visitors,
  ...["called", "late", "small", "silent-1", "silent-2"].map(ready),
  { activity: "called", at: "2026-03-03T10:00:00Z", lead: { userId: "called" } },
  { activity: "sales_rejected", at: "2026-03-03T11:00:00Z", lead: { userId: "small" }, data: { why: "too_small" } },
  { activity: "called", at: "2026-03-06T10:00:00Z", lead: { userId: "late" } },
  { activity: "deal_won", at: "2026-03-20T10:00:00Z", lead: { userId: "called" } },
];

export const auditProject = {
  "funnel.yaml": "name: leaky\n",
  "leaky.funnel": definition,
  "value.funnel": value,
  "events.jsonl": events.map((event, id) => `${JSON.stringify({ id: String(id), ...event })}\n`).join(""),
};
