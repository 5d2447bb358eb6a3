/** The parts every syntax tree shares: the base node, names and literals. */

/** Every node carries its span as two plain numbers, so that nodes keep one fixed shape. */
export interface BaseNode {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** A name as written. Recovery leaves `text` empty where a name was expected and not found. */
export interface Name extends BaseNode {
  readonly kind: "Name";
  readonly text: string;
}

export interface StringLiteral extends BaseNode {
  readonly kind: "String";
  /** The text after escapes and, for `"""` blocks, after the common indentation is taken off. */
  readonly value: string;
  readonly block: boolean;
}

export interface NumberLiteral extends BaseNode {
  readonly kind: "Number";
  readonly value: number;
}

export interface PercentLiteral extends BaseNode {
  readonly kind: "Percent";
  /** `15%` has the value 15. */
  readonly value: number;
}

export interface MoneyLiteral extends BaseNode {
  readonly kind: "Money";
  readonly amount: number;
  readonly currency: Name;
}

/** Units as the singular word; `4 hours` has the unit `hour`. */
export type DurationUnit = "millisecond" | "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

export interface DurationLiteral extends BaseNode {
  readonly kind: "Duration";
  readonly amount: number;
  readonly unit: DurationUnit;
  /** Set for `4 business hours of CAL`. */
  readonly business: BusinessTime | undefined;
}

/** `business … of CALENDAR`; `of queue` takes the assigned queue's calendar; nothing when `of` is left out. */
export interface BusinessTime extends BaseNode {
  readonly kind: "BusinessTime";
  readonly calendar: Name | undefined;
}

export interface DateLiteral extends BaseNode {
  readonly kind: "Date";
  /** As written, `2026-11-26`. */
  readonly text: string;
}

export interface DateTimeLiteral extends BaseNode {
  readonly kind: "DateTime";
  /** As written, `2026-03-02T10:00`, with an offset if one was given. */
  readonly text: string;
}

export interface TimeLiteral extends BaseNode {
  readonly kind: "Time";
  /** Minutes since midnight, 0 to 1440. */
  readonly minutes: number;
}

export interface BooleanLiteral extends BaseNode {
  readonly kind: "Boolean";
  readonly value: boolean;
}

export interface RegexLiteral extends BaseNode {
  readonly kind: "Regex";
  readonly pattern: string;
  readonly flags: string;
}

export type DayName = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** One item of a day list: `mon` or `mon..fri`. A range may wrap, `sat..mon`. */
export interface DayRange extends BaseNode {
  readonly kind: "DayRange";
  readonly from: DayName;
  readonly to: DayName;
}

/** `09:00..17:00`; it may cross midnight, `20:00..08:00`. */
export interface TimeRange extends BaseNode {
  readonly kind: "TimeRange";
  readonly from: TimeLiteral;
  readonly to: TimeLiteral;
}

/** A comment, kept beside the tree for the formatter. */
export interface Comment extends BaseNode {
  readonly kind: "LineComment" | "BlockComment" | "DocComment";
  /** The text as written, delimiters included. */
  readonly text: string;
}

export type Literal =
  | StringLiteral
  | NumberLiteral
  | PercentLiteral
  | MoneyLiteral
  | DurationLiteral
  | DateLiteral
  | DateTimeLiteral
  | TimeLiteral
  | BooleanLiteral
  | RegexLiteral;
