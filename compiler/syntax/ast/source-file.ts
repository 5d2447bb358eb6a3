/** The tree of one file, and the union of all declarations. */
import type { Source } from "../../text/source.ts";
import type { ActivityDeclaration, ChannelDeclaration } from "./activity.ts";
import type { CalendarDeclaration } from "./calendar.ts";
import type { ContactPolicyDeclaration } from "./contact-policy.ts";
import type { CatalogDeclaration, ContentDeclaration, ContentMapDeclaration } from "./content.ts";
import type { FunnelDeclaration } from "./funnel.ts";
import type { HygieneDeclaration } from "./hygiene.ts";
import type { IdentityDeclaration } from "./identity.ts";
import type { JourneyDeclaration } from "./journey.ts";
import type { AccountDeclaration, LeadDeclaration } from "./lead.ts";
import type { LifecycleDeclaration } from "./lifecycle.ts";
import type { AgreementDeclaration, MeasureDeclaration, ValueDeclaration } from "./measure.ts";
import type { BaseNode, Comment } from "./node.ts";
import type { NurtureDeclaration } from "./nurture.ts";
import type { NeedDeclaration, PersonaDeclaration, SegmentDeclaration } from "./persona.ts";
import type { ProfilingDeclaration } from "./profiling.ts";
import type { QueueDeclaration } from "./queue.ts";
import type { RoutingDeclaration } from "./routing.ts";
import type { ScoreDeclaration } from "./score.ts";
import type { SlaDeclaration } from "./sla.ts";
import type { TeamDeclaration } from "./team.ts";
import type { TestDeclaration } from "./test.ts";
import type { TurnbackDeclaration } from "./turnback.ts";

export type Declaration =
  | FunnelDeclaration
  | TeamDeclaration
  | CalendarDeclaration
  | LeadDeclaration
  | AccountDeclaration
  | ActivityDeclaration
  | ChannelDeclaration
  | NeedDeclaration
  | SegmentDeclaration
  | PersonaDeclaration
  | JourneyDeclaration
  | LifecycleDeclaration
  | ScoreDeclaration
  | ContentDeclaration
  | CatalogDeclaration
  | ContentMapDeclaration
  | ContactPolicyDeclaration
  | NurtureDeclaration
  | TurnbackDeclaration
  | ProfilingDeclaration
  | IdentityDeclaration
  | HygieneDeclaration
  | QueueDeclaration
  | RoutingDeclaration
  | SlaDeclaration
  | MeasureDeclaration
  | AgreementDeclaration
  | ValueDeclaration
  | TestDeclaration;

export interface SourceFile extends BaseNode {
  readonly kind: "SourceFile";
  readonly source: Source;
  readonly declarations: readonly Declaration[];
  /** In order of position; none of them is in the tree. */
  readonly comments: readonly Comment[];
}
