/** Reviews service levels and the calendars that their time is counted in. */
import type {
  Calendar,
  ClosedDays,
  Commitment,
  Duration,
  Sla,
  Start,
  Tier,
  Trigger,
} from "../../schemas/generated/plan.ts";
import { describeTrigger } from "../docs/words/describe-arrow.ts";
import { describeActions, describePoint, describeStart } from "../docs/words/describe-service-level.ts";
import { describeClosedDays, describeDuration, describeOpenHours } from "../docs/words/describe-time.ts";
import { plainText } from "../docs/words/phrase.ts";
import { compareList } from "./compare-list.ts";
import { compareTrigger } from "./diff-lifecycle.ts";
import { isSame } from "./likeness.ts";
import {
  compareCriterion,
  compareDeclarations,
  compareSet,
  compareValue,
  placeOfPart,
  report,
  type Review,
  type Spot,
} from "./review.ts";
import { listWords, showChange } from "./show-change.ts";

export function diffServiceLevels(review: Review): void {
  const { names, base, head } = review;
  compareDeclarations<Sla>(review, [base.slas, head.slas], {
    kind: "sla",
    word: "service level",
    area: "sla",
    added: "behaviour",
    removed: "behaviour",
    describe: ({ starts, within }) => `${describeDuration(within)} from ${plainText(describeStart(names, starts))}`,
    compare: (spot, before, after) => compareSla(review, spot, before, after),
  });
  compareDeclarations<Calendar>(review, [base.calendars, head.calendars], {
    kind: "calendar",
    word: "calendar",
    area: "sla",
    added: "neutral",
    removed: "neutral",
    describe: ({ open }) => open.map(describeOpenHours).join("; "),
    compare: (spot, before, after) => compareCalendar(review, spot, before, after),
  });
}

function compareSla(review: Review, spot: Spot, before: Sla, after: Sla): void {
  const { names } = review;
  compareStart(
    review,
    { ...spot, before: before.starts.id, after: after.starts.id },
    before.starts,
    after.starts,
    "started",
  );
  const within = (duration: Duration): string => describeCounting(review, duration);
  const isRecounted =
    describeDuration(before.within) === describeDuration(after.within) && !isSame(before.within, after.within);
  compareValue(review, spot, [before.within, after.within], "time allowed", isRecounted ? within : describeDuration);
  compareList<Trigger>(review, spot, [before.met, after.met], {
    show: (trigger) => plainText(describeTrigger(names, trigger)),
    added: (text) => `is now also met by ${text}`,
    removed: (text) => `is no longer met by ${text}`,
    compare: (own, old, fresh) => compareTrigger(review, own, old, fresh, "met"),
  });
  compareCriterion(review, spot, [before.met_when, after.met_when], `to be met, ${spot.noun}`);
  compareCommitment(review, spot, before.commit, after.commit);
  compareList<Tier>(review, spot, [before.tiers, after.tiers], {
    show: (tier) => `at ${describePoint(tier)}: ${plainText(describeActions(names, tier.actions))}`,
    added: (text) => `now acts ${text}`,
    removed: (text) => `no longer acts ${text}`,
    place: ({ id }) => id,
    compare(own, old, fresh) {
      const [was, is] = [describePoint(old), describePoint(fresh)];
      const actions = plainText(describeActions(names, fresh.actions));
      if (was !== is) report(review, own, "behaviour", `${spot.noun}: “${actions}” comes at ${showChange(was, is)}`);
      const tier = { ...own, noun: `${spot.noun} at ${is}` };
      compareList(review, tier, [old.actions, fresh.actions], {
        show: (action) => plainText(describeActions(names, [action])),
        added: (text) => `now does: ${text}`,
        removed: (text) => `no longer does: ${text}`,
      });
    },
  });
}

/** `4 business hours of US business hours`; the calendar matters where nothing else differs. */
function describeCounting({ names }: Review, duration: Duration): string {
  const { calendar, calendar_of: of } = duration;
  const whose = of === "queue" ? "the queue" : calendar === undefined ? "the funnel" : names.calendar(calendar).text;
  return `${describeDuration(duration)} by the calendar of ${whose}`;
}

/** What starts a clock or a routing; `done` is what it does to it, as `started`. */
export function compareStart(review: Review, spot: Spot, before: Start, after: Start, done: string): void {
  const { names } = review;
  if ((before.entering === undefined) !== (after.entering === undefined)) {
    const show = (start: Start): string => plainText(describeStart(names, withoutCondition(start)));
    report(review, spot, "behaviour", `${spot.noun} is now ${done} on ${show(after)} instead of ${show(before)}`);
  } else {
    compareSet(
      review,
      spot,
      [before.entering ?? [], after.entering ?? []],
      [(list) => `is now also ${done} on entering ${list}`, (list) => `is no longer ${done} on entering ${list}`],
      (name) => names.stage(name).text,
    );
    if (!isSame(before.trigger, after.trigger)) compareTrigger(review, spot, before.trigger, after.trigger, done);
  }
  compareCriterion(review, spot, [before.when, after.when], `to be ${done}, ${spot.noun}`);
}

function withoutCondition({ when: _when, ...start }: Start): Start {
  return start;
}

function compareCommitment(
  review: Review,
  spot: Spot,
  before: Commitment | undefined,
  after: Commitment | undefined,
): void {
  const activity = (name: string): string => review.names.activity(name).text;
  const own = placeOfPart(spot, before, after);
  if (before === undefined || after === undefined) {
    const show = ({ within, on }: Commitment): string =>
      `${describeDuration(within)} after ${listWords(on.map(activity), "or")}`;
    compareValue(review, own, [before, after], "commitment", show);
    return;
  }
  compareValue(review, own, [before.within, after.within], "time of the commitment", describeDuration);
  compareSet(
    review,
    own,
    [before.on, after.on],
    [(list) => `now also takes a commitment on ${list}`, (list) => `no longer takes a commitment on ${list}`],
    activity,
  );
}

function compareCalendar(review: Review, spot: Spot, before: Calendar, after: Calendar): void {
  compareValue(review, spot, [before.timezone, after.timezone], "time zone");
  compareList(review, spot, [before.open, after.open], {
    show: describeOpenHours,
    added: (text) => `is now open ${text}`,
    removed: (text) => `is no longer open ${text}`,
  });
  compareSet(
    review,
    spot,
    [before.holidays, after.holidays],
    [(list) => `now keeps the holidays of ${list}`, (list) => `no longer keeps the holidays of ${list}`],
  );
  const days = (closed: readonly ClosedDays[]): ClosedDays[] => closed.map(({ from, to }) => ({ from, to }));
  compareList(review, spot, [days(before.closed), days(after.closed)], {
    show: describeClosedDays,
    added: (text) => `is now closed ${text}`,
    removed: (text) => `is no longer closed ${text}`,
  });
  for (const { from, to, reason } of after.closed) {
    const old = before.closed.find((each) => each.from === from && each.to === to);
    if (old === undefined || old.reason === reason) continue;
    const what = `${spot.noun}, closed ${describeClosedDays({ from, to })}: reason “${old.reason ?? ""}” → “${reason ?? ""}”`;
    report(review, spot, "neutral", what, { area: "wording" });
  }
}
