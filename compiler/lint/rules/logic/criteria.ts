/** Every criterion of a plan with what it decides: what proofs about single criteria go through. */
import type { Expression, Nurture, Plan, Selection, Step } from "../../../../schemas/generated/plan.ts";
import type { Question } from "../../../analysis/analysis.ts";
import type { LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";

export interface StatedCriterion {
  /** The id of what it belongs to. */
  readonly id: string;
  readonly expression: Expression;
  /** The beginning of a sentence, such as ``The segment `evaluating` ``. */
  readonly subject: string;
  /** What never happens when it is never true, such as `so nobody gets the points`. */
  readonly consequence: string;
  /** What is the case whenever it is looked at. */
  readonly given: Question;
  /** Whether being true of everyone is worth a word. */
  readonly mayBeAlways: boolean;
  /** What others refer to it by: the kind and name of the definition that it is. */
  readonly defines?: string;
}

/** The criteria of the plan, listed once for all rules. */
export function findCriteria({ plan }: LintContext): readonly StatedCriterion[] {
  return listCriteria(plan);
}

/** The criteria of a plan in the order of its declarations. Turnbacks and the rows of routings have rules of their own. */
export function listCriteria(plan: Plan): StatedCriterion[] {
  return [
    ...definitions(plan),
    ...lifecycle(plan),
    ...scores(plan),
    ...plan.nurtures.flatMap((nurture) => programme(nurture)),
    ...others(plan),
  ];
}

function definitions(plan: Plan): StatedCriterion[] {
  const found: StatedCriterion[] = [];
  const add = (
    kind: string,
    list: readonly { id: string; name: string; when?: Expression }[],
    nobody: string,
  ): void => {
    for (const { id, name, when } of list) {
      if (when === undefined) continue;
      found.push({
        id,
        expression: when,
        subject: `The ${kind} \`${name}\``,
        consequence: nobody,
        given: {},
        mayBeAlways: true,
        defines: `${kind} ${name}`,
      });
    }
  };
  add("segment", plan.segments, "so no lead is ever in it");
  add("need", plan.needs, "so no lead ever has it");
  add("persona", plan.personas, "so no lead is ever one");
  add("phase", plan.journey, "so no lead ever gets there");
  return found;
}

function lifecycle(plan: Plan): StatedCriterion[] {
  return plan.lifecycle.flatMap(({ name, enter }) =>
    enter.flatMap(({ id, from, on, when }) => {
      const activities = on === undefined ? {} : { activities: on.activities };
      const holds = [on?.where, when].filter((each) => each !== undefined);
      if (holds.length === 0) return [];
      const expression = holds.length === 1 ? holds[0]! : ({ op: "and", operands: holds } as const);
      return [
        {
          id,
          expression,
          subject: `This way into \`${name}\` from ${listQuoted(from)}`,
          consequence: "so nobody takes it",
          given: { stages: from, ...activities },
          // An activity is a condition too.
          mayBeAlways: on === undefined,
          defines: `clause ${id}`,
        },
      ];
    }),
  );
}

function scores(plan: Plan): StatedCriterion[] {
  return plan.scores.flatMap(({ name, rules, exclude }) => [
    ...exclude.map(({ id, when }) => ({
      id,
      expression: when,
      subject: `This \`exclude\` of \`${name}\``,
      consequence: "so it excludes nobody",
      given: {},
      mayBeAlways: true,
    })),
    ...rules.flatMap(({ id, when, where, activities, points, form }) => {
      const expression = when ?? where;
      if (expression === undefined) return [];
      return [
        {
          id,
          expression,
          subject: `The rule of \`${name}\` for ${points > 0 ? "+" : ""}${points}`,
          consequence: "so it never counts",
          given: when === undefined && activities !== undefined ? { activities } : {},
          mayBeAlways: form === "when" || form === "each_time",
        },
      ];
    }),
  ]);
}

function programme({ id, name, for: audience, goal, exit, steps }: Nurture): StatedCriterion[] {
  const of = (expression: Expression, word: string, consequence: string): StatedCriterion => {
    return {
      id,
      expression,
      subject: `The \`${word}\` of \`${name}\``,
      consequence,
      given: {},
      mayBeAlways: word !== "for",
    };
  };
  const found = [of(audience, "for", "so nobody gets into it")];
  if (goal !== undefined) found.push(of(goal, "goal", "so nobody reaches it"));
  if (exit !== undefined) found.push(of(exit, "exit when", "so nobody leaves by it"));
  // Steps are taken only while the audience's criterion holds, if that does not change with what a step does.
  const given: Question = readsAssignment(audience) ? {} : { holds: [audience] };
  const visit = (list: readonly Step[]): void => {
    for (const step of list) {
      if (step.step === "wait_until") {
        const subject = `What \`${name}\` waits for`;
        const consequence = step.at_most === undefined ? "so it waits for ever" : "so it always waits to the end";
        found.push({ id: step.id, expression: step.until, subject, consequence, given: {}, mayBeAlways: true });
      }
      if (step.step !== "if") continue;
      found.push({
        id: step.id,
        expression: step.condition,
        subject: `This \`if\` in \`${name}\``,
        consequence: "so its steps are never taken",
        given,
        mayBeAlways: true,
      });
      visit(step.then);
      visit(step.else);
    }
  };
  visit(steps);
  return found;
}

function others(plan: Plan): StatedCriterion[] {
  const found: StatedCriterion[] = [];
  const add = (
    id: string,
    expression: Expression | undefined,
    subject: string,
    rest: Partial<StatedCriterion>,
  ): void => {
    if (expression === undefined) return;
    found.push({ id, expression, subject, consequence: "", given: {}, mayBeAlways: false, ...rest });
  };
  for (const { id, when } of plan.profiling?.rows ?? []) {
    add(id, when, "The `when` of this question", { consequence: "so it is never asked" });
  }
  for (const { id, condition, before } of plan.hygiene?.require ?? []) {
    const consequence = `so nobody gets into ${listQuoted(before)}`;
    add(id, condition, "What is required here", { consequence, mayBeAlways: true });
  }
  for (const { id, when } of plan.hygiene?.reject ?? []) {
    add(id, when, "What is rejected here", { consequence: "so nothing ever is", mayBeAlways: true });
  }
  for (const { id, when, channels } of plan.contact_policy?.consent ?? []) {
    add(id, when, `The consent to ${listQuoted(channels)}`, { consequence: "so nothing is ever sent there" });
  }
  for (const { name, on } of plan.routings) {
    const consequence = `so \`${name}\` routes nobody`;
    add(on.id, on.trigger?.where, `The \`where\` of \`${name}\``, {
      consequence,
      given: { activities: on.trigger?.activities ?? [] },
    });
  }
  for (const { id, name, starts, met, met_when: metWhen } of plan.slas) {
    const consequence = `so \`${name}\` never starts`;
    const stages = starts.entering === undefined ? {} : { stages: starts.entering };
    add(starts.id, starts.when, `The \`when\` of \`${name}\``, { consequence, given: stages, mayBeAlways: true });
    add(starts.id, starts.trigger?.where, `The \`where\` of \`${name}\``, {
      consequence,
      given: { activities: starts.trigger?.activities ?? [] },
    });
    for (const trigger of met) {
      add(id, trigger.where, `What meets \`${name}\``, {
        consequence: "so it is never met this way",
        given: { activities: trigger.activities },
      });
    }
    add(id, metWhen, `What meets \`${name}\``, { consequence: "so it is never met this way" });
  }
  for (const { id, name, count } of plan.measures) {
    add(id, count, `What \`${name}\` counts`, { consequence: "so it counts nobody", mayBeAlways: true });
  }
  return found;
}

function readsAssignment(expression: Expression): boolean {
  return /"fact":"(?:owner|queue|nurture)"/.test(JSON.stringify(expression));
}

/** Calls back for an expression and everything in it, but not for what it refers to by name. */
export function walkExpression(expression: Expression, visit: (each: Expression) => void): void {
  visit(expression);
  for (const child of childrenOf(expression)) walkExpression(child, visit);
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case "and":
    case "or":
      return expression.operands;
    case "not":
    case "known":
    case "among":
    case "email_is":
    case "matches":
    case "of_lead":
      return [expression.operand];
    case "between":
      return [
        expression.operand,
        ...(expression.from ? [expression.from] : []),
        ...(expression.to ? [expression.to] : []),
      ];
    case "text_test":
      return [expression.operand, expression.text];
    case "list_contains":
      return [expression.operand, expression.value];
    case "compare":
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return [expression.left, expression.right];
    case "did":
    case "did_after":
    case "count":
    case "sum":
    case "first":
    case "last":
    case "time_since":
      return whereOf(expression.selection);
    default:
      return [];
  }
}

function whereOf({ where }: Selection): readonly Expression[] {
  return where === undefined ? [] : [where];
}
