/** Reviews lists whose items have no names, such as rules, rows and steps. */
import { alignLists } from "./align.ts";
import { isSame } from "./likeness.ts";
import { type Review, report, type Spot } from "./review.ts";
import { showChange, showDetail } from "./show-change.ts";

/** How the items of a list are spoken of. Clauses follow the noun of the spot. */
export interface ListWords<Item> {
  readonly show: (item: Item) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  /** Given where the order counts. */
  readonly moved?: (text: string, number: number) => string;
  /** Items with the same key belong together, however else they differ. */
  readonly keyOf?: (item: Item) => string;
  /** What others depend on, where that is the item and not the whole. */
  readonly originOf?: (item: Item) => string;
  /** The clause for an item that changed, with what it was and is; without it that follows a colon. */
  readonly changed?: (change: string) => string;
  /** The id of an item that has one. */
  readonly place?: (item: Item) => string | undefined;
  /** Says what changed within an item; without it the two wordings are shown. */
  readonly compare?: (spot: Spot, before: Item, after: Item) => void;
}

export function compareList<Item>(
  review: Review,
  spot: Spot,
  [before, after]: readonly [readonly Item[], readonly Item[]],
  words: ListWords<Item>,
): void {
  // An item without a place of its own came into, or went out of, what has one in both.
  const placeOf = (item: Item | undefined, whole: string | undefined): string | undefined =>
    item === undefined && words.place !== undefined ? undefined : ((item && words.place?.(item)) ?? whole);
  for (const pair of alignLists(before, after, words.keyOf)) {
    const own = {
      ...spot,
      before: placeOf(pair.before, spot.before),
      after: placeOf(pair.after, spot.after),
      ...(words.originOf === undefined
        ? {}
        : { origin: words.originOf(pair.kind === "removed" ? pair.before : pair.after) }),
    };
    switch (pair.kind) {
      case "added":
        report(review, own, "behaviour", `${spot.noun} ${words.added(words.show(pair.after))}`);
        break;
      case "removed":
        report(review, own, "behaviour", `${spot.noun} ${words.removed(words.show(pair.before))}`);
        break;
      case "kept":
        if (!isSame(pair.before, pair.after)) compareItem(review, own, pair.before, pair.after, words);
        else if (pair.isMoved && words.moved !== undefined) {
          report(
            review,
            own,
            "behaviour",
            `${spot.noun}: ${words.moved(words.show(pair.after), after.indexOf(pair.after) + 1)}`,
          );
        }
        break;
      default:
        pair satisfies never;
    }
  }
}

function compareItem<Item>(review: Review, spot: Spot, before: Item, after: Item, words: ListWords<Item>): void {
  if (words.compare !== undefined) {
    words.compare(spot, before, after);
    return;
  }
  const [old, fresh] = [words.show(before), words.show(after)];
  const change = old === fresh ? `${fresh} (${showDetail(before, after)})` : showChange(old, fresh);
  report(
    review,
    spot,
    "behaviour",
    words.changed === undefined ? `${spot.noun}: ${change}` : `${spot.noun} ${words.changed(change)}`,
  );
}
