/** Which selections of activities lie within others, and which are empty; each is worked out once. */
import type { Duration, Expression, Selection, Since } from "../../schemas/generated/plan.ts";
import { isShorter } from "./elapsed.ts";

export interface Coverage {
  /** Two selections with the same key select the same activities. */
  keyOf(selection: Selection): string;
  /** Whether everything that the first selects is always selected by the second. */
  covers(part: Selection, whole: Selection): boolean;
  isEmpty(selection: Selection): boolean;
  only(selection: Selection, activity: string): Selection;
  narrow(selection: Selection, within: Duration): Selection;
}

/**
 * `implies` proves that the first criterion implies the second for each of the activities; without a second, that it is
 * never true.
 */
export function createCoverage(
  implies: (part: Expression, whole: Expression | undefined, activities: readonly string[]) => boolean,
): Coverage {
  const keys = new WeakMap<Selection, string>();
  const texts = new WeakMap<Expression, string>();
  const derived = new Map<string, Selection>();
  const covered = new Map<string, boolean>();

  function keyOf(selection: Selection): string {
    let key = keys.get(selection);
    if (key === undefined) {
      const { activities, where, within, since } = selection;
      keys.set(selection, (key = JSON.stringify([activities, where, within, since])));
    }
    return key;
  }

  function textOf(expression: Expression): string {
    let text = texts.get(expression);
    if (text === undefined) texts.set(expression, (text = JSON.stringify(expression)));
    return text;
  }

  function remember(key: string, compute: () => boolean): boolean {
    let known = covered.get(key);
    if (known === undefined) covered.set(key, (known = compute()));
    return known;
  }

  function whereImplies(part: Expression | undefined, whole: Expression | undefined, activities: readonly string[]) {
    if (whole === undefined) return true;
    if (part === undefined) return false;
    if (part === whole || textOf(part) === textOf(whole)) return true;
    const key = `${activities.join(" ")} ${textOf(part)} implies ${textOf(whole)}`;
    return remember(key, () => implies(part, whole, activities));
  }

  return {
    keyOf,
    covers(part, whole) {
      return (
        part.activities.every((activity) => whole.activities.includes(activity)) &&
        (whole.within === undefined || (part.within !== undefined && isShorter(part.within, whole.within))) &&
        isSinceWithin(part.since, whole.since) &&
        whereImplies(part.where, whole.where, part.activities)
      );
    },
    isEmpty({ activities, where }) {
      if (where === undefined) return activities.length === 0;
      return remember(`${activities.join(" ")} ${textOf(where)} is empty`, () => implies(where, undefined, activities));
    },
    only(selection, activity) {
      const changed: Selection = { ...selection, activities: [activity] };
      const key = keyOf(changed);
      const known = derived.get(key);
      if (known !== undefined) return known;
      derived.set(key, changed);
      return changed;
    },
    narrow(selection, within) {
      const changed: Selection = { ...selection, within };
      const key = keyOf(changed);
      const known = derived.get(key);
      if (known !== undefined) return known;
      derived.set(key, changed);
      return changed;
    },
  };
}

function isSinceWithin(part: Since | undefined, whole: Since | undefined): boolean {
  if (whole === undefined) return true;
  return part !== undefined && part.kind === whole.kind && part.stage === whole.stage;
}
