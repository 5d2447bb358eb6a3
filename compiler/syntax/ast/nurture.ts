/** `nurture N { intent … for … goal … exit when … priority … }` and its two bodies. */
import type { Expression } from "./expression.ts";
import type { BaseNode, DayRange, DurationLiteral, Name, NumberLiteral, StringLiteral, TimeLiteral } from "./node.ts";
import type { Flag, MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface NurtureDeclaration extends NamedDeclaration {
  readonly kind: "Nurture";
  readonly body: readonly NurtureProperty[];
}

export type NurtureProperty =
  | Property<"NurtureIntent", Name>
  | Property<"For", Expression>
  | Property<"Goal", Expression>
  | Property<"ExitWhen", Expression>
  | Property<"Priority", NumberLiteral>
  | Flag<"Operational">
  | Cadence
  | Steps
  | MovedFrom
  | UnknownProperty;

/** `every D [on DAYS] [at TIME] send next from content map by CHANNELS`. */
export interface Cadence extends BaseNode {
  readonly kind: "Cadence";
  readonly keyword: Name;
  readonly every: DurationLiteral;
  readonly days: readonly DayRange[];
  readonly at: TimeLiteral | undefined;
  readonly channels: readonly Name[];
}

export interface Steps extends BaseNode {
  readonly kind: "Steps";
  readonly keyword: Name;
  readonly steps: readonly Step[];
}

export type Step =
  | SendStep
  | WaitStep
  | WaitUntilStep
  | IfStep
  | AskStep
  | TaskStep
  | NotifyStep
  | ExitStep
  | RepeatStep
  | UnknownProperty;

/** `send C by CH,*`; `send next [from content map] by CH,*` has no content. */
export interface SendStep extends BaseNode {
  readonly kind: "Send";
  readonly content: Name | undefined;
  readonly channels: readonly Name[];
}

export interface WaitStep extends BaseNode {
  readonly kind: "Wait";
  readonly duration: DurationLiteral;
}

/** `wait until E, at most D`. */
export interface WaitUntilStep extends BaseNode {
  readonly kind: "WaitUntil";
  readonly until: Expression;
  readonly atMost: DurationLiteral | undefined;
}

/** `if E { … } else { … }`; `else if` is an `If` alone in `else`. */
export interface IfStep extends BaseNode {
  readonly kind: "If";
  readonly condition: Expression;
  readonly then: readonly Step[];
  readonly else: readonly Step[] | undefined;
}

export interface AskStep extends BaseNode {
  readonly kind: "Ask";
  readonly fields: readonly Name[];
}

/** `task "…" for TEAM [by CH]`. */
export interface TaskStep extends BaseNode {
  readonly kind: "Task";
  readonly text: StringLiteral;
  readonly team: Name;
  readonly channel: Name | undefined;
}

/** `notify TEAM "…"`. */
export interface NotifyStep extends BaseNode {
  readonly kind: "Notify";
  readonly team: Name;
  readonly text: StringLiteral | undefined;
}

export interface ExitStep extends BaseNode {
  readonly kind: "Exit";
}

/** `repeat [at most N times]`. */
export interface RepeatStep extends BaseNode {
  readonly kind: "Repeat";
  readonly atMost: NumberLiteral | undefined;
}
