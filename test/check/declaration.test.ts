/** Every declaration: the good form beside the base project, and its mistakes with their places. */
import { describe, expect, it } from "vitest";
import type { DiagnosticCode } from "../../compiler/diagnostics/codes.ts";
import { checkBesideBase, expectMistakes } from "./check-harness.ts";

const good: Readonly<Record<string, string>> = {
  team: `team ops { contact "o@acme.example"   member "ann"   serves chief, prove_roi }`,
  calendar: `calendar night { timezone "Asia/Tokyo"   open sat..mon 20:00..08:00   holidays "US-CA"   closed 2026-12-24..2026-12-26 "Feast" }`,
  activity: `activity webinar_joined { by prospect   intent medium   topic one of [a, b] sensitivity low   track "Webinar", "Web" }`,
  channel: `channel fax "Fax"\ncontent form { by fax }`,
  need: `need speed { when big and prove_roi }`,
  segment: `segment fast { when time in stage < 1 day }`,
  persona: `persona boss { when big   
  role decision_maker
  needs prove_roi
  priority 3 }`,
  score: `score heat {
  kind behavior
  range 0..100
  start 10
  reset on entering recycled
  exclude when email is disposable
  +5 on content_viewed where seconds >= 30 max 20 once per day
  -5 every 30 days without page_viewed lasting max 20
  +3 each time big once per 3 days
  group "G" max 30 min -5 {
    +1 on page_viewed within 60 days halves every 14 days
    +1 on page_viewed loses 25% every 1 week
  }
  grade hot from 70, warm from 30, cold
}`,
  composite: `score total { sum of fit 60%, engagement 40%\n range 0..100 }`,
  content: `content sheet { type guide   url "https://a.example"   by email   phases interest   personas chief   needs prove_roi   retired 2026-02-28 }`,
  policy: `contact policy {
  at most 2 touches per 7 days
  at most 1 touches per day by email
  quiet 20:00..08:00
  on mon..fri
  consent email, sms when opt_in
  when capped skip
}`,
  nurture: `nurture hot_list {
  intent lead
  for big
  goal stage is customer
  exit when email is disposable
  priority 5
  operational
  steps {
    send next by email
    wait 2 business days
    wait until did page_viewed, at most 1 month
    if big { ask title, company } else { exit }
    task "Call" for sales by phone
    notify sales "Now"
    repeat at most 3 times
  }
}`,
  cadence: `nurture weekly {\n  for big\n  every 7 days on tue at 10:00 send next from content map by email\n}`,
  turnback: `turnback recycled {
  not_ready -> nurture warm requalify after 30 days when big
  unspecified -> stage visitor
  otherwise -> quarantine
}`,
  profiling: `profiling {\n  ask email, title\n  ask company after 2 form_submitted when big\n  at most 2 per form\n}`,
  identity: `identity {
  match email
  match phone and title
  normalize email lowercase, trim
  keep latest title
  keep false opt_in
  keep longest company
  ignore company values ["n/a"]
  activities keep all
}`,
  hygiene: `hygiene {
  require email is valid before mql, customer
  reject when email is disposable because "No"
  stale after 6 months without any prospect activity
  standardize country as country
}`,
  queue: `queue vip { team sales   member "ann" weight 2   member "bo" away 2026-07-01..2026-07-14 takes 5 per day   assign weighted   capacity 25 per day   calendar business   overflow desk }`,
  routing: `routing new_mql {\n  on entering mql\n  keep owner\n  when big -> owner of account\n  when opt_in -> desk\n  otherwise -> desk\n}`,
  sla: `sla follow_up {
  starts on demo_requested where fit > 5 when big
  within 4 business hours of queue
  met on rejected where reason is not competitor, page_viewed
  met when stage is customer
  commit within 30 business minutes of business on rejected
  at 50% -> notify owner, notify sales
  after 3 days -> escalate to marketing, task "Look" for sales
  at 150% -> reassign, move to recycled because no_contact
}`,
  measures: `measure r { intent lead   rate from visitor to mql within 60 days   target >= 10% }
measure t { time from visitor to mql   p90   target <= 4 business hours }
measure s { sla quick   target >= 95% }
measure q { reasons of recycled }
measure c { count big\n target >= 5 }`,
  agreement: `agreement fy { between marketing, sales   covers lifecycle, score fit, sla quick, content map   review every 1 quarter }`,
  value: `value { deal 25_000 USD   conversion mql 12% }`,
  test: `test "all" {
  given lead ann { email "a@acme.example"   employees 5   industry software   size "very large"   budget 5 USD   tags [hot, cold]   opt_in true   born 2000-01-01   country "US" }
  given account { domain "acme.example"   tier gold }
  at 2026-03-02T10:00 ann did form_submitted { form "x" }
  at +1 day ann set { title "CFO" }
  at +4 business hours
  expect ann.stage is mql and ann.fit.grade is A and ann.account.tier is gold and ann.title is known
  expect ann.sla quick is breached and ann.sent guide by email and ann.asked title and ann.notified sales
  expect ann.assigned "ann" and ann.quarantined and now > 2026-01-01
}`,
  table: `test "table" {
  | employees | industry | opt_in | => fit | fit.grade | persona | big   |
  | 5000      | software | true   | 40     | C         | chief   | true  |
  | -         | -        | -      | 0      | -         | -       | false |
}`,
};

describe("accepts", () => {
  it.each(Object.entries(good))("%s", (_, text) => {
    const found = checkBesideBase(text).diagnostics.map(({ code, message }) => `${code}: ${message}`);
    expect(found).toEqual([]);
  });
});

const bad: readonly (readonly [string, ...(readonly DiagnosticCode[])])[] = [
  [`team ops { serves «chef», «nobody» }`, "unknown-name", "unknown-name"],
  [`team ops { contact "a"   «contact» "b" }`, "repeated-property"],
  [`team «sales» { contact "a" }`, "duplicate-name"],
  [`team «owner» { contact "a" }`, "reserved-name"],
  [`team ops { moved from «sales» }`, "moved-name-still-used"],
  [`calendar «c» { timezone «"Europe/Berln"» }`, "missing-property", "unknown-timezone"],
  [`calendar c { open mon 09:00..17:00   holidays «"Atlantis"» }`, "unknown-country"],
  [`calendar c { open mon 09:00..17:00   closed «2026-02-30» }`, "impossible-date"],
  [`calendar c { open mon 09:00..17:00   closed «2026-03-02..2026-03-01» }`, "wrong-value"],
  [`activity a { by «prospects»   intent «hi» }`, "wrong-value", "wrong-value"],
  [`activity a { x «string»   «x» text }`, "unknown-name", "duplicate-name"],
  [`activity a { x one of [p, q, «p», «unknown»] }`, "duplicate-name", "reserved-name"],
  [`activity a { x text sensitivity «lo»   y text moved from «x» }`, "wrong-value", "moved-name-still-used"],
  [`channel «email»`, "duplicate-name"],
  [`need «n» { }`, "missing-property"],
  [`segment a { when «b» }\nsegment b { when a and opt_in }`, "cyclic-definition"],
  [`segment a { when 3 < count of page_viewed where «a» }`, "cyclic-definition"],
  [`persona p { when «persona» is chief }`, "cyclic-definition"],
  [`persona p { when «employees» }`, "wrong-type"],
  [`score s { kind «fits» }`, "wrong-value"],
  [`score s { range «100..0» }`, "wrong-value"],
  [`score s { reset on entering «recycle» }`, "unknown-name"],
  [`score s { +5 on page_viewed max «0» }`, "wrong-value"],
  [`score s { +5 on page_viewed max 3 «max 5» }`, "repeated-property"],
  [`score s { +5 on page_viewed loses «125%» every 1 day }`, "wrong-value"],
  [`score s { grade A from 50, B from «50», C }`, "wrong-value"],
  [`score s { grade A from 50, «B», C }`, "missing-property"],
  [`score s { grade A from 50, «B from 20» }`, "missing-property"],
  [`score s { grade A from 50, «A» }`, "duplicate-name"],
  [`score s {\n  group "G" min «50» max 5 {\n    +5 on page_viewed\n  }\n}`, "wrong-value"],
  [`score s {\n  sum of fit 50%, «fit» 50%\n}`, "duplicate-name"],
  [`score s {\n  sum of fit\n  «+5» on page_viewed\n}`, "expression-not-allowed"],
  [`score s {\n  sum of «t»\n}\nscore t {\n  sum of s\n}`, "cyclic-definition"],
  [`score s {\n  +5 when «s» > 5\n}`, "cyclic-definition"],
  [`content «c» { type guide }`, "missing-property"],
  [
    `content c { by «mail»   phases «interests»   retired «2026-13-01» }`,
    "unknown-name",
    "unknown-name",
    "impossible-date",
  ],
  [`contact policy { at most «0» touches per 7 days\n when capped «drop»\n}`, "wrong-value", "wrong-value"],
  [`contact policy {\n consent email when opt_in\n «consent» email when big\n}`, "repeated-property"],
  [`nurture «n» {\n  for big\n}`, "missing-property"],
  [`nurture «n» {\n  steps { exit }\n}`, "missing-property"],
  [`nurture n {\n  for big\n  steps {\n    «exit»\n    wait 1 day\n  }\n}`, "expression-not-allowed"],
  [`nurture n {\n  for big\n  steps { send guide by «direct_mail» }\n}`, "wrong-value"],
  [`nurture n {\n  intent «leads»\n  for big\n  steps { wait «1 business week» }\n}`, "wrong-value", "wrong-unit"],
  [
    `turnback recycled {\n  not_ready -> nurture warm\n  «not_ready» -> quarantine\n  «no_contct» -> stage «mqll»\n}`,
    "duplicate-name",
    "unknown-name",
    "unknown-name",
  ],
  [`turnback «mql» {\n  otherwise -> quarantine\n}`, "missing-property"],
  [
    `profiling {\n  ask email, «email»\n  ask «titl» after «0» page_viewed\n}`,
    "duplicate-name",
    "unknown-name",
    "wrong-value",
  ],
  [`identity {\n  match «mail»\n  normalize title «lower»\n}`, "unknown-name", "wrong-value"],
  [`identity {\n  keep true «title»\n  keep latest «title»\n}`, "wrong-type", "repeated-property"],
  [
    `hygiene {\n  require «title» before «sql»\n  standardize «employees» as country\n}`,
    "wrong-type",
    "unknown-name",
    "wrong-type",
  ],
  [
    `queue q { member "a"   member «"a"» weight «0»   assign «robin»   overflow «q» }`,
    "duplicate-name",
    "wrong-value",
    "wrong-value",
    "cyclic-definition",
  ],
  [`queue q { overflow «r» }\nqueue r { overflow q }`, "cyclic-definition"],
  [`routing «r» {\n  otherwise -> desk\n  «when» big -> «desc»\n}`, "missing-property", "wrong-value", "unknown-name"],
  [`sla «s» {\n  starts on entering mql\n  within 4 hours\n}`, "missing-property"],
  [
    `sla s {\n  starts on entering mql\n  within 4 business hours of «office»\n  met on rejected\n  at «0%» -> notify «nobody»\n}`,
    "unknown-name",
    "wrong-value",
    "unknown-name",
  ],
  [
    `sla s {\n  starts on entering mql\n  within 4 hours\n  met on rejected\n  at 50% -> move to recycled because «bored»\n}`,
    "unknown-name",
  ],
  [`measure «m» { target >= 5% }`, "missing-property"],
  [`measure m { rate from visitor to «sql»   target >= «5» }`, "unknown-name", "wrong-unit"],
  [`measure m { rate from visitor to mql   «p90» }`, "expression-not-allowed"],
  [`measure m { rate from visitor to mql\n «time from visitor to mql»\n}`, "repeated-property"],
  [
    `agreement a { between marketing, «selling»   covers score «fits», «sla», «identity» }`,
    "unknown-name",
    "unknown-name",
    "missing-property",
    "missing-declaration",
  ],
  [`value { deal 5 «EUR»   conversion mql «120%» }`, "wrong-unit", "wrong-value"],
  [
    `test "t" {\n  given lead { «titel» "x"   employees «"5"»   budget «5»   industry «sofware» }\n}`,
    "unknown-name",
    "wrong-type",
    "wrong-unit",
    "unknown-name",
  ],
  [
    `test "t" {\n  given lead { title «CFO»   tags «hot»   country «"Atlantis"»   employees «5.5» }\n}`,
    "wrong-type",
    "wrong-type",
    "unknown-country",
    "wrong-type",
  ],
  [
    `test "t" {\n  at 2026-03-02T10:00 did «form»\n  at «2026-03-01» did page_viewed { «uri» "x" }\n}`,
    "unknown-name",
    "wrong-value",
    "unknown-name",
  ],
  [
    `test "t" {\n  given lead ann { title "x" }\n  at 2026-03-02 did «page_viewed»\n  expect «stage» is mql\n}`,
    "ambiguous-name",
    "ambiguous-name",
  ],
  [`test "t" {\n  expect sla quick is «broken» and sent «guidee»\n}`, "wrong-value", "unknown-name"],
  [`test "t" {\n  | employees | => fit |\n  | 5 | «A» |\n}`, "wrong-type"],
  [`«lifecycle» {\n  stage other { initial }\n}`, "duplicate-declaration"],
];

describe("reports", () => {
  it.each(bad)("%s", (text, ...codes) => expectMistakes(text, ...(codes as DiagnosticCode[])));
});
