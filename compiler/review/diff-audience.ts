/** Reviews whom a funnel is about: needs, segments, personas and the phases of their journey. */
import type { Criterion, Persona, Phase } from "../../schemas/generated/plan.ts";
import { describeCriterion } from "../docs/words/describe-expression.ts";
import { formatNumber, plainText, spellName } from "../docs/words/phrase.ts";
import {
  compareCriterion,
  compareDeclarations,
  compareSet,
  compareValue,
  report,
  type Review,
  spotOf,
} from "./review.ts";

export function diffAudience(review: Review): void {
  const { base, head } = review;
  diffCriteria(review, "segment", [base.segments, head.segments]);
  diffCriteria(review, "need", [base.needs, head.needs]);
  diffPersonas(review);
  diffJourney(review);
}

function diffCriteria(
  review: Review,
  kind: "segment" | "need",
  lists: readonly [readonly Criterion[], readonly Criterion[]],
): void {
  compareDeclarations(review, lists, {
    kind,
    word: kind,
    area: "qualification",
    added: "neutral",
    removed: "neutral",
    describe: ({ when }) => plainText(describeCriterion(review.names, when)),
    compare: (spot, before, after) => compareCriterion(review, spot, [before.when, after.when], `${kind} ${spot.noun}`),
  });
}

function diffPersonas(review: Review): void {
  const { names, base, head } = review;
  compareDeclarations<Persona>(review, [base.personas, head.personas], {
    kind: "persona",
    word: "persona",
    area: "qualification",
    added: "behaviour",
    removed: "behaviour",
    describe: ({ when }) => (when === undefined ? "" : plainText(describeCriterion(names, when))),
    compare(spot, before, after) {
      const whole = { ...spot, noun: `persona ${spot.noun}` };
      compareCriterion(review, whole, [before.when, after.when]);
      compareValue(review, whole, [before.role, after.role], "role", spellName, "neutral");
      compareValue(review, whole, [before.priority, after.priority], "priority", formatNumber);
      compareSet(
        review,
        whole,
        [before.needs, after.needs],
        [(list) => `now has the need ${list}`, (list) => `no longer has the need ${list}`],
        (name) => names.need(name).text,
        "neutral",
      );
    },
  });
}

function diffJourney(review: Review): void {
  const { names, base, head } = review;
  const pairs = compareDeclarations<Phase>(review, [base.journey, head.journey], {
    kind: "phase",
    word: "phase",
    area: "qualification",
    added: "behaviour",
    removed: "behaviour",
    describe: ({ when }) => (when === undefined ? "" : plainText(describeCriterion(names, when))),
    compare: (spot, before, after) =>
      compareCriterion(review, spot, [before.when, after.when], `phase ${names.phase(after.name).text}`),
  });
  for (const pair of pairs) {
    if (pair.kind !== "kept" || !pair.isMoved) continue;
    const spot = spotOf({ area: "qualification", kind: "phase" }, pair.before, pair.after);
    const place = head.journey.findIndex(({ name }) => name === pair.after.name) + 1;
    report(
      review,
      spot,
      "behaviour",
      `phase ${names.phase(pair.after.name).text} is now number ${place} of the journey`,
    );
  }
}
