/** Ways through the lifecycle from its beginning to a stage, the plainest first. */
import type { Arrow, LifecycleGraph } from "../analysis.ts";

const mostPaths = 6;
const longestPath = 8;

/** Paths without a stage twice; an empty one for the initial stage. */
export function findPaths({ stages, arrows }: LifecycleGraph, target: string): (readonly Arrow[])[] {
  const initial = stages.find((stage) => stage.initial)?.name;
  if (initial === undefined) return [];
  const usable = arrows.filter(({ possible, by }) => possible && (by.kind === "clause" || by.kind === "limit"));
  const found: (readonly Arrow[])[] = [];
  let tries = 0;
  const extend = (path: readonly Arrow[], stage: string, visited: ReadonlySet<string>): void => {
    tries += 1;
    if (stage === target) {
      found.push(path);
      return;
    }
    if (path.length === longestPath || tries > 500) return;
    for (const arrow of usable) {
      if (arrow.from !== stage || visited.has(arrow.to)) continue;
      extend([...path, arrow], arrow.to, new Set([...visited, arrow.to]));
    }
  };
  extend([], initial, new Set([initial]));
  const costOf = (path: readonly Arrow[]): number => path.reduce((sum, arrow) => sum + cost(arrow), 0);
  return found.sort((a, b) => costOf(a) - costOf(b)).slice(0, mostPaths);
}

/** What an activity triggers is easier to bring about than what a condition or the time does. */
function cost({ by }: Arrow): number {
  if (by.kind !== "clause") return 4;
  const { on, when } = by.clause;
  return 1 + (on === undefined ? 1 : 0) + (when === undefined ? 0 : 1) + (on?.where === undefined ? 0 : 0.1);
}
