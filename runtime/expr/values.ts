/** Reads raw data from outside as values of the plan's types, once, before the kernel sees it. */
import type { FieldType } from "../../schemas/generated/plan.ts";
import { assertNever } from "../model/invariant.ts";
import type { Value } from "../model/value.ts";
import { parseDate, parseDateTime } from "../time/iso-date.ts";
import type { Zone } from "../time/zone.ts";

/** Stands for a raw value that is not of the type. */
export const wrong: unique symbol = Symbol("wrong");

/** Reads raw values of one type; `undefined` is "unknown", as `null` and empty text are. */
export type ValueReader = (raw: unknown) => Value | undefined | typeof wrong;

/** The value, without one when it is unknown, or what is wrong with it in words. */
export function readValue(
  type: FieldType,
  raw: unknown,
  zone: Zone,
): { readonly value?: Value } | { readonly problem: string } {
  const value = createReader(type, zone)(raw);
  if (value === wrong) return { problem: describeWrong(type, raw) };
  return value === undefined ? {} : { value };
}

/** A reader to keep for many values of a type. */
export function createReader(type: FieldType, zone: Zone): ValueReader {
  const read = createKnownReader(type, zone);
  return (raw) => (raw === undefined || raw === null || raw === "" ? undefined : read(raw));
}

export function describeWrong({ type, members }: FieldType, raw: unknown): string {
  const text = JSON.stringify(raw) ?? String(raw);
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  if (type === "enum") return `${shown} is none of ${(members ?? []).map(({ value }) => value).join(", ")}`;
  return `${shown} is no ${type}`;
}

function createKnownReader(type: FieldType, zone: Zone): ValueReader {
  switch (type.type) {
    case "integer":
      return (raw) => {
        const value = readNumber(raw);
        return Number.isInteger(value) ? value : wrong;
      };
    case "number":
    case "percent":
    case "money":
    case "duration":
      return readNumber;
    case "boolean":
      return readBoolean;
    case "date":
      return (raw) => readDate(raw, zone);
    case "datetime":
      return (raw) => readDateTime(raw, zone);
    case "enum":
      return createMemberReader((type.members ?? []).map(({ value }) => value));
    case "country":
      return createCountryReader();
    case "list":
      return createListReader(type.element ?? { type: "text" }, zone);
    case "text":
    case "email":
    case "phone":
    case "url":
    case "content":
    case "persona":
    case "stage":
    case "phase":
    case "account":
    case "queue":
    case "nurture":
    case "reason":
    case "grade":
      return readText;
    default:
      return assertNever(type.type);
  }
}

function readText(raw: unknown): Value | typeof wrong {
  if (typeof raw === "string") return raw;
  return typeof raw === "number" && Number.isFinite(raw) ? String(raw) : wrong;
}

function readNumber(raw: unknown): number | typeof wrong {
  if (typeof raw === "number") return Number.isFinite(raw) ? raw : wrong;
  if (typeof raw !== "string") return wrong;
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*%?\s*$/i.exec(raw);
  const value = match === null ? NaN : Number(match[1]);
  return Number.isFinite(value) ? value : wrong;
}

function readBoolean(raw: unknown): boolean | typeof wrong {
  if (typeof raw === "boolean") return raw;
  switch (String(raw).trim().toLowerCase()) {
    case "true":
    case "yes":
    case "y":
    case "on":
    case "1":
      return true;
    case "false":
    case "no":
    case "n":
    case "off":
    case "0":
      return false;
    default:
      return wrong;
  }
}

/** A date is the start of its day in the zone, also when it was sent as an instant. */
function readDate(raw: unknown, zone: Zone): number | typeof wrong {
  const instant = readDateTime(raw, zone);
  return instant === wrong ? wrong : zone.startOfDay(zone.dayNumberAt(instant));
}

function readDateTime(raw: unknown, zone: Zone): number | typeof wrong {
  if (typeof raw === "number") return isInstant(raw) ? Math.round(raw) : wrong;
  if (typeof raw !== "string") return wrong;
  const text = raw.trim();
  if (/^-?\d{9,14}$/.test(text)) return readDateTime(Number(text), zone);
  return parseDateTime(text, zone) ?? parseDate(text, zone) ?? wrong;
}

function isInstant(value: number): boolean {
  return Math.abs(value) <= 8.64e15;
}

/** Members by their name; case, and spaces or hyphens for underscores, do not matter. */
function createMemberReader(members: readonly string[]): ValueReader {
  const byName = new Map<string, string>();
  for (const member of members) if (!byName.has(foldMember(member))) byName.set(foldMember(member), member);
  for (const member of members) byName.set(member, member);
  return (raw) => {
    if (typeof raw !== "string" && typeof raw !== "number" && typeof raw !== "boolean") return wrong;
    const text = String(raw);
    return byName.get(text) ?? byName.get(foldMember(text)) ?? wrong;
  };
}

function foldMember(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
}

function createListReader(element: FieldType, zone: Zone): ValueReader {
  const read = createReader(element, zone);
  return (raw) => {
    const parts = Array.isArray(raw)
      ? raw
      : typeof raw === "string"
        ? raw.split(/[;,]/).map((part) => part.trim())
        : [raw];
    const values: (string | number | boolean)[] = [];
    for (const part of parts) {
      const value = read(part);
      if (value === wrong || typeof value === "object") return wrong;
      if (value !== undefined) values.push(value);
    }
    return values;
  };
}

/** Two-letter codes, and English names, which are listed when the first one is met. */
function createCountryReader(): ValueReader {
  let byName: Map<string, string> | undefined;
  return (raw) => {
    if (typeof raw !== "string") return wrong;
    const text = raw.trim();
    if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase();
    byName ??= listCountries();
    return byName.get(text.toLowerCase()) ?? wrong;
  };
}

function listCountries(): Map<string, string> {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const byName = new Map<string, string>(usualNames);
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const name = names.of(code);
      // A code that was withdrawn, such as DD, still has a name, but its canonical form is another one.
      const isWithdrawn = Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`;
      if (name !== undefined && !isWithdrawn && !byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), code);
    }
  }
  return byName;
}

const usualNames: readonly (readonly [string, string])[] = [
  ["usa", "US"],
  ["united states of america", "US"],
  ["england", "GB"],
  ["great britain", "GB"],
  ["the netherlands", "NL"],
  ["holland", "NL"],
  ["czech republic", "CZ"],
  ["turkey", "TR"],
];
