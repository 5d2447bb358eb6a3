/** A project with one of everything, beside which a fixture of a test is checked. */

export const baseProject = `
funnel base "Base" { timezone "Europe/Berlin"   currency USD }
team marketing "Marketing" { contact "m@acme.example" }
team sales "Sales" { contact "s@acme.example" }
calendar business { timezone "Europe/Berlin"   open mon..fri 09:00..17:00 }
lead {
  email      email key
  phone      phone
  title      text
  company    text
  country    country
  employees  integer
  ratio      number
  share      percent
  industry   one of [software, finance, other]
  size       one of [small, "very large"]
  budget     money
  opt_in     boolean
  tags       list of one of [hot, cold]
  favourite  content
  born       date
  renewed    datetime
  site       url
}
account {
  domain  text key
  tier    one of [gold, silver]
  match   domain of email
}
activity page_viewed { url text }
activity form_submitted { form text   title text }
activity content_viewed { content content   seconds integer   paid money }
activity demo_requested { intent high }
activity rejected { by sales   reason one of [not_ready, no_contact, competitor]   note text }
need prove_roi { when did content_viewed }
persona chief { when title contains "chief" }
persona doer { when title contains "engineer" }
journey {
  phase interest
  phase proposal { when did demo_requested }
  phase close    { when budget is known }
}
score fit {
  kind fit
  +40 when employees >= 1000
  grade A from 70, B from 50, C
}
score engagement {
  kind behavior
  +10 on page_viewed
}
segment big { when employees >= 1000 }
lifecycle {
  stage visitor { initial }
  stage mql { enter from visitor on demo_requested }
  stage customer {
    final won
    enter from mql when big
  }
  stage recycled {
    reasons [not_ready, no_contact]
    enter from mql on rejected because reason
  }
}
content guide { by email, web }
content brochure { by direct_mail }
content map {
  | phase    | chief | any   |
  | interest | guide | guide |
}
nurture warm {
  for stage is visitor
  steps { send guide by email }
}
queue desk { team sales   member "ann" }
sla quick {
  starts on entering mql
  within 4 hours
  met on rejected
}
`;
