/** Checks one declaration by its kind. */
import type { PlacedDeclaration } from "../bind/placed-declaration.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Declaration } from "../syntax/ast/index.ts";
import { assertNever } from "../text/invariant.ts";
import type { CheckContext, ProjectTables } from "./check-context.ts";
import { checkActivity, checkChannel } from "./declaration/activity.ts";
import { checkAgreement, checkValue } from "./declaration/agreement.ts";
import { checkCalendar } from "./declaration/calendar.ts";
import { checkContactPolicy } from "./declaration/contact-policy.ts";
import { checkContent } from "./declaration/content.ts";
import { checkContentMap } from "./declaration/content-map.ts";
import { checkNeedOrSegment, checkPersona } from "./declaration/definition.ts";
import { checkFunnel } from "./declaration/funnel.ts";
import { checkHygiene } from "./declaration/hygiene.ts";
import { checkIdentity } from "./declaration/identity.ts";
import { checkJourney } from "./declaration/journey.ts";
import { checkLifecycle } from "./declaration/lifecycle.ts";
import { checkMeasure } from "./declaration/measure.ts";
import { checkNurture } from "./declaration/nurture.ts";
import { checkProfiling } from "./declaration/profiling.ts";
import { checkQueue } from "./declaration/queue.ts";
import { checkAccount, checkLead } from "./declaration/record.ts";
import { checkRouting } from "./declaration/routing.ts";
import { checkScore } from "./declaration/score.ts";
import { checkSla } from "./declaration/sla.ts";
import { checkTeam } from "./declaration/team.ts";
import { checkTest } from "./declaration/test.ts";
import { checkTurnback } from "./declaration/turnback.ts";
import { openDeclaration } from "./open-declaration.ts";

/** Checks a declaration, fills the tables with what its names and expressions mean, and gives what was found. */
export function checkDeclaration(tables: ProjectTables, placed: PlacedDeclaration): readonly Diagnostic[] {
  const ctx = openDeclaration(tables, placed);
  checkByKind(ctx, placed.declaration);
  return ctx.diagnostics;
}

function checkByKind(ctx: CheckContext, declaration: Declaration): void {
  switch (declaration.kind) {
    case "Funnel":
      return checkFunnel(ctx, declaration);
    case "Team":
      return checkTeam(ctx, declaration);
    case "Calendar":
      return checkCalendar(ctx, declaration);
    case "Lead":
      return checkLead(ctx, declaration);
    case "Account":
      return checkAccount(ctx, declaration);
    case "Activity":
      return checkActivity(ctx, declaration);
    case "Channel":
      return checkChannel(ctx, declaration);
    case "Need":
    case "Segment":
      return checkNeedOrSegment(ctx, declaration);
    case "Persona":
      return checkPersona(ctx, declaration);
    case "Journey":
      return checkJourney(ctx, declaration);
    case "Lifecycle":
      return checkLifecycle(ctx, declaration);
    case "Score":
      return checkScore(ctx, declaration);
    case "Content":
      return checkContent(ctx, declaration);
    case "Catalog":
      return;
    case "ContentMap":
      return checkContentMap(ctx, declaration);
    case "ContactPolicy":
      return checkContactPolicy(ctx, declaration);
    case "Nurture":
      return checkNurture(ctx, declaration);
    case "Turnback":
      return checkTurnback(ctx, declaration);
    case "Profiling":
      return checkProfiling(ctx, declaration);
    case "Identity":
      return checkIdentity(ctx, declaration);
    case "Hygiene":
      return checkHygiene(ctx, declaration);
    case "Queue":
      return checkQueue(ctx, declaration);
    case "Routing":
      return checkRouting(ctx, declaration);
    case "Sla":
      return checkSla(ctx, declaration);
    case "Measure":
      return checkMeasure(ctx, declaration);
    case "Agreement":
      return checkAgreement(ctx, declaration);
    case "Value":
      return checkValue(ctx, declaration);
    case "Test":
      return checkTest(ctx, declaration);
    default:
      assertNever(declaration);
  }
}
