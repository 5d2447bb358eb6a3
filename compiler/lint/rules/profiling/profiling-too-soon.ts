/** Points out sensitive questions that are asked before milder ones. */
import type { Field, ProfilingRow } from "../../../../schemas/generated/plan.ts";
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { listProperties } from "../../../plan/lower/property.ts";
import type * as ast from "../../../syntax/ast/index.ts";
import type { Location } from "../../../text/source.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { findWritten, locateNode } from "../../written.ts";

export const profilingTooSoon = defineRule({
  code: "profiling-too-soon",
  theme: "profiling",
  kind: "advice",
  severity: "warning",
  requirement: "R16",
  summary: "a sensitive question comes before a milder one",
  why:
    "Whoever is asked for the budget before the name leaves the form, or types a lie, and both cost more than the answer " +
    "is worth. Mild questions earn the right to ask the others: the name on the first form, the budget once there is a " +
    "project to talk about.",
  bad: `profiling {
  ask email
  ask budget            after 1 form_submitted
  ask first_name, title after 1 form_submitted
  ask employees, phone  after 2 form_submitted
  at most 2 per form
}`,
  good: `profiling {
  ask email
  ask first_name, title after 1 form_submitted
  ask employees, phone  after 2 form_submitted
  ask budget            after 3 form_submitted
  at most 2 per form
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { rows = [], per_form: perForm = usualPerForm } = ctx.plan.profiling ?? {};
    const found: Misplaced[] = [];
    rows.forEach((row, index) => {
      row.fields.forEach((field, at) => {
        const weight = weigh(ctx, field);
        if (weight === undefined) return;
        const isMilder = (other: string): boolean => (weigh(ctx, other) ?? weight) < weight;
        const later = rows.flatMap((other, place) => {
          // What stands on one form together has no order that matters.
          if (other === row) return row.fields.length > perForm ? row.fields.slice(at + 1).filter(isMilder) : [];
          return isAskedBefore({ row, index }, { row: other, index: place }) ? other.fields.filter(isMilder) : [];
        });
        if (later.length > 0) found.push({ field, index, at, milder: later });
      });
    });
    yield* found.map((misplaced) => describe(ctx, rows, misplaced));
  },
});

/** How many questions a form asks where `at most` is not written. */
const usualPerForm = 2;

/** A question with milder ones that come after it. */
interface Misplaced {
  readonly field: string;
  readonly index: number;
  readonly at: number;
  readonly milder: readonly string[];
}

const levels = ["low", "medium", "high"] as const;

function findField({ plan }: LintContext, name: string): Field | undefined {
  return plan.lead.fields.find((field) => field.name === name);
}

/** Fields without a sensitivity are not compared. */
function weigh(ctx: LintContext, name: string): number | undefined {
  const level = findField(ctx, name)?.sensitivity;
  return level === undefined ? undefined : levels.indexOf(level);
}

interface PlacedRow {
  readonly row: ProfilingRow;
  readonly index: number;
}

/** True when there is a form on which the first row is asked and the second is not yet; unclear cases are not. */
function isAskedBefore(first: PlacedRow, second: PlacedRow): boolean {
  if (JSON.stringify(first.row.when) !== JSON.stringify(second.row.when)) return false;
  const [one, two] = [first.row.after, second.row.after];
  if (one !== undefined && two !== undefined && one.activity !== two.activity) return false;
  const difference = (one?.count ?? 0) - (two?.count ?? 0);
  return first.index < second.index ? difference <= 0 : difference < 0;
}

function describe(ctx: LintContext, rows: readonly ProfilingRow[], misplaced: Misplaced): Finding {
  const { field, index, milder } = misplaced;
  const { sensitivity } = findField(ctx, field) ?? {};
  const fix = swap(ctx, rows, misplaced);
  return {
    at: locateField(ctx, misplaced) ?? ctx.locate(rows[index]?.id ?? "profiling"),
    message: `\`${field}\`, whose sensitivity is ${sensitivity}, is asked before ${listQuoted(milder)}, which ${milder.length === 1 ? "is" : "are"} milder`,
    help: `Ask ${listQuoted(milder)} first, and \`${field}\` in a later row`,
    related: [{ location: ctx.locate(`lead/${field}`), message: `\`sensitivity ${sensitivity}\` is declared here` }],
    ...(fix === undefined ? {} : { fix }),
  };
}

function listWrittenRows(ctx: LintContext): { source: Location["source"]; rows: ast.ProfilingRow[] } | undefined {
  const written = findWritten(ctx.checked, "Profiling");
  return written && { source: written.source, rows: listProperties(written.declaration.body, "ProfilingRow") };
}

function locateField(ctx: LintContext, { index, at }: Misplaced): Location | undefined {
  const written = listWrittenRows(ctx);
  const name = written?.rows[index]?.fields[at];
  return written && name && locateNode(written.source, name);
}

/** Milder questions go first: inside one row, or by changing places with a row all of whose questions are milder. */
function swap(ctx: LintContext, rows: readonly ProfilingRow[], { index, milder }: Misplaced): Fix | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  const sorted = row.fields.toSorted((left, right) => (weigh(ctx, left) ?? -1) - (weigh(ctx, right) ?? -1));
  const isOfOneRow =
    row.fields.some((name) => milder.includes(name)) &&
    row.fields.every((name) => weigh(ctx, name) !== undefined) &&
    sorted.join() !== row.fields.join();
  if (isOfOneRow) return rewrite(ctx, [[index, sorted]], "Ask the mildest first");
  const other = rows.findIndex(({ fields }) => fields.some((name) => milder.includes(name)));
  const target = rows[other];
  if (target === undefined || other === index) return undefined;
  const [mine, theirs] = [row.fields, target.fields].map((fields) => fields.map((name) => weigh(ctx, name)));
  const isClear = mine?.every((left) =>
    theirs?.every((right) => left !== undefined && right !== undefined && right < left),
  );
  if (isClear !== true) return undefined;
  const both = [
    [index, target.fields],
    [other, row.fields],
  ] as const;
  return rewrite(ctx, both, `Ask ${listQuoted(target.fields)} first`);
}

/** Puts other questions into rows, whose conditions stay where they are. */
function rewrite(
  ctx: LintContext,
  changes: readonly (readonly [number, readonly string[]])[],
  title: string,
): Fix | undefined {
  const written = listWrittenRows(ctx);
  const edits = changes.flatMap(([index, fields]) => {
    const names = written?.rows[index]?.fields ?? [];
    const [first, last] = [names[0], names.at(-1)];
    if (written === undefined || first === undefined || last === undefined) return [];
    return [
      { location: locateNode(written.source, { start: first.start, end: last.end }), newText: fields.join(", ") },
    ];
  });
  return edits.length === changes.length ? { title, edits } : undefined;
}
