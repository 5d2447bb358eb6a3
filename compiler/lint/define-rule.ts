/** What a rule of logic or advice is: one file with its code, its reasons, its examples and its check. */
import type { Lock } from "../agreement/lock.ts";
import type { Analysis, Witness } from "../analysis/analysis.ts";
import type { CheckedProject } from "../check/checked.ts";
import type { Fix, RelatedLocation, Severity } from "../diagnostics/diagnostic.ts";
import type { RuleCode } from "../diagnostics/rule-codes.ts";
import type { Expression, Plan } from "../../schemas/generated/plan.ts";
import type { SourceFile } from "../syntax/ast/index.ts";
import type { Location } from "../text/source.ts";

/** The folder of `rules/` in which a rule lives, and the chapter of the catalogue in which it is listed. */
export type RuleTheme =
  | "logic"
  | "lifecycle"
  | "content"
  | "nurture"
  | "qualification"
  | "measurement"
  | "handover"
  | "profiling"
  | "agreement"
  | "contact"
  | "identity"
  | "housekeeping";

/** Everything a rule may look at. A project is linted only when its form and meaning are right. */
export interface LintContext {
  readonly plan: Plan;
  readonly checked: CheckedProject;
  readonly files: readonly SourceFile[];
  readonly analysis: Analysis;
  /** Milliseconds since 1970 for rules about dates; `undefined` where nobody knows the time, and then they are silent. */
  readonly now: number | undefined;
  /** Who signed what; empty for a project without `funnel.lock`, `undefined` where that cannot be read. */
  readonly lock: Lock | undefined;
  /** What several rules look for, found once: always the same for the same function. */
  share<Found>(find: (ctx: LintContext) => Found): Found;
  /** Where something of the plan was written, by its id, such as `stage/mql` or `sla/follow_up/tier/0`. */
  locate(id: string): Location;
  /** Where an expression of the plan was written; `undefined` for those that lowering made up. */
  locateExpression(expression: Expression): Location | undefined;
}

/** What a rule says about one place; its code and severity are the rule's. */
export interface Finding {
  readonly at: Location;
  /** One sentence that names the thing, without a full stop. */
  readonly message: string;
  /** One line that says what to type. */
  readonly help: string;
  readonly related?: readonly RelatedLocation[];
  readonly fix?: Fix;
  readonly witness?: Witness;
  /** Where one code has findings of different weight. */
  readonly severity?: Severity;
}

/** What the catalogue says of a rule. */
export interface RuleText {
  readonly code: RuleCode;
  readonly theme: RuleTheme;
  /** `logic` stops `build` and `run` when it is an error; `advice` does only where `funnel.yaml` makes it one. */
  readonly kind: "logic" | "advice";
  /** Unless `funnel.yaml` sets another. */
  readonly severity: Severity;
  /** The row of the requirements that it serves, such as `R13`; none for housekeeping. */
  readonly requirement?: `R${number}`;
  /** A clause without a full stop that says what is wrong: the line of `funnel rules`. */
  readonly summary: string;
  /** A short paragraph for a person in marketing: what goes wrong in practice. */
  readonly why: string;
  /** Declarations that have the fault; what a project needs besides is added by the test's base project. */
  readonly bad: string;
  /** The same declarations without it. */
  readonly good: string;
  /** Declarations of the base project that `bad` must do without, such as `contact policy` or `sla follow_up`. */
  readonly lacking?: readonly string[];
  /** False for rules that no comment may silence. */
  readonly suppressible?: false;
}

export interface Rule extends RuleText {
  check(ctx: LintContext): Iterable<Finding>;
}

/** Gives a rule its type. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
