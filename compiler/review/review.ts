/** Collects what changed between two plans, and has the ways of saying it that all parts of a plan share. */
import type { Activity, Expression, Plan } from "../../schemas/generated/plan.ts";
import { type PlanNames, collectNames, titleOf } from "../docs/words/names.ts";
import { upperFirst } from "../docs/words/phrase.ts";
import { alignByName, type Pair } from "./align.ts";
import type { Area, Change, ChangeClass, Subject } from "./change.ts";
import { describeCriterionChange } from "./criterion-change.ts";
import { everyActivity } from "./every-activity.ts";
import { isSame } from "./likeness.ts";
import type { Reference } from "./references.ts";
import { listWords, showChange, showDetail } from "./show-change.ts";
import { compareStrictness } from "./strictness.ts";

/** A change before it is known who signs it and what depends on it; places are ids of the plans. */
export interface Finding extends Pick<Change, "area" | "class" | "what" | "subject" | "code" | "help" | "strictness"> {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** What others depend on, where that is not the subject as a whole: `field employees`. */
  readonly origin: string | undefined;
  /** Titles are not signed. */
  readonly isTitle: boolean;
  /** The former name of something renamed, with which all that was signed by that name is signed anew. */
  readonly renamed: Reference | undefined;
}

export interface Review {
  /** The earlier plan in the names of the later one. */
  readonly base: Plan;
  readonly head: Plan;
  /** The names of both plans; the later one's go before. */
  readonly names: PlanNames;
  readonly findings: Finding[];
}

/** What a part of the review is about. */
export interface Spot {
  readonly area: Area;
  readonly subject: Subject;
  /** How sentences call it: `Follow up`. */
  readonly noun: string;
  /** Ids. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly origin?: string;
}

export interface Named {
  readonly id?: string;
  readonly name: string;
  readonly title?: string;
  readonly moved_from?: string;
}

export function createReview(base: Plan, head: Plan): Review {
  return { base, head, names: collectNames(joinPlans(base, head)), findings: [] };
}

export function report(
  { findings }: Review,
  { area, subject, before, after, origin }: Spot,
  kind: ChangeClass,
  what: string,
  more: Partial<
    Pick<Finding, "area" | "code" | "help" | "strictness" | "before" | "after" | "isTitle" | "renamed">
  > = {},
): void {
  findings.push({
    class: kind,
    what: upperFirst(what),
    subject,
    origin,
    isTitle: more.isTitle ?? false,
    renamed: more.renamed,
    area: more.area ?? area,
    code: more.code,
    help: more.help,
    strictness: more.strictness,
    before: "before" in more ? more.before : before,
    after: "after" in more ? more.after : after,
  });
}

/**
 * What a property is called: `time allowed`. Where “is now” and “no … any more” would not do, `gained` and `lost` are the
 * clauses that go before its value when it comes and when it goes.
 */
export type Label = string | { readonly of: string; readonly gained: string; readonly lost: string };

/** A property with at most one value: `Follow up: time allowed 4 → 2 business hours`. */
export function compareValue<Value>(
  review: Review,
  spot: Spot,
  [before, after]: readonly [Value | undefined, Value | undefined],
  label: Label,
  show: (value: Value) => string = String,
  kind: ChangeClass = "behaviour",
): void {
  if (isSame(before, after)) return;
  if (typeof label === "object" && (before === undefined || after === undefined)) {
    const clause = after === undefined ? `${label.lost} ${show(before!)}` : `${label.gained} ${show(after)}`;
    report(review, spot, kind, `${spot.noun} ${clause}`);
    return;
  }
  const change = describeValueChange(before, after, typeof label === "object" ? label.of : label, show);
  report(review, spot, kind, `${spot.noun}: ${change}`);
}

export function describeValueChange<Value>(
  before: Value | undefined,
  after: Value | undefined,
  label: string,
  show: (value: Value) => string,
): string {
  if (before === undefined) return `${label} is now ${after === undefined ? "none" : show(after)}`;
  if (after === undefined) return `no ${label} any more (was ${show(before)})`;
  const [old, fresh] = [show(before), show(after)];
  const change = old === fresh ? `${fresh} (${showDetail(before, after)})` : showChange(old, fresh);
  return label === "" ? change : `${label} ${change}`;
}

/** A property that is there or not: one of the two clauses follows the noun. */
export function compareFlag(
  review: Review,
  spot: Spot,
  [before, after]: readonly [boolean | undefined, boolean | undefined],
  [yes, no]: readonly [string, string],
  kind: ChangeClass = "behaviour",
): void {
  if ((before ?? false) !== (after ?? false)) report(review, spot, kind, `${spot.noun} ${after === true ? yes : no}`);
}

/**
 * A set of names, in whatever order: what came and what went, as a clause behind the noun. Where both are the case, what
 * came stands instead of what went.
 */
export function compareSet(
  review: Review,
  spot: Spot,
  [before, after]: readonly [readonly string[], readonly string[]],
  [adds, drops]: readonly [(words: string) => string, (words: string) => string],
  show: (name: string) => string = String,
  kind: ChangeClass = "behaviour",
): void {
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  const [came, went] = [listWords(added.map(show)), listWords(removed.map(show))];
  if (added.length > 0 && removed.length > 0) {
    report(review, spot, kind, `${spot.noun} ${adds(came).replace(/ also /, " ")} instead of ${went}`);
  } else if (added.length > 0) report(review, spot, kind, `${spot.noun} ${adds(came)}`);
  else if (removed.length > 0) report(review, spot, kind, `${spot.noun} ${drops(went)}`);
}

/** A list in which the order counts. */
export function compareOrder(
  review: Review,
  spot: Spot,
  [before, after]: readonly [readonly string[], readonly string[]],
  clauses: readonly [(words: string) => string, (words: string) => string],
  show: (name: string) => string = String,
): void {
  compareSet(review, spot, [before, after], clauses, show);
  const [old, fresh] = [before.filter((name) => after.includes(name)), after.filter((name) => before.includes(name))];
  if (!isSame(old, fresh))
    report(review, spot, "behaviour", `${spot.noun}: the order is now ${after.map(show).join(", ")}`);
}

export function compareCriterion(
  review: Review,
  spot: Spot,
  [before, after]: readonly [Expression | undefined, Expression | undefined],
  noun = spot.noun,
): void {
  const clauses = describeCriterionChange(review.names, before, after);
  if (clauses.length === 0) return;
  const strictness = compareStrictness(before, after);
  report(review, spot, "behaviour", `${noun} ${clauses.join(", and ")}`, { strictness });
}

export function compareTitle(review: Review, spot: Spot, before: Named, after: Named): void {
  if (before.title === after.title) return;
  const show = (title: string | undefined): string => (title === undefined ? "no title" : `“${title}”`);
  const word = spot.subject.kind === "sla" ? "service level" : spot.subject.kind.replaceAll("_", " ");
  const what = `${word} ${after.name}: title ${show(before.title)} → ${show(after.title)}`;
  report(review, spot, "neutral", what, { area: "wording", isTitle: true });
}

/** How one kind of declaration is reviewed. */
export interface Kind<Declaration extends Named> {
  readonly kind: string;
  /** What people call the kind: `stage`. */
  readonly word: string;
  readonly area: Area;
  /** What a new or lost one means for leads. */
  readonly added: ChangeClass;
  readonly removed: ChangeClass;
  /** A few words on a new or lost one. */
  describe?(declaration: Declaration): string;
  compare(spot: Spot, before: Declaration, after: Declaration): void;
}

/** Declarations matched by name: those that came, those that went, those renamed, and those that changed within. */
export function compareDeclarations<Declaration extends Named>(
  review: Review,
  [before, after]: readonly [readonly Declaration[], readonly Declaration[]],
  kind: Kind<Declaration>,
): Pair<Declaration>[] {
  const pairs = alignByName(before, after, ({ name }) => name);
  for (const pair of pairs) {
    const declaration: Declaration = pair.kind === "removed" ? pair.before : pair.after;
    const spot = spotOf(kind, pair.before, pair.after);
    const about = kind.describe?.(declaration) ?? "";
    const words = `${kind.word} ${nameBoth(declaration)}`;
    if (pair.kind === "added") {
      report(review, spot, kind.added, `new ${words}${about === "" ? "" : `: ${about}`}`);
    } else if (pair.kind === "removed") {
      const heir = findHeir(after, declaration);
      if (heir !== undefined) {
        report(review, spot, "behaviour", `${words} is now a part of ${nameBoth(heir)}`);
        continue;
      }
      const breaks = kind.removed === "breaking" ? explainRemoval(kind, declaration, pairs) : {};
      report(review, spot, kind.removed, `${words} is gone${about === "" ? "" : ` (${about})`}`, breaks);
    } else {
      compareTitle(review, spot, pair.before, pair.after);
      kind.compare(spot, pair.before, pair.after);
    }
  }
  return pairs;
}

/** Where to look for a part that came or went: what it is a part of stands in both, and the part itself in the later one. */
export function placeOfPart(
  spot: Spot,
  before: { readonly id: string } | undefined,
  after: { readonly id: string } | undefined,
): Spot {
  if (before !== undefined && after !== undefined) return { ...spot, before: before.id, after: after.id };
  return after === undefined ? spot : { ...spot, before: undefined, after: after.id };
}

/** The subject is called as in the later plan, if it is still there. */
export function spotOf<Declaration extends Named>(
  { area, kind }: Pick<Kind<Declaration>, "area" | "kind">,
  before: Declaration | undefined,
  after: Declaration | undefined,
): Spot {
  const declaration = (after ?? before)!;
  const title = titleOf(declaration);
  return { area, subject: { kind, name: declaration.name, title }, noun: title, before: before?.id, after: after?.id };
}

/** `Marketing-qualified lead (mql)`, and just the name when that says the same. */
export function nameBoth(declaration: Named): string {
  const title = titleOf(declaration);
  const isPlain = title.toLowerCase().replaceAll(" ", "_") === declaration.name.toLowerCase();
  return isPlain ? title : `${title} (${declaration.name})`;
}

/** What takes the place of something that is gone, and was there before. */
export function findHeir<Item extends Pick<Named, "name" | "moved_from">>(
  after: readonly Item[],
  { name }: Pick<Named, "name">,
): Item | undefined {
  return after.find(({ moved_from: from }) => from === name);
}

function explainRemoval<Declaration extends Named>(
  { kind, word }: Kind<Declaration>,
  { name }: Declaration,
  pairs: readonly Pair<Declaration>[],
): Pick<Finding, "code" | "help"> {
  const code = `${kind}-removed:${name}`;
  const added = pairs.flatMap((pair) => (pair.kind === "added" ? [pair.after.name] : []));
  const heir = added.length === 1 ? `\`${added[0]}\`` : `the ${word} that takes its place`;
  return { code, help: `Write \`moved from ${name}\` in ${heir}, or accept it with \`--accept ${code}\`.` };
}

const everyActivityDeclared: Activity = {
  id: "",
  name: everyActivity,
  title: "any activity of the prospect",
  by: "system",
  track: [],
  attributes: [],
};

/**
 * The later plan with what only the earlier one declares added, so that every name has its title. Of two that have the
 * same title each goes by its name as well.
 */
function joinPlans(base: Plan, head: Plan): Plan {
  const join = <Item extends Named>(before: readonly Item[], after: readonly Item[]): Item[] => {
    const names = new Set(after.map(({ name }) => name));
    const gone = before.filter(({ name }) => !names.has(name));
    const fresh = after.filter(({ name }) => before.every((each) => each.name !== name));
    const tellApart = (item: Item, others: readonly Item[]): Item =>
      others.some((other) => titleOf(other) === titleOf(item)) ? { ...item, title: nameBoth(item) } : item;
    return [
      ...after.map((item) => (fresh.includes(item) ? tellApart(item, gone) : item)),
      ...gone.map((item) => tellApart(item, fresh)),
    ];
  };
  const account = head.account ?? base.account;
  return {
    ...head,
    teams: join(base.teams, head.teams),
    calendars: join(base.calendars, head.calendars),
    channels: join(base.channels, head.channels),
    activities: [...join(base.activities, head.activities), everyActivityDeclared],
    needs: join(base.needs, head.needs),
    segments: join(base.segments, head.segments),
    personas: join(base.personas, head.personas),
    journey: join(base.journey, head.journey),
    lifecycle: join(base.lifecycle, head.lifecycle),
    scores: join(base.scores, head.scores),
    contents: join(base.contents, head.contents),
    nurtures: join(base.nurtures, head.nurtures),
    queues: join(base.queues, head.queues),
    routings: join(base.routings, head.routings),
    slas: join(base.slas, head.slas),
    lead: { ...head.lead, fields: join(base.lead.fields, head.lead.fields) },
    ...(account === undefined
      ? {}
      : { account: { ...account, fields: join(base.account?.fields ?? [], head.account?.fields ?? []) } }),
  };
}
