/** Reviews how records are told apart, kept clean and completed: identity, hygiene and profiling. */
import type { Keep, Plan, ProfilingRow, Rejection, Requirement } from "../../schemas/generated/plan.ts";
import { describeCriterion } from "../docs/words/describe-expression.ts";
import { describeDuration } from "../docs/words/describe-time.ts";
import { countOf, formatNumber, plainText } from "../docs/words/phrase.ts";
import { alignByName } from "./align.ts";
import { compareList } from "./compare-list.ts";
import { compareCriterion, compareOrder, compareSet, compareValue, report, type Review, type Spot } from "./review.ts";
import { facetKeys } from "./implied-references.ts";
import { listWords, showChange } from "./show-change.ts";

const perForm = {
  of: "questions a form",
  gained: "now limits questions a form to",
  lost: "no longer limits questions a form to",
};
const waits = { of: "after", gained: "now waits for", lost: "no longer waits for" };

export function diffDataQuality(review: Review): void {
  diffIdentity(review);
  diffHygiene(review);
  diffProfiling(review);
}

function spotFor({ base, head }: Review, kind: "identity" | "hygiene" | "profiling", title: string): Spot {
  const noun = title.toLowerCase();
  return {
    area: "data",
    subject: { kind, name: undefined, title },
    noun,
    before: base[kind]?.id,
    after: head[kind]?.id,
  };
}

const place = ({ id }: { readonly id: string }): string => id;

function diffIdentity(review: Review): void {
  const { names, base, head } = review;
  const spot = spotFor(review, "identity", "Identity");
  const show = (fields: readonly string[]): string => listWords(fields.map((name) => names.field(name).text));
  const of = <Key extends "match" | "normalize" | "keep" | "ignore">(key: Key) =>
    [base.identity?.[key] ?? [], head.identity?.[key] ?? []] as readonly [
      NonNullable<Plan["identity"]>[Key],
      NonNullable<Plan["identity"]>[Key],
    ];
  compareList(review, spot, of("match"), {
    show: ({ fields }) => show(fields),
    added: (text) => `now takes leads with the same ${text} for one`,
    removed: (text) => `no longer takes leads with the same ${text} for one`,
    moved: (text, number) => `the match by ${text} is now number ${number}`,
    changed: (change) => `takes leads with the same ${change} for one`,
    place,
  });
  compareList(review, spot, of("normalize"), {
    show: ({ field, by }) => `${show([field])} by ${listWords(by)}`,
    added: (text) => `now normalises ${text}`,
    removed: (text) => `no longer normalises ${text}`,
    changed: (change) => `normalises ${change}`,
    keyOf: ({ field }) => field,
    place,
  });
  compareKeeping(review, spot, of("keep"));
  compareList(review, spot, of("ignore"), {
    show: ({ field, values }) =>
      `${show([field])} ${listWords(
        values.map((value) => `“${value}”`),
        "or",
      )}`,
    added: (text) => `now ignores ${text}`,
    removed: (text) => `no longer ignores ${text}`,
    changed: (change) => `ignores ${change}`,
    keyOf: ({ field }) => field,
    place,
  });
}

/** Field by field: which of several values is kept when leads merge. */
function compareKeeping(
  review: Review,
  spot: Spot,
  [before, after]: readonly [readonly Keep[], readonly Keep[]],
): void {
  const list = (rules: readonly Keep[]) =>
    rules.flatMap((rule) => (rule.fields.length === 0 ? [""] : rule.fields).map((name) => ({ name, rule })));
  for (const pair of alignByName(list(before), list(after), ({ name }) => name)) {
    const [old, fresh] = [pair.before?.rule, pair.after?.rule];
    if (old?.rule === fresh?.rule) continue;
    const name = (pair.after ?? pair.before).name;
    const field = name === "" ? "everything else" : review.names.field(name).text;
    const own = { ...spot, before: old?.id, after: fresh?.id };
    const show = (keep: Keep): string => `the ${keep.rule} ${field}`;
    if (old === undefined) report(review, own, "behaviour", `${spot.noun} now keeps ${show(fresh!)} when leads merge`);
    else if (fresh === undefined)
      report(review, own, "behaviour", `${spot.noun} no longer keeps ${show(old)} when leads merge`);
    else report(review, own, "behaviour", `${spot.noun} keeps ${showChange(show(old), show(fresh))} when leads merge`);
  }
}

function diffHygiene(review: Review): void {
  const { names, base, head } = review;
  const spot = spotFor(review, "hygiene", "Hygiene");
  const stage = (name: string): string => names.stage(name).text;
  compareList<Requirement>(review, spot, [base.hygiene?.require ?? [], head.hygiene?.require ?? []], {
    show: ({ condition, before }) =>
      `${plainText(describeCriterion(names, condition))} before ${listWords(before.map(stage), "or")}`,
    added: (text) => `now requires ${text}`,
    removed: (text) => `no longer requires ${text}`,
    keyOf: ({ before }) => before.join(" "),
    place,
    originOf: ({ before }) => facetKeys.requirement(before),
    compare(own, old, fresh) {
      const noun = `what is required before ${listWords(fresh.before.map(stage), "or")}`;
      compareCriterion(review, own, [old.condition, fresh.condition], noun);
      const clauses = [
        (list: string) => `now holds before ${list} too`,
        (list: string) => `no longer holds before ${list}`,
      ] as const;
      compareSet(review, { ...own, noun: "a requirement" }, [old.before, fresh.before], clauses, stage);
    },
  });
  compareList<Rejection>(review, spot, [base.hygiene?.reject ?? [], head.hygiene?.reject ?? []], {
    show: ({ when }) => `leads with ${plainText(describeCriterion(names, when))}`,
    added: (text) => `now rejects ${text}`,
    removed: (text) => `no longer rejects ${text}`,
    place,
    compare(own, old, fresh) {
      compareCriterion(review, own, [old.when, fresh.when], `rejection as “${fresh.because ?? ""}”`);
      if (old.because === fresh.because) return;
      const what = `hygiene: rejection “${old.because ?? ""}” is now called “${fresh.because ?? ""}”`;
      report(review, own, "neutral", what, { area: "wording" });
    },
  });
  compareList(review, spot, [base.hygiene?.stale ?? [], head.hygiene?.stale ?? []], {
    show: ({ after, without }) =>
      `${describeDuration(after)} without ${listWords(
        without.map((name) => names.activity(name).text),
        "or",
      )}`,
    added: (text) => `now calls leads stale after ${text}`,
    removed: (text) => `no longer calls leads stale after ${text}`,
    changed: (change) => `calls leads stale after ${change}`,
    keyOf: ({ without }) => without.join(" "),
    place,
  });
  compareList(review, spot, [base.hygiene?.standardize ?? [], head.hygiene?.standardize ?? []], {
    show: ({ field, as }) => `${names.field(field).text} as ${as}`,
    added: (text) => `now standardises ${text}`,
    removed: (text) => `no longer standardises ${text}`,
    changed: (change) => `standardises ${change}`,
    keyOf: ({ field }) => field,
    place,
  });
}

function diffProfiling(review: Review): void {
  const { names, base, head } = review;
  const spot = spotFor(review, "profiling", "Profiling");
  const field = (name: string): string => names.field(name).text;
  compareValue(review, spot, [base.profiling?.per_form, head.profiling?.per_form], perForm, formatNumber);
  const after = ({ count, activity }: NonNullable<ProfilingRow["after"]>): string =>
    `${countOf(count, "time")} ${names.activity(activity).text}`;
  compareList<ProfilingRow>(review, spot, [base.profiling?.rows ?? [], head.profiling?.rows ?? []], {
    show: (row) =>
      `${listWords(row.fields.map(field))}${row.after === undefined ? "" : ` after ${after(row.after)}`}${row.when === undefined ? "" : ` when ${plainText(describeCriterion(names, row.when))}`}`,
    added: (text) => `now asks for ${text}`,
    removed: (text) => `no longer asks for ${text}`,
    moved: (text, number) => `the question for ${text} is now number ${number}`,
    keyOf: ({ fields }) => fields.join(" "),
    place,
    compare(own, old, fresh) {
      const row = { ...own, noun: `asking for ${listWords(fresh.fields.map(field))}` };
      const clauses = [
        (list: string) => `now also asks for ${list}`,
        (list: string) => `no longer asks for ${list}`,
      ] as const;
      compareOrder(review, own, [old.fields, fresh.fields], clauses, field);
      compareValue(review, row, [old.after, fresh.after], waits, after);
      compareCriterion(review, row, [old.when, fresh.when]);
    },
  });
}
