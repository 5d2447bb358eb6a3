/** The `.funnel` files of the project that `funnel init` makes: small, complete, and without findings. */

const company = `/// How strangers become customers. Agreed by Marketing and Sales.
funnel NAME "TITLE" {
  timezone "America/New_York"
  currency USD
}

team marketing "Marketing" { contact "marketing@example.com" }
team sales     "Sales"     { contact "sales@example.com" }

calendar business "Business hours" {
  timezone "America/New_York"
  open     mon..fri 09:00..17:00
  holidays "US"
}
`;

const lead = `lead {
  email        email   key   sensitivity low
  phone        phone   key   sensitivity medium
  first_name   text          sensitivity low
  last_name    text          sensitivity low
  title        text          sensitivity low
  company      text          sensitivity low
  country      country       sensitivity low
  employees    integer       sensitivity medium
  email_opt_in boolean
}

activity page_viewed      { url text }
activity form_submitted   "Form submitted" { form text }
activity content_viewed   "Content viewed" { content content }
activity demo_requested   "Demo requested" { intent high }
activity sales_accepted   { by sales }
activity sales_rejected   { by sales   reason one of [not_ready, no_contact, bad_data, competitor] }
activity deal_won         { by sales   amount money }
activity deal_lost        { by sales   reason one of [price, no_decision] }
activity contract_renewed { by sales   amount money }

persona decision_maker "Decision maker" {
  when title matches /\\b(chief|vp|head|director)\\b/i
  role decision_maker
}
persona practitioner "Practitioner" {
  when title is known and not title matches /\\b(chief|vp|head|director)\\b/i
  role champion
}

journey {
  phase interest     "Why change?"
  phase requirements "What must it do?" { when did content_viewed at least 2 times within 30 days }
  phase decision     "Why this one?"    { when did demo_requested within 30 days }
}

identity {
  match email
  match phone and last_name
  normalize email lowercase
  keep latest title, company
  keep false  email_opt_in   // an opt-out always wins
  activities keep all
}

hygiene {
  require email is valid             before qualified
  reject  when email is disposable   because "Disposable mailbox"
}

profiling {
  ask email, first_name
  ask title, company       after 1 form_submitted
  ask employees, country   after 2 form_submitted
  at most 2 per form
}
`;

const scoring = `score fit "Fit" {
  kind  fit
  range 0..100
  +40 when employees >= 200
  +20 when employees in 50..199
  +30 when persona is decision_maker
  +20 when email is business
  -30 when email is free
  grade A from 60, B from 40, C from 20, D
}

score engagement "Engagement" {
  kind  behavior
  range 0..100
  reset on entering recycled
  +50 on demo_requested                   once per day
  +20 on form_submitted                   max 40
  group "Reading" max 30 {
    +10 on content_viewed                 once per day   within 60 days
    +2  on page_viewed                    max 10         halves every 14 days
  }
  -10 every 30 days without page_viewed   max 30
}
`;

const lifecycle = `lifecycle {
  stage visitor "Known visitor" {
    initial
    owner  marketing
    intent anonymity
  }
  stage inquiry "Inquiry" {
    owner  marketing
    intent involvement
    enter  from visitor on form_submitted
  }
  stage qualified "Qualified lead" {
    owner  sales
    intent investment
    enter  from inquiry, recycled when fit.grade in [A, B] and engagement >= 50
    limit  14 days then recycled because no_contact
  }
  stage opportunity "Opportunity" {
    owner  sales   worked by sales
    intent investment
    enter  from qualified on sales_accepted
    limit  12 months then recycled because no_decision
  }
  stage customer "Customer" {
    owner  sales   final won
    enter  from opportunity on deal_won
  }
  stage recycled "Recycled" {
    owner   marketing
    intent  involvement
    reasons [not_ready, no_contact, bad_data, price, no_decision]
    enter   from qualified   on sales_rejected where reason is not competitor   because reason
    enter   from opportunity on deal_lost                                       because reason
    limit   24 months then disqualified
  }
  stage disqualified "Disqualified" {
    owner  marketing   final lost
    enter  from qualified on sales_rejected where reason is competitor
  }
}

turnback recycled {
  bad_data           -> quarantine          requalify when email is valid
  price, no_decision -> nurture keep_warm   requalify after 90 days when did demo_requested
  otherwise          -> nurture keep_warm   requalify when engagement >= 60
}
`;

const nurture = `content starter_guide "The starter guide" {
  type   guide
  url    "https://example.com/guide"
  by     email, web
  expert "Priya, solutions lead"
  useful without purchase
}
content checklist "The buyer's checklist" {
  type   guide
  by     email, direct_mail
  expert "Priya, solutions lead"
  useful without purchase
}
content customer_story "How a customer did it" { type case_study   by email, web }
content price_list     "Plans and prices"      { type guide        by email, direct_mail }
content welcome_box    "Welcome box"           { type kit          by direct_mail }
content first_steps    "First steps"           { type course       by email, web }

content map {
  | phase        | decision_maker            | practitioner              | any                       |
  | interest     | starter_guide, checklist  | starter_guide, checklist  | starter_guide, checklist  |
  | requirements | customer_story, checklist | customer_story, checklist | customer_story, checklist |
  | decision     | price_list                | price_list                | price_list                |
}

contact policy {
  at most 2 touches per 7 days
  quiet   20:00..08:00
  on      mon..fri
  consent email when email_opt_in
  when capped defer
}

nurture why_change "Why change?" {
  intent list_to_lead
  for    stage in [visitor, inquiry]
  goal   stage is qualified
  every  14 days at 10:00 send next from content map by email, direct_mail
}

nurture keep_warm "Keep warm" {
  intent turnback
  for    stage is recycled
  goal   stage is qualified
  steps {
    send customer_story by email
    wait 30 days
    if did content_viewed within 30 days {
      ask employees, country
    } else {
      task "Send the checklist by post" for marketing by direct_mail
    }
    wait until did form_submitted, at most 60 days
    repeat at most 3 times
  }
}

nurture first_year "The first year" {
  intent customer
  for    stage is customer
  goal   did contract_renewed
  steps {
    send welcome_box by direct_mail
    wait 30 days
    send first_steps by email, web
    wait until did contract_renewed, at most 300 days
    task "Talk about the renewal" for sales by phone
  }
}
`;

const handover = `queue desk "Sales desk" {
  team   sales
  member "ana@example.com"
  member "bo@example.com"
  assign round_robin
}

routing new_lead "Who gets a qualified lead" {
  on   entering qualified
  keep owner
  otherwise -> desk
}

sla follow_up "Sales follows up" {
  starts on entering qualified
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  commit within 1 business hour of business on sales_accepted
  at 50%  -> notify owner
  at 100% -> notify sales, escalate to sales
}

measure involvement "Strangers who get involved" {
  intent list_to_lead
  rate   from visitor to inquiry within 60 days
  target >= 10%
}
measure acceptance "Leads that sales takes up" {
  intent lead
  rate   from qualified to opportunity within 14 days
  target >= 60%
}
measure comeback "Leads that come back" {
  intent turnback
  rate   from recycled to qualified within 180 days
  target >= 5%
}
measure renewals "Renewals" {
  intent customer
  count  did contract_renewed
  target >= 10
}
measure returned "Why sales returns leads" { reasons of recycled }

// funnel-ignore unsigned-agreement: delete this line when both teams have signed it
agreement yearly "What marketing and sales agree on" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_lead
  review  every 90 days
}
`;

const tests = `test "a director who asks for a demo goes to the sales desk" {
  given lead {
    email "dana@bigbank.example"  title "Director of Finance"  employees 5000  email_opt_in true
  }
  at 2026-03-02T10:00 did form_submitted { form "contact" }
  expect stage is inquiry and engagement = 20
  at +1 minute did demo_requested
  expect stage is qualified and persona is decision_maker
  expect queue is desk and sla follow_up is running
  at +5 hours
  expect sla follow_up is breached and notified sales
}

test "what sales gives back is kept warm" {
  given lead {
    email "dana@bigbank.example"  title "Director of Finance"  employees 5000  email_opt_in true
  }
  at 2026-03-02T10:00 did form_submitted
  at +1 minute did demo_requested
  at +1 hour did sales_rejected { reason not_ready }
  expect stage is recycled and reason is not_ready
  expect engagement = 0 and nurture is keep_warm
}

test "a competitor is out for good" {
  given lead { email "spy@rival.example"  title "Director of Research"  employees 5000 }
  at 2026-03-02T10:00 did form_submitted
  at +1 minute did demo_requested
  at +1 hour did sales_rejected { reason competitor }
  expect stage is disqualified
}

test "fit by size" {
  | employees | => fit | fit.grade |
  | 5000      | 40     | B         |
  | 80        | 20     | C         |
  | 3         | 0      | D         |
}
`;

/** Each file by its path; `NAME` and `TITLE` stand for the name of the funnel. */
export const starterSources: Readonly<Record<string, string>> = {
  "company.funnel": company,
  "lead.funnel": lead,
  "scoring.funnel": scoring,
  "lifecycle.funnel": lifecycle,
  "nurture.funnel": nurture,
  "handover.funnel": handover,
  "tests/qualification.funnel": tests,
};
