/** What a review says: changes between two plans, in the words of those who sign them. */
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import type { Strictness } from "./strictness.ts";

/** In the order in which people read them. */
export const areas = [
  "qualification",
  "routing",
  "sla",
  "nurture",
  "content",
  "data",
  "governance",
  "wording",
] as const;

export type Area = (typeof areas)[number];

/**
 * `breaking`: something that live leads or senders use is gone or cannot be read. `behaviour`: leads are treated
 * differently. `neutral`: nothing happens to leads.
 */
export const changeClasses = ["breaking", "behaviour", "neutral"] as const;

export type ChangeClass = (typeof changeClasses)[number];

/** A declaration, by kind and name as an agreement covers it; parts of a declaration count as the whole. */
export interface Subject {
  /** Such as `score`, `stage`, `content_map`. */
  readonly kind: string;
  /** Its name in the later plan, or in the earlier one when it is gone; `undefined` for what stands once. */
  readonly name: string | undefined;
  /** What people call it: its title, or its name in words. */
  readonly title: string;
}

/** An agreement that covers what changed, and whose teams must sign again. */
export interface Signers {
  readonly agreement: string;
  readonly teams: readonly string[];
}

/** Something that was not edited but depends on what was. */
export interface IndirectEffect extends Subject {
  /** What it depends on: the subject of the change, or an effect that stands before. */
  readonly through: Subject;
}

export interface Change {
  readonly area: Area;
  readonly class: ChangeClass;
  /** One sentence without a full stop at the end. */
  readonly what: string;
  readonly subject: Subject;
  /** Where it stood; `undefined` for something new, as for what has no place of its own. */
  readonly before: SourceSpan | undefined;
  readonly after: SourceSpan | undefined;
  readonly signers: readonly Signers[];
  /** The nearest first. */
  readonly effects: readonly IndirectEffect[];
  /** By this a breaking change is accepted, such as `stage-removed:mql`; only breaking changes have one. */
  readonly code: string | undefined;
  /** What to type instead, for a breaking change. */
  readonly help: string | undefined;
  /** Of a criterion: whether fewer leads meet it than before, or more; `undefined` where that cannot be told. */
  readonly strictness: Strictness | undefined;
}
