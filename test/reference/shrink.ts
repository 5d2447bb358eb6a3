/** Makes a failing plan and history as small as they can be, by leaving out and simplifying parts while they still fail. */
import type { Input } from "../../schemas/generated/event.ts";
import type { Plan } from "../../schemas/generated/plan.ts";

export interface Case {
  readonly plan: Plan;
  readonly inputs: Input[];
  readonly until: number;
}

type Node = Record<string, unknown> | unknown[];

const always = { op: "literal", type: "boolean", value: true };

/**
 * The smallest case found for which `fails` still says so, within about the time given in milliseconds; `fails` must be
 * false of a case that is no longer valid.
 */
export function shrinkCase(start: Case, fails: (candidate: Case) => boolean, patience: number): Case {
  const deadline = Date.now() + patience;
  let best = dropInputs(structuredClone(start), fails);
  for (let improved = true; improved;) {
    improved = false;
    for (const path of listPaths(best)) {
      for (const change of changesAt(best, path)) {
        if (Date.now() > deadline) return best;
        const candidate = structuredClone(best);
        change(candidate as unknown as Node);
        if (JSON.stringify(candidate).length >= JSON.stringify(best).length || !fails(candidate)) continue;
        best = dropInputs(candidate, fails);
        improved = true;
        break;
      }
    }
  }
  return best;
}

/** Fewer inputs make every further trial faster. */
function dropInputs(best: Case, fails: (candidate: Case) => boolean): Case {
  for (let size = best.inputs.length; size >= 1; size = Math.floor(size / 2)) {
    for (let index = best.inputs.length - size; index >= 0; index -= size) {
      const candidate = { ...best, inputs: best.inputs.toSpliced(index, size) };
      if (fails(candidate)) best = candidate;
    }
  }
  return best;
}

/** The way to every array, object and value, the larger ones first. */
function listPaths(root: unknown): string[][] {
  const paths: string[][] = [];
  let level: [string[], unknown][] = [[[], root]];
  while (level.length > 0) {
    const next: [string[], unknown][] = [];
    for (const [path, node] of level) {
      // The plan, an input as a whole, or something in its data; its time and keys are needed.
      if (path[0] === "plan" ? path.length > 1 : path[2] === "data" && path.length > 3) paths.push(path);
      if (typeof node !== "object" || node === null) continue;
      for (const [key, child] of Object.entries(node).reverse()) next.push([[...path, key], child]);
    }
    level = next;
  }
  return paths;
}

/** What could be done at a place: leave it out, or put something simpler there. */
function changesAt(root: unknown, path: string[]): ((root: Node) => void)[] {
  const value = follow(root, path);
  const key = path.at(-1)!;
  const at = (change: (parent: Node) => void) => (copy: Node) => change(follow(copy, path.slice(0, -1)) as Node);
  if (value === undefined) return [];
  const put = (replacement: unknown) =>
    at((parent) => {
      (parent as Record<string, unknown>)[key] = structuredClone(replacement);
    });
  const leaveOut = at((parent) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  });
  // A `did` without a bound says nothing; a compiler never leaves both out.
  const changes = key === "at_least" || key === "at_most" ? [] : [leaveOut];
  if (Array.isArray(value) && value.length > 1) changes.push(put([]), put([value[0]]));
  if (isCriterion(value)) {
    changes.push(put(always));
    for (const child of Object.values(value).flat()) if (isCriterion(child)) changes.push(put(child));
  }
  return changes;
}

/** Whether an expression is one in whose place another criterion makes sense; a value of its own is not. */
function isCriterion(node: unknown): node is object {
  if (typeof node !== "object" || node === null || !("op" in node)) return false;
  return /^(and|or|not|compare|among|between|did|did_after|text_test|matches|known|was|entered_on|segment|need)$/.test(
    String(node.op),
  );
}

function follow(root: unknown, path: string[]): unknown {
  let node = root;
  for (const key of path) node = (node as Record<string, unknown> | undefined)?.[key];
  return node;
}
