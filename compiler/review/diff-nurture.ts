/** Reviews what leads are sent: programmes, their steps, and the policy that all sending keeps to. */
import type {
  Cadence,
  Consent,
  ContactCap,
  ContactPolicy,
  IfStep,
  Nurture,
  Period,
  Step,
} from "../../schemas/generated/plan.ts";
import { describeCriterion } from "../docs/words/describe-expression.ts";
import { intentWords } from "../docs/words/describe-measure.ts";
import {
  describeDays,
  describeDuration,
  describeEvery,
  describeTimeOfDay,
  describeTimeRange,
} from "../docs/words/describe-time.ts";
import type { PlanNames } from "../docs/words/names.ts";
import { countOf, formatNumber, plainText } from "../docs/words/phrase.ts";
import { assertNever } from "../text/invariant.ts";
import { compareList } from "./compare-list.ts";
import { isSame } from "./likeness.ts";
import {
  compareCriterion,
  compareDeclarations,
  compareFlag,
  compareOrder,
  compareSet,
  compareValue,
  placeOfPart,
  report,
  type Review,
  type Spot,
} from "./review.ts";
import { listWords, showChange, showDetail } from "./show-change.ts";

const rhythmLabel = { of: "rhythm: every", gained: "now goes out every", lost: "no longer goes out every" };
const daysLabel = { of: "days", gained: "now goes out only on", lost: "now goes out on any day, not only on" };
const timeLabel = { of: "time of day", gained: "now goes out only at", lost: "now goes out at any time, not only at" };
const sendingDaysLabel = {
  of: "days for sending",
  gained: "now allows sending only on",
  lost: "now allows sending on any day, not only on",
};

export function diffNurture(review: Review): void {
  const { names, base, head } = review;
  compareDeclarations<Nurture>(review, [base.nurtures, head.nurtures], {
    kind: "nurture",
    word: "programme",
    area: "nurture",
    added: "behaviour",
    removed: "behaviour",
    describe: (nurture) => `for ${plainText(describeCriterion(names, nurture.for))}`,
    compare: (spot, before, after) => compareNurture(review, spot, before, after),
  });
  comparePolicy(review, base.contact_policy, head.contact_policy);
}

function compareNurture(review: Review, spot: Spot, before: Nurture, after: Nurture): void {
  compareCriterion(review, spot, [before.for, after.for], `to take part in ${spot.noun}, a lead`);
  compareCriterion(review, spot, [before.goal, after.goal], `the goal of ${spot.noun}`);
  compareCriterion(review, spot, [before.exit, after.exit], `to leave ${spot.noun} early, a lead`);
  compareValue(review, spot, [before.priority, after.priority], "priority", formatNumber);
  compareValue(review, spot, [before.intent, after.intent], "intent", (intent) => intentWords[intent], "neutral");
  compareFlag(
    review,
    spot,
    [before.operational, after.operational],
    [
      "is now operational: the contact policy does not hold it back",
      "is no longer operational: the contact policy holds it back",
    ],
  );
  compareCadence(review, spot, before.cadence, after.cadence);
  compareSteps(review, spot, before.steps, after.steps);
}

function compareCadence(review: Review, spot: Spot, before: Cadence | undefined, after: Cadence | undefined): void {
  const own = placeOfPart(spot, before, after);
  const rhythm = (cadence: Cadence | undefined) => cadence?.every;
  compareValue(review, own, [rhythm(before), rhythm(after)], rhythmLabel, describeEvery);
  if (before === undefined || after === undefined) return;
  compareValue(review, own, [before.days, after.days], daysLabel, describeDays);
  compareValue(review, own, [before.at, after.at], timeLabel, describeTimeOfDay);
  compareChannels(review, own, before.channels, after.channels);
}

function compareChannels(review: Review, spot: Spot, before: readonly string[], after: readonly string[]): void {
  compareOrder(
    review,
    spot,
    [before, after],
    [(list) => `now also goes by ${list}`, (list) => `no longer goes by ${list}`],
    review.names.channel,
  );
}

function compareSteps(review: Review, spot: Spot, before: readonly Step[], after: readonly Step[]): void {
  const { names } = review;
  compareList<Step>(review, spot, [before, after], {
    show: (step) => describeStep(names, step),
    added: (text) => `now also ${text}`,
    removed: (text) => `no longer ${text}`,
    moved: (text, number) => `“${text}” now comes as step ${number}`,
    place: ({ id }) => id,
    compare(own, old, fresh) {
      const number = after.findIndex(({ id }) => id === fresh.id) + 1;
      const step = { ...own, noun: `${spot.noun}, step ${number}` };
      if (old.step === "if" && fresh.step === "if") compareBranch(review, step, old, fresh);
      else compareStep(review, step, old, fresh);
    },
  });
}

function compareBranch(review: Review, spot: Spot, before: IfStep, after: IfStep): void {
  compareCriterion(review, spot, [before.condition, after.condition], `the branch of ${spot.noun}`);
  compareSteps(review, { ...spot, noun: `${spot.noun}, if so` }, before.then, after.then);
  compareSteps(review, { ...spot, noun: `${spot.noun}, if not` }, before.else, after.else);
}

function compareStep(review: Review, spot: Spot, before: Step, after: Step): void {
  const [old, fresh] = [describeStep(review.names, before), describeStep(review.names, after)];
  const [was, is] = [textOf(before), textOf(after)];
  if (was !== is && was !== undefined && is !== undefined && isSame(withoutText(before), withoutText(after))) {
    report(review, spot, "neutral", `${spot.noun}: text “${was}” → “${is}”`, { area: "wording" });
    return;
  }
  const change = old === fresh ? `${fresh} (${showDetail(before, after)})` : showChange(old, fresh);
  report(review, spot, "behaviour", `${spot.noun}: ${change}`);
}

function textOf(step: Step): string | undefined {
  return "text" in step ? step.text : undefined;
}

function withoutText(step: Step): object {
  return { ...step, text: undefined };
}

/** As it follows the name of the programme. */
function describeStep(names: PlanNames, step: Step): string {
  switch (step.step) {
    case "send": {
      const what = step.content === undefined ? "the next best content" : names.content(step.content).text;
      return `sends ${what}${step.channels.length === 0 ? "" : ` by ${listWords(step.channels.map(names.channel), "or")}`}`;
    }
    case "wait":
      return `waits ${describeDuration(step.duration)}`;
    case "wait_until": {
      const most = step.at_most === undefined ? "" : `, at most ${describeDuration(step.at_most)}`;
      return `waits until ${plainText(describeCriterion(names, step.until))}${most}`;
    }
    case "if":
      return `branches on ${plainText(describeCriterion(names, step.condition))}`;
    case "ask":
      return `asks for ${listWords(step.fields.map((name) => names.field(name).text))}`;
    case "task": {
      const channel = step.channel === undefined ? "" : ` by ${names.channel(step.channel)}`;
      return `gives ${names.team(step.team).text} the task “${step.text}”${channel}`;
    }
    case "notify":
      return `tells ${names.team(step.team).text}${step.text === undefined ? "" : ` “${step.text}”`}`;
    case "exit":
      return "ends";
    case "repeat":
      return `begins again${step.at_most === undefined ? "" : `, at most ${countOf(step.at_most, "time")}`}`;
    default:
      return assertNever(step);
  }
}

function comparePolicy(review: Review, before: ContactPolicy | undefined, after: ContactPolicy | undefined): void {
  const subject = { kind: "contact_policy", name: undefined, title: "Contact policy" };
  const spot: Spot = { area: "nurture", subject, noun: "contact policy", before: before?.id, after: after?.id };
  const { names } = review;
  compareList<ContactCap>(review, spot, [before?.caps ?? [], after?.caps ?? []], {
    show: ({ touches, per, channels }) =>
      `at most ${countOf(touches, "touch", "touches")} ${describePeriod(per)}${channels.length === 0 ? "" : ` by ${listWords(channels.map(names.channel), "or")}`}`,
    added: (text) => `now allows ${text}`,
    removed: (text) => `no longer limits to ${text}`,
    place: ({ id }) => id,
  });
  compareList(review, spot, [before?.quiet ?? [], after?.quiet ?? []], {
    show: describeTimeRange,
    added: (text) => `now keeps quiet ${text}`,
    removed: (text) => `no longer keeps quiet ${text}`,
  });
  compareValue(review, spot, [before?.days, after?.days], sendingDaysLabel, describeDays);
  compareValue(review, spot, [before?.when_capped, after?.when_capped], "what is held back", (word) =>
    word === "defer" ? "is sent later" : "is left out",
  );
  compareConsent(review, spot, before?.consent ?? [], after?.consent ?? []);
}

function compareConsent(review: Review, spot: Spot, before: readonly Consent[], after: readonly Consent[]): void {
  const { names } = review;
  const channels = (consent: Consent): string => listWords(consent.channels.map(names.channel));
  compareList<Consent>(review, spot, [before, after], {
    show: (consent) => `${plainText(describeCriterion(names, consent.when))} for ${channels(consent)}`,
    added: (text) => `now needs ${text}`,
    removed: (text) => `no longer needs ${text}`,
    place: ({ id }) => id,
    compare(own, old, fresh) {
      const consent = { ...own, noun: `consent for ${channels(fresh)}` };
      compareSet(
        review,
        consent,
        [old.channels, fresh.channels],
        [(list) => `now covers ${list}`, (list) => `no longer covers ${list}`],
        names.channel,
      );
      compareCriterion(review, consent, [old.when, fresh.when]);
    },
  });
}

function describePeriod({ calendar, rolling }: Period): string {
  return calendar === undefined ? `in ${rolling === undefined ? "" : describeDuration(rolling)}` : `a ${calendar}`;
}
