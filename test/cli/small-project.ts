/** A project of scores and a lifecycle, with tests and a history, for the tests of `test` and `explain`. */

export const smallProject = {
  "funnel.yaml": "name: small\n",
  "small.funnel": `funnel small "Small" { timezone "Europe/Berlin" }
team sales "Sales"
lead {
  email     email key
  title     text
  employees integer
  signed_up date
}
activity form_submitted "Form submitted"
activity page_viewed    "Page viewed"
activity deal_won       { by sales }

persona boss "The boss" { when title contains "chief" }

score fit "Fit" {
  kind  fit
  range 0..100
  +40 when employees >= 100
  +30 when persona is boss
  grade A from 60, B
}
score engagement "Engagement" {
  kind  behavior
  range 0..100
  start 5
  +20 on form_submitted max 40
  +8  on page_viewed    halves every 7 days
}

lifecycle {
  stage visitor "Visitor" {
    initial
    owner sales
  }
  stage lead "Lead" {
    owner sales
    enter from visitor when fit.grade is A and engagement >= 30
    limit 30 days then visitor
  }
  stage customer "Customer" {
    owner sales   final won
    enter from lead on deal_won
  }
}
`,
  "tests/good.funnel": `test "a form is worth twenty" {
  at 2026-03-02T10:00 did form_submitted
  expect engagement = 25
}
`,
  "events.jsonl": [
    { activity: "page_viewed", at: "2026-03-02T09:00:00Z", lead: { anonymousId: "web-1" } },
    {
      at: "2026-03-02T09:01:00Z",
      lead: {
        userId: "u-1",
        anonymousId: "web-1",
        email: "dana@bigbank.example",
        title: "Chief of Staff",
        employees: 5000,
      },
    },
    { activity: "form_submitted", at: "2026-03-02T09:02:00Z", lead: "dana@bigbank.example" },
    { activity: "form_submitted", at: "2026-03-05T09:02:00Z", lead: "u-1" },
    { activity: "page_viewed", at: "2026-03-09T23:30:00Z", lead: { email: "lee@shop.example", title: "Analyst" } },
  ]
    .map((event) => `${JSON.stringify(event)}\n`)
    .join(""),
};
