/** Reviews the data: the fields of leads and accounts, and the activities with what they carry. */
import type { AccountMatch, Activity, Field } from "../../schemas/generated/plan.ts";
import { spellName } from "../docs/words/phrase.ts";
import { alignByName } from "./align.ts";
import type { Subject } from "./change.ts";
import { compareList } from "./compare-list.ts";
import { isSame } from "./likeness.ts";
import { membersOf } from "./renames.ts";
import {
  compareDeclarations,
  compareFlag,
  compareTitle,
  compareValue,
  findHeir,
  nameBoth,
  report,
  type Review,
  type Spot,
  spotOf,
} from "./review.ts";
import { listWords } from "./show-change.ts";

export function diffRecords(review: Review): void {
  const { base, head } = review;
  const lead: Subject = { kind: "lead", name: undefined, title: "Lead" };
  compareFields(review, lead, "lead", [base.lead.fields, head.lead.fields]);
  const account: Subject = { kind: "account", name: undefined, title: "Account" };
  compareFields(review, account, "account", [base.account?.fields ?? [], head.account?.fields ?? []]);
  const spot: Spot = {
    area: "data",
    subject: account,
    noun: "account",
    before: base.account?.id,
    after: head.account?.id,
  };
  compareList<AccountMatch>(review, spot, [base.account?.match ?? [], head.account?.match ?? []], {
    show: ({ field, domain_of: isDomain }) => (isDomain ? `the domain of ${spellName(field)}` : spellName(field)),
    added: (text) => `is now also found by ${text}`,
    removed: (text) => `is no longer found by ${text}`,
    moved: (text, number) => `the match by ${text} is now number ${number}`,
    place: ({ id }) => id,
  });
  compareDeclarations<Activity>(review, [base.activities, head.activities], {
    kind: "activity",
    word: "activity",
    area: "data",
    added: "neutral",
    removed: "breaking",
    compare: (own, before, after) => compareActivity(review, own, before, after),
  });
}

function compareActivity(review: Review, spot: Spot, before: Activity, after: Activity): void {
  compareValue(review, spot, [before.by, after.by], "done by");
  compareValue(review, spot, [before.intent, after.intent], "intent");
  compareTracking(review, spot, before, after);
  compareFields(review, spot.subject, after.name, [before.attributes, after.attributes]);
}

/** The names under which senders report an activity. One that is only spelled otherwise is understood as before. */
function compareTracking(review: Review, spot: Spot, before: Activity, after: Activity): void {
  const understood = ({ name, title, moved_from: from, track }: Activity): Set<string> =>
    new Set([name, title, from, ...track].flatMap((each) => (each === undefined ? [] : foldName(each))));
  const quote = (names: readonly string[]): string => listWords(names.map((name) => `“${name}”`));
  const added = after.track.filter((name) => !understood(before).has(foldName(name)));
  const removed = before.track.filter((name) => !understood(after).has(foldName(name)));
  if (added.length > 0) report(review, spot, "neutral", `${spot.noun} is now also tracked as ${quote(added)}`);
  if (removed.length === 0) return;
  const code = `track-removed:${after.name}`;
  const names = [...after.track, ...removed].map((name) => `"${name}"`).join(", ");
  const help = `Write \`track ${names}\` in \`${after.name}\`, or accept it with \`--accept ${code}\`.`;
  report(review, spot, "breaking", `${spot.noun} is no longer tracked as ${quote(removed)}`, { code, help });
}

/** A name without what senders spell differently: case, spaces, `_`, `-`, `.` and compatibility forms. */
function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.-]+/gu, "");
}

/** `owner` is `lead`, `account` or the name of an activity, which comes into the codes. */
function compareFields(
  review: Review,
  subject: Subject,
  owner: string,
  [before, after]: readonly [readonly Field[], readonly Field[]],
): void {
  const isRecord = owner === "lead" || owner === "account";
  const word = isRecord ? "field" : "attribute";
  const of = isRecord ? (owner === "lead" ? "" : " of accounts") : ` of ${subject.title}`;
  const pairs = alignByName(before, after, ({ name }) => name);
  const added = pairs.flatMap((pair) => (pair.kind === "added" ? [pair.after.name] : []));
  for (const pair of pairs) {
    const field = pair.after ?? pair.before;
    const spot: Spot = {
      ...spotOf({ area: "data", kind: word }, pair.before, pair.after),
      subject,
      noun: `${word} ${nameBoth(field)}${of}`,
      ...originOf(owner, field),
    };
    if (pair.kind === "added") {
      report(review, spot, field.required ? "behaviour" : "neutral", `new ${spot.noun}: ${describeType(field)}`);
    } else if (pair.kind === "removed") {
      const partOf = findHeir(after, field);
      if (partOf !== undefined) {
        report(review, spot, "behaviour", `${spot.noun} is now a part of ${nameBoth(partOf)}`);
        continue;
      }
      const code = `${word}-removed:${owner}.${field.name}`;
      const heir = added.length === 1 ? `\`${added[0]}\`` : `the ${word} that takes its place`;
      const help = `Write \`moved from ${field.name}\` in ${heir}, or accept it with \`--accept ${code}\`.`;
      report(review, spot, "breaking", `${spot.noun} is gone`, { code, help });
    } else {
      compareField(review, spot, owner, pair.before, pair.after);
    }
  }
}

/** Leads and accounts are used field by field, activities as a whole. */
function originOf(owner: string, { name }: Field): { readonly origin?: string } {
  if (owner === "lead") return { origin: `field ${name}` };
  return owner === "account" ? { origin: `account_field ${name}` } : {};
}

function compareField(review: Review, spot: Spot, owner: string, before: Field, after: Field): void {
  compareTitle(review, { ...spot, subject: { ...spot.subject, kind: "field" } }, before, after);
  compareType(review, spot, owner, before, after);
  compareFlag(review, spot, [before.required, after.required], ["is now required", "is no longer required"]);
  compareFlag(review, spot, [before.key, after.key], ["is now a key", "is no longer a key"]);
  compareFlag(review, spot, [before.pii, after.pii], ["is now personal data", "is no longer personal data"], "neutral");
  compareValue(review, spot, [before.sensitivity, after.sensitivity], "sensitivity");
}

function compareType(review: Review, spot: Spot, owner: string, before: Field, after: Field): void {
  const [old, fresh] = [membersOf(before), membersOf(after)].map((members) => members.map(({ value }) => value));
  const isRetyped = before.type.type !== after.type.type || before.type.element?.type !== after.type.element?.type;
  if (isRetyped) {
    const code = `type-changed:${owner}.${after.name}`;
    const what = `${spot.noun}: type ${describeType(before)} → ${describeType(after)}`;
    if (isReadable(before, after)) report(review, spot, "behaviour", what);
    else
      report(review, spot, "breaking", what, {
        code,
        help: `Values of the old type cannot be read any more; accept it with \`--accept ${code}\`.`,
      });
    return;
  }
  if (isSame(old, fresh)) return;
  const added = fresh!.filter((value) => !old!.includes(value));
  if (added.length > 0)
    report(review, spot, "neutral", `${spot.noun} can now also be ${listWords(added.map(spellName), "or")}`);
  for (const value of old!.filter((each) => !fresh!.includes(each))) {
    const partOf = membersOf(after).find(({ moved_from: from }) => from === value);
    if (partOf !== undefined) {
      report(
        review,
        spot,
        "behaviour",
        `${spot.noun}: ${spellName(value)} is now a part of ${spellName(partOf.value)}`,
      );
      continue;
    }
    const code = `member-removed:${owner}.${after.name}.${value}`;
    const heir = added.length === 1 ? `\`${added[0]}\`` : "the member that takes its place";
    const help = `Write \`moved from ${value}\` behind ${heir}, or accept it with \`--accept ${code}\`.`;
    report(review, spot, "breaking", `${spot.noun} can no longer be ${spellName(value)}`, { code, help });
  }
}

/** Whether all values of the old type are values of the new one. */
function isReadable({ type: { type: before } }: Field, { type: { type: after } }: Field): boolean {
  return after === "text" ? before !== "list" : after === "number" && before === "integer";
}

function describeType({ type: { type, element, members } }: Field): string {
  if (element !== undefined) return `list of ${describeType({ type: element } as Field)}`;
  return members === undefined
    ? type
    : `one of ${listWords(
        members.map(({ value }) => spellName(value)),
        "or",
      )}`;
}
