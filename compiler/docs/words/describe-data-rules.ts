/** Identity and hygiene in words. */
import type { Field, FieldType, Hygiene, Identity } from "../../../schemas/generated/plan.ts";
import { assertNever } from "../../text/invariant.ts";
import { describeActivities } from "./describe-selection.ts";
import { describeDuration } from "./describe-time.ts";
import { enumerate, type Phrase, plainText, say, spellName } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

export interface Rule {
  readonly id: string;
  readonly text: Phrase;
}

/** How two records are found to be one person. */
export function describeMatching(names: PlanNames, { match }: Identity): Rule[] {
  return match.map(({ id, fields }) => ({
    id,
    text: say`${id === match[0]?.id ? "the same" : "else the same"} ${enumerate(fields.map(names.field), "and")}`,
  }));
}

const normalized = {
  lowercase: "in lower case",
  trim: "without surrounding space",
  e164: "as an international number",
  domain: "as a domain",
} as const;

/** How values are brought into one form before they are compared, and which do not count. */
export function describeCleaning(names: PlanNames, { normalize, ignore }: Identity): Rule[] {
  return [
    ...normalize.map(({ id, field, by }) => ({
      id,
      text: say`${names.field(field)} is compared ${enumerate(
        by.map((form) => normalized[form]),
        "and",
      )}`,
    })),
    ...ignore.map(({ id, field, values }) => ({
      id,
      text: say`${names.field(field)} does not count when it is ${enumerate(
        values.map((value) => `“${value}”`),
        "or",
      )}`,
    })),
  ];
}

/** Which value stays when two records become one. */
export function describeSurvivors(names: PlanNames, { keep }: Identity): Rule[] {
  return keep.map(({ id, rule, fields }) => {
    const which = enumerate(fields.map(names.field), "and");
    switch (rule) {
      case "latest":
      case "first":
      case "longest":
        return { id, text: say`${which}: the ${rule} value stays` };
      case "true":
        return { id, text: say`${which}: yes wins` };
      case "false":
        return { id, text: say`${which}: no wins` };
      default:
        return assertNever(rule);
    }
  });
}

/** What has gone stale, and what form values take. */
export function describeUpkeep(names: PlanNames, { stale, standardize }: Hygiene): Rule[] {
  const forms = {
    country: "as a country code",
    state: "as a state code",
    phone: "as an international number",
  } as const;
  return [
    ...stale.map(({ id, after, without }) => ({
      id,
      text: say`a lead without ${describeActivities(names, without)} for ${describeDuration(after)} is to be verified again`,
    })),
    ...standardize.map(({ id, field, as }) => ({ id, text: say`${names.field(field)} is written ${forms[as]}` })),
  ];
}

/** The type of a field in words, with its members. */
export function describeFieldType({ type, members, element }: FieldType): string {
  if (type === "enum")
    return `one of ${plainText(
      enumerate(
        (members ?? []).map(({ value }) => spellName(value)),
        "or",
      ),
    )}`;
  if (type === "list") return `list of ${element === undefined ? "values" : describeFieldType(element)}`;
  return typeWords[type] ?? spellName(type);
}

/** What else is said of a field: that it is required, finds people again, or is personal. */
export function describeFieldTraits({ required, key, pii }: Field): string {
  return [
    ...(key ? ["finds the record again"] : []),
    ...(required ? ["required"] : []),
    ...(pii ? ["personal data"] : []),
  ].join(", ");
}

const typeWords: Readonly<Record<string, string>> = {
  integer: "whole number",
  percent: "percentage",
  boolean: "yes or no",
  datetime: "date and time",
  email: "email address",
  phone: "telephone number",
  url: "web address",
};
