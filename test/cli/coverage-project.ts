/** A project with something of every kind that tests can cover, and tests that leave some of each out. */
export const coverageProject = {
  "funnel.yaml": "name: covered\n",
  "covered.funnel": `funnel covered "Covered" { timezone "Europe/Berlin" }
team marketing "Marketing"
team sales "Sales"
calendar hours "Hours" {
  timezone "Europe/Berlin"
  open mon..fri 09:00..17:00
}
lead {
  email     email key
  title     text
  country   country
  employees integer
}
activity form_submitted "Form submitted"
activity page_viewed    "Page viewed"
activity call_booked    { by sales }
activity sales_rejected { by sales   why one of [too_small, no_answer] }
persona boss "Boss" { when title contains "chief" }
journey {
  phase start "Why?"
  phase choice "Which?" { when did form_submitted }
}
score fit "Fit" {
  kind fit
  exclude when email is disposable
  +40 when employees >= 100
  +10 when title is known
}
score engagement "Engagement" {
  kind behavior
  +20 on form_submitted
  +1  on page_viewed
}
lifecycle {
  stage visitor "Visitor" {
    initial
    owner marketing
  }
  stage ready "Ready" {
    owner sales
    enter from visitor when fit >= 40 and engagement >= 20
    enter from visitor on call_booked
    limit 30 days then back because no_answer
  }
  stage back "Back" {
    owner marketing
    reasons [too_small, no_answer]
    enter from ready on sales_rejected because why
    limit 12 months then lost
  }
  stage lost "Lost" {
    owner marketing   final lost
  }
}
content guide "Guide" { by email }
content story "Story" { by email }
content map {
  | phase  | boss  | any   |
  | start  | story | guide |
  | choice | guide | -     |
}
nurture hello "Hello" {
  for stage is visitor
  steps {
    send next by email
    wait 2 days
    if did page_viewed {
      notify marketing "They are back"
    } else {
      ask country
    }
    wait until did form_submitted, at most 5 days
    repeat at most 1 times
  }
}
nurture again "Again" {
  for stage is back
  every 7 days at 10:00 send next from content map by email
}
turnback back {
  too_small -> nurture again requalify when employees >= 100
  otherwise -> nurture again requalify when did form_submitted
}
profiling {
  ask email, title
  ask employees after 1 form_submitted
}
hygiene {
  require country is known before ready
  reject  when email is disposable because "No"
  standardize country as country
}
queue desk "Desk" { team sales   member "ann"   calendar hours }
queue large "Large" { team sales   member "bo" }
routing ready "Ready" {
  on entering ready
  keep owner
  when employees >= 1000 -> large
  otherwise -> desk
}
sla answer "Answer" {
  starts on entering ready
  within 4 business hours of hours
  met on sales_rejected
  commit within 1 business hours of hours on call_booked
  at 50% -> notify owner
  at 100% -> escalate to sales
}
`,
  "covered_test.funnel": `test "a form from a large company is called" {
  given lead { email "ann@one.example"  country "DE"  employees 200 }
  at 2026-03-02T10:00 did form_submitted
  expect stage is ready and queue is desk
  at +2 hours
  expect asked title
  at +1 minute did sales_rejected { why too_small }
  expect stage is back and reason is too_small
}
test "who looks around hears from us" {
  given lead { email "ben@two.example"  title "Chief" }
  at 2026-03-02T10:00 did page_viewed
  expect sent story by email
  at +3 days
  expect notified marketing
  at +30 days
  expect stage is visitor
}
`,
};
