/** Expressions: what is accepted, and which mistake is reported where. */
import { describe, expect, it } from "vitest";
import type { DiagnosticCode } from "../../compiler/diagnostics/codes.ts";
import { checkBesideBase, expectCriterion, expectMistakes } from "./check-harness.ts";

const good = [
  "employees >= 1000 and industry in [software, finance] or not opt_in",
  "industry is software and industry is not other and software is industry",
  'size is "very large" and size is small',
  "fit >= 50 and fit.grade in [A, B] and fit.grade >= B and engagement - fit > 5",
  "phase >= proposal and phase in [interest, close]",
  "stage is mql or was customer or stage in [visitor, mql] or times entered mql >= 2",
  "persona is chief and persona is known and need_it",
  "email is business and email is not free and email is valid and not (email is disposable)",
  'email ends with "acme.example" and title starts with "Chief" and company contains title',
  "title matches /\\b(chief|vp)\\b/i",
  'country is "US" and country in ["US", "DE"]',
  "budget >= 50_000 USD and budget * 2 > 10 USD and budget in 1 USD..2 USD",
  "share > 10% and ratio > 0.5 and ratio in 0.1.. and employees in ..9",
  "tags contains hot and favourite is guide",
  "born < 2000-01-01 and renewed >= born and now - renewed > 30 days and now > created",
  "time in stage >= 6 months and now - born >= 1 year and time since page_viewed > 2 weeks",
  "renewed + 3 months < now and born - 1 day < now",
  "did content_viewed where (content is guide and seconds >= 30) at least 3 times within 30 days",
  "did any of [page_viewed, form_submitted] within 7 days after demo_requested",
  "did any prospect activity within 1 day and entered on demo_requested",
  "count of content_viewed where seconds > 5 within 2 months >= 3 and count of distinct page_viewed.url > 2",
  "count of content_viewed where content is guide > 3",
  "sum of content_viewed.paid > 5 USD and first form_submitted.form is known",
  "last rejected.reason is not competitor and last rejected.reason is unspecified",
  "did rejected where reason is not competitor and title is known",
  "reason is not_ready and owner is known and queue is desk and nurture is warm",
  "consent.email and consent.sms is true and account.tier is gold and lead.title is known",
  "did form_submitted where (title is known and lead.title is known and activity.form is known)",
  'did page_viewed since entering mql and created < 2026-01-01T10:00 and site contains "acme"',
];

describe("accepts", () => {
  it.each(good)("%s", (criterion) => {
    const text = `segment need_it { when opt_in }\nsegment tested { when ${criterion} }`;
    const found = checkBesideBase(text).diagnostics.map(({ code, message }) => `${code}: ${message}`);
    expect(found).toEqual([]);
  });
});

const bad: readonly (readonly [string, ...(readonly DiagnosticCode[])])[] = [
  // Names.
  ["«employes» > 5", "unknown-name"],
  ["«nothing_like_it» > 5", "unknown-name"],
  ["stage is «mqll»", "unknown-name"],
  ["stage in [visitor, «interest»]", "unknown-name"],
  ["was «mqll» and times entered «visitr» > 1", "unknown-name", "unknown-name"],
  ["industry is «sofware»", "unknown-name"],
  ["industry in [software, «fin»]", "unknown-name"],
  ["fit.grade is «E»", "unknown-name"],
  ["engagement.grade.«x» is known", "wrong-type"],
  ["persona is «boss»", "unknown-name"],
  ["did «page_view»", "unknown-name"],
  ["did any of [page_viewed, «page_view»] where urll is known", "unknown-name"],
  ["did page_viewed where «urll» is known", "unknown-name"],
  ["consent.«fax»", "unknown-name"],
  ["account.«teir» is gold", "unknown-name"],
  ["lead.«titel» is known", "unknown-name"],
  ["«fitt».grade is A", "unknown-name"],
  ["fit.«grad» is A", "unknown-name"],
  ["«title».size is known", "unknown-name"],
  ["count of distinct page_viewed.«uri» > 1", "unknown-name"],
  ["last rejected.«reasons» is competitor", "unknown-name"],
  // A name of something else.
  ["«mql»", "wrong-type"],
  ["not «chief» or «demo_requested»", "wrong-type", "wrong-type"],
  ["«seconds» >= 30", "expression-not-allowed"],
  ["«activity.seconds» >= 30", "expression-not-allowed"],
  // A criterion is needed.
  ["«fit»", "wrong-type"],
  ["«employees» and opt_in", "wrong-type"],
  ["opt_in or not «title»", "wrong-type"],
  ["«5»", "wrong-type"],
  ["«count of page_viewed»", "wrong-type"],
  ["«stage»", "wrong-type"],
  // Types and units.
  ['budget > «"a lot"»', "wrong-type"],
  ["budget > «50_000»", "wrong-unit"],
  ["budget > 5 «EUR»", "wrong-unit"],
  ["budget > 5 «USX»", "unknown-currency"],
  ["employees > «5 USD»", "wrong-unit"],
  ["employees > «5%»", "wrong-unit"],
  ["share > «5»", "wrong-unit"],
  ["time in stage > «5»", "wrong-unit"],
  ["employees >= «30 days»", "wrong-unit"],
  ["created > «30 days»", "wrong-unit"],
  ["employees in [1, «5 USD»]", "wrong-unit"],
  ["employees in «5%»..6", "wrong-unit"],
  ["title is «5»", "wrong-type"],
  ["opt_in is «5»", "wrong-type"],
  ['industry is «"sofware"»', "wrong-type"],
  ["fit.grade is «fit»", "wrong-type"],
  ["company is «Acme»", "unknown-name"],
  ["title is «business»", "unknown-name"],
  ["email is «bussiness»", "unknown-name"],
  ['country is «"Atlantis"»', "unknown-country"],
  ['«title > "a"»', "wrong-type"],
  ["«stage >= mql»", "wrong-type"],
  ['«employees» contains "5"', "wrong-type"],
  ["title contains «5»", "wrong-type"],
  ["«employees» matches /5/", "wrong-type"],
  ['title matches «"chief"»', "wrong-type"],
  ["title is «/chief/»", "wrong-type"],
  ["title is «[company]»", "wrong-type"],
  ["«tags» in [hot]", "wrong-type"],
  ["tags contains «warm»", "unknown-name"],
  ["hot in «tags»", "wrong-type"],
  ["employees in [«fit»]", "expression-not-allowed"],
  ["employees in «10..5»", "wrong-value"],
  ["sum of page_viewed.«url» > 5", "wrong-type"],
  // Arithmetic.
  ["«budget + 5» > 5 USD", "wrong-unit"],
  ["«title + title» is known", "wrong-type"],
  ["«budget * budget» > 5 USD", "wrong-unit"],
  ["renewed - born > «2 months»", "wrong-unit"],
  ["time in stage + «1 month» > 3 days", "wrong-unit"],
  ["time in stage in «1 month»..", "wrong-unit"],
  ["time in stage > «1.5 months»", "wrong-unit"],
  ["time in stage > «2 business days of business»", "wrong-unit"],
  ["«-title» > 5", "wrong-type"],
  // Literals.
  ["born < «2026-02-30»", "impossible-date"],
  ["renewed < «2026-02-03T25:00»", "impossible-date"],
  ["title matches «/(a)\\1/»", "super-linear-pattern"],
  ["title matches «/a(?=b)/»", "super-linear-pattern"],
  ["title matches «/(/»", "invalid-pattern"],
  ["title matches «/a/g»", "invalid-pattern"],
  ["did page_viewed at least «0» times", "wrong-value"],
  ["did page_viewed within «0 days»", "wrong-value"],
  // `where` ends before `and`.
  ["did content_viewed where content is guide and «seconds» > 30", "unknown-name"],
  ["did content_viewed where content is guide and «seconds» > 30 and paid > 5 USD", "unknown-name"],
  ["not did form_submitted where form is known and «title» is known", "unknown-name"],
  ["opt_in and (did content_viewed where content is guide) or «seconds» > 3", "expression-not-allowed"],
  // Tests only.
  ["«notified sales»", "expression-not-allowed"],
  ["«quarantined»", "unknown-name"],
  ["«[a, b]»", "expression-not-allowed"],
];

describe("reports", () => {
  it.each(bad)("%s", (criterion, ...codes) => expectCriterion(criterion, ...(codes as DiagnosticCode[])));
});

it("reports a name on one level twice where it is used", () => {
  expectMistakes("segment fit { when opt_in }\nsegment both { when «fit» >= 5 }", "ambiguous-name");
});

it("knows no account fields without accounts", () => {
  expectMistakes("segment tested { when account.«nothing» is known }", "unknown-name");
});
