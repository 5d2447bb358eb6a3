/** Prints any declaration by its kind. */
import { assertNever } from "../../text/invariant.ts";
import type { Declaration } from "../../syntax/ast/index.ts";
import type { Item, PrintContext } from "../item.ts";
import { printActivity, printChannel } from "./activity.ts";
import { printCalendar } from "./calendar.ts";
import { printContactPolicy } from "./contact-policy.ts";
import { printCatalog, printContent, printContentMap } from "./content.ts";
import { printFunnel } from "./funnel.ts";
import { printHygiene } from "./hygiene.ts";
import { printIdentity } from "./identity.ts";
import { printJourney } from "./journey.ts";
import { printAccount, printLead } from "./lead.ts";
import { printLifecycle } from "./lifecycle.ts";
import { printAgreement, printMeasure, printValue } from "./measure.ts";
import { printNurture } from "./nurture.ts";
import { printNeed, printPersona, printSegment } from "./persona.ts";
import { printProfiling } from "./profiling.ts";
import { printQueue } from "./queue.ts";
import { printRouting } from "./routing.ts";
import { printScore } from "./score.ts";
import { printSla } from "./sla.ts";
import { printTeam } from "./team.ts";
import { printTest } from "./test.ts";
import { printTurnback } from "./turnback.ts";

export function printDeclaration(ctx: PrintContext, node: Declaration): Item {
  switch (node.kind) {
    case "Funnel":
      return printFunnel(ctx, node);
    case "Team":
      return printTeam(ctx, node);
    case "Calendar":
      return printCalendar(ctx, node);
    case "Activity":
      return printActivity(ctx, node);
    case "Channel":
      return printChannel(ctx, node);
    case "Need":
      return printNeed(ctx, node);
    case "Segment":
      return printSegment(ctx, node);
    case "Persona":
      return printPersona(ctx, node);
    case "Journey":
      return printJourney(ctx, node);
    case "Lifecycle":
      return printLifecycle(ctx, node);
    case "Score":
      return printScore(ctx, node);
    case "Content":
      return printContent(ctx, node);
    case "ContentMap":
      return printContentMap(ctx, node);
    case "ContactPolicy":
      return printContactPolicy(ctx, node);
    case "Nurture":
      return printNurture(ctx, node);
    case "Turnback":
      return printTurnback(ctx, node);
    case "Profiling":
      return printProfiling(ctx, node);
    case "Hygiene":
      return printHygiene(ctx, node);
    case "Queue":
      return printQueue(ctx, node);
    case "Routing":
      return printRouting(ctx, node);
    case "Sla":
      return printSla(ctx, node);
    case "Measure":
      return printMeasure(ctx, node);
    case "Agreement":
      return printAgreement(ctx, node);
    case "Value":
      return printValue(ctx, node);
    case "Test":
      return printTest(ctx, node);
    case "Lead":
      return printLead(node);
    case "Account":
      return printAccount(node);
    case "Catalog":
      return printCatalog(node);
    case "Identity":
      return printIdentity(node);
    default:
      return assertNever(node);
  }
}
