/** Whole declarations to fill in: what completion inserts, and what the snippets of editors are generated from. */
import type { PropertyKeyword } from "../../../compiler/syntax/keywords.ts";

/** A snippet in the protocol's syntax, which is also that of TextMate and Visual Studio Code. */
export interface DeclarationSnippet {
  /** The keyword it stands for. */
  readonly word: string;
  /** What to call it in a list. */
  readonly title: string;
  readonly body: string;
  /** True for what stands inside `lifecycle` or `journey`. */
  readonly inner?: true;
}

const rows: readonly DeclarationSnippet[] = [
  {
    word: "funnel",
    title: "Funnel",
    body: 'funnel ${1:name} "${2:Title}" {\n  timezone "${3:America/New_York}"\n  currency ${4:USD}\n}',
  },
  { word: "team", title: "Team", body: 'team ${1:sales} "${2:Inside sales}" {\n  contact "${3:sales@example.com}"\n}' },
  {
    word: "calendar",
    title: "Calendar",
    body: 'calendar ${1:business} "${2:Business hours}" {\n  timezone "${3:America/New_York}"\n  open     ${4:mon..fri 09:00..17:00}\n  holidays "${5:US}"\n}',
  },
  { word: "lead", title: "Lead", body: "lead {\n  ${1:email} ${2:email} key   sensitivity low\n  $0\n}" },
  {
    word: "account",
    title: "Account",
    body: "account {\n  ${1:domain} text key\n  match domain of ${2:email}\n}",
  },
  {
    word: "activity",
    title: "Activity",
    body: 'activity ${1:form_submitted} "${2:Form submitted}" { ${3:form text} }',
  },
  { word: "channel", title: "Channel", body: 'channel ${1:billboard} "${2:Billboards}"' },
  {
    word: "need",
    title: "Need",
    body: 'need ${1:prove_roi} "${2:Has to prove the return}" {\n  when ${3:budget is known}\n}',
  },
  {
    word: "segment",
    title: "Segment",
    body: 'segment ${1:enterprise} "${2:Enterprise}" {\n  when ${3:employees >= 1000}\n}',
  },
  {
    word: "persona",
    title: "Persona",
    body: 'persona ${1:economic_buyer} "${2:Economic buyer}" {\n  when ${3:title contains "finance"}\n  role ${4:decision_maker}\n}',
  },
  {
    word: "journey",
    title: "Journey",
    body: 'journey {\n  phase ${1:interest} "${2:Why change?}"\n  phase ${3:requirements} "${4:What must it do?}" { when ${5:did content_viewed} }\n}',
  },
  {
    word: "phase",
    title: "Phase",
    inner: true,
    body: 'phase ${1:requirements} "${2:What must it do?}" { when ${3:did content_viewed} }',
  },
  {
    word: "lifecycle",
    title: "Lifecycle",
    body: 'lifecycle {\n  stage ${1:visitor} "${2:Known visitor}" {\n    initial\n    owner ${3:marketing}\n  }\n  $0\n}',
  },
  {
    word: "stage",
    title: "Stage",
    inner: true,
    body: 'stage ${1:mql} "${2:Marketing-qualified lead}" {\n  owner  ${3:sales}\n  intent ${4|involvement,investment,anonymity|}\n  enter  from ${5:inquiry} when ${6:engagement >= 50}\n}',
  },
  {
    word: "score",
    title: "Score",
    body: 'score ${1:engagement} "${2:Engagement}" {\n  kind  ${3|behavior,fit|}\n  range ${4:0..100}\n  +${5:15} on ${6:form_submitted} max ${7:45}\n  $0\n}',
  },
  {
    word: "content",
    title: "Content",
    body: 'content ${1:guide} "${2:The guide}" {\n  type ${3:guide}\n  by   ${4:email, web}\n}',
  },
  { word: "catalog", title: "Catalogue", body: 'catalog "${1:content.yaml}"' },
  {
    word: "content map",
    title: "Content map",
    body: "content map {\n  | phase | ${1:any} |\n  | ${2:interest} | ${3:guide} |\n}",
  },
  {
    word: "contact policy",
    title: "Contact policy",
    body: "contact policy {\n  at most ${1:2} touches per ${2:7 days}\n  quiet   ${3:20:00..08:00}\n  on      ${4:mon..fri}\n  consent ${5:email} when ${6:email_opt_in}\n  when capped ${7|defer,skip|}\n}",
  },
  {
    word: "nurture",
    title: "Nurture",
    body: 'nurture ${1:why_change} "${2:Why change?}" {\n  intent ${3|list_to_lead,lead,customer,turnback|}\n  for    ${4:stage is inquiry}\n  goal   ${5:stage is mql}\n  every  ${6:7 days} at ${7:10:00} send next from content map by ${8:email}\n}',
  },
  {
    word: "turnback",
    title: "Turnback",
    body: "turnback ${1:recycled} {\n  ${2:not_ready} -> nurture ${3:keep_warm} requalify when ${4:engagement >= 60}\n  otherwise -> nurture ${5:keep_warm} requalify after ${6:90 days}\n}",
  },
  {
    word: "profiling",
    title: "Profiling",
    body: "profiling {\n  ask ${1:email}\n  ask ${2:company} after ${3:1} ${4:form_submitted}\n  at most ${5:2} per form\n}",
  },
  {
    word: "identity",
    title: "Identity",
    body: "identity {\n  match email\n  normalize email lowercase\n  keep latest ${1:title}\n  activities keep all\n}",
  },
  {
    word: "hygiene",
    title: "Hygiene",
    body: 'hygiene {\n  require ${1:email is valid} before ${2:mql}\n  reject when ${3:email is disposable} because "${4:Disposable mailbox}"\n  stale after ${5:180 days} without ${6:form_submitted}\n}',
  },
  {
    word: "queue",
    title: "Queue",
    body: 'queue ${1:general} "${2:Everyone else}" {\n  team   ${3:sales}\n  member "${4:ana@example.com}"\n  assign ${5|round_robin,weighted,least_loaded|}\n}',
  },
  {
    word: "routing",
    title: "Routing",
    body: 'routing ${1:new_mql} "${2:Who gets an MQL}" {\n  on entering ${3:mql}\n  when ${4:employees >= 1000} -> ${5:enterprise}\n  otherwise -> ${6:general}\n}',
  },
  {
    word: "sla",
    title: "SLA",
    body: 'sla ${1:follow_up} "${2:Sales follows up}" {\n  starts on entering ${3:mql}\n  within ${4:4} business hours of ${5:business}\n  met on ${6:sales_accepted, sales_rejected}\n  at 50% -> notify owner\n  at 100% -> escalate to ${7:sales}\n}',
  },
  {
    word: "measure",
    title: "Measure",
    body: 'measure ${1:acceptance} "${2:Accepted by sales}" {\n  intent ${3|lead,list_to_lead,customer,turnback|}\n  rate from ${4:mql} to ${5:accepted} within ${6:14 days}\n  target >= ${7:60%}\n}',
  },
  {
    word: "agreement",
    title: "Agreement",
    body: 'agreement ${1:this_year} "${2:What we agreed}" {\n  between ${3:marketing, sales}\n  covers ${4:lifecycle}\n  review every ${5:90 days}\n}',
  },
  { word: "value", title: "Value", body: "value {\n  deal ${1:25_000 USD}\n  conversion ${2:mql} ${3:12%}\n}" },
  {
    word: "test",
    title: "Test",
    body: 'test "${1:what should happen}" {\n  given lead { email "${2:ana@example.com}" }\n  at ${3:2026-03-02T10:00} did ${4:form_submitted}\n  expect ${5:stage is inquiry}\n}',
  },
];

/** Every snippet, in the order of the language's chapters. */
export const declarationSnippets = rows;

/** The snippet of a keyword; those of properties are for `stage` and `phase` only. */
export function snippetFor({ word, form }: PropertyKeyword): string | undefined {
  const found = rows.find((row) => row.word === word);
  if (found === undefined) return undefined;
  // `stage`, `lead` and others are properties elsewhere too; a declaration's form shows its block or its title.
  return /\{|"/.test(form) ? found.body : undefined;
}
