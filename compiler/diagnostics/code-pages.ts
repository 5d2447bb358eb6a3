/** What the catalogue says about each mistake of form or meaning, besides its line in `codes.ts`. */
import type { codes } from "./codes.ts";

export interface CodePage {
  readonly group: "form" | "meaning";
  /** A short paragraph: what one has typed when this is found. */
  readonly why: string;
  /** Text that has the mistake, and the same without it; absent for mistakes outside of `.funnel` files. */
  readonly bad?: string;
  readonly good?: string;
}

export const codePages: Readonly<Record<keyof typeof codes, CodePage>> = {
  "syntax-error": {
    group: "form",
    why: "The finding says what was expected at this place. Reading goes on at the next statement, so that one slip is one finding.",
    bad: "stage inquiry {\n  enter from on form_submitted\n}",
    good: "stage inquiry {\n  enter from visitor on form_submitted\n}",
  },
  "unclosed-string": {
    group: "form",
    why: 'A text in `"` ends on the line on which it begins. A longer one stands between `"""`.',
    bad: 'team sales "Inside sales {',
    good: 'team sales "Inside sales" {',
  },
  "unclosed-comment": {
    group: "form",
    why: "Everything behind `/*` is a comment up to the next `*/`, to the end of the file if there is none.",
    bad: "/* not now",
    good: "/* not now */",
  },
  "unclosed-block": {
    group: "form",
    why: "A declaration begins where a block is still open: the brace is missing above it.",
    bad: 'team sales {\n  contact "s@acme.example"\n\nteam marketing {}',
    good: 'team sales {\n  contact "s@acme.example"\n}\n\nteam marketing {}',
  },
  "unknown-character": {
    group: "form",
    why: "Word processors put in dashes and quotation marks that the language does not use; the fix replaces them.",
    bad: "target ≥ 60%",
    good: "target >= 60%",
  },
  "unknown-property": {
    group: "form",
    why: "Each declaration has its own properties; `docs/language/declarations.md` lists them.",
    bad: 'team sales { onwer "ana" }',
    good: 'team sales { contact "ana@acme.example" }',
  },
  "unknown-declaration": {
    group: "form",
    why: "At the start of a statement the word must be one that begins a declaration.",
    bad: "segmnt evaluating { when timeframe is now }",
    good: "segment evaluating { when timeframe is now }",
  },
  "missing-property": {
    group: "meaning",
    why: "Without it the declaration would mean nothing, and no default would be honest.",
    bad: "sla follow_up { starts on entering mql   met on sales_accepted }",
    good: "sla follow_up { starts on entering mql   within 4 hours   met on sales_accepted }",
  },
  "repeated-property": {
    group: "meaning",
    why: "Of two values one would have to be ignored, and nobody could tell which.",
    bad: 'funnel acme { timezone "Europe/Berlin"   timezone "Europe/Paris" }',
    good: 'funnel acme { timezone "Europe/Berlin" }',
  },
  "unknown-name": {
    group: "meaning",
    why: "Nothing in the project declares it. Most often it is a slip, or the declaration was renamed; where a name is near, the finding names it.",
    bad: "enter from inquiry on demo_reqested",
    good: "enter from inquiry on demo_requested",
  },
  "duplicate-name": {
    group: "meaning",
    why: "A name is unique in its kind over all files of a project. Rename one, or delete the copy.",
    bad: "segment hot { when engagement >= 50 }\nsegment hot { when engagement >= 80 }",
    good: "segment warm { when engagement >= 50 }\nsegment hot { when engagement >= 80 }",
  },
  "ambiguous-name": {
    group: "meaning",
    why: "Two things on one level have the name, so that a reader could not tell which is meant either.",
    bad: "segment engagement { when engagement >= 50 }",
    good: "segment engaged { when engagement >= 50 }",
  },
  "reserved-name": {
    group: "meaning",
    why: "`and`, `or` and `not` join criteria, and `is known` is a question; a thing of that name could not be spoken of.",
    bad: "stage known { owner sales }",
    good: "stage known_visitor { owner sales }",
  },
  "wrong-type": {
    group: "meaning",
    why: "A text cannot be at least 50, and a number is no stage. The finding says what is needed and what is there.",
    bad: 'when employees >= "1000"',
    good: "when employees >= 1000",
  },
  "wrong-unit": {
    group: "meaning",
    why: "Amounts have a currency, shares a percent sign and spans a unit; calendar months are no number of days.",
    bad: "deal 25_000 EUR   // the funnel counts in USD",
    good: "deal 25_000 USD",
  },
  "wrong-value": {
    group: "meaning",
    why: "The value cannot be meant: a share above 100%, a range that ends before it begins, a weight of nothing.",
    bad: "range 100..0",
    good: "range 0..100",
  },
  "missing-declaration": {
    group: "meaning",
    why: "A project has one `funnel` and one `lead`; without them there is no zone in which a day begins, and nobody to speak of.",
  },
  "duplicate-declaration": {
    group: "meaning",
    why: "Some declarations stand once in a project, such as `lifecycle`; put the two together.",
  },
  "cyclic-definition": {
    group: "meaning",
    why: "A segment that asks for itself, directly or by way of others, has no answer. The finding shows the way round.",
    bad: "segment a { when b }\nsegment b { when a }",
    good: "segment a { when budget is known }\nsegment b { when a }",
  },
  "super-linear-pattern": {
    group: "meaning",
    why: "Some patterns take minutes on a text that somebody types to hurt you. Those that cannot be matched in linear time are refused; the finding says which part it is.",
    bad: "when title matches /(a+)+\\1$/",
    good: "when title matches /a+$/",
  },
  "invalid-pattern": {
    group: "meaning",
    why: "A bracket of the pattern is not closed, or a sign stands where it has no meaning.",
    bad: "when title matches /(chief/",
    good: "when title matches /chief/",
  },
  "impossible-date": {
    group: "meaning",
    why: "No calendar has that day or hour.",
    bad: "closed 2026-02-30",
    good: "closed 2026-02-28",
  },
  "unknown-timezone": {
    group: "meaning",
    why: "Zones have the names of the tz database, a region and a city; `EST` says nothing about summer.",
    bad: 'timezone "EST"',
    good: 'timezone "America/New_York"',
  },
  "unknown-currency": {
    group: "meaning",
    why: "Currencies are the three letters of ISO 4217.",
    bad: "currency DOLLAR",
    good: "currency USD",
  },
  "unknown-country": {
    group: "meaning",
    why: "Countries are the two letters of ISO 3166, regions stand behind a hyphen.",
    bad: 'holidays "UK"',
    good: 'holidays "GB"',
  },
  "expression-not-allowed": {
    group: "meaning",
    why: "Some questions only have an answer at some places: whether an SLA is breached, for one, only in a test.",
    bad: "segment late { when sla follow_up is breached }",
    good: "expect sla follow_up is breached",
  },
  "moved-name-still-used": {
    group: "meaning",
    why: "`moved from` tells what a thing used to be called, so that stored leads follow. The old name must be gone.",
    bad: "stage qualified { moved from mql }\nstage mql {}",
    good: "stage qualified { moved from mql }",
  },
  "catalog-unreadable": {
    group: "form",
    why: "The file that `catalog` names is not there, or is neither YAML nor CSV. The path is relative to the file that names it.",
  },
  "catalog-invalid": {
    group: "form",
    why: "An entry of a catalogue has the properties of a `content` declaration and no others. The finding points into the catalogue.",
  },
  "manifest-invalid": {
    group: "form",
    why: "A key of `funnel.yaml` is unknown, has a value it cannot have, or sets a rule that does not exist.",
  },
  "lock-invalid": {
    group: "form",
    why: "`funnel.lock` is written by `funnel sign`. An entry that does not fit its schema was changed by hand.",
  },
  "lock-conflict": {
    group: "form",
    why: "A merge left its marks in `funnel.lock`. Keep the signatures of both sides; of two by one team the later one counts.",
  },
  "source-unreadable": {
    group: "form",
    why: "A file is not UTF-8, is not there, or may not be read.",
  },
  "empty-project": {
    group: "form",
    why: "There is no `.funnel` file in the folder and below it. `funnel init` makes a project to begin with.",
  },
};
