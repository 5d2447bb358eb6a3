/** Sets of names: some names, or all but some; of a closed set of names where there is one. */

/** Sets that meet have the same universe, and hold nothing from outside it. */
export interface NameSet {
  /** Whether the set holds every name but these. */
  readonly excludes: boolean;
  readonly names: ReadonlySet<string>;
  /**
   * Where names are excluded, all that there are; `undefined` when they have no end. It is never copied: a plan of
   * thousands of stages has as many criteria that speak of all stages but one.
   */
  readonly universe: ReadonlySet<string> | undefined;
}

const none: ReadonlySet<string> = new Set();

export const everyName: NameSet = { excludes: true, names: none, universe: undefined };

export function everyNameOf(universe: ReadonlySet<string>): NameSet {
  return { excludes: true, names: none, universe };
}

export function someNames(names: Iterable<string>): NameSet {
  return { excludes: false, names: new Set(names), universe: undefined };
}

/** How many names a set holds. */
export function countNames({ excludes, names, universe }: NameSet): number {
  if (!excludes) return names.size;
  return universe === undefined ? Infinity : universe.size - names.size;
}

/** The names of a set one by one; `undefined` when they have no end. */
export function listNames({ excludes, names, universe }: NameSet): ReadonlySet<string> | undefined {
  if (!excludes) return names;
  if (universe === undefined || names.size === 0) return universe;
  const left = new Set<string>();
  for (const name of universe) if (!names.has(name)) left.add(name);
  return left;
}

export function hasName({ excludes, names }: NameSet, name: string): boolean {
  return names.has(name) !== excludes;
}

export function intersectNames(left: NameSet, right: NameSet): NameSet {
  if (left.excludes && right.excludes) {
    if (left.names.size === 0) return right;
    if (right.names.size === 0) return left;
    const names = new Set(left.names);
    for (const name of right.names) names.add(name);
    return { excludes: true, names, universe: left.universe };
  }
  // The smaller set is walked through, the first of two that are equally large.
  const isTurned = countNames(right) < countNames(left);
  const [walked, other] = isTurned ? [right, left] : [left, right];
  if (other.excludes && other.names.size === 0) return walked;
  const names = new Set<string>();
  for (const name of listNames(walked)!) if (hasName(other, name)) names.add(name);
  return { excludes: false, names, universe: undefined };
}

/** All names but these; of a closed set of names where there is one, in which they lie. */
export function otherNames(names: ReadonlySet<string>, universe: ReadonlySet<string> | undefined): NameSet {
  return { excludes: true, names, universe };
}

export function uniteNames(left: NameSet, right: NameSet): NameSet {
  if (!left.excludes && !right.excludes) return someNames([...left.names, ...right.names]);
  const [without, other] = left.excludes ? [left, right] : [right, left];
  const names = new Set<string>();
  for (const name of without.names) if (!hasName(other, name)) names.add(name);
  return { excludes: true, names, universe: without.universe };
}

export function isNameSubset(part: NameSet, whole: NameSet): boolean {
  if (countNames(part) > countNames(whole)) return false;
  if (part.excludes && whole.excludes) {
    for (const name of whole.names) if (!part.names.has(name)) return false;
    return true;
  }
  for (const name of listNames(part)!) if (!hasName(whole, name)) return false;
  return true;
}
