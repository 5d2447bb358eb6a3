/** Chooses values that look like those of a real person from what is left of their domains. */
import type { Field, Plan } from "../../../schemas/generated/plan.ts";
import type { Domain } from "../domain.ts";
import { hasName, listNames } from "../name-set.ts";
import { pickNumber } from "../number-set.ts";
import { mailClass, normalForm, type Predicate, type TextSet } from "../text-set.ts";
import { classOfMail } from "./evaluate.ts";
import { day, NotWorkedOut, type SampleValue } from "./scenario.ts";
import { samplePattern } from "./sample-pattern.ts";

/** A value of the domain for a field or an attribute; nothing where it may as well be unknown, or none is found. */
export function chooseValue(plan: Plan, field: Field, { unknown, known }: Domain): SampleValue | undefined {
  if (unknown || known === undefined) return undefined;
  switch (known.kind) {
    case "number":
      return chooseNumber(field, known.set);
    case "name": {
      const names = listNames(known.set);
      if (names === undefined) return namesOfType(plan, field).find((name) => hasName(known.set, name));
      const [name] = names;
      return field.type.type === "boolean" ? name === "true" : name === "unspecified" ? undefined : name;
    }
    case "text":
      return field.type.type === "list" ? chooseList(known.set) : chooseText(field, known.set);
  }
}

const favourites = [100, 10, 1, 0];

function chooseNumber({ type }: Field, set: Parameters<typeof pickNumber>[0]): SampleValue | undefined {
  if (type.type === "date" || type.type === "datetime") {
    const value = pickNumber(set, day);
    if (value === undefined || value % day !== 0) return undefined;
    // Without a bound on either side any day will do.
    const instant = value === 0 ? Date.parse("2026-01-05T00:00:00Z") : value;
    const text = new Date(instant).toISOString();
    return type.type === "date" ? text.slice(0, 10) : text.slice(0, 16);
  }
  const usual = favourites.find((each) =>
    set.some(
      ({ low, high, lowOpen, highOpen }) =>
        (low < each || (low === each && !lowOpen)) && (high > each || (high === each && !highOpen)),
    ),
  );
  // A bound that was written is the most telling value, unless zero or nothing bounds the set.
  const value = set[0]!.low > 0 ? pickNumber(set, 1) : (usual ?? pickNumber(set, 1));
  return value !== undefined && Math.abs(value) < 1e12 ? value : undefined;
}

function namesOfType(plan: Plan, { type }: Field): readonly string[] {
  switch (type.type) {
    case "country":
      return ["US", "DE", "FR", "GB", "JP", "BR"];
    case "content":
      return plan.contents.map(({ name }) => name);
    case "persona":
      return plan.personas.map(({ name }) => name);
    case "stage":
      return plan.lifecycle.map(({ name }) => name);
    default:
      return [];
  }
}

function chooseList({ yes, no }: TextSet): SampleValue | undefined {
  const items = yes.map(({ text }) => text);
  return no.some(({ text }) => items.includes(text)) ? undefined : items.length > 0 ? items : ["example"];
}

/** What people are called, by the usual names of fields. */
const usualTexts: Readonly<Record<string, string>> = {
  first_name: "Ana",
  last_name: "Silva",
  company: "Example Ltd",
  title: "Consultant",
  timezone: "Europe/Berlin",
  domain: "example.com",
};

function chooseText(field: Field, set: TextSet): string | undefined {
  return candidatesOf(field, set).find((text) => fits(text, field, set));
}

function candidatesOf({ name, type }: Field, { names, yes }: TextSet): string[] {
  if (!names.excludes) return [...names.names].flatMap((text) => [text, capitalize(text), text.toUpperCase()]);
  if (type.type === "email") return ["ana@example.com", "ana@gmail.com", "ana@mailinator.com", "ana"];
  if (type.type === "phone") return ["+14155552671"];
  if (type.type === "url") return ["https://example.com/"];
  const textsOf = (test: Predicate["test"]): string[] =>
    yes.filter((each) => each.test === test).map(({ text }) => text);
  const start = longest(textsOf("starts_with"));
  const end = longest(textsOf("ends_with"));
  let middles = [textsOf("contains").join(" ")];
  for (const pattern of textsOf("matches")) {
    const samples = samplePattern(pattern, 4);
    middles = middles.flatMap((middle) => samples.map((sample) => `${middle} ${sample}`.trim())).slice(0, 32);
  }
  const parts = middles.flatMap((middle) => {
    const whole = [start, middle, end].filter((part) => part !== "").join(" ");
    return [
      capitalize(writeAcronyms(whole)),
      capitalize(whole),
      whole,
      whole.toUpperCase(),
      `${start}${middle}${end}`,
      `${start} ${middle} ${end}`.trim(),
    ];
  });
  return yes.length === 0 ? [usualTexts[name] ?? "Example", "Another example", "x"] : parts;
}

function fits(text: string, { type }: Field, { names, yes, no, mail }: TextSet): boolean {
  if (text === "" || text.includes('"') || text.includes("\\") || text.includes("\n")) return false;
  if (!hasName(names, normalForm(text))) return false;
  if (type.type === "email" && (mail & mailOf(text)) === 0) return false;
  return yes.every((each) => isMet(each, text)) && !no.some((each) => isMet(each, text));
}

function mailOf(text: string): number {
  try {
    return classOfMail(text);
  } catch (error) {
    if (error instanceof NotWorkedOut) return mailClass.freeAndDisposable;
    throw error;
  }
}

function isMet({ test, text: piece, flags }: Predicate, text: string): boolean {
  const form = normalForm(text);
  switch (test) {
    case "contains":
      return form.includes(piece);
    case "starts_with":
      return form.startsWith(piece);
    case "ends_with":
      return form.endsWith(piece);
    case "matches":
      return new RegExp(piece, flags.replaceAll(/[gy]/g, "")).test(text);
    case "has":
      return false;
  }
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), "");
}

/** As they stand in job titles. */
function writeAcronyms(text: string): string {
  return text.replaceAll(/\b(?:ceo|cfo|cto|cio|cmo|coo|vp|it|hr)\b/g, (word) => word.toUpperCase());
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
