/** A difference as workflow commands of GitHub Actions: a note at each line that treats leads differently. */
import { showOnOneLine, writeCommand } from "../../compiler/diagnostics/render/index.ts";
import { placeIn, type ReviewedDiff } from "./reviewed-diff.ts";
import { areaTitles, listEffects, listSigners } from "./diff-words.ts";

/** Neutral changes are left out. What is gone has no line in the present files, and stands without one. */
export function renderDiffForGithub({ head, changes }: ReviewedDiff): string {
  return changes
    .filter((change) => change.class !== "neutral")
    .map((change) => {
      const { what, after, effects, help, isAccepted, area } = change;
      const sign = listSigners(change);
      const lines = [
        what,
        ...(effects.length === 0 ? [] : [`reaches ${listEffects(effects, 4)}`]),
        ...(sign === "" ? [] : [`signed in ${sign}`]),
        ...(help === undefined || isAccepted ? [] : [help]),
      ];
      return writeCommand({
        severity: change.class === "breaking" && !isAccepted ? "error" : "warning",
        place: after === undefined ? nowhere : { ...nowhere, ...placeIn(head, after) },
        title: `${areaTitles[area]}: ${change.class}`,
        lines: lines.map(showOnOneLine),
      });
    })
    .join("");
}

const nowhere = { file: "", line: 1, column: 1, end_line: 1, end_column: 1, offset: 0, end_offset: 0 };
