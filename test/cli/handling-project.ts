/** A project in which leads are assigned, timed, nurtured, turned back and held, for the tests of `explain`. */

export const handlingProject = {
  // Partners are nurtured while sales works, so that the tests see a programme paused.
  "funnel.yaml": "name: handling\nrules: { nurture-while-worked: off }\n",
  "handling.funnel": `funnel handling "Handling" { timezone "Europe/Berlin" }
team marketing "Marketing"
team sales     "Sales"
calendar office "Office" {
  timezone "Europe/Berlin"
  open     mon..fri 09:00..17:00
}
account {
  domain text key
  match domain of email
}
lead {
  email   email key
  country country
  budget  text
  opt_in  boolean
  partner boolean
}
activity form_submitted "Form submitted"
activity sales_accepted { by sales }
activity sales_rejected {
  by sales
  reason one of [price, other]
}

score engagement {
  kind  behavior
  range 0..100
  +20 on form_submitted
}
journey {
  phase why "Why change?"
}
content guide "The guide"   { type guide by email }
content podcast "A podcast" { type podcast by email }
content map {
  | phase | any            |
  | why   | guide, podcast |
}
contact policy {
  at most 1 touches per 7 days
  quiet 20:00..08:00
  consent email when opt_in
}
nurture warm_up "Warm up" {
  for   stage is visitor
  goal  stage is mql
  every 2 days at 10:00 send next from content map by email
}
nurture keep_warm "Keep warm" {
  for stage is recycled
  steps {
    wait 14 days
    send podcast by email
  }
}
nurture partners "For partners" {
  for      partner
  priority 5
  steps {
    wait until did sales_rejected, at most 20 days
    send guide by email
  }
}
profiling {
  ask email, country
  ask budget after 1 form_submitted
  at most 1 per form
}
hygiene {
  require country is known    before mql
  reject  when email is disposable because "Disposable mailbox"
  stale   after 30 days without form_submitted
}
queue desk "The desk" {
  team   sales
  member "ana@handling.example"
  assign round_robin
}
routing new_mql "Who gets it" {
  on entering mql
  otherwise -> desk
}
sla follow_up "Follow up" {
  starts on entering mql
  within 4 business hours of office
  met    on sales_rejected
  commit within 30 business minutes of office on sales_accepted
  at 50%  -> notify owner
  at 100% -> notify sales, escalate to marketing
  at 150% -> reassign
}
turnback recycled {
  price     -> nurture keep_warm requalify after 30 days when budget is known and engagement >= 60
  otherwise -> nurture keep_warm
}
lifecycle {
  stage visitor "Visitor" {
    initial
    owner marketing
  }
  stage mql "Ready for sales" {
    owner     sales
    worked by sales
    enter from visitor, recycled when engagement >= 40
  }
  stage recycled "Recycled" {
    owner   marketing
    reasons [price, other]
    enter from mql on sales_rejected because reason
  }
}
`,
  "events.jsonl": [
    { at: "2026-03-02T09:00:00Z", lead: { userId: "nurtured", email: "nia@one.example", opt_in: true } },
    { at: "2026-03-02T09:00:00Z", lead: { userId: "paused", country: "AT", opt_in: true, partner: true } },
    { at: "2026-03-02T09:00:00Z", lead: { userId: "worked", email: "wes@two.example", country: "DE" } },
    { at: "2026-03-02T09:00:00Z", lead: { userId: "recycled", email: "rea@two.example", country: "DE" } },
    { at: "2026-03-02T09:00:00Z", lead: { userId: "held", email: "hal@three.example" } },
    { at: "2026-03-02T09:00:00Z", lead: { userId: "rejected", email: "x@mailinator.com" } },
    ...["worked", "recycled", "held", "worked", "recycled", "held", "paused", "paused"].map((lead, index) => ({
      activity: "form_submitted",
      at: `2026-03-03T09:0${index}:00Z`,
      lead: { userId: lead },
    })),
    { activity: "sales_accepted", at: "2026-03-03T09:20:00Z", lead: { userId: "recycled" } },
    { activity: "sales_accepted", at: "2026-03-03T09:20:00Z", lead: { userId: "paused" } },
    { activity: "sales_rejected", at: "2026-03-03T10:00:00Z", lead: { userId: "recycled" }, reason: "price" },
  ]
    .map((event) => `${JSON.stringify(event)}\n`)
    .join(""),
};
