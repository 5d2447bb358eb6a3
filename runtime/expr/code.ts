/** The workshop in which a plan becomes JavaScript: constants, functions and the scope of the function being written. */
import type { Expression } from "../../schemas/generated/plan.ts";
import type { Layout } from "../model/lead.ts";
import type { LinkedPlan } from "../plan/link.ts";
import type { Zone } from "../time/zone.ts";
import type { AggregateTable } from "./aggregate-table.ts";
import type { EmailDomains } from "./email-domains.ts";

/** Everything that the functions of one plan share. Text is made here only, from places in the plan and quoted literals. */
export interface Code {
  readonly linked: LinkedPlan;
  readonly zone: Zone;
  readonly aggregates: AggregateTable;
  readonly layout: Layout;
  /** Undefined when nobody loaded the lists; only some tests of e-mail addresses need them. */
  readonly emailDomains: EmailDomains | undefined;
  /** Writes "is true" and "is false"; handed in because values and truths are written in terms of each other. */
  readonly truthCode: TruthWriter;
  /** Values that the functions refer to as `c0`, `c1`, …. */
  readonly constants: unknown[];
  /** Finished functions, as text. */
  readonly functions: string[];
  /** The names of functions already written, or being written. */
  readonly defined: Set<string>;
  /** Texts of calls that many places share, by their name. */
  readonly calls: Map<string, string>;
  /** Values made for the functions, by what they are. */
  readonly shared: Map<string, object>;
  /** Whether facts are remembered as they are met, only asked for as all are known, or being worked out. */
  readonly facts: "added" | "asked" | "worked out";
  /** Criteria over nothing but fields that are worth remembering, by their JSON. */
  readonly known: Map<string, { readonly index: number; readonly expression: Expression }>;
}

/** What is being written: `L` is the lead, `now` the instant, `A` the attributes of the activity if there is one. */
export interface Scope {
  readonly code: Code;
  /** The place of the activity whose attributes `A` holds. */
  readonly activity: number | undefined;
  /** The instant at which windows are looked at: `now`, or the present where `now` is a later one that is tried out. */
  readonly present: string;
  temporaries: number;
  /** Set when the text reads what a recompute works out: scores, persona, phase, needs or segments. */
  readsDerived: boolean;
}

export type TruthWriter = (scope: Scope, expression: Expression, wanted: boolean) => string;

export function createCode(
  linked: LinkedPlan,
  zone: Zone,
  aggregates: AggregateTable,
  layout: Layout,
  emailDomains: EmailDomains | undefined,
  truthCode: TruthWriter,
): Code {
  return {
    linked,
    zone,
    aggregates,
    layout,
    emailDomains,
    truthCode,
    constants: [],
    functions: [],
    defined: new Set(),
    calls: new Map(),
    shared: new Map(),
    facts: "added",
    known: new Map(),
  };
}

export function createScope(code: Code, activity?: number, present = "now"): Scope {
  return { code, activity, present, temporaries: 0, readsDerived: false };
}

/** A name for a temporary of the function being written. */
export function temporary(scope: Scope): string {
  scope.temporaries += 1;
  return `t${scope.temporaries}`;
}

/** The name under which generated code sees a value. */
export function constant(code: Code, value: unknown): string {
  let index = code.constants.indexOf(value);
  if (index === -1) index = code.constants.push(value) - 1;
  return `c${index}`;
}

/** The name of a value that is made once and shared under a name of its own. */
export function sharedConstant(code: Code, name: string, create: () => object): string {
  let value = code.shared.get(name);
  if (value === undefined) code.shared.set(name, (value = create()));
  return constant(code, value);
}

/** A literal as JavaScript text that can only ever be that literal. */
export function quote(value: string | number | boolean): string {
  if (typeof value === "number") return value < 0 || Object.is(value, -0) ? `(${value})` : String(value);
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/**
 * Adds a function of `L` and `now` (and more parameters) unless one of that name is there. The name must come from a
 * kind and a place, never from the plan's text.
 */
export function defineFunction(
  scope: Scope,
  name: string,
  build: (scope: Scope) => string,
  parameters = "L, now",
): string {
  const { code } = scope;
  if (code.defined.has(name)) return name;
  code.defined.add(name);
  const body = build(scope);
  code.functions.push(`function ${name}(${parameters}) {\n${prologue(body)}${declareTemporaries(scope)}${body}\n}`);
  return name;
}

/** The name of a numeric field in a function's text: NaN when it is unknown. */
export function numberOfField(place: number): string {
  return `number${place}`;
}

/** Shorthands for the members of the lead that the text uses. */
function prologue(body: string): string {
  const shorthands: readonly (readonly [string, string])[] = [
    ["F", "fields"],
    ["C", "cells"],
    ["S", "scores"],
  ];
  const members = shorthands
    .filter(([letter]) => new RegExp(`\\b${letter}\\[`).test(body))
    .map(([letter, member]) => `const ${letter} = L.${member};\n`);
  // Comparing what may be `undefined` is slow; NaN is a number, and compares as unknown should.
  const numbers = new Set([...body.matchAll(/\bnumber(\d+)\b/g)].map(([, place]) => place!));
  for (const place of numbers) {
    members.push(`const number${place} = L.fields[${place}] === undefined ? NaN : +L.fields[${place}];\n`);
  }
  return members.join("");
}

function declareTemporaries(scope: Scope): string {
  if (scope.temporaries === 0) return "";
  return `let ${Array.from({ length: scope.temporaries }, (_, index) => `t${index + 1}`).join(", ")};\n`;
}

/** The smallest of some instants; the text `Infinity` for those that never come. */
export function earliest(instants: readonly string[]): string {
  const some = instants.filter((instant) => instant !== never);
  if (some.length === 0) return never;
  return some.length === 1 ? some[0]! : `Math.min(${some.join(", ")})`;
}

export const never = "Infinity";

/** Makes the functions out of their text; `results` names what is handed out. */
export function finishCode<Result>(code: Code, results: string): Result {
  const names = code.constants.map((_, index) => `c${index}`);
  const text = `"use strict";\n${code.functions.join("\n")}\nreturn ${results};`;
  return new Function(...names, text)(...code.constants) as Result;
}
