/** A difference as a comment on a pull request. */
import { codeSpan, writeProse } from "../../compiler/diagnostics/render/index.ts";
import { type Area, areas, type ChangeClass, changeClasses } from "../../compiler/review/change.ts";
import type { ReviewedDiff, ShownChange } from "./reviewed-diff.ts";
import { areaTitles, classTitles, countChanges, listEffects, showPlace } from "./diff-words.ts";

/** GitHub takes at most 65,536 characters in a comment; some room is left for what others put around it. */
const commentLength = 60_000;

export function renderDiffAsMarkdown(diff: ReviewedDiff): string {
  const heading = `### What changes for leads: ${countChanges(diff)}`;
  const sections = changeClasses.flatMap((kind) => writeClass(diff, kind));
  const signing = diff.toSign.map(
    ({ agreement, teams }) => `- [ ] ${writeProse(agreement)}: ${teams.map(writeProse).join(", ")}`,
  );
  const blocks = [heading, ...(signing.length === 0 ? [] : [`**To be signed again**\n\n${signing.join("\n")}`])];
  let length = blocks.join("\n\n").length;
  for (const [index, section] of sections.entries()) {
    length += section.length + 2;
    if (length > commentLength) {
      blocks.push(
        `The rest is too long for a comment: ${sections.length - index} more parts. Run \`funnel diff\` to read it.`,
      );
      break;
    }
    blocks.splice(blocks.length - (signing.length === 0 ? 0 : 1), 0, section);
  }
  return `${blocks.join("\n\n")}\n`;
}

function writeClass(diff: ReviewedDiff, kind: ChangeClass): string[] {
  const own = diff.changes.filter((change) => change.class === kind);
  if (own.length === 0) return [];
  const parts = areas.flatMap((area) => writeArea(diff, area, own));
  // What changes nothing for leads is there for those who want to know.
  if (kind !== "neutral") return [`#### ${classTitles[kind]}`, ...parts];
  return [`<details>\n<summary>${classTitles[kind]} (${own.length})</summary>\n\n${parts.join("\n\n")}\n\n</details>`];
}

function writeArea(diff: ReviewedDiff, area: Area, changes: readonly ShownChange[]): string[] {
  const own = changes.filter((change) => change.area === area);
  if (own.length === 0) return [];
  return [`**${areaTitles[area]}**\n\n${own.map((change) => writeChange(diff, change)).join("\n")}`];
}

function writeChange(diff: ReviewedDiff, change: ShownChange): string {
  const { what, effects, help, isAccepted } = change;
  const place = showPlace(diff, change);
  const notes = [
    ...(place === "" ? [] : [codeSpan(place)]),
    ...(effects.length === 0 ? [] : [`reaches ${writeProse(listEffects(effects, 4))}`]),
    ...(isAccepted ? ["accepted"] : help === undefined ? [] : [writeProse(help)]),
  ];
  return `- ${writeProse(what)}${notes.length === 0 ? "" : `<br><sub>${notes.join(" · ")}</sub>`}`;
}
