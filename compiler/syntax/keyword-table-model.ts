/** The keyword table's rows for what is modelled: records, activities, buyers, stages and scores. */
import type { DeclarationKeyword, PropertyKeyword } from "./keywords.ts";

const moved: PropertyKeyword = {
  word: "moved",
  form: "moved from OLD",
  summary: "what this was called or was before, so that stored data and reviewers follow",
};
const when = (summary: string): PropertyKeyword => ({ word: "when", form: "when E", summary, last: true });

const ruleRows: readonly PropertyKeyword[] = [
  { word: "+", form: "+N when E", summary: "points to add", last: true },
  {
    word: "-",
    form: "-N on ACTIVITY [where P] [max N] [once per day] [within D]",
    summary: "points to take",
    last: true,
  },
];

export const modelTable: readonly DeclarationKeyword[] = [
  {
    word: "funnel",
    form: 'funnel NAME "Title" { … }',
    summary: "the project: one per project",
    properties: [
      { word: "timezone", form: 'timezone "America/New_York"', summary: "the zone of days, months and quiet hours" },
      { word: "currency", form: "currency USD", summary: "the currency of amounts without one" },
      moved,
    ],
  },
  {
    word: "team",
    form: 'team NAME "Title" { … }',
    summary: "who owns stages and signs agreements",
    properties: [
      { word: "contact", form: 'contact "ADDRESS"', summary: "where to reach the team" },
      { word: "member", form: 'member "ID"', summary: "a person of the team" },
      { word: "serves", form: "serves PERSONAS", summary: "the personas or needs the team works for" },
      moved,
    ],
  },
  {
    word: "calendar",
    form: 'calendar NAME "Title" { … }',
    summary: "when people are at work: what business hours count",
    properties: [
      { word: "timezone", form: 'timezone "America/New_York"', summary: "the zone of the hours" },
      { word: "open", form: "open mon..fri 09:00..17:00", summary: "open days and hours" },
      { word: "holidays", form: 'holidays "US"', summary: "public holidays of a country or region" },
      { word: "closed", form: 'closed 2026-12-24 "Why"', summary: "a closed day, or days `DATE..DATE`" },
      moved,
    ],
  },
  {
    word: "lead",
    form: "lead { … }",
    summary: "the record: its fields, one a line; exactly one per project",
    properties: [],
  },
  {
    word: "account",
    form: "account { … }",
    summary: "company data shared by its leads, read as `account.FIELD`",
    properties: [
      { word: "match", form: "match domain of FIELD", summary: "which leads belong to an account; or `match FIELD`" },
    ],
  },
  {
    word: "activity",
    form: 'activity NAME "Title" { … }',
    summary: "what can happen, with its attributes",
    properties: [
      {
        word: "by",
        form: "by prospect|sales|marketing|system",
        summary: "who does it; the prospect if left out",
        values: ["prospect", "sales", "marketing", "system"],
      },
      {
        word: "intent",
        form: "intent high|medium|low",
        summary: "how much it says about buying",
        values: ["high", "medium", "low"],
      },
      { word: "track", form: 'track "NAME", "NAME"', summary: "its names in tracking calls" },
      moved,
    ],
  },
  {
    word: "channel",
    form: 'channel NAME "Title"',
    summary: "one more way to reach people",
    properties: [moved],
  },
  {
    word: "need",
    form: 'need NAME "Title" { when E }',
    summary: "a buyer's problem; a lead may have several",
    properties: [when("who has the need"), moved],
  },
  {
    word: "segment",
    form: 'segment NAME "Title" { when E }',
    summary: "a named criterion, usable in any expression",
    properties: [when("who belongs"), moved],
  },
  {
    word: "persona",
    form: 'persona NAME "Title" { … }',
    summary: "a kind of buyer; a lead has the matching one of highest priority",
    properties: [
      when("who it is"),
      { word: "role", form: "role ROLE", summary: "the part in the decision" },
      { word: "needs", form: "needs NEEDS", summary: "what this persona needs" },
      { word: "priority", form: "priority N", summary: "the higher one wins where two match" },
      moved,
    ],
  },
  {
    word: "journey",
    form: "journey { phase … }",
    summary: "the buyer's phases in order; the last that holds is the lead's",
    properties: [
      {
        word: "phase",
        form: 'phase NAME "Question" { when E }',
        summary: "a phase with the buyer's question; without `when` it always holds",
        properties: [when("what shows that a lead got here"), moved],
      },
    ],
  },
  {
    word: "lifecycle",
    form: "lifecycle { stage … }",
    summary: "the stages in order",
    properties: [
      {
        word: "stage",
        form: 'stage NAME "Title" { … }',
        summary: "a stage; a lead is in exactly one",
        properties: [
          { word: "initial", form: "initial", summary: "where leads start" },
          { word: "owner", form: "owner TEAM", summary: "the team that answers for the stage" },
          { word: "worked by", form: "worked by TEAM", summary: "people are on it: nurture is suppressed" },
          { word: "final", form: "final won|lost", summary: "leads do not leave it", values: ["won", "lost"] },
          {
            word: "intent",
            form: "intent anonymity|involvement|investment",
            summary: "how far the lead has opened up",
            values: ["anonymity", "involvement", "investment"],
          },
          { word: "reasons", form: "reasons [REASON, …]", summary: "why leads come here" },
          {
            word: "enter",
            form: "enter from STAGES [on ACTIVITY [where P]] [when E] [because R]",
            summary: "how leads come here",
            last: true,
          },
          { word: "limit", form: "limit D then STAGE [because R]", summary: "how long a stay may last", last: true },
          moved,
        ],
      },
    ],
  },
  {
    word: "score",
    form: 'score NAME "Title" { … }',
    summary: "a number computed from what a lead is and did",
    properties: [
      { word: "kind", form: "kind fit|behavior", summary: "what it measures", values: ["fit", "behavior"] },
      { word: "range", form: "range 0..100", summary: "the bounds of the score" },
      { word: "start", form: "start N", summary: "the points everyone begins with" },
      { word: "reset on entering", form: "reset on entering STAGES", summary: "begins anew at the entry to a stage" },
      { word: "exclude when", form: "exclude when E", summary: "makes the score 0", last: true },
      { word: "sum of", form: "sum of SCORE [N%], SCORE [N%]", summary: "made of other scores" },
      { word: "grade", form: "grade A from 70, B from 50, C", summary: "letters for bands of the score" },
      {
        word: "group",
        form: 'group "Title" [max N] [min N] { … }',
        summary: "rules that share a bound",
        properties: ruleRows,
      },
      ...ruleRows,
      moved,
    ],
  },
];
