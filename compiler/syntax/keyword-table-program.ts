/** The keyword table's rows for what is done: contents, contact, nurture, data, people, promises and tests. */
import type { DeclarationKeyword, PropertyKeyword } from "./keywords.ts";

const moved: PropertyKeyword = {
  word: "moved",
  form: "moved from OLD",
  summary: "what this was called or was before, so that stored data and reviewers follow",
};

const steps: readonly PropertyKeyword[] = [
  {
    word: "send",
    form: "send CONTENT by CHANNELS",
    summary: "sends a content; `send next` the next of the content map",
  },
  { word: "wait", form: "wait D", summary: "waits; `wait until E, at most D` for something to happen", last: true },
  { word: "if", form: "if E { … } else { … }", summary: "takes one of two ways", last: true },
  { word: "ask", form: "ask FIELDS", summary: "asks for fields with the next form" },
  { word: "task", form: 'task "TEXT" for TEAM [by CHANNEL]', summary: "gives a team something to do" },
  { word: "notify", form: 'notify TEAM "TEXT"', summary: "tells a team" },
  { word: "exit", form: "exit", summary: "leaves the programme" },
  { word: "repeat", form: "repeat [at most N times]", summary: "begins again with the first step" },
];

export const programTable: readonly DeclarationKeyword[] = [
  {
    word: "content",
    form: 'content NAME "Title" { … }',
    summary: "something to send",
    properties: [
      { word: "type", form: "type TYPE", summary: "what it is" },
      { word: "url", form: 'url "ADDRESS"', summary: "where it is" },
      { word: "by", form: "by CHANNELS", summary: "the channels it goes by" },
      { word: "phases", form: "phases PHASES", summary: "the phases it answers" },
      { word: "personas", form: "personas PERSONAS", summary: "the personas it is for" },
      { word: "needs", form: "needs NEEDS", summary: "the needs it serves" },
      { word: "expert", form: 'expert "WHO"', summary: "who knows it best" },
      { word: "useful without purchase", form: "useful without purchase", summary: "helps even those who never buy" },
      { word: "retired", form: "retired DATE", summary: "not sent from this day on" },
      moved,
    ],
  },
  {
    word: "catalog",
    form: 'catalog "PATH.yaml"',
    summary: "contents read from a YAML or CSV file",
    properties: [],
  },
  {
    word: "content map",
    form: "content map { | phase | PERSONA | … }",
    summary: "which contents to send, by phase and persona, in order of preference",
    properties: [],
  },
  {
    word: "contact policy",
    form: "contact policy { … }",
    summary: "how often, when and with whose consent people are contacted",
    properties: [
      { word: "at most", form: "at most N touches per D [by CHANNELS]", summary: "the cap on touches" },
      { word: "quiet", form: "quiet 20:00..08:00", summary: "hours in which nothing is sent" },
      { word: "on", form: "on mon..fri", summary: "days on which something is sent" },
      { word: "consent", form: "consent CHANNELS when E", summary: "who may be contacted by a channel", last: true },
      {
        word: "when capped",
        form: "when capped defer|skip",
        summary: "what becomes of a send over the cap",
        values: ["defer", "skip"],
      },
    ],
  },
  {
    word: "nurture",
    form: 'nurture NAME "Title" { … }',
    summary: "a programme that keeps in touch",
    properties: [
      {
        word: "intent",
        form: "intent list_to_lead|lead|customer|turnback",
        summary: "what the programme is for",
        values: ["list_to_lead", "lead", "customer", "turnback"],
      },
      { word: "for", form: "for E", summary: "who belongs", last: true },
      { word: "goal", form: "goal E", summary: "leaves as a success", last: true },
      { word: "exit when", form: "exit when E", summary: "leaves without success", last: true },
      { word: "priority", form: "priority N", summary: "the higher programme wins" },
      { word: "operational", form: "operational", summary: "neither capped nor counted" },
      {
        word: "every",
        form: "every D [on DAYS] [at TIME] send next from content map by CHANNELS",
        summary: "sends the next content again and again",
      },
      { word: "steps", form: "steps { … }", summary: "steps in order, one a line", properties: steps },
      moved,
    ],
  },
  {
    word: "turnback",
    form: "turnback STAGE { … }",
    summary: "what happens to leads that were turned back, by reason",
    properties: [
      {
        word: "otherwise",
        form: "otherwise -> nurture NAME [requalify [after D] [when E]]",
        summary: "the row for all other reasons; `REASONS -> …` for some",
        last: true,
      },
    ],
  },
  {
    word: "profiling",
    form: "profiling { … }",
    summary: "which fields forms ask for next",
    properties: [
      {
        word: "ask",
        form: "ask FIELDS [after N ACTIVITY] [when E]",
        summary: "fields to ask for, in order",
        last: true,
      },
      { word: "at most", form: "at most N per form", summary: "how many a form may ask for" },
    ],
  },
  {
    word: "identity",
    form: "identity { … }",
    summary: "when two records are one person, and which values stay",
    properties: [
      { word: "match", form: "match FIELD [and FIELD]", summary: "what makes two records one, in order" },
      {
        word: "normalize",
        form: "normalize FIELD lowercase|trim|e164|domain",
        summary: "how values are compared",
        values: ["lowercase", "trim", "e164", "domain"],
      },
      {
        word: "keep",
        form: "keep latest|first|true|false|longest FIELDS",
        summary: "which value stays in a merge",
        values: ["latest", "first", "true", "false", "longest"],
      },
      { word: "ignore", form: 'ignore FIELD values ["VALUE", …]', summary: "values that identify nobody" },
      { word: "activities", form: "activities keep all", summary: "the merged lead has the activities of both" },
    ],
  },
  {
    word: "hygiene",
    form: "hygiene { … }",
    summary: "what data must be like",
    properties: [
      { word: "require", form: "require E before STAGES", summary: "holds a move until it is true", last: true },
      { word: "reject", form: 'reject when E because "WHY"', summary: "freezes a lead", last: true },
      { word: "stale", form: "stale after D without ACTIVITY", summary: "when data is out of date" },
      {
        word: "standardize",
        form: "standardize FIELD as country|state|phone",
        summary: "one way to write a value",
        values: ["country", "state", "phone"],
      },
    ],
  },
  {
    word: "queue",
    form: 'queue NAME "Title" { … }',
    summary: "people who take leads",
    properties: [
      { word: "team", form: "team TEAM", summary: "the team of the queue" },
      {
        word: "member",
        form: 'member "ID" [weight N] [away DATE..DATE] [takes N per day]',
        summary: "a person who takes leads",
      },
      {
        word: "assign",
        form: "assign round_robin|weighted|least_loaded",
        summary: "how the next person is found",
        values: ["round_robin", "weighted", "least_loaded"],
      },
      { word: "capacity", form: "capacity N per day", summary: "how many leads the queue takes" },
      { word: "calendar", form: "calendar CALENDAR", summary: "when the queue works" },
      { word: "overflow", form: "overflow QUEUE", summary: "where leads go when nobody can take them" },
      moved,
    ],
  },
  {
    word: "routing",
    form: 'routing NAME "Title" { … }',
    summary: "which queue a lead goes to; the first match wins",
    properties: [
      { word: "on", form: "on entering STAGE", summary: "when leads are routed; or `on ACTIVITY`", last: true },
      { word: "keep owner", form: "keep owner", summary: "a lead with an owner stays there" },
      {
        word: "when",
        form: "when E -> QUEUE",
        summary: "a row; `-> owner of account` gives it to the account's owner",
        last: true,
      },
      { word: "otherwise", form: "otherwise -> QUEUE", summary: "the last row" },
      moved,
    ],
  },
  {
    word: "sla",
    form: 'sla NAME "Title" { … }',
    summary: "a promise with a clock",
    properties: [
      {
        word: "starts",
        form: "starts on entering STAGE [when E]",
        summary: "when the clock starts; or `starts on ACTIVITY`",
        last: true,
      },
      { word: "within", form: "within N business hours of CALENDAR", summary: "the time allowed" },
      { word: "met", form: "met on ACTIVITIES", summary: "what meets it; or `met when E`", last: true },
      { word: "commit", form: "commit within D on ACTIVITY", summary: "by when a person has taken it on" },
      { word: "at", form: "at N% -> ACTIONS", summary: "what happens at a share of the time", last: true },
      {
        word: "after",
        form: 'after D -> notify TEAM, escalate to TEAM, reassign, move to STAGE [because R], task "TEXT" for TEAM',
        summary: "what happens after a time",
        last: true,
      },
      moved,
    ],
  },
  {
    word: "measure",
    form: 'measure NAME "Title" { … }',
    summary: "a figure to watch, with its target",
    properties: [
      {
        word: "intent",
        form: "intent list_to_lead|lead|customer|turnback",
        summary: "what it says something about",
        values: ["list_to_lead", "lead", "customer", "turnback"],
      },
      { word: "rate", form: "rate from STAGE to STAGE [within D]", summary: "the share that gets there" },
      { word: "time", form: "time from STAGE to STAGE", summary: "how long it takes" },
      { word: "p50", form: "p50", summary: "the median of the time" },
      { word: "p90", form: "p90", summary: "the time that nine of ten stay under" },
      { word: "mean", form: "mean", summary: "the average time" },
      { word: "sla", form: "sla NAME", summary: "how often an SLA is met" },
      { word: "reasons", form: "reasons of STAGE", summary: "why leads come to a stage" },
      { word: "count", form: "count E", summary: "how many leads there are", last: true },
      { word: "target", form: "target >= 10%", summary: "what was agreed", last: true },
      moved,
    ],
  },
  {
    word: "agreement",
    form: 'agreement NAME "Title" { … }',
    summary: "what teams sign together",
    properties: [
      { word: "between", form: "between TEAMS", summary: "who signs" },
      { word: "covers", form: "covers lifecycle, score NAME, content map", summary: "what is signed" },
      { word: "review", form: "review every D", summary: "when it is looked at again" },
      moved,
    ],
  },
  {
    word: "value",
    form: "value { … }",
    summary: "assumptions that price the audit",
    properties: [
      { word: "deal", form: "deal 25_000 USD", summary: "what a customer is worth" },
      { word: "conversion", form: "conversion STAGE 12%", summary: "the share of a stage that becomes customers" },
    ],
  },
  {
    word: "test",
    form: 'test "TITLE" { … }',
    summary: "an example with what is expected of it",
    properties: [
      {
        word: "given",
        form: "given lead [NAME] { FIELD VALUE }",
        summary: "the lead as it is created; or `given account { … }`",
      },
      {
        word: "at",
        form: "at 2026-03-02T10:00 [LEAD] [did ACTIVITY { … }]",
        summary: "moves the clock; `at +D` from the last `at`; `set { … }` changes fields",
      },
      { word: "expect", form: "expect E", summary: "what must be true now", last: true },
      { word: "|", form: "| FIELD | => RESULT |", summary: "a table of cases", last: true },
    ],
  },
];
