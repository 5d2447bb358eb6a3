/** Writes parts of a plan so that those that mean the same are the same text, in whatever order they were written. */
import { emitCompact } from "./emit.ts";

/** Canonical JSON without titles, docs, former names, ids and what follows from the rest, and with free orders sorted. */
export function writeNormalForm(part: unknown): string {
  return emitCompact(normalize(part, { key: "", owner: "" }));
}

/** What an object of a plan says besides wording. */
export function listMeaning(node: object): [key: string, part: unknown][] {
  // The type of what an expression gives follows from what it names.
  const isExpression = "op" in node;
  return Object.entries(node).filter(
    ([key, part]) => !wording.has(key) && part !== undefined && !(isExpression && key === "type"),
  );
}

interface Place {
  /** The key of this value; the items of a list have the key of the list. */
  readonly key: string;
  /** The key of the object around it. */
  readonly owner: string;
}

type Plain = Readonly<Record<string, unknown>>;

/** Keys of what only people read, what only finds a place, and what follows from the rest. */
const wording: ReadonlySet<string> = new Set(["id", "title", "doc", "moved_from", "thresholds", "engine"]);

/** Lists under these keys are sets, whatever they are in. */
const unordered: ReadonlySet<string> = new Set([
  "actions",
  "activities",
  "after",
  "attributes",
  "away",
  "before",
  "between",
  "caps",
  "cells",
  "closed",
  "consent",
  "conversions",
  "covers",
  "days",
  "entering",
  "exclude",
  "from",
  "groups",
  "holidays",
  "ignore",
  "keep",
  "members",
  "met",
  "needs",
  "normalize",
  "on",
  "open",
  "parts",
  "personas",
  "phases",
  "quiet",
  "reasons",
  "reject",
  "require",
  "reset_on",
  "rules",
  "serves",
  "stale",
  "standardize",
  "tiers",
  "track",
  "values",
  "without",
]);

/** Lists under these keys are sets in one place and in order in another, which is told by what they stand in. */
const unorderedIn: Readonly<Record<string, readonly string[]>> = {
  channels: ["caps", "consent"],
  fields: ["match", "keep"],
};

const mirrored: Readonly<Record<string, string>> = {
  less: "greater",
  at_most: "at_least",
  greater: "less",
  at_least: "at_most",
};

function normalize(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => normalize(item, place));
    return isUnordered(value, place) ? sortItems(items) : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const node = joinGroups(value as Plain);
  return simplify(normalizeEach(node, place.key));
}

function normalizeEach(node: Plain, owner: string): Plain {
  return Object.fromEntries(listMeaning(node).map(([key, part]) => [key, normalize(part, { key, owner })]));
}

function isUnordered(items: readonly unknown[], { key, owner }: Place): boolean {
  if (unordered.has(key) || unorderedIn[key]?.includes(owner) === true) return true;
  const first = items[0];
  if (typeof first !== "object" || first === null) return false;
  // The fields of a record, the rows of a turnback, where no reason has two, and those of the content map.
  return key === "fields" || (key === "rows" && "reasons" in first) || "cells" in first;
}

function sortItems(items: readonly unknown[]): unknown[] {
  const texts = new Map(items.map((item) => [emitCompact(item), item]));
  // What stands twice counts twice, but for values.
  if (texts.size === items.length || items.every((item) => typeof item !== "object")) {
    return [...texts].sort(byText).map(([, item]) => item);
  }
  return items
    .map((item): [string, unknown] => [emitCompact(item), item])
    .sort(byText)
    .map(([, item]) => item);
}

function byText([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The rules of a score's groups inside of their groups, which have numbers only by their order. */
function joinGroups(node: Plain): Plain {
  const { groups, rules } = node;
  if (!Array.isArray(groups) || !Array.isArray(rules)) return node;
  const rulesOf = (group: number | undefined): object[] =>
    (rules as readonly { readonly group?: number }[])
      .filter((rule) => rule.group === group)
      .map(({ group: _group, ...rule }) => rule);
  return {
    ...node,
    rules: rulesOf(undefined),
    groups: (groups as readonly object[]).map((group, index) => ({ ...group, rules: rulesOf(index) })),
  };
}

/** One way to write a condition that can be written in several. */
function simplify(node: Plain): Plain {
  switch (node["op"]) {
    case "and":
    case "or":
      return simplifyJunction(String(node["op"]), node["operands"] as readonly Plain[]);
    case "compare":
      return simplifyComparison(node);
    case "between": {
      const { operand, from, to, ...rest } = node;
      const compare = (comparison: string, right: unknown): Plain => ({
        ...rest,
        op: "compare",
        comparison,
        left: operand,
        right,
      });
      return simplifyJunction("and", [
        ...(from === undefined ? [] : [compare("at_least", from)]),
        ...(to === undefined ? [] : [compare("at_most", to)]),
      ]);
    }
    case "not": {
      const operand = node["operand"] as Plain;
      return operand["op"] === "not" ? (operand["operand"] as Plain) : node;
    }
    case "did":
      return node["at_least"] === undefined && node["at_most"] === undefined ? { ...node, at_least: 1 } : node;
    default:
      return node;
  }
}

function simplifyJunction(op: string, operands: readonly Plain[]): Plain {
  const flat = operands.flatMap((operand) => (operand["op"] === op ? (operand["operands"] as Plain[]) : [operand]));
  const distinct = new Map(flat.map((operand) => [emitCompact(operand), operand]));
  const [only, ...others] = [...distinct].sort(byText).map(([, operand]) => operand);
  return others.length === 0 && only !== undefined ? only : { op, operands: [only, ...others] };
}

/** `1000 <= employees` as `employees >= 1000`, and `x is a` as `x in [a]`. */
function simplifyComparison(node: Plain): Plain {
  const [left, right] = [node["left"] as Plain, node["right"] as Plain];
  const comparison = String(node["comparison"]);
  if (isConstant(left) && !isConstant(right)) {
    return simplifyComparison({ ...node, left: right, right: left, comparison: mirrored[comparison] ?? comparison });
  }
  if (right["op"] !== "literal" || (comparison !== "equal" && comparison !== "not_equal")) return node;
  const { left: operand, right: _right, comparison: _comparison, ...rest } = node;
  const among: Plain = { ...rest, op: "among", operand, values: [right["value"]] };
  return comparison === "equal" ? among : { op: "not", operand: among };
}

function isConstant({ op }: Plain): boolean {
  return op === "literal" || op === "duration";
}
