/** Reviews who gets a lead: queues, routings, and what becomes of leads that come back. */
import type {
  Queue,
  QueueMember,
  Requalify,
  Routing,
  RoutingRow,
  Turnback,
  TurnbackRow,
} from "../../schemas/generated/plan.ts";
import { describeCriterion } from "../docs/words/describe-expression.ts";
import { describeClosedDays, describeDuration } from "../docs/words/describe-time.ts";
import { countOf, formatNumber, plainText } from "../docs/words/phrase.ts";
import { alignByName } from "./align.ts";
import { compareList } from "./compare-list.ts";
import { compareStart } from "./diff-sla.ts";
import {
  compareCriterion,
  compareDeclarations,
  compareFlag,
  compareSet,
  compareValue,
  report,
  type Review,
  type Spot,
} from "./review.ts";
import { facetKeys } from "./implied-references.ts";
import { listWords } from "./show-change.ts";

const takes = { of: "takes at most", gained: "now takes at most", lost: "may now take more than" };

export function diffRouting(review: Review): void {
  const { base, head } = review;
  compareDeclarations<Queue>(review, [base.queues, head.queues], {
    kind: "queue",
    word: "queue",
    area: "routing",
    added: "neutral",
    removed: "neutral",
    describe: ({ members }) => listWords(members.map(({ member }) => member)),
    compare: (spot, before, after) => compareQueue(review, spot, before, after),
  });
  compareDeclarations<Routing>(review, [base.routings, head.routings], {
    kind: "routing",
    word: "routing",
    area: "routing",
    added: "behaviour",
    removed: "behaviour",
    compare: (spot, before, after) => compareRouting(review, spot, before, after),
  });
  const named = (turnbacks: readonly Turnback[]) => turnbacks.map((each) => ({ ...each, name: each.stage }));
  compareDeclarations(review, [named(base.turnbacks), named(head.turnbacks)], {
    kind: "turnback",
    word: "turnback of",
    area: "routing",
    added: "behaviour",
    removed: "behaviour",
    compare: (spot, before, after) =>
      compareTurnback(review, { ...spot, noun: `turnback of ${review.names.stage(after.stage).text}` }, before, after),
  });
}

function compareQueue(review: Review, spot: Spot, before: Queue, after: Queue): void {
  const { names } = review;
  const queue = (name: string): string => names.queue(name).text;
  compareValue(review, spot, [before.team, after.team], "team", (name) => names.team(name).text);
  compareValue(review, spot, [before.assign, after.assign], "assigns", (word) => word.replaceAll("_", " "));
  compareValue(
    review,
    spot,
    [before.capacity, after.capacity],
    "capacity",
    ({ count, per }) => `${formatNumber(count)} a ${per}`,
  );
  const calendar = { ...spot, origin: facetKeys.queueCalendar(after.name) };
  compareValue(review, calendar, [before.calendar, after.calendar], "calendar", (name) => names.calendar(name).text);
  compareValue(review, spot, [before.overflow, after.overflow], "overflow", queue);
  const members = (list: readonly QueueMember[]): string[] => list.map(({ member }) => member);
  compareSet(
    review,
    spot,
    [members(before.members), members(after.members)],
    [(list) => `now has the member ${list}`, (list) => `no longer has the member ${list}`],
  );
  for (const pair of alignByName(before.members, after.members, ({ member }) => member)) {
    if (pair.kind === "kept")
      compareMember(review, { ...spot, noun: `${spot.noun}, ${pair.after.member}` }, pair.before, pair.after);
  }
}

function compareMember(review: Review, spot: Spot, before: QueueMember, after: QueueMember): void {
  compareValue(review, spot, [before.weight, after.weight], "weight", formatNumber);
  compareValue(
    review,
    spot,
    [before.takes_per_day, after.takes_per_day],
    takes,
    (count) => `${countOf(count, "lead")} a day`,
  );
  compareList(review, spot, [before.away, after.away], {
    show: describeClosedDays,
    added: (text) => `is now away ${text}`,
    removed: (text) => `is no longer away ${text}`,
  });
}

function compareRouting(review: Review, spot: Spot, before: Routing, after: Routing): void {
  compareStart(review, { ...spot, before: before.on.id, after: after.on.id }, before.on, after.on, "used");
  compareFlag(
    review,
    spot,
    [before.keep_owner, after.keep_owner],
    ["now keeps the owner that a lead has", "no longer keeps the owner that a lead has"],
  );
  compareList<RoutingRow>(review, spot, [before.rows, after.rows], {
    show: (row) => describeRow(review, row),
    added: (text) => `now has a row: ${text}`,
    removed: (text) => `no longer has the row: ${text}`,
    moved: (text, number) => `the row “${text}” is now number ${number}`,
    place: ({ id }) => id,
    compare: (own, old, fresh) => compareRow(review, own, old, fresh),
  });
}

function compareRow(review: Review, spot: Spot, before: RoutingRow, after: RoutingRow): void {
  const [old, fresh] = [showTarget(review, before), showTarget(review, after)];
  if (old !== fresh) {
    const who =
      after.when === undefined
        ? "all other leads"
        : `leads with ${plainText(describeCriterion(review.names, after.when))}`;
    report(review, spot, "behaviour", `${spot.noun}: ${who} go to ${old} → ${fresh}`);
  }
  compareCriterion(review, spot, [before.when, after.when], `${spot.noun}: the row to ${fresh}`);
}

function describeRow(review: Review, row: RoutingRow): string {
  const { when } = row;
  const who = when === undefined ? "all others" : plainText(describeCriterion(review.names, when));
  return `${who} → ${showTarget(review, row)}`;
}

function showTarget({ names }: Review, { queue, account_owner: ofAccount }: RoutingRow): string {
  return ofAccount === true ? "the owner of the account" : queue === undefined ? "nobody" : names.queue(queue).text;
}

function compareTurnback(review: Review, spot: Spot, before: Turnback, after: Turnback): void {
  compareList<TurnbackRow>(review, spot, [before.rows, after.rows], {
    show: (row) => `${showReasons(row)} → ${showFate(review, row)}`,
    added: (text) => `now has a row: ${text}`,
    removed: (text) => `no longer has the row: ${text}`,
    place: ({ id }) => id,
    compare(own, old, fresh) {
      compareSet(
        review,
        own,
        [old.reasons, fresh.reasons],
        [
          (list) => `now sends ${list} to ${showFate(review, fresh)}`,
          (list) => `no longer sends ${list} to ${showFate(review, old)}`,
        ],
        (name) => name.replaceAll("_", " "),
      );
      compareFlag(
        review,
        own,
        [old.otherwise, fresh.otherwise],
        [
          `now sends all other reasons to ${showFate(review, fresh)}`,
          `no longer sends all other reasons to ${showFate(review, old)}`,
        ],
      );
      compareValue(
        review,
        own,
        [showFate(review, old), showFate(review, fresh)],
        `leads with ${showReasons(fresh)} go to`,
        String,
      );
      const origin = facetKeys.requalify(spot.subject.name ?? "");
      const row = { ...own, noun: `requalifying after ${showReasons(fresh)}`, origin };
      compareRequalify(review, row, old.requalify, fresh.requalify);
    },
  });
}

function compareRequalify(
  review: Review,
  spot: Spot,
  before: Requalify | undefined,
  after: Requalify | undefined,
): void {
  compareValue(review, spot, [before?.after, after?.after], "waiting time", describeDuration);
  compareCriterion(review, spot, [before?.when, after?.when]);
}

function showReasons({ reasons, otherwise }: TurnbackRow): string {
  return otherwise
    ? "any other reason"
    : listWords(
        reasons.map((name) => name.replaceAll("_", " ")),
        "or",
      );
}

function showFate({ names }: Review, { nurture, quarantine, to }: TurnbackRow): string {
  if (quarantine === true) return "quarantine";
  if (nurture !== undefined) return names.nurture(nurture).text;
  return to === undefined ? "nothing" : names.stage(to).text;
}
