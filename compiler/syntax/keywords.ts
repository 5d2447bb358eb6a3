/** The keyword table: every declaration and property with its form, for the parser, completion, hover and highlighting. */
import { modelTable } from "./keyword-table-model.ts";
import { programTable } from "./keyword-table-program.ts";

/** One property of a declaration or of a block inside one. */
export interface PropertyKeyword {
  /** The word or words it begins with: `owner`, `worked by`, `+` for the points of a score rule. */
  readonly word: string;
  /** How it is written; words in capitals stand for what the author puts in, `[x]` is optional. */
  readonly form: string;
  readonly summary: string;
  /** The words that may stand behind it, where the list is closed. */
  readonly values?: readonly string[];
  /** True for an expression or a list of steps, after which a new line begins. */
  readonly last?: boolean;
  /** What may stand inside its braces. */
  readonly properties?: readonly PropertyKeyword[];
}

export interface DeclarationKeyword extends PropertyKeyword {
  readonly properties: readonly PropertyKeyword[];
}

/** A word of expressions, types or units. */
export interface ExpressionKeyword {
  readonly word: string;
  readonly form: string;
  readonly summary: string;
}

export const declarationKeywords: readonly DeclarationKeyword[] = [...modelTable, ...programTable];

/** `moved from OLD` may stand in every named declaration and behind every field and enum member. */
export const movedFrom: PropertyKeyword = {
  word: "moved",
  form: "moved from OLD",
  summary: "what this was called or was before, so that stored data and reviewers follow",
};

export const fieldOptions: readonly PropertyKeyword[] = [
  { word: "required", form: "required", summary: "every lead has a value" },
  { word: "key", form: "key", summary: "identifies a lead: two leads with the same value are one" },
  {
    word: "sensitivity",
    form: "sensitivity low|medium|high",
    summary: "how reluctant people are to tell it",
    values: ["low", "medium", "high"],
  },
  { word: "pii", form: "pii", summary: "personal data" },
  movedFrom,
];

export const typeKeywords: readonly ExpressionKeyword[] = [
  { word: "text", form: "text", summary: "any text" },
  { word: "integer", form: "integer", summary: "a whole number" },
  { word: "number", form: "number", summary: "a number" },
  { word: "percent", form: "percent", summary: "a share, written `15%`" },
  { word: "money", form: "money", summary: "an amount with its currency, written `50_000 USD`" },
  { word: "boolean", form: "boolean", summary: "`true` or `false`" },
  { word: "date", form: "date", summary: "a day, written `2026-11-26`" },
  { word: "datetime", form: "datetime", summary: "an instant, written `2026-03-02T10:00`" },
  { word: "email", form: "email", summary: "an e-mail address" },
  { word: "phone", form: "phone", summary: "a telephone number" },
  { word: "url", form: "url", summary: "a web address" },
  { word: "country", form: "country", summary: "a country by its two-letter code" },
  { word: "one", form: "one of [MEMBER, …]", summary: "one of the members listed" },
  { word: "list", form: "list of TYPE", summary: "several values of one type" },
  { word: "content", form: "content", summary: "a content of the project" },
  { word: "persona", form: "persona", summary: "a persona of the project" },
  { word: "stage", form: "stage", summary: "a stage of the lifecycle" },
  { word: "account", form: "account", summary: "the account of the lead" },
];

export const expressionKeywords: readonly ExpressionKeyword[] = [
  { word: "and", form: "A and B", summary: "both hold" },
  { word: "or", form: "A or B", summary: "at least one holds" },
  { word: "not", form: "not A", summary: "the opposite; unknown stays unknown" },
  { word: "is", form: "A is B", summary: "equal; text ignores case and surrounding space" },
  { word: "is known", form: "A is known", summary: "there is a value" },
  { word: "is unknown", form: "A is unknown", summary: "there is no value" },
  { word: "in", form: "A in [B, C]", summary: "one of a list, or inside a range such as `200..999`" },
  { word: "not in", form: "A not in [B, C]", summary: "none of a list, or outside a range" },
  { word: "contains", form: "A contains B", summary: "a text has a part, a list has a member" },
  { word: "starts with", form: "A starts with B", summary: "a text begins with another" },
  { word: "ends with", form: "A ends with B", summary: "a text ends with another" },
  { word: "matches", form: "A matches /PATTERN/i", summary: "a text matches a regular expression" },
  {
    word: "did",
    form: "did ACTIVITY [where P] [at least N times] [within D] [since entering STAGE] [after ACTIVITY]",
    summary: "the lead did something; never unknown",
  },
  { word: "any of", form: "any of [A, B]", summary: "any of several activities" },
  { word: "any prospect activity", form: "any prospect activity", summary: "whatever the prospect did" },
  { word: "where", form: "where P", summary: "one comparison, or more in parentheses, about the activity" },
  { word: "at least", form: "at least N times", summary: "N or more" },
  { word: "at most", form: "at most N times", summary: "N or fewer" },
  { word: "exactly", form: "exactly N times", summary: "neither more nor fewer than N" },
  { word: "within", form: "within D", summary: "looking back from now" },
  { word: "since entering", form: "since entering STAGE", summary: "since the last entry into a stage" },
  { word: "count of", form: "count of [distinct] ACTIVITY[.ATTRIBUTE]", summary: "how many activities, or values" },
  { word: "sum of", form: "sum of ACTIVITY.ATTRIBUTE", summary: "the total of an attribute" },
  { word: "first", form: "first ACTIVITY.ATTRIBUTE", summary: "the attribute of the earliest such activity" },
  { word: "last", form: "last ACTIVITY.ATTRIBUTE", summary: "the attribute of the latest such activity" },
  { word: "time since", form: "time since ACTIVITY", summary: "unknown if it never happened" },
  { word: "time in stage", form: "time in stage", summary: "how long the present stay has lasted" },
  { word: "was", form: "was STAGE", summary: "the lead was ever in the stage" },
  { word: "times entered", form: "times entered STAGE", summary: "how often the lead entered the stage" },
  { word: "entered on", form: "entered on ACTIVITY", summary: "the activity triggered the present stay" },
  { word: "business", form: "N business hours of CALENDAR", summary: "time in which a calendar is open" },
  { word: "sla", form: "sla NAME is STATUS", summary: "in tests: where an SLA stands" },
  { word: "sent", form: "sent CONTENT [by CHANNEL]", summary: "in tests: something was sent" },
  { word: "asked", form: "asked FIELD", summary: "in tests: a field was asked for" },
  { word: "notified", form: "notified TEAM", summary: "in tests: a team was notified" },
  { word: "assigned", form: 'assigned "MEMBER"', summary: "in tests: the lead went to a member" },
  { word: "true", form: "true", summary: "yes" },
  { word: "false", form: "false", summary: "no" },
];

/** Words of variants that the forms of the table leave to its summaries. */
export const auxiliaryWords: readonly string[] = [
  "known",
  "unknown",
  "until",
  "next",
  "set",
  "lead",
  "account",
  "quarantine",
  "stage",
  "owner",
  "domain",
  "values",
  "each",
  "time",
  "every",
  "without",
  "lasting",
  "once",
  "halves",
  "loses",
  "day",
  "week",
  "month",
  "touch",
  "else",
];

/** The only words that cannot be names. */
export const reservedWords: readonly string[] = ["and", "or", "not"];

export const dayWords = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Every way to write a unit, with the singular that the tree holds. */
export const durationUnits = {
  millisecond: "millisecond",
  milliseconds: "millisecond",
  second: "second",
  seconds: "second",
  minute: "minute",
  minutes: "minute",
  hour: "hour",
  hours: "hour",
  day: "day",
  days: "day",
  week: "week",
  weeks: "week",
  month: "month",
  months: "month",
  quarter: "quarter",
  quarters: "quarter",
  year: "year",
  years: "year",
} as const;

/** These keywords, each followed by what may stand inside its braces. */
export function listKeywords(entries: readonly PropertyKeyword[] = declarationKeywords): PropertyKeyword[] {
  return entries.flatMap((entry) => [entry, ...listKeywords(entry.properties ?? [])]);
}

const blocks = makeBlocks();

/** Finds a declaration, or a block inside one, by its word. */
export function findBlock(owner: string): PropertyKeyword | undefined {
  return blocks.get(owner);
}

function makeBlocks(): ReadonlyMap<string, PropertyKeyword> {
  const found = new Map<string, PropertyKeyword>();
  for (const entry of listKeywords()) {
    if (entry.properties !== undefined && !found.has(entry.word)) found.set(entry.word, entry);
  }
  return found;
}
