/** Adds what a reader would have to work out: what a score can reach, and when business hours end on the clock. */
import { InlayHintKind, type InlayHint, type Range } from "vscode-languageserver";
import type {
  AnyNode,
  CalendarDeclaration,
  DurationLiteral,
  ScoreDeclaration,
} from "../../compiler/syntax/ast/index.ts";
import { visit } from "../../compiler/syntax/visit.ts";
import type { FileView, PlacedPart, Snapshot } from "../workspace/snapshot.ts";
import { describeOpening } from "./opening-hours.ts";

/** The hints of a range. What needs proofs is left out until they are there, since no hint is worth waiting for. */
export function findHints(snapshot: Snapshot, file: FileView, range: Range): InlayHint[] {
  const { start, end } = file.positions.spanOf(range);
  const hints: InlayHint[] = [];
  for (const part of file.parts) {
    if (part.tree === undefined || part.start + part.source.text.length < start || part.start > end) continue;
    visit(part.tree, {
      enter(node) {
        const hint = hintFor(snapshot, file, part, node);
        if (hint !== undefined) hints.push(hint);
      },
    });
  }
  return hints;
}

function hintFor(snapshot: Snapshot, file: FileView, part: PlacedPart, node: AnyNode): InlayHint | undefined {
  if (node.kind === "Score") return hintReach(snapshot, file, part, node);
  return node.kind === "Duration" && node.business?.calendar !== undefined
    ? hintWallTime(snapshot, file, part, node)
    : undefined;
}

function hintReach(
  snapshot: Snapshot,
  file: FileView,
  part: PlacedPart,
  score: ScoreDeclaration,
): InlayHint | undefined {
  const lowered = snapshot.wholeIfReady()?.lowered;
  if (lowered === undefined || !lowered.plan.scores.some(({ name }) => name === score.name.text)) return undefined;
  const { minimum, maximum } = lowered.analysis.reachOf(score.name.text);
  const show = (value: number): string => (Number.isFinite(value) ? String(Math.round(value)) : "∞");
  return {
    position: file.positions.positionAt(part.start + (score.title ?? score.name).end),
    label: `reaches ${show(minimum)}..${show(maximum)}`,
    kind: InlayHintKind.Type,
    paddingLeft: true,
    tooltip: "What the rules, limits and the range of this score let it become.",
  };
}

function hintWallTime(
  { checked }: Snapshot,
  file: FileView,
  part: PlacedPart,
  duration: DurationLiteral,
): InlayHint | undefined {
  const name = duration.business?.calendar?.text ?? "";
  const node = checked.lookup("calendar", name)?.node as CalendarDeclaration | undefined;
  const label = node && describeOpening(node, duration);
  if (label === undefined) return undefined;
  return {
    position: file.positions.positionAt(part.start + duration.end),
    label,
    paddingLeft: true,
    tooltip: `Counted from the opening of ${name} on its first open day; holidays and closed days come on top.`,
  };
}
