/** Writes projects of any size that are made as people make them: one team after the other adds its own corner. */

/** A project of about so many lines, as one text that has no mistake and no finding of logic. */
export function writeBigProject(lines: number): string {
  const units = Math.max(1, Math.round(lines / linesPerUnit));
  const names = Array.from({ length: units }, (_, index) => `u${index}`);
  const stages = names.map(writeStages).join("");
  return `${head}lead {\n${leadFields}${names.map(writeFields).join("")}}\n${names.map(writeUnit).join("")}${`lifecycle {\n  stage visitor "Known visitor" { initial owner marketing intent anonymity }\n${stages}}\n`}`;
}

const linesPerUnit = 92;

const head = `funnel big "Big" {
  timezone "America/New_York"
  currency USD
}
team marketing "Marketing" { contact "m@acme.example" }
team sales "Sales" { contact "s@acme.example" }
activity page_viewed "Page viewed" { url text }
activity form_submitted "Form submitted" { form text }
activity sales_accepted "Sales accepted" { by sales }
activity sales_rejected "Sales rejected" {
  by     sales
  reason one of [not_ready, no_contact, competitor]
}
activity deal_won "Deal won" { by sales }
queue general "Everyone" { team sales member "cy@acme.example" assign round_robin }
persona buyer "Buyer" {
  when title matches /\\b(cfo|finance|chief)\\b/i
  priority 2
}
persona user "User" {
  when title matches /\\b(engineer|analyst|manager)\\b/i
  priority 1
}
journey {
  phase interest "Why change?"
  phase close "Why now?" { when did form_submitted at least 3 times within 30 days }
}
`;

const leadFields = `  email     email   key
  title     text
  country   country
  employees integer
`;

const writeFields = (unit: string): string => `  ${unit}_size     integer
  ${unit}_industry one of [software, finance, health, other]
  ${unit}_budget   money
  ${unit}_opted_in boolean
`;

const writeUnit = (unit: string): string => `activity ${unit}_viewed "Viewed ${unit}" {
  content content
  seconds integer
}
activity ${unit}_demo "Demo of ${unit}" { intent high }
content ${unit}_guide "Guide to ${unit}" { type guide by email, web }
content ${unit}_case "Case of ${unit}" { type case_study by email, web }
content ${unit}_tool "Tool for ${unit}" { type tool by email, web }
need ${unit}_prove "Has to prove ${unit}" {
  when did ${unit}_viewed where content in [${unit}_case, ${unit}_tool] or ${unit}_budget is known
}
segment ${unit}_large "Large for ${unit}" {
  when ${unit}_size >= 1000 or employees >= 5000 and ${unit}_industry in [software, finance]
}
segment ${unit}_active "Active for ${unit}" {
  when did ${unit}_viewed at least 3 times within 30 days and not (email is free) or did ${unit}_demo within 14 days
}
score ${unit}_fit "Fit for ${unit}" {
  kind  fit
  range 0..100
  +40 when ${unit}_size >= 1000
  +25 when ${unit}_size in 200..999
  +15 when ${unit}_size in 50..199
  +20 when ${unit}_industry in [software, finance]
  +20 when persona is buyer
  +10 when ${unit}_budget >= 10_000 USD and country in ["US", "CA"]
  -30 when email is free
  grade A from 70, B from 50, C from 25, D
}
score ${unit}_engagement "Engagement with ${unit}" {
  kind  behavior
  range 0..100
  +50 on ${unit}_demo                               once per day
  +15 on form_submitted where form is "${unit}"     max 45
  group "Reading" max 30 {
    +5 on ${unit}_viewed where seconds >= 30        once per day   within 60 days
    +1 on page_viewed where url contains "${unit}"  max 10         halves every 14 days
  }
  -10 every 30 days without ${unit}_viewed          max 30
}
nurture ${unit}_warm "Warm ${unit}" {
  intent lead
  for    stage in [${unit}_inquiry, ${unit}_recycled] and not (${unit}_opted_in = false)
  goal   stage is ${unit}_mql
  steps {
    send ${unit}_guide by email
    wait 7 days
    if did ${unit}_viewed within 7 days and ${unit}_large {
      send ${unit}_case by email
    } else {
      send ${unit}_tool by web, email
    }
    wait until did ${unit}_demo, at most 30 days
    repeat at most 3 times
  }
}
queue ${unit}_desk "Desk of ${unit}" { team sales member "${unit}@acme.example" assign round_robin }
routing ${unit}_route "Who gets ${unit}" {
  on   entering ${unit}_mql
  when ${unit}_large and country is "US" -> ${unit}_desk
  when ${unit}_fit.grade is A            -> ${unit}_desk
  otherwise                              -> general
}
turnback ${unit}_recycled {
  not_ready  -> nurture ${unit}_warm   requalify when ${unit}_engagement >= 60
  no_contact -> nurture ${unit}_warm   requalify when did form_submitted
  otherwise  -> nurture ${unit}_warm   requalify when ${unit}_active
}
`;

const writeStages = (unit: string): string => `  stage ${unit}_inquiry "Inquiry" {
    owner  marketing
    enter  from visitor on form_submitted where form is "${unit}"
  }
  stage ${unit}_mql "Qualified" {
    owner  sales
    enter  from ${unit}_inquiry  when ${unit}_fit.grade in [A, B] and ${unit}_engagement >= 50
    enter  from ${unit}_inquiry  on ${unit}_demo when ${unit}_large
    enter  from ${unit}_recycled when ${unit}_fit.grade in [A, B] and ${unit}_engagement >= 50
    limit  14 days then ${unit}_recycled because no_contact
  }
  stage ${unit}_accepted "Accepted" {
    owner  sales   worked by sales
    enter  from ${unit}_mql on sales_accepted
  }
  stage ${unit}_customer "Customer" { owner sales final won enter from ${unit}_accepted on deal_won }
  stage ${unit}_recycled "Recycled" {
    owner   marketing
    reasons [not_ready, no_contact]
    enter   from ${unit}_mql, ${unit}_accepted on sales_rejected where reason is not competitor because reason
  }
`;
