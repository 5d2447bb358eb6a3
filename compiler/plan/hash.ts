/** Content hashes over the meaning of a plan: not over titles, docs, spans or ids of places. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Agreement, Plan } from "../../schemas/generated/plan.ts";
import { emitCompact } from "./emit.ts";
import { writeNormalForm } from "./normal-form.ts";

/** SHA-256, in hexadecimal, of the canonical plan without titles, docs, spans and the hash itself. */
export function hashPlan(plan: Plan): string {
  const { hash: _hash, spans: _spans, ...meaning } = plan;
  return hashValue(meaning);
}

/**
 * The hash of one declaration, for agreements: kinds as `covers` names them (`score`, `sla`, `lifecycle`,
 * `content_map` …). Kinds that stand once in a project take no name. What something used to be called does not count,
 * nor does an order that means nothing, as that of a score's rules.
 * `undefined` when there is no such declaration; one without rows is the same in a plan as none, and has a hash.
 */
export function hashDeclaration(plan: Plan, kind: string, name: string | undefined): string | undefined {
  const found = findDeclaration(plan, kind, name);
  return found === undefined ? undefined : hashText(writeNormalForm(found));
}

/** The hash of an agreement's own terms: who it is between and how often it is reviewed, not what it covers. */
export function hashTerms({ name, between, review_every: every }: Agreement): string {
  return hashValue({ name, between: [...between].sort(), every: every ?? null });
}

/** The part of a plan that a covered declaration stands for; kinds and names are as in `hashDeclaration`. */
export function findDeclaration(plan: Plan, kind: string, name: string | undefined): unknown {
  const key = kind.replaceAll(" ", "_");
  if (Object.hasOwn(pluralOf, key)) {
    const part = plan[pluralOf[key as keyof typeof pluralOf]];
    return part.find((declaration) => nameOf(declaration) === name);
  }
  if (name !== undefined || !isOnly(key)) return undefined;
  return plan[key];
}

const pluralOf = {
  team: "teams",
  calendar: "calendars",
  channel: "channels",
  activity: "activities",
  need: "needs",
  segment: "segments",
  persona: "personas",
  score: "scores",
  content: "contents",
  nurture: "nurtures",
  turnback: "turnbacks",
  queue: "queues",
  routing: "routings",
  sla: "slas",
  measure: "measures",
  agreement: "agreements",
} as const satisfies Record<string, keyof Plan>;

const onlyKinds = [
  "funnel",
  "lead",
  "account",
  "journey",
  "lifecycle",
  "content_map",
  "contact_policy",
  "profiling",
  "identity",
  "hygiene",
  "value",
] as const satisfies readonly (keyof Plan)[];

function isOnly(key: string): key is (typeof onlyKinds)[number] {
  return (onlyKinds as readonly string[]).includes(key);
}

/** A turnback is known by its stage. */
function nameOf(declaration: { readonly name: string } | { readonly stage: string }): string {
  return "name" in declaration ? declaration.name : declaration.stage;
}

function hashValue(value: unknown): string {
  return hashText(emitCompact(leaveOutWords(value)));
}

function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Leaves out titles and docs. No object of a plan but its spans is keyed by names that a project chooses. */
function leaveOutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaveOutWords);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "title" && key !== "doc")
      .map(([key, part]) => [key, leaveOutWords(part)]),
  );
}
