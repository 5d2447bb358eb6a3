/** Reviews what governs a funnel: its settings, teams, agreements, measures and assumptions. */
import type { Agreement, Funnel, Measure, Team } from "../../schemas/generated/plan.ts";
import { nameCovered } from "../agreement/covered.ts";
import { describeMeasure, describeTarget, intentWords } from "../docs/words/describe-measure.ts";
import { describeDuration } from "../docs/words/describe-time.ts";
import { describeMoney } from "../docs/words/describe-value.ts";
import { titleOf } from "../docs/words/names.ts";
import { formatNumber, plainText } from "../docs/words/phrase.ts";
import { alignByName } from "./align.ts";
import {
  compareDeclarations,
  compareSet,
  compareTitle,
  compareValue,
  describeValueChange,
  report,
  type Review,
  type Spot,
} from "./review.ts";
import { facetKeys } from "./implied-references.ts";
import { isSame } from "./likeness.ts";

export function diffGovernance(review: Review): void {
  const { base, head } = review;
  compareFunnel(review, base.funnel, head.funnel);
  compareDeclarations<Team>(review, [base.teams, head.teams], {
    kind: "team",
    word: "team",
    area: "governance",
    added: "neutral",
    removed: "neutral",
    compare: (spot, before, after) => compareTeam(review, spot, before, after),
  });
  compareDeclarations<Agreement>(review, [base.agreements, head.agreements], {
    kind: "agreement",
    word: "agreement",
    area: "governance",
    added: "neutral",
    removed: "neutral",
    describe: ({ between }) => `between ${between.map((name) => review.names.team(name).text).join(", ")}`,
    compare: (spot, before, after) => compareAgreement(review, spot, before, after),
  });
  compareDeclarations<Measure>(review, [base.measures, head.measures], {
    kind: "measure",
    word: "measure",
    area: "governance",
    added: "neutral",
    removed: "neutral",
    describe: (measure) => plainText(describeMeasure(review.names, measure)),
    compare: (spot, before, after) => compareMeasure(review, spot, before, after),
  });
  compareAssumptions(review);
}

function compareFunnel(review: Review, before: Funnel, after: Funnel): void {
  const subject = { kind: "funnel", name: undefined, title: titleOf(after) };
  const spot: Spot = { area: "governance", subject, noun: "funnel", before: before.id, after: after.id };
  compareTitle(review, spot, before, after);
  compareValue(review, spot, [before.name, after.name], "name", String, "neutral");
  compareValue(review, { ...spot, origin: facetKeys.timezone }, [before.timezone, after.timezone], "time zone");
  compareValue(review, { ...spot, origin: facetKeys.currency }, [before.currency, after.currency], "currency");
}

function compareTeam(review: Review, spot: Spot, before: Team, after: Team): void {
  compareValue(review, spot, [before.contact, after.contact], "contact", String, "neutral");
  compareSet(
    review,
    spot,
    [before.members, after.members],
    [(list) => `now has the member ${list}`, (list) => `no longer has the member ${list}`],
    String,
    "neutral",
  );
  compareSet(
    review,
    spot,
    [before.serves, after.serves],
    [(list) => `now serves ${list}`, (list) => `no longer serves ${list}`],
    (name) =>
      review.names.plan.personas.some((persona) => persona.name === name)
        ? review.names.persona(name).text
        : review.names.need(name).text,
    "neutral",
  );
}

function compareAgreement(review: Review, spot: Spot, before: Agreement, after: Agreement): void {
  const team = (name: string): string => review.names.team(name).text;
  const covered = ({ covers }: Agreement): string[] => covers.map(({ kind, name }) => nameCovered(kind, name));
  compareSet(
    review,
    spot,
    [before.between, after.between],
    [(list) => `is now also with ${list}`, (list) => `is no longer with ${list}`],
    team,
    "neutral",
  );
  compareSet(
    review,
    spot,
    [covered(before), covered(after)],
    [(list) => `now covers ${list}`, (list) => `no longer covers ${list}`],
    String,
    "neutral",
  );
  compareValue(review, spot, [before.review_every, after.review_every], "review every", describeDuration, "neutral");
}

function compareMeasure(review: Review, spot: Spot, before: Measure, after: Measure): void {
  compareValue(review, spot, [before.target, after.target], "target", describeTarget, "neutral");
  compareValue(review, spot, [before.intent, after.intent], "intent", (intent) => intentWords[intent], "neutral");
  const [old, fresh] = [before, after].map(({ rate, time, sla, reasons_of: reasons, count }) => ({
    rate,
    time,
    sla,
    reasons,
    count,
  }));
  if (isSame(old, fresh)) return;
  const show = (measure: Measure): string => plainText(describeMeasure(review.names, measure));
  report(review, spot, "neutral", `${spot.noun}: ${describeValueChange(before, after, "measures", show)}`);
}

const assumed = { of: "", gained: "is now", lost: "is gone, which was" };

function compareAssumptions(review: Review): void {
  const { names, base, head } = review;
  const subject = { kind: "value", name: undefined, title: "Assumptions of value" };
  const spot: Spot = {
    area: "governance",
    subject,
    noun: "assumed value of a deal",
    before: base.value?.id,
    after: head.value?.id,
  };
  const money = (amount: number): string => describeMoney(names, amount);
  compareValue(review, spot, [base.value?.deal, head.value?.deal], assumed, money, "neutral");
  const conversions = [base.value?.conversions ?? [], head.value?.conversions ?? []] as const;
  for (const pair of alignByName(...conversions, ({ stage }) => stage)) {
    const { stage } = pair.after ?? pair.before;
    const share = (percent: number): string => `${formatNumber(percent)}%`;
    const own = { ...spot, noun: `assumed conversion from ${names.stage(stage).text}` };
    compareValue(review, own, [pair.before?.percent, pair.after?.percent], assumed, share, "neutral");
  }
}
