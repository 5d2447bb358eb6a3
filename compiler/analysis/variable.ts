/** The variables of a plan: everything about a lead at an instant that criteria ask for, each once. */
import type { Selection } from "../../schemas/generated/plan.ts";
import type { Domain } from "./domain.ts";

/** What a variable stands for. */
export type Subject =
  | { readonly kind: "field" | "account" | "attribute" | "score"; readonly name: string }
  | { readonly kind: "fact"; readonly fact: string }
  | { readonly kind: "entered"; readonly stage: string }
  | { readonly kind: "count"; readonly selection: Selection }
  /** What the first or last selected activity says. */
  | { readonly kind: "edge"; readonly selection: Selection; readonly attribute: string }
  /** A duration or an instant that is worked out from others. */
  | { readonly kind: "span"; readonly key: string }
  /** Something that is not looked into: any value is thought possible. */
  | { readonly kind: "opaque"; readonly key: string };

export interface Variable {
  readonly index: number;
  readonly key: string;
  readonly subject: Subject;
  /** All that it can ever be. */
  readonly domain: Domain;
  /** The names that it can have, where that is a closed set. */
  readonly universe: ReadonlySet<string> | undefined;
  /** Whether numbers are whole. */
  readonly whole: boolean;
  /** Whether nothing but formulas says anything about it. */
  readonly isFree: boolean;
}

export type NewVariable = Pick<Variable, "subject" | "domain"> & Partial<Pick<Variable, "universe" | "whole">>;

export interface VariableTable {
  /** The variable of that key, made when it is asked for first. */
  intern(key: string, make: () => NewVariable): Variable;
}

export function createVariableTable(): VariableTable {
  const variables = new Map<string, Variable>();
  return {
    intern(key, make) {
      let variable = variables.get(key);
      if (variable === undefined) {
        const { subject, domain, universe, whole = false } = make();
        const { kind } = subject;
        const isFree = kind === "field" || kind === "account" || kind === "attribute";
        // Making one may make others, so the index is taken afterwards.
        variable = { index: variables.size, key, subject, domain, universe, whole, isFree };
        variables.set(key, variable);
      }
      return variable;
    },
  };
}
