/** Every term that a plan defines, with its meaning: the glossary, and what the search looks through. */
import type { Activity, Content, Plan, Score, Stage } from "../../../schemas/generated/plan.ts";
import { describeClause } from "../words/describe-arrow.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { describeFieldType } from "../words/describe-data-rules.ts";
import { describeMeasure } from "../words/describe-measure.ts";
import { describeScoreRule } from "../words/describe-score-rule.ts";
import { describeMet, describeStart } from "../words/describe-service-level.ts";
import { describeDuration, describeOpenHours } from "../words/describe-time.ts";
import { type PlanNames, sortByTitle, titleOf } from "../words/names.ts";
import { enumerate, joinPhrases, type Phrase, say, spellName } from "../words/phrase.ts";

export interface Term {
  readonly id: string;
  /** `Stage`, `Score`. */
  readonly kind: string;
  readonly title: string;
  /** As it is written in the source. */
  readonly name: string;
  /** Its `///` comment. */
  readonly doc: string | undefined;
  /** What it means by the plan itself; may be empty. */
  readonly meaning: Phrase;
}

interface Declared {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly doc?: string;
}

/** By title, as a reader looks them up. */
export function listTerms(names: PlanNames): Term[] {
  const { plan } = names;
  const terms = [
    ...plan.lifecycle.map((stage) => term("Stage", stage, meaningOfStage(names, stage))),
    ...plan.scores.map((score) => term("Score", score, meaningOfScore(names, score))),
    ...plan.personas.map((persona) =>
      term("Persona", persona, persona.when === undefined ? [] : describeCriterion(names, persona.when)),
    ),
    ...plan.needs.map((need) => term("Need", need, say`shows by ${describeCriterion(names, need.when)}`)),
    ...plan.segments.map((segment) => term("Segment", segment, describeCriterion(names, segment.when))),
    ...plan.journey.map((phase) => {
      const titled = { ...phase, title: names.phase(phase.name).text, doc: joinDoc(phase.title, phase.doc) };
      return term("Phase", titled, phase.when === undefined ? [] : describeCriterion(names, phase.when));
    }),
    ...plan.nurtures.map((nurture) =>
      term("Programme", nurture, say`for leads where ${describeCriterion(names, nurture.for)}`),
    ),
    ...plan.slas.map((sla) => {
      const words = say`${describeMet(names, sla)}, within ${describeDuration(sla.within)} of ${describeStart(names, sla.starts)}`;
      return term("Service level", sla, words);
    }),
    ...plan.routings.map((routing) => term("Routing", routing, say`decides on ${describeStart(names, routing.on)}`)),
    ...plan.queues.map((queue) =>
      term(
        "Queue",
        queue,
        say`taken by ${enumerate(
          queue.members.map(({ member }) => member),
          "and",
        )}`,
      ),
    ),
    ...plan.measures.map((measure) => term("Measure", measure, describeMeasure(names, measure))),
    ...plan.contents.map((content) => term("Asset", content, meaningOfContent(names, content))),
    ...plan.activities.map((activity) => term("Signal", activity, meaningOfActivity(activity))),
    ...plan.teams.map((team) => {
      const owned = plan.lifecycle.filter(({ owner }) => owner === team.name).map(({ name }) => names.stage(name));
      return term("Team", team, owned.length === 0 ? [] : say`owns ${enumerate(owned, "and")}`);
    }),
    ...plan.calendars.map((calendar) =>
      term("Calendar", calendar, say`${calendar.open.map(describeOpenHours).join("; ")} (${calendar.timezone})`),
    ),
    ...plan.agreements.map((agreement) =>
      term("Agreement", agreement, say`between ${enumerate(agreement.between.map(names.team), "and")}`),
    ),
    ...listFields(plan),
  ];
  return sortByTitle(terms);
}

function meaningOfStage(names: PlanNames, { initial, enter }: Stage): Phrase {
  const ways = enter.map((clause) => describeClause(names, clause));
  if (ways.length === 0) return initial ? say`where every lead begins` : [];
  return joinPhrases(ways, "; or ");
}

function meaningOfScore(names: PlanNames, { rules, parts }: Score): Phrase {
  if (parts.length === 0)
    return joinPhrases(
      rules.map((rule) => describeScoreRule(names, rule)),
      "; ",
    );
  return enumerate(
    parts.map(({ score, percent }) => say`${percent}% of ${names.score(score)}`),
    "and",
  );
}

function meaningOfContent(names: PlanNames, { type, by, expert }: Content): Phrase {
  const kind = type === undefined ? "asset" : spellName(type);
  const channels = enumerate(
    by.map((channel) => names.channel(channel)),
    "or",
  );
  return say`${kind}${by.length === 0 ? "" : say` by ${channels}`}${expert === undefined ? "" : `, expert: ${expert}`}`;
}

const actors = { prospect: "the prospect", sales: "sales", marketing: "marketing", system: "a system" } as const;

function meaningOfActivity({ by, attributes }: Activity): Phrase {
  const told = attributes.length === 0 ? "" : `, with ${attributes.map(({ name }) => spellName(name)).join(", ")}`;
  return say`by ${actors[by]}${told}`;
}

function listFields(plan: Plan): Term[] {
  const fields = [
    ...plan.lead.fields.map((field) => ({ kind: "Field", field })),
    ...(plan.account?.fields ?? []).map((field) => ({ kind: "Account field", field })),
  ];
  return fields.map(({ kind, field }) => term(kind, field, say`${describeFieldType(field.type)}`));
}

function term(kind: string, { id, name, title, doc }: Declared, meaning: Phrase): Term {
  const titled = titleOf({ name, ...(title === undefined ? {} : { title }) });
  return { id, kind, title: titled, name, doc, meaning };
}

function joinDoc(title: string | undefined, doc: string | undefined): string {
  return [title, doc].filter((text) => text !== undefined).join(" ");
}
