/** What proofs answer about a plan: criteria as decision problems, the reach of scores, the lifecycle as a graph. */
import type { ConsequenceIndex } from "./consequence-index.ts";
import type { NameSet } from "./name-set.ts";
import type { PlanIndex } from "./plan-index.ts";
import type { EnterClause, Expression, Stage, StageLimit } from "../../schemas/generated/plan.ts";

/** A concrete lead, as a person would write it in a `test` block, for which a question was answered. */
export interface Witness {
  /** The statements of a test that make it happen, `given lead { … }` first, without a trailing line end. */
  readonly text: string;
}

/** `unproven` when the question is larger than the bound or asks for more than the cells can tell: report nothing. */
export type Answer =
  | { readonly answer: "yes"; readonly witness: Witness | undefined }
  | { readonly answer: "no" }
  | { readonly answer: "unproven"; readonly because: string };

/** A question about one lead at one instant. */
export interface Question {
  /** Criteria that are true. */
  readonly holds?: readonly Expression[];
  /** Criteria that are not true: false, or unknown. */
  readonly fails?: readonly Expression[];
  /** Where the lead stands; any stage when absent. */
  readonly stages?: readonly string[];
  /** The activities whose attributes the criteria may name: one of them happens at the instant. */
  readonly activities?: readonly string[];
}

/** What a rule, a group of rules or a summed score adds to a score, by its id in the plan. */
export interface Contribution {
  readonly id: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Whether it is part of what adds up to the score's maximum: of rules that exclude each other only one is. */
  readonly counts: boolean;
}

/** The values that a score can take, before rounding to the range's whole numbers. */
export interface Reach {
  readonly minimum: number;
  /** `Infinity` where nothing bounds it. */
  readonly maximum: number;
  /** What the rules alone could produce, before the range and the grades cut it. */
  readonly unclamped: { readonly minimum: number; readonly maximum: number };
  /** The grades that some reachable value earns, highest first. */
  readonly grades: readonly string[];
  /** What the ends are made of, in the order of rules outside groups, groups, summed scores. */
  readonly contributions: readonly Contribution[];
}

/** One arrow of the lifecycle. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly by:
    | { readonly kind: "clause"; readonly clause: EnterClause }
    | { readonly kind: "limit"; readonly limit: StageLimit }
    | { readonly kind: "sla"; readonly sla: string; readonly tier: string }
    | { readonly kind: "turnback"; readonly row: string };
  /** False when it is proven that nothing can take this arrow. */
  readonly possible: boolean;
}

export interface LifecycleGraph {
  readonly stages: readonly Stage[];
  readonly arrows: readonly Arrow[];
  /** The stages that some path of possible arrows leads to from the initial stage, itself included. */
  readonly reachable: ReadonlySet<string>;
}

/** Proofs over one plan; each answer is computed once. */
export interface Analysis {
  /** The declarations of the plan by name. */
  readonly index: PlanIndex;
  /** Can there be such a lead? */
  satisfiable(question: Question): Answer;
  /** Is it proven that there is no such lead? Cheaper than `satisfiable`, which also looks for one. */
  impossible(question: Question): boolean;
  /** Does `left` true always mean `right` true? A `no` has no witness: ask whether `left` holds while `right` fails. */
  implies(left: Expression, right: Expression): Answer;
  /** Can the two never be true of one lead at once? */
  disjoint(left: Expression, right: Expression): Answer;
  /** True of every lead or of none, as far as each variable by itself tells: a score by its reach, a choice by its members. */
  glance(criterion: Expression): boolean | undefined;
  /** Whether two criteria speak of anything in common; proofs about others in turn are of no use. */
  related(left: Expression, right: Expression): boolean;
  /** The stages in which a criterion may be true, as far as it speaks of stages; others are excluded for certain. */
  stagesOf(criterion: Expression): NameSet;
  reachOf(score: string): Reach;
  /** An empty index of criteria, which may name attributes of the activities. */
  indexConsequences<Item>(activities?: readonly string[]): ConsequenceIndex<Item>;
  readonly lifecycle: LifecycleGraph;
}
