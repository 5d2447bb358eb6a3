/** Reviews the stages: who owns them, how leads enter them and how long they may stay. */
import type { EnterClause, Expression, Plan, Stage, StageLimit, Trigger } from "../../schemas/generated/plan.ts";
import { describeClause, describeReason, describeTrigger } from "../docs/words/describe-arrow.ts";
import { describeValue } from "../docs/words/describe-expression.ts";
import { stageIntentWords } from "../docs/words/describe-measure.ts";
import { describeDuration } from "../docs/words/describe-time.ts";
import { plainText } from "../docs/words/phrase.ts";
import { compareList } from "./compare-list.ts";
import { isSame } from "./likeness.ts";
import {
  compareCriterion,
  compareDeclarations,
  compareFlag,
  compareSet,
  compareValue,
  placeOfPart,
  report,
  type Review,
  type Spot,
  spotOf,
} from "./review.ts";
import { listWords } from "./show-change.ts";

const workedBy = { of: "worked by", gained: "is now worked by", lost: "is no longer worked by" };
const final = { of: "final, as", gained: "is now final, as", lost: "is no longer final, as" };

export function diffLifecycle(review: Review): void {
  const { base, head } = review;
  const kind = { area: "qualification", kind: "stage" } as const;
  const pairs = compareDeclarations<Stage>(review, [base.lifecycle, head.lifecycle], {
    ...kind,
    word: "stage",
    added: "behaviour",
    removed: "breaking",
    describe: ({ enter }) => enter.map((clause) => describeEntry(review, clause)).join("; "),
    compare: (spot, before, after) => compareStage(review, spot, before, after),
  });
  for (const pair of pairs) {
    if (pair.kind !== "kept" || !pair.isMoved) continue;
    const next = head.lifecycle[head.lifecycle.findIndex(({ name }) => name === pair.after.name) + 1];
    const spot = spotOf(kind, pair.before, pair.after);
    const where = next === undefined ? "last" : `before ${review.names.stage(next.name).text}`;
    const rivals = listRivals(review, pair.after).map((name) => review.names.stage(name).text);
    const what = `${spot.noun} now stands ${where} in the lifecycle`;
    if (rivals.length === 0) report(review, spot, "neutral", what);
    else report(review, spot, "behaviour", `${what}, which decides between it and ${listWords(rivals, "or")}`);
  }
}

/** The stages that it passed by, and that leads can enter from where they can enter it: the first in order is tried first. */
function listRivals({ base, head }: Review, moved: Stage): string[] {
  const isBefore = ({ lifecycle }: Pick<Plan, "lifecycle">, name: string): boolean =>
    lifecycle.findIndex((stage) => stage.name === name) < lifecycle.findIndex((stage) => stage.name === moved.name);
  const sources = new Set(moved.enter.flatMap(({ from }) => from));
  return head.lifecycle
    .filter(({ name }) => name !== moved.name && base.lifecycle.some((stage) => stage.name === name))
    .filter(({ name }) => isBefore(base, name) !== isBefore(head, name))
    .filter(({ enter }) => enter.some(({ from }) => from.some((name) => sources.has(name))))
    .map(({ name }) => name);
}

function compareStage(review: Review, spot: Spot, before: Stage, after: Stage): void {
  const { names } = review;
  const team = (name: string): string => names.team(name).text;
  const { noun } = spot;
  compareFlag(
    review,
    spot,
    [before.initial, after.initial],
    ["is now where leads begin", "is no longer where leads begin"],
  );
  compareValue(review, spot, [before.owner, after.owner], "owner", team);
  compareValue(review, spot, [before.worked_by, after.worked_by], workedBy, team);
  compareValue(review, spot, [before.final, after.final], final);
  compareValue(review, spot, [before.intent, after.intent], "intent", (intent) => stageIntentWords[intent], "neutral");
  compareSet(
    review,
    spot,
    [before.reasons, after.reasons],
    [(list) => `now has the reason ${list}`, (list) => `no longer has the reason ${list}`],
    (name) => name.replaceAll("_", " "),
  );
  compareList<EnterClause>(review, spot, [before.enter, after.enter], {
    show: (clause) => describeEntry(review, clause),
    added: (text) => `can now also be entered ${text}`,
    removed: (text) => `can no longer be entered ${text}`,
    moved: (text, number) => `the way in ${text} is now number ${number}`,
    keyOf: ({ from, on }) => [...from, "on", ...(on?.activities ?? [])].join(" "),
    place: ({ id }) => id,
    compare: (own, old, fresh) =>
      compareClause(
        review,
        { ...own, noun: after.enter.length > 1 ? `${noun}${describeWay(review, fresh)}` : noun },
        old,
        fresh,
      ),
  });
  compareLimit(review, spot, before.limit, after.limit);
}

function compareClause(review: Review, spot: Spot, before: EnterClause, after: EnterClause): void {
  const stage = (name: string): string => review.names.stage(name).text;
  compareSet(
    review,
    spot,
    [before.from, after.from],
    [(list) => `can now also be entered from ${list}`, (list) => `can no longer be entered from ${list}`],
    stage,
  );
  compareTrigger(review, spot, before.on, after.on, "entered");
  compareCriterion(review, spot, [before.when, after.when]);
  compareReason(review, spot, before.because, after.because);
}

/** What makes something happen: an activity, perhaps with conditions; `done` is what it does, as `entered`. */
export function compareTrigger(
  review: Review,
  spot: Spot,
  before: Trigger | undefined,
  after: Trigger | undefined,
  done: string,
): void {
  const show = (trigger: Trigger): string => plainText(describeTrigger(review.names, trigger));
  if (before === undefined || after === undefined) {
    if (after !== undefined) report(review, spot, "behaviour", `${spot.noun} is now only ${done} on ${show(after)}`);
    if (before !== undefined)
      report(review, spot, "behaviour", `${spot.noun} is now ${done} without waiting for ${show(before)}`);
    return;
  }
  compareSet(
    review,
    spot,
    [before.activities, after.activities],
    [(list) => `is now also ${done} on ${list}`, (list) => `is no longer ${done} on ${list}`],
    (name) => review.names.activity(name).text,
  );
  const activities = listWords(
    after.activities.map((name) => review.names.activity(name).text),
    "or",
  );
  compareCriterion(review, spot, [before.where, after.where], `${spot.noun}: ${activities}`);
}

export function compareReason(
  review: Review,
  spot: Spot,
  before: Expression | undefined,
  after: Expression | undefined,
): void {
  if (isSame(before, after)) return;
  const show = (because: Expression): string =>
    describeReason(because) === "as given" || describeReason(because) === undefined
      ? plainText(describeValue(review.names, because))
      : describeReason(because)!;
  compareValue(review, spot, [before, after], "reason", show);
}

function compareLimit(review: Review, spot: Spot, before: StageLimit | undefined, after: StageLimit | undefined): void {
  const stage = (name: string): string => review.names.stage(name).text;
  if (before === undefined || after === undefined) {
    const show = ({ after: time, to }: StageLimit): string => `${describeDuration(time)}, then ${stage(to)}`;
    compareValue(review, placeOfPart(spot, before, after), [before, after], "limit", show);
    return;
  }
  const own: Spot = { ...spot, before: before.id, after: after.id };
  compareValue(review, own, [before.after, after.after], "limit", describeDuration);
  compareValue(review, own, [before.to, after.to], "after its limit leads go to", stage);
  compareReason(review, { ...own, noun: `${spot.noun}, at its limit` }, before.because, after.because);
}

/** `from Inquiry, when Engagement at least 50`. */
function describeEntry({ names }: Review, clause: EnterClause): string {
  const from =
    clause.from.length === 0
      ? ""
      : `from ${listWords(
          clause.from.map((name) => names.stage(name).text),
          "or",
        )}, `;
  const cause = plainText(describeClause(names, clause));
  return `${from}${clause.on === undefined ? cause : `on ${cause}`}`;
}

/** Which of several ways in is meant. */
function describeWay({ names }: Review, { from, on }: EnterClause): string {
  if (on !== undefined)
    return ` on ${listWords(
      on.activities.map((name) => names.activity(name).text),
      "or",
    )}`;
  return from.length === 0
    ? ""
    : ` from ${listWords(
        from.map((name) => names.stage(name).text),
        "or",
      )}`;
}
