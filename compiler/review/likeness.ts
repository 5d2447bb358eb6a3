/** Tells whether two parts of plans mean the same, and how alike two that differ are. */
import { listMeaning, writeNormalForm } from "../plan/normal-form.ts";

/** True when two parts mean the same, whatever they are called in titles, and in whatever order they were written. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  return writeNormalForm(one) === writeNormalForm(other);
}

/** From 0, nothing in common, to 1, the same: the share of the single values that both have. */
export function measureLikeness(one: unknown, other: unknown): number {
  const left = listLeaves(one);
  const counts = new Map<string, number>();
  for (const { path, value } of left) count(counts, `${path}=${String(value)}`, 1);
  let shared = 0;
  const right = listLeaves(other);
  for (const { path, value } of right) {
    const key = `${path}=${String(value)}`;
    if ((counts.get(key) ?? 0) === 0) continue;
    count(counts, key, -1);
    shared += 1;
  }
  const total = left.length + right.length;
  return total === 0 ? 1 : (2 * shared) / total;
}

export interface Leaf {
  /** Keys without numbers, such as `when.operands.left.name`. */
  readonly path: string;
  readonly value: string | number | boolean | null;
}

/** The single values of a part, without wording. */
export function listLeaves(value: unknown, path = ""): Leaf[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => listLeaves(item, path));
  if (typeof value === "object" && value !== null) {
    // A condition is as like one of several as it is like itself.
    if ("operands" in value)
      return [{ path, value: String((value as { op?: unknown }).op) }, ...listLeaves(value.operands, path)];
    return listMeaning(value).flatMap(([key, part]) => listLeaves(part, path === "" ? key : `${path}.${key}`));
  }
  return [{ path, value: value as Leaf["value"] }];
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
