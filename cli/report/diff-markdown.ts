/** A difference as a comment on a pull request. */
import { codeSpan, writeProse } from "../../compiler/diagnostics/render/index.ts";
import { areas, type ChangeClass, changeClasses } from "../../compiler/review/change.ts";
import type { ReviewedDiff, ShownChange } from "./reviewed-diff.ts";
import {
  areaTitles,
  classTitles,
  countChanges,
  listEffects,
  listSigners,
  showFormerPlace,
  showPlace,
} from "./diff-words.ts";

/** GitHub takes at most 65,536 characters in a comment; some room is left for what others put around it. */
const commentLength = 60_000;

export function renderDiffAsMarkdown(diff: ReviewedDiff): string {
  const heading = `### What changes for leads: ${countChanges(diff)}`;
  const signing = diff.toSign.map(
    ({ agreement, teams }) => `- [ ] ${writeProse(agreement)}: ${teams.map(writeProse).join(", ")}`,
  );
  const foot = signing.length === 0 ? [] : [`**To be signed again**\n\n${signing.join("\n")}`];
  const room = commentLength - heading.length - foot.join("").length;
  return `${[heading, ...writeChanges(diff, room), ...foot].join("\n\n")}\n`;
}

/** The changes by class and area, as many as there is room for. */
function writeChanges(diff: ReviewedDiff, room: number): string[] {
  const blocks: string[] = [];
  let [left, shown] = [room, 0];
  for (const kind of changeClasses) {
    const own = diff.changes.filter((change) => change.class === kind);
    const parts: string[] = [];
    for (const area of areas) {
      const lines: string[] = [];
      for (const change of own.filter((each) => each.area === area)) {
        const line = writeChange(diff, change);
        left -= line.length + 1;
        if (left < 0) break;
        lines.push(line);
      }
      if (lines.length > 0) parts.push(`**${areaTitles[area]}**\n\n${lines.join("\n")}`);
      shown += lines.length;
      left -= 40;
    }
    if (parts.length > 0) blocks.push(...frame(kind, parts, own.length));
  }
  const missing = diff.changes.length - shown;
  return missing === 0
    ? blocks
    : [...blocks, `The rest is too long for a comment: ${missing} more. Run \`funnel diff\` to read it.`];
}

/** What changes nothing for leads is there for those who want to know. */
function frame(kind: ChangeClass, parts: readonly string[], count: number): string[] {
  if (kind !== "neutral") return [`#### ${classTitles[kind]}`, ...parts];
  return [`<details>\n<summary>${classTitles[kind]} (${count})</summary>\n\n${parts.join("\n\n")}\n\n</details>`];
}

function writeChange(diff: ReviewedDiff, change: ShownChange): string {
  const { what, effects, help, isAccepted } = change;
  const [place, former, sign] = [showPlace(diff, change), showFormerPlace(diff, change), listSigners(change)];
  const notes = [
    ...(place === "" ? [] : [`${codeSpan(place)}${former === "" ? "" : ` (was ${writeProse(former)})`}`]),
    ...(effects.length === 0 ? [] : [`reaches ${writeProse(listEffects(effects, 4))}`]),
    ...(sign === "" ? [] : [`signed in ${writeProse(sign)}`]),
    ...(isAccepted ? ["accepted"] : help === undefined ? [] : [writeProse(help)]),
  ];
  return `- ${writeProse(what)}${notes.length === 0 ? "" : `<br><sub>${notes.join(" · ")}</sub>`}`;
}
