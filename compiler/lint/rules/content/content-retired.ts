/** Points out assets that are still mapped or sent after the day of their retirement. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { isRetired } from "../../content-map.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { type ContentUse, createContentUses } from "./content-uses.ts";

export const contentRetired = defineRule({
  code: "content-retired",
  theme: "content",
  kind: "advice",
  severity: "warning",
  requirement: "R3",
  summary: "an asset is still mapped or sent after it was retired",
  why:
    "A retired asset is never sent. A cell that lists it looks full and is not, and a step that sends it is skipped in " +
    "silence: the gap is there, only nobody sees it.",
  bad: `content exec_dinner "Executive dinner" {
  type    event
  by      event, direct_mail
  retired 2026-05-31
}
content map {
  | phase         | any                          |
  | interest      | industry_guide, peer_podcast |
  | justification | roi_calculator, exec_dinner  |
}
nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  steps {
    send roadmap_hour by event, email
    task "Call, and offer the ROI example" for sales by phone
  }
}`,
  good: `content exec_dinner "Executive dinner" {
  type    event
  by      event, direct_mail
  retired 2026-05-31
}
content map {
  | phase         | any                          |
  | interest      | industry_guide, peer_podcast |
  | justification | roi_calculator               |
}
nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  steps {
    send roadmap_hour by event, email
    task "Call, and offer the ROI example" for sales by phone
  }
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const listUses = createContentUses(ctx);
    for (const content of ctx.plan.contents) {
      if (!isRetired(content, ctx.now)) continue;
      for (const use of listUses(content.name)) {
        if (use.cell === undefined && !use.isSent) continue;
        const fix = takeOut(use);
        yield {
          at: use.at,
          message: `\`${content.name}\` was retired on ${content.retired} and is not sent any more`,
          help: describeWayOut(use),
          related: [{ location: ctx.locate(content.id), message: "it is retired here" }],
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
});

function describeWayOut({ cell }: ContentUse): string {
  if (cell === undefined) return "Send another content, or take the step out";
  return cell.contents.length > 1
    ? "Take it out of the cell"
    : "Put another one into the cell, or `-` if the gap is meant";
}

/** The last content of a cell stays, because an empty cell would say that the gap is meant. */
function takeOut({ cell, at }: ContentUse): Fix | undefined {
  const names = cell?.contents ?? [];
  const index = names.findIndex(({ start }) => start === at.start);
  const previous = names[index - 1];
  const next = names[index + 1];
  const start = previous?.end ?? at.start;
  const end = previous === undefined ? next?.start : at.end;
  if (index < 0 || end === undefined) return undefined;
  return {
    title: `Take \`${at.source.text.slice(at.start, at.end)}\` out of the cell`,
    edits: [{ location: { source: at.source, start, end }, newText: "" }],
  };
}
