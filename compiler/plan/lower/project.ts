/** Lowers a checked project to its two documents: the plan and the tests. */
import type { Expression, Plan } from "../../../schemas/generated/plan.ts";
import type { TestDocument } from "../../../schemas/generated/tests.ts";
import type { CheckedProject } from "../../check/checked.ts";
import { invariant } from "../../text/invariant.ts";
import type { Location } from "../../text/source.ts";
import { hashPlan } from "../hash.ts";
import { lowerActivity, lowerChannels } from "./activity.ts";
import { lowerCalendar } from "./calendar.ts";
import { lowerContactPolicy } from "./contact-policy.ts";
import { lowerContent, lowerContentMap } from "./content.ts";
import { createSpanTable, type LowerContext, lowerNamed, lowerOnly, type SpanTable } from "./context.ts";
import { lowerAnyExpression } from "./expression.ts";
import { lowerFunnel } from "./funnel.ts";
import { lowerHygiene } from "./hygiene.ts";
import { lowerIdentity } from "./identity.ts";
import { lowerJourney } from "./journey.ts";
import { lowerAccount, lowerLead } from "./lead.ts";
import { lowerLifecycle } from "./lifecycle.ts";
import { lowerAgreement, lowerMeasure, lowerValue } from "./measure.ts";
import { lowerNurture } from "./nurture.ts";
import { lowerNeed, lowerPersona, lowerSegment } from "./persona.ts";
import { lowerProfiling } from "./profiling.ts";
import { present } from "./property.ts";
import { lowerQueue } from "./queue.ts";
import { lowerRouting } from "./routing.ts";
import { lowerScore } from "./score.ts";
import { lowerSla } from "./sla.ts";
import { lowerTeam } from "./team.ts";
import { lowerTests } from "./test.ts";
import { addThresholds } from "./thresholds.ts";
import { lowerTurnbacks } from "./turnback.ts";

/** The version of the language that this compiler understands. */
export const languageVersion = "1.0";

/** The plan, and where what it says was written. */
export interface Lowered {
  readonly plan: Plan;
  /** Where everything in the plan that has an id was written. */
  readonly locations: ReadonlyMap<string, Location>;
  /** Where each expression of the plan was written. */
  readonly expressions: ReadonlyMap<Expression, Location>;
}

/** Lowers the tests of a project whose plan there is already. */
export function lowerTestDocument(project: CheckedProject, { hash }: Plan): TestDocument {
  const ctx = createContext(project);
  invariant(ctx !== undefined, "a project that lowers has a declaration");
  const tests = lowerTests(ctx);
  return { format: 1, plan_hash: hash, tests, spans: ctx.spans.entries };
}

function createContext(project: CheckedProject): LowerContext | undefined {
  const [first] = project.declarations;
  return (
    first && {
      project,
      declarations: Map.groupBy(project.declarations, ({ declaration }) => declaration.kind),
      source: first.source,
      spans: createSpanTable(),
      lookBack: undefined,
      lowerExpression: lowerWithPlace,
    }
  );
}

const lowerWithPlace: LowerContext["lowerExpression"] = (ctx, expression, expected) => {
  const lowered = lowerAnyExpression(ctx, expression, expected);
  ctx.spans.addExpression(lowered, ctx.source, expression);
  return lowered;
};

/** Lowers a project in which checking found no error; its tests are lowered by themselves. */
export function lowerPlan(project: CheckedProject): Lowered {
  const ctx = createContext(project);
  invariant(ctx !== undefined, "a project that lowers has a declaration");
  const funnel = lowerOnly(ctx, "Funnel", lowerFunnel);
  const lead = lowerOnly(ctx, "Lead", lowerLead);
  invariant(funnel !== undefined && lead !== undefined, "a project has a funnel and a lead");
  const plan = present<Plan>({
    format: 1,
    language: languageVersion,
    hash: "",
    funnel,
    teams: lowerNamed(ctx, "Team", lowerTeam),
    calendars: lowerNamed(ctx, "Calendar", lowerCalendar),
    lead,
    account: lowerOnly(ctx, "Account", lowerAccount),
    channels: lowerChannels(ctx),
    activities: lowerNamed(ctx, "Activity", lowerActivity),
    needs: lowerNamed(ctx, "Need", lowerNeed),
    segments: lowerNamed(ctx, "Segment", lowerSegment),
    personas: lowerNamed(ctx, "Persona", lowerPersona),
    journey: lowerOnly(ctx, "Journey", lowerJourney) ?? [],
    lifecycle: lowerOnly(ctx, "Lifecycle", lowerLifecycle) ?? [],
    scores: lowerNamed(ctx, "Score", lowerScore),
    contents: lowerNamed(ctx, "Content", lowerContent),
    content_map: lowerOnly(ctx, "ContentMap", lowerContentMap) ?? [],
    contact_policy: lowerOnly(ctx, "ContactPolicy", lowerContactPolicy),
    nurtures: lowerNamed(ctx, "Nurture", lowerNurture),
    turnbacks: lowerTurnbacks(ctx),
    profiling: lowerOnly(ctx, "Profiling", lowerProfiling),
    identity: lowerOnly(ctx, "Identity", lowerIdentity),
    hygiene: lowerOnly(ctx, "Hygiene", lowerHygiene),
    queues: lowerNamed(ctx, "Queue", lowerQueue),
    routings: lowerNamed(ctx, "Routing", lowerRouting),
    slas: lowerNamed(ctx, "Sla", lowerSla),
    measures: lowerNamed(ctx, "Measure", lowerMeasure),
    agreements: lowerNamed(ctx, "Agreement", lowerAgreement),
    value: lowerOnly(ctx, "Value", lowerValue),
    spans: {},
  });
  const complete = { ...plan, scores: addThresholds(plan.scores, plan) };
  return {
    plan: completeLater(complete, ctx.spans),
    locations: ctx.spans.locations,
    expressions: ctx.spans.expressions,
  };
}

/** The hash and the spans are made when somebody asks for them: they cost as much as all the rest, and no proof does. */
function completeLater(plan: Plan, spans: SpanTable): Plan {
  let hash: string | undefined;
  return {
    ...plan,
    get hash() {
      return (hash ??= hashPlan(plan));
    },
    get spans() {
      return spans.entries;
    },
  };
}
