/** The union of every node of the tree: what the child table and visitors range over. */
import type { AccountMatch, EnumMember, FieldDeclaration, FieldOption, TypeExpression } from "./lead.ts";
import type { ActivityProperty } from "./activity.ts";
import type { CalendarDeclaration } from "./calendar.ts";
import type { ContactPolicyDeclaration } from "./contact-policy.ts";
import type { ContentDeclaration, ContentMapCell, ContentMapHeader, ContentMapRow } from "./content.ts";
import type { ActivityFilter, ActivitySelector, Expression, Quantity } from "./expression.ts";
import type { FunnelDeclaration } from "./funnel.ts";
import type { HygieneProperty } from "./hygiene.ts";
import type { IdentityProperty } from "./identity.ts";
import type { PhaseDeclaration } from "./journey.ts";
import type { StageDeclaration, StageProperty, Trigger } from "./lifecycle.ts";
import type { AgreementProperty, CoveredDeclaration, MeasureProperty, ValueDeclaration } from "./measure.ts";
import type { BusinessTime, DayRange, Name, TimeRange } from "./node.ts";
import type { NurtureProperty, Step } from "./nurture.ts";
import type { PersonaProperty } from "./persona.ts";
import type { AfterCount, ProfilingDeclaration } from "./profiling.ts";
import type { DateRange, QueueProperty } from "./queue.ts";
import type { RoutingProperty, RoutingTarget } from "./routing.ts";
import type { GradeBand, ScoreLimit, ScorePart, ScoreProperty, ScoreRuleForm } from "./score.ts";
import type { SlaAction, SlaProperty } from "./sla.ts";
import type { Declaration, SourceFile } from "./source-file.ts";
import type { TeamDeclaration } from "./team.ts";
import type { Assignment, TestDid, TestItem, TestSet, TestTableRow, TestValueList } from "./test.ts";
import type { Requalify, TurnbackDeclaration, TurnbackTarget } from "./turnback.ts";

/** Comments are not among them: they stand beside the tree. */
export type AnyNode =
  | SourceFile
  | Declaration
  | Expression
  | Name
  | BusinessTime
  | DayRange
  | TimeRange
  | FunnelDeclaration["body"][number]
  | TeamDeclaration["body"][number]
  | CalendarDeclaration["body"][number]
  | FieldDeclaration
  | FieldOption
  | TypeExpression
  | EnumMember
  | AccountMatch
  | ActivityProperty
  | PersonaProperty
  | PhaseDeclaration
  | StageDeclaration
  | StageProperty
  | Trigger
  | ScoreProperty
  | ScorePart
  | GradeBand
  | ScoreRuleForm
  | ScoreLimit
  | ContentDeclaration["body"][number]
  | ContentMapHeader
  | ContentMapRow
  | ContentMapCell
  | ContactPolicyDeclaration["body"][number]
  | NurtureProperty
  | Step
  | TurnbackDeclaration["body"][number]
  | TurnbackTarget
  | Requalify
  | ProfilingDeclaration["body"][number]
  | AfterCount
  | IdentityProperty
  | HygieneProperty
  | QueueProperty
  | DateRange
  | RoutingProperty
  | RoutingTarget
  | SlaProperty
  | SlaAction
  | MeasureProperty
  | AgreementProperty
  | CoveredDeclaration
  | ValueDeclaration["body"][number]
  | TestItem
  | Assignment
  | TestValueList
  | TestDid
  | TestSet
  | TestTableRow
  | ActivitySelector
  | ActivityFilter
  | Quantity;

export type NodeKind = AnyNode["kind"];
