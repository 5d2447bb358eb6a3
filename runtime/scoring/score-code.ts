/** Writes the functions that work out scores, and those that find when time alone could move them past a threshold. */
import type { Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { truthChangeCode } from "../expr/change-code.ts";
import { constant, earliest, never, quote, type Scope } from "../expr/code.ts";
import { truthCode } from "../expr/truth-code.ts";
import { refreshRule, sampleEdge } from "./rule-summary.ts";
import type { RuleSpec } from "./rule-spec.ts";

/** Text that works out one score into `S[place]`; with `samples`, edges of `each time` rules are taken as well. */
export function scoreText(scope: Scope, place: number, specs: readonly RuleSpec[], samples: boolean): string {
  const { linked } = scope.code;
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
  lines.push(`L.sums[${place}] = x;`, clampText(score, "x"), "x = Math.floor(x + 0.5);");
  const exclusion = exclusionOf(score);
  if (exclusion !== undefined) lines.push(`if (${truthCode(scope, exclusion, true)}) x = 0;`);
  return `{ let r, y;\n${lines.join("\n")}\nS[${place}] = x; }`;
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
  const { linked } = scope.code;
  const score = linked.scores.all[place]!;
  const changes: string[] = [];
  const reach: string[] = [];
  for (const part of score.parts) {
    const from = linked.scores.indexOf(part.score);
    changes.push(`d${from}`);
    const [low, high] = part.percent < 0 ? ["highs", "lows"] : ["lows", "highs"];
    const share = `${quote(part.percent)} / 100`;
    reach.push(
      `low += (L.${low}[${from}] - S[${from}]) * ${share}; high += (L.${high}[${from}] - S[${from}]) * ${share};`,
    );
  }
  for (const spec of specs) if (spec.score === place) addRuleChange(scope, spec, changes, reach);
  const exclusion = exclusionOf(score);
  const excluding = exclusion === undefined ? never : truthChangeCode(scope, exclusion, true);
  const next = earliest([...changes, excluding]);
  if (next === never) return `const d${place} = Infinity; L.lows[${place}] = L.highs[${place}] = S[${place}];`;
  const passing = thresholds.map((value) => `(low < ${quote(value)} && high >= ${quote(value)})`);
  return `const d${place} = ${next};
if (d${place} === Infinity) L.lows[${place}] = L.highs[${place}] = S[${place}];
else {
let low = L.sums[${place}], high = low;
${reach.join("\n")}
${clampText(score, "low")} ${clampText(score, "high")}
low = Math.floor(low + 0.5); high = Math.floor(high + 0.5);
${exclusion === undefined ? "" : "if (low > 0) low = 0; if (high < 0) high = 0;"}
L.lows[${place}] = low; L.highs[${place}] = high;
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
  const lines = [`r = R[${spec.index}];`];
  if (rule.form === "each_time" && samples) {
    const sample = `${constant(code, sampleEdge)}(r, ${constant(code, spec)}, L, !r.truth, now)`;
    lines.push(`if ((${truthCode(scope, rule.when!, true)}) !== r.truth) ${sample};`);
  }
  lines.push(
    `if (r.due <= now) ${constant(code, refreshRule)}(r, ${constant(code, spec)}, L, now);`,
    `${sum} += r.value;`,
  );
  return lines.join(" ");
}

/** When the rule changes next, and how far it can go: down to nothing by ageing, up to its maximum by growing. */
function addRuleChange(scope: Scope, spec: RuleSpec, changes: string[], reach: string[]): void {
  const { rule, points } = spec;
  const summary = `R[${spec.index}]`;
  const grow = (): void => {
    const rest = Number.isFinite(spec.maximum) ? `${quote(spec.maximum)} - Math.abs(${summary}.value)` : "Infinity";
    reach.push(points < 0 ? `low -= ${rest};` : `high += ${rest};`);
  };
  const age = (): void => {
    reach.push(points < 0 ? `high -= ${summary}.value;` : `low -= ${summary}.value;`);
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
      changes.push(`${summary}.due`);
      age();
      return;
    case "each_time": {
      const change = truthChangeCode(scope, rule.when!, true);
      if (change !== never) grow();
      if (spec.ageing !== undefined) {
        changes.push(`${summary}.due`);
        age();
      }
      changes.push(change);
      return;
    }
    case "without":
      changes.push(`${summary}.due`);
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
