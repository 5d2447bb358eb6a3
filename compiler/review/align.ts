/** Pairs the items of two lists, so that one that was inserted is one change and not a change of all behind it. */
import { writeNormalForm } from "../plan/normal-form.ts";
import { isSame, measureLikeness } from "./likeness.ts";

/** An item that is in both lists, perhaps changed or at another place among the rest, or in one of them. */
export type Pair<Item> =
  | { readonly kind: "kept"; readonly before: Item; readonly after: Item; readonly isMoved: boolean }
  | { readonly kind: "removed"; readonly before: Item; readonly after?: undefined }
  | { readonly kind: "added"; readonly before?: undefined; readonly after: Item };

/** Below this two items have nothing to do with each other. */
const leastLikeness = 0.4;
/** So like are two items at least that their key says belong together. */
const likenessByKey = 0.7;

/**
 * Pairs by position and likeness; the pairs stand in the order of the later list, with removed items at their place.
 * Items with the same key belong together even where little else is the same.
 */
export function alignLists<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf?: (item: Item) => string,
): Pair<Item>[] {
  const [old, fresh] = [before, after].map((list) => list.map((item) => writeNormalForm(item)));
  const [left, right] = [old!, fresh!];
  const start = countSame(left, right, (index) => [left[index], right[index]]);
  const rest = Math.min(before.length, after.length) - start;
  const end = Math.min(
    rest,
    countSame(left, right, (index) => [left[left.length - 1 - index], right[right.length - 1 - index]]),
  );
  const middle = <Each>(list: readonly Each[]): Each[] => list.slice(start, list.length - end);
  const measure = (item: Item, other: Item): number => {
    const like = measureLikeness(item, other);
    return keyOf !== undefined && keyOf(item) === keyOf(other) ? Math.max(like, likenessByKey) : like;
  };
  const keep = (item: Item, other: Item): Pair<Item> => ({ kind: "kept", before: item, after: other, isMoved: false });
  return [
    ...before.slice(0, start).map((item, index) => keep(item, after[index]!)),
    ...pairMoved(alignMiddle([middle(before), middle(left)], [middle(after), middle(right)], measure)),
    ...before.slice(before.length - end).map((item, index) => keep(item, after[after.length - end + index]!)),
  ];
}

/** Pairs by a name that is unique in each list; `isMoved` says which stand at another place among those in both. */
export function alignByName<Item>(
  before: readonly Item[],
  after: readonly Item[],
  nameOf: (item: Item) => string,
): Pair<Item>[] {
  const places = new Map(before.map((item, index) => [nameOf(item), index]));
  const kept = after.flatMap((item) => places.get(nameOf(item)) ?? []);
  const steady = findLongestAscent(kept);
  const names = new Set(after.map(nameOf));
  const pairs: Pair<Item>[] = after.map((item) => {
    const place = places.get(nameOf(item));
    if (place === undefined) return { kind: "added", after: item };
    return { kind: "kept", before: before[place]!, after: item, isMoved: !steady.has(place) };
  });
  const removed = before.filter((item) => !names.has(nameOf(item)));
  return [...pairs, ...removed.map((item): Pair<Item> => ({ kind: "removed", before: item }))];
}

function countSame(
  before: readonly string[],
  after: readonly string[],
  at: (index: number) => readonly [string | undefined, string | undefined],
): number {
  const most = Math.min(before.length, after.length);
  let index = 0;
  while (index < most) {
    const [left, right] = at(index);
    if (left !== right) break;
    index += 1;
  }
  return index;
}

/**
 * The cheapest way to turn one list into the other: keeping costs what differs, and leaving out or adding costs one.
 * With the items come their normal forms.
 */
function alignMiddle<Item>(
  [before, old]: readonly [readonly Item[], readonly string[]],
  [after, fresh]: readonly [readonly Item[], readonly string[]],
  measure: (item: Item, other: Item) => number,
): Pair<Item>[] {
  const [rows, columns] = [before.length, after.length];
  const likeness = before.map((item, row) =>
    after.map((other, column) => (old[row] === fresh[column] ? 1 : measure(item, other))),
  );
  const cost: number[][] = Array.from({ length: rows + 1 }, () => Array.from({ length: columns + 1 }, () => 0));
  const costOfKeeping = (row: number, column: number): number => {
    const like = likeness[row]![column]!;
    return like < leastLikeness ? Infinity : (1 - like) * 2;
  };
  for (let row = rows; row >= 0; row -= 1) {
    for (let column = columns; column >= 0; column -= 1) {
      if (row === rows && column === columns) continue;
      const skip = row < rows ? cost[row + 1]![column]! + 1 : Infinity;
      const add = column < columns ? cost[row]![column + 1]! + 1 : Infinity;
      const keep = row < rows && column < columns ? cost[row + 1]![column + 1]! + costOfKeeping(row, column) : Infinity;
      cost[row]![column] = Math.min(skip, add, keep);
    }
  }
  const pairs: Pair<Item>[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const here = cost[row]![column]!;
    if (row < rows && column < columns && here === cost[row + 1]![column + 1]! + costOfKeeping(row, column)) {
      pairs.push({ kind: "kept", before: before[row]!, after: after[column]!, isMoved: false });
      row += 1;
      column += 1;
    } else if (row < rows && here === cost[row + 1]![column]! + 1) {
      pairs.push({ kind: "removed", before: before[row]! });
      row += 1;
    } else {
      pairs.push({ kind: "added", after: after[column]! });
      column += 1;
    }
  }
  return pairs;
}

/** What was removed here and added there, all the same, has moved. */
function pairMoved<Item>(pairs: readonly Pair<Item>[]): Pair<Item>[] {
  const removed = new Set(pairs.filter((pair) => pair.kind === "removed"));
  const origins = new Set<Pair<Item>>();
  const moved = pairs.map((pair): Pair<Item> => {
    if (pair.kind !== "added") return pair;
    const origin = [...removed].find(({ before }) => isSame(before, pair.after));
    if (origin === undefined) return pair;
    removed.delete(origin);
    origins.add(origin);
    return { kind: "kept", before: origin.before, after: pair.after, isMoved: true };
  });
  return moved.filter((pair) => !origins.has(pair));
}

/** The largest set of numbers that stand in ascending order. */
function findLongestAscent(numbers: readonly number[]): ReadonlySet<number> {
  const best: number[][] = [];
  for (const number of numbers) {
    const before = best.filter((run) => run.at(-1)! < number);
    const longest = before.reduce<number[]>((most, run) => (run.length > most.length ? run : most), []);
    best.push([...longest, number]);
  }
  return new Set(best.reduce<number[]>((most, run) => (run.length > most.length ? run : most), []));
}
