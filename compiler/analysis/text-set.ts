/** What is asked of one text: to be one of some texts, to have and to lack patterns, to be an address of some class. */
import { intersectNames, type NameSet, someNames } from "./name-set.ts";

/** A question about a text that is true or false of every text. Predicates are compared by identity. */
export interface Predicate {
  readonly test: "contains" | "starts_with" | "ends_with" | "matches" | "has";
  /** In normal form, but the source of a pattern for `matches`. */
  readonly text: string;
  readonly flags: string;
}

/** The constraints on a text whose value is known. */
export interface TextSet {
  /** Texts in normal form. */
  readonly names: NameSet;
  readonly yes: readonly Predicate[];
  readonly no: readonly Predicate[];
  /** A set of bits of `mailClass`. */
  readonly mail: number;
}

/** Every text is in exactly one class. */
export const mailClass = { invalid: 1, business: 2, free: 4, disposable: 8, freeAndDisposable: 16 } as const;

/** The classes that pass each test of an address. */
export const mailTests = { valid: 30, business: 2, free: 20, disposable: 24 } as const;
export const anyMail = 31;

/** Text as it is compared: without surrounding space, in small letters. */
export function normalForm(text: string): string {
  return text.trim().toLowerCase();
}

/** The texts that fit both; `undefined` when it is certain that there are none. */
export function intersectTexts(left: TextSet, right: TextSet): TextSet | undefined {
  const yes = unite(left.yes, right.yes);
  const no = unite(left.no, right.no);
  const mail = left.mail & right.mail;
  if (mail === 0 || contradict(yes, no)) return undefined;
  const names = keepFitting(intersectNames(left.names, right.names), yes, no, mail);
  return names.excludes || names.names.size > 0 ? { names, yes, no, mail } : undefined;
}

/** Whether it is certain that everything in the one is in the other. */
export function isTextSubset(part: TextSet, whole: TextSet): boolean {
  if ((part.mail & ~whole.mail) !== 0) return false;
  if (!whole.yes.every((each) => part.yes.includes(each))) return false;
  if (!whole.no.every((each) => part.no.includes(each))) return false;
  if (!whole.names.excludes) {
    return !part.names.excludes && [...part.names.names].every((name) => whole.names.names.has(name));
  }
  return [...whole.names.names].every((name) => part.names.names.has(name) === part.names.excludes);
}

/** Whether nothing but names decides what is in a set. */
export function isOfNames({ yes, no, mail }: TextSet): boolean {
  return yes.length === 0 && no.length === 0 && mail === anyMail;
}

function unite(left: readonly Predicate[], right: readonly Predicate[]): readonly Predicate[] {
  if (right.length === 0) return left;
  if (left.length === 0) return right;
  return [...left, ...right.filter((each) => !left.includes(each))];
}

function contradict(yes: readonly Predicate[], no: readonly Predicate[]): boolean {
  if (no.some(({ test, text }) => text === "" && test !== "matches" && test !== "has")) return true;
  return yes.some(
    (one, index) =>
      no.some((other) => implies(one, other)) || yes.slice(index + 1).some((other) => excludes(one, other)),
  );
}

function implies(one: Predicate, other: Predicate): boolean {
  if (one === other) return true;
  const isPiece = one.test === "contains" || one.test === "starts_with" || one.test === "ends_with";
  if (!isPiece) return false;
  switch (other.test) {
    case "contains":
      return one.text.includes(other.text);
    case "starts_with":
      return one.test === "starts_with" && one.text.startsWith(other.text);
    case "ends_with":
      return one.test === "ends_with" && one.text.endsWith(other.text);
    default:
      return false;
  }
}

function excludes(one: Predicate, other: Predicate): boolean {
  if (one.test !== other.test) return false;
  if (one.test === "starts_with") return !one.text.startsWith(other.text) && !other.text.startsWith(one.text);
  if (one.test === "ends_with") return !one.text.endsWith(other.text) && !other.text.endsWith(one.text);
  return false;
}

/** Of texts that are listed one by one, those that may pass. */
function keepFitting(set: NameSet, yes: readonly Predicate[], no: readonly Predicate[], mail: number): NameSet {
  if (set.excludes || (yes.length === 0 && no.length === 0 && mail === anyMail)) return set;
  const names = [...set.names].filter(
    (name) =>
      yes.every((each) => decide(each, name) !== false) &&
      no.every((each) => decide(each, name) !== true) &&
      // What has no `@` is no address; more would need the lists of providers.
      (name.includes("@") || (mail & mailClass.invalid) !== 0),
  );
  return names.length === set.names.size ? set : someNames(names);
}

/** Whether all texts with this normal form pass; `undefined` when they differ or it is not known. */
function decide({ test, text, flags }: Predicate, name: string): boolean | undefined {
  switch (test) {
    case "contains":
      return name.includes(text);
    case "starts_with":
      return name.startsWith(text);
    case "ends_with":
      return name.endsWith(text);
    case "has":
      return undefined;
    case "matches":
      // Patterns see the text as it was written, so only those that are blind to case and outer space are decided.
      if (!flags.includes("i") || !/^(?:[A-Za-z0-9_|]|\\b|\((?:\?:)?|\))*$/.test(text) || /[^\w &/-]|k/.test(name)) {
        return undefined;
      }
      return new RegExp(text, "i").test(name);
  }
}
