/** Every term that a plan defines, with its meaning: the glossary, and what the search looks through. */
import type { Plan } from "../../../schemas/generated/plan.ts";
import { describeClause } from "../words/describe-arrow.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { describeFieldType } from "../words/describe-data-rules.ts";
import { describeMeasure } from "../words/describe-measure.ts";
import { describeScoreRule } from "../words/describe-score-rule.ts";
import { describeMet, describeStart } from "../words/describe-service-level.ts";
import { describeDuration } from "../words/describe-time.ts";
import { type PlanNames, titleOf } from "../words/names.ts";
import { enumerate, type Phrase, say, spellName, upperFirst } from "../words/phrase.ts";

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
    ...plan.lifecycle.map((stage) =>
      term(
        "Stage",
        stage,
        enumerate(
          stage.enter.map((clause) => describeClause(names, clause)),
          "or",
        ),
      ),
    ),
    ...plan.scores.map((score) =>
      term(
        "Score",
        score,
        enumerate(
          score.rules.map((rule) => describeScoreRule(names, rule)),
          "and",
        ),
      ),
    ),
    ...plan.personas.map((persona) =>
      term("Persona", persona, persona.when === undefined ? [] : describeCriterion(names, persona.when)),
    ),
    ...plan.needs.map((need) => term("Need", need, describeCriterion(names, need.when))),
    ...plan.segments.map((segment) => term("Segment", segment, describeCriterion(names, segment.when))),
    ...plan.journey.map((phase) =>
      term(
        "Phase",
        { ...phase, title: names.phase(phase.name).text, doc: joinDoc(phase.title, phase.doc) },
        phase.when === undefined ? [] : describeCriterion(names, phase.when),
      ),
    ),
    ...plan.nurtures.map((nurture) => term("Programme", nurture, describeCriterion(names, nurture.for))),
    ...plan.slas.map((sla) =>
      term(
        "Service level",
        sla,
        say`${describeMet(names, sla)} within ${describeDuration(sla.within)} of ${describeStart(names, sla.starts)}`,
      ),
    ),
    ...plan.routings.map((routing) => term("Routing", routing, say`on ${describeStart(names, routing.on)}`)),
    ...plan.queues.map((queue) => term("Queue", queue, say`${queue.members.map(({ member }) => member).join(", ")}`)),
    ...plan.measures.map((measure) => term("Measure", measure, describeMeasure(names, measure))),
    ...plan.contents.map((content) =>
      term(
        "Asset",
        content,
        say`${[upperFirst(spellName(content.type ?? "")), content.expert ?? ""].filter((text) => text !== "").join(", ")}`,
      ),
    ),
    ...plan.activities.map((activity) =>
      term("Signal", activity, say`${activity.attributes.map(({ name }) => spellName(name)).join(", ")}`),
    ),
    ...plan.teams.map((team) => term("Team", team, say`${team.contact ?? ""}`)),
    ...plan.calendars.map((calendar) => term("Calendar", calendar, say`${calendar.timezone}`)),
    ...plan.agreements.map((agreement) =>
      term("Agreement", agreement, say`between ${enumerate(agreement.between.map(names.team), "and")}`),
    ),
    ...listFields(plan),
  ];
  return terms.toSorted(
    (left, right) => compare(left.title.toLowerCase(), right.title.toLowerCase()) || compare(left.id, right.id),
  );
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

/** By code units: the same on every machine, whatever its language. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
