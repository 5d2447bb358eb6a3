/** Writes the functions that work out scores, and those that find when time alone could move them past a threshold. */
import type { Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { truthChangeCode } from "../expr/change-code.ts";
import { constant, earliest, never, quote, type Scope } from "../expr/code.ts";
import { truthCode } from "../expr/truth-code.ts";
import { refreshRule, turnEdge } from "./rule-summary.ts";
import { ruleCell, type RuleSpec } from "./rule-spec.ts";

/** Text that works out one score into `S[place]`; with `samples`, edges of `each time` rules are taken as well. */
export function scoreText(scope: Scope, place: number, specs: readonly RuleSpec[], samples: boolean): string {
  const { layout, linked } = scope.code;
  const score = linked.scores.all[place]!;
  const lines = [`let x = ${quote(score.start)};`];
  for (const part of score.parts) {
    lines.push(`x += S[${linked.scores.indexOf(part.score)}] * ${quote(part.percent)} / 100;`);
  }
  const own = specs.filter((spec) => spec.score === place);
  for (const spec of own) if (spec.rule.group === undefined) lines.push(ruleText(scope, spec, "x", samples));
  for (const [group, { maximum, minimum }] of score.groups.entries()) {
    lines.push("y = 0;");
    for (const spec of own) if (spec.rule.group === group) lines.push(ruleText(scope, spec, "y", samples));
    if (maximum !== undefined) lines.push(`if (y > ${quote(maximum)}) y = ${quote(maximum)};`);
    if (minimum !== undefined) lines.push(`if (y < ${quote(minimum)}) y = ${quote(minimum)};`);
    lines.push("x += y;");
  }
  lines.push(`C[${layout.sums + place}] = x;`, clampText(score, "x"), "x = Math.floor(x + 0.5);");
  const exclusion = exclusionOf(score);
  if (exclusion !== undefined) lines.push(`if (${truthCode(scope, exclusion, true)}) x = 0;`);
  return `{ let y;\n${lines.join("\n")}\nS[${place}] = x; }`;
}

/** What a `when` rule contributes while its criterion holds. */
export function pointsWhile({ points, limits }: ScoreRule): number {
  const maximum = limits.maximum ?? Infinity;
  return Math.max(-maximum, Math.min(maximum, points));
}

/**
 * Text that takes into `due` the next instant at which time may move the score past one of its thresholds, and into
 * `valuesDue` the next one at which it changes at all. Reads what was worked out at `now`.
 */
export function scoreDueText(
  scope: Scope,
  place: number,
  specs: readonly RuleSpec[],
  thresholds: readonly number[],
  exact: boolean,
): string {
  const { layout, linked } = scope.code;
  const score = linked.scores.all[place]!;
  const changes: string[] = [];
  const reach: string[] = [];
  for (const part of score.parts) {
    const from = linked.scores.indexOf(part.score);
    changes.push(`d${from}`);
    const [low, high] = part.percent < 0 ? [layout.highs, layout.lows] : [layout.lows, layout.highs];
    const share = `${quote(part.percent)} / 100`;
    reach.push(
      `low += (C[${low + from}] - S[${from}]) * ${share}; high += (C[${high + from}] - S[${from}]) * ${share};`,
    );
  }
  for (const spec of specs) if (spec.score === place) addRuleChange(scope, spec, changes, reach);
  const exclusion = exclusionOf(score);
  const excluding = exclusion === undefined ? never : truthChangeCode(scope, exclusion, true);
  const next = earliest([...changes, excluding]);
  if (next === never)
    return `const d${place} = Infinity; C[${layout.lows + place}] = C[${layout.highs + place}] = S[${place}];`;
  const passing = thresholds.map((value) => `(low < ${quote(value)} && high >= ${quote(value)})`);
  return `const d${place} = ${next};
if (d${place} === Infinity) C[${layout.lows + place}] = C[${layout.highs + place}] = S[${place}];
else {
let low = C[${layout.sums + place}], high = low;
${reach.join("\n")}
${clampText(score, "low")} ${clampText(score, "high")}
low = Math.floor(low + 0.5); high = Math.floor(high + 0.5);
${exclusion === undefined ? "" : "if (low > 0) low = 0; if (high < 0) high = 0;"}
C[${layout.lows + place}] = low; C[${layout.highs + place}] = high;
if (d${place} < valuesDue) valuesDue = d${place};
${exact || passing.length > 0 ? `if (d${place} < due && (${exact ? "low !== high" : passing.join(" || ")})) due = d${place};` : ""}
}`;
}

function ruleText(scope: Scope, spec: RuleSpec, sum: string, samples: boolean): string {
  const { rule } = spec;
  if (rule.form === "when") {
    return `if (${truthCode(scope, rule.when!, true)}) ${sum} += ${quote(pointsWhile(rule))};`;
  }
  const { code } = scope;
  const lines: string[] = [];
  if (rule.form === "each_time" && samples) {
    const turn = `${constant(code, turnEdge)}(L, ${constant(code, spec)}, now)`;
    lines.push(`if ((${truthCode(scope, rule.when!, true)}) !== (C[${spec.cell + ruleCell.truth}] === 1)) ${turn};`);
  }
  const refresh = `${constant(code, refreshRule)}(L, ${constant(code, spec)}, now)`;
  lines.push(`if (C[${spec.cell + ruleCell.due}] <= now) ${refresh};`, `${sum} += C[${spec.cell + ruleCell.value}];`);
  return lines.join(" ");
}

/** When the rule changes next, and how far it can go: down to nothing by ageing, up to its maximum by growing. */
function addRuleChange(scope: Scope, spec: RuleSpec, changes: string[], reach: string[]): void {
  const { rule, points } = spec;
  const value = `C[${spec.cell + ruleCell.value}]`;
  const due = `C[${spec.cell + ruleCell.due}]`;
  const grow = (): void => {
    const rest = Number.isFinite(spec.maximum) ? `${quote(spec.maximum)} - Math.abs(${value})` : "Infinity";
    reach.push(points < 0 ? `low -= ${rest};` : `high += ${rest};`);
  };
  const age = (): void => {
    reach.push(points < 0 ? `high -= ${value};` : `low -= ${value};`);
  };
  switch (rule.form) {
    case "when": {
      const change = truthChangeCode(scope, rule.when!, true);
      if (change === never) return;
      changes.push(change);
      reach.push(`low -= ${quote(Math.abs(points))}; high += ${quote(Math.abs(points))};`);
      return;
    }
    case "on":
      if (spec.ageing === undefined) return;
      changes.push(due);
      age();
      return;
    case "each_time": {
      const change = truthChangeCode(scope, rule.when!, true);
      if (change !== never) grow();
      if (spec.ageing !== undefined) {
        changes.push(due);
        age();
      }
      changes.push(change);
      return;
    }
    case "without":
      changes.push(due);
      grow();
      if (spec.ageing !== undefined) age();
      return;
  }
}

function exclusionOf({ exclude }: Score): { op: "or"; operands: Score["exclude"][number]["when"][] } | undefined {
  return exclude.length === 0 ? undefined : { op: "or", operands: exclude.map(({ when }) => when) };
}

function clampText({ minimum, maximum }: Score, name: string): string {
  const least = minimum === undefined ? "" : `if (${name} < ${quote(minimum)}) ${name} = ${quote(minimum)};`;
  const most = maximum === undefined ? "" : `if (${name} > ${quote(maximum)}) ${name} = ${quote(maximum)};`;
  return `${least} ${most}`;
}
