/** Reviews how records are told apart, kept clean and completed: identity, hygiene and profiling. */
import type { Keep, Plan, ProfilingRow, Rejection, Requirement } from "../../schemas/generated/plan.ts";
import { describeCriterion } from "../docs/words/describe-expression.ts";
import { describeDuration } from "../docs/words/describe-time.ts";
import { countOf, formatNumber, plainText } from "../docs/words/phrase.ts";
import { compareList } from "./compare-list.ts";
import { compareCriterion, compareOrder, compareSet, compareValue, report, type Review, type Spot } from "./review.ts";
import { listWords } from "./show-change.ts";

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
    moved: (text) => `the match by ${text} is now tried at another place`,
    place,
  });
  compareList(review, spot, of("normalize"), {
    show: ({ field, by }) => `${show([field])} by ${listWords(by)}`,
    added: (text) => `now normalises ${text}`,
    removed: (text) => `no longer normalises ${text}`,
    place,
  });
  compareList<Keep>(review, spot, of("keep"), {
    show: ({ rule, fields }) => `the ${rule} ${fields.length === 0 ? "values" : show(fields)}`,
    added: (text) => `now keeps ${text} when leads merge`,
    removed: (text) => `no longer keeps ${text} when leads merge`,
    place,
  });
  compareList(review, spot, of("ignore"), {
    show: ({ field, values }) =>
      `${show([field])} ${listWords(
        values.map((value) => `“${value}”`),
        "or",
      )}`,
    added: (text) => `now ignores ${text}`,
    removed: (text) => `no longer ignores ${text}`,
    place,
  });
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
    place,
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
    place,
  });
  compareList(review, spot, [base.hygiene?.standardize ?? [], head.hygiene?.standardize ?? []], {
    show: ({ field, as }) => `${names.field(field).text} as ${as}`,
    added: (text) => `now standardises ${text}`,
    removed: (text) => `no longer standardises ${text}`,
    place,
  });
}

function diffProfiling(review: Review): void {
  const { names, base, head } = review;
  const spot = spotFor(review, "profiling", "Profiling");
  const field = (name: string): string => names.field(name).text;
  compareValue(review, spot, [base.profiling?.per_form, head.profiling?.per_form], "questions a form", formatNumber);
  const after = ({ count, activity }: NonNullable<ProfilingRow["after"]>): string =>
    `${countOf(count, "time")} ${names.activity(activity).text}`;
  compareList<ProfilingRow>(review, spot, [base.profiling?.rows ?? [], head.profiling?.rows ?? []], {
    show: (row) =>
      `${listWords(row.fields.map(field))}${row.after === undefined ? "" : ` after ${after(row.after)}`}${row.when === undefined ? "" : ` when ${plainText(describeCriterion(names, row.when))}`}`,
    added: (text) => `now asks for ${text}`,
    removed: (text) => `no longer asks for ${text}`,
    moved: (text) => `the question for ${text} now comes at another place`,
    place,
    compare(own, old, fresh) {
      const row = { ...own, noun: `asking for ${listWords(fresh.fields.map(field))}` };
      const clauses = [
        (list: string) => `now also asks for ${list}`,
        (list: string) => `no longer asks for ${list}`,
      ] as const;
      compareOrder(review, own, [old.fields, fresh.fields], clauses, field);
      compareValue(review, row, [old.after, fresh.after], "after", after);
      compareCriterion(review, row, [old.when, fresh.when]);
    },
  });
}
