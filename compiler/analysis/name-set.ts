/** Sets of names: some names, or all but some. */

export interface NameSet {
  /** Whether the set holds every name but these. */
  readonly excludes: boolean;
  readonly names: ReadonlySet<string>;
}

export const everyName: NameSet = { excludes: true, names: new Set() };

export function someNames(names: Iterable<string>): NameSet {
  return { excludes: false, names: new Set(names) };
}

export function intersectNames(left: NameSet, right: NameSet): NameSet {
  if (left.excludes && right.excludes) {
    if (left.names.size === 0) return right;
    if (right.names.size === 0) return left;
    return { excludes: true, names: new Set([...left.names, ...right.names]) };
  }
  // The smaller set is walked through.
  const isTurned = left.excludes || (!right.excludes && right.names.size < left.names.size);
  const [some, other] = isTurned ? [right, left] : [left, right];
  const names = new Set<string>();
  for (const name of some.names) if (other.names.has(name) !== other.excludes) names.add(name);
  return { excludes: false, names };
}

/** All other names; of a closed set of names where there is one. */
export function complementNames({ excludes, names }: NameSet, universe: ReadonlySet<string> | undefined): NameSet {
  if (universe === undefined) return { excludes: !excludes, names };
  return someNames([...universe].filter((name) => names.has(name) !== !excludes));
}

export function isNameSubset(part: NameSet, whole: NameSet): boolean {
  if (part.excludes) return whole.excludes && [...whole.names].every((name) => part.names.has(name));
  for (const name of part.names) if (whole.names.has(name) === whole.excludes) return false;
  return true;
}
