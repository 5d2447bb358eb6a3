/** Wording in which names still know what they name, so that a page can link them and a diagram can print them. */

/** Something declared in the plan, by the words a reader knows it by. */
export interface Name {
  readonly text: string;
  /** Its id in the plan. */
  readonly id: string;
}

export type Word = string | Name;

/** Words in order, with the spaces between them already inside. */
export type Phrase = readonly Word[];

/** Builds a phrase the way a sentence is written; phrases and names may stand inside. */
export function say(strings: TemplateStringsArray, ...parts: readonly (Word | number | Phrase | undefined)[]): Phrase {
  const words: Word[] = [];
  strings.forEach((text, index) => {
    if (text !== "") words.push(text);
    const part = parts[index];
    if (part === undefined || part === "") return;
    if (typeof part === "object" && !("text" in part)) words.push(...part);
    else words.push(typeof part === "number" ? formatNumber(part) : part);
  });
  return words;
}

export function plainText(phrase: Phrase): string {
  return phrase.map((word) => (typeof word === "string" ? word : word.text)).join("");
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(phrases: readonly (Phrase | Name | string)[], conjunction: "and" | "or"): Phrase {
  return phrases.flatMap((item, index): Phrase => {
    const separator = index === 0 ? [] : [index === phrases.length - 1 ? ` ${conjunction} ` : ", "];
    return [...separator, ...(typeof item === "string" || "text" in item ? [item] : item)];
  });
}

/** Puts phrases in one, with the same text between them. */
export function joinPhrases(phrases: readonly Phrase[], separator: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 || phrase.length === 0 ? phrase : [separator, ...phrase]));
}

/** The phrase as the start of a sentence. */
export function capitalize(phrase: Phrase): Phrase {
  const [first, ...rest] = phrase;
  if (first === undefined) return phrase;
  return [typeof first === "string" ? upperFirst(first) : { ...first, text: upperFirst(first.text) }, ...rest];
}

export function upperFirst(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  return text === "" ? "" : first.toUpperCase() + text.slice(first.length);
}

/** A name of the source as words: `not_ready` is `not ready`, `sms_opt_in` is `SMS opt in`. */
export function spellName(name: string): string {
  return name
    .replaceAll("_", " ")
    .trim()
    .replace(/\b[a-z]\w+\b/g, (word) => (abbreviations.has(word) ? word.toUpperCase() : word));
}

/** Words of the field that people write in capitals. */
const abbreviations: ReadonlySet<string> = new Set(
  "api arr b2b b2c bdr ceo cfo cio cmo coo crm csv cto eu faq gdpr id ip kpi mql mrr nps pdf roi sal sdr sla sms sql sso uk url utm vat vp".split(
    " ",
  ),
);

/** Thousands in groups: `25,000`. */
export function formatNumber(value: number): string {
  const [whole = "0", fraction] = String(Math.abs(value)).split(".");
  const grouped = whole.includes("e") ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** `1 day`, `2 days`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}
