/** Points out phases and personas for which the content map has nothing. */
import type { Plan } from "../../../../schemas/generated/plan.ts";
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { ContentMapDeclaration } from "../../../syntax/ast/index.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { listSends } from "../../programme-sends.ts";
import { findWritten, locateHeader, type Written } from "../../written.ts";

export const contentMapGap = defineRule({
  code: "content-map-gap",
  theme: "content",
  kind: "advice",
  severity: "warning",
  requirement: "R3",
  summary: "a persona has no content in a phase",
  why:
    "The engineer has read everything that says why, asks what it costs to move, and gets the same guide again, or " +
    "nothing. A gap is found by looking at the whole table at once. One that is meant is written `-`.",
  bad: `content map {
  | phase    | economic_buyer               | practitioner                 | any            |
  | interest | industry_guide, peer_podcast | industry_guide, peer_podcast | industry_guide |
}`,
  good: `content map {
  | phase         | economic_buyer               | practitioner                 | any            |
  | interest      | industry_guide, peer_podcast | industry_guide, peer_podcast | industry_guide |
  | justification | roi_calculator, exec_dinner  | roi_calculator               | -              |
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const written = findWritten(ctx.checked, "ContentMap");
    if (written === undefined) yield* missMap(ctx);
    else yield* checkMap(ctx, written);
  },
});

/** Without a map, a programme that sends from it never sends anything. */
function* missMap(ctx: LintContext): Iterable<Finding> {
  const next = ctx.plan.nurtures
    .flatMap((nurture) => listSends(ctx.plan, nurture))
    .find(({ content }) => content === undefined);
  if (next === undefined) return;
  yield {
    at: ctx.locate(next.id),
    message: "This sends from the content map, and there is none",
    help: "Add `content map { | phase | any | … }`",
  };
}

function* checkMap(ctx: LintContext, written: Written<ContentMapDeclaration>): Iterable<Finding> {
  const { plan } = ctx;
  const at = locateHeader(written);
  const columns = plan.content_map[0]?.cells.map(({ persona }) => persona) ?? [];
  for (const { name, title } of plan.journey) {
    if (plan.content_map.some(({ phase }) => phase === name)) continue;
    const fix = addRow(plan, written, name, columns);
    yield {
      at,
      message: `Nobody has content in the phase \`${name}\`${title === undefined ? "" : `, “${title}”`}`,
      help:
        fix === undefined
          ? `Add a row \`| ${name} | … |\`, with \`-\` where the gap is meant`
          : `Add a row for \`${name}\``,
      related: [{ location: ctx.locate(`phase/${name}`), message: "the phase" }],
      ...(fix === undefined ? {} : { fix }),
    };
  }
  // Leads of a persona without a column are served by `any`.
  const unserved = columns.includes("any") ? [] : plan.personas.filter(({ name }) => !columns.includes(name));
  if (unserved.length === 0 || plan.content_map.length === 0) return;
  const names = unserved.map(({ name }) => name);
  yield {
    at,
    message: `${listQuoted(names)} ${names.length === 1 ? "has" : "have"} no column, and there is none for \`any\``,
    help: `Add a column for ${listQuoted(names)}, or one for \`any\``,
    related: unserved.slice(0, 3).map(({ id }) => ({ location: ctx.locate(id), message: "the persona" })),
  };
}

/** A row from what contents say of themselves, where that fills every cell. */
function addRow(
  plan: Plan,
  { declaration, source }: Written<ContentMapDeclaration>,
  phase: string,
  columns: readonly string[],
): Fix | undefined {
  const fitting = plan.contents.filter(({ phases, retired }) => phases.includes(phase) && retired === undefined);
  const cells = columns.map((column) =>
    fitting
      .filter(({ personas }) => personas.length === 0 || personas.includes(column))
      .map(({ name }) => name)
      .join(", "),
  );
  const last = declaration.rows.at(-1) ?? declaration.header;
  if (last === undefined || cells.length === 0 || cells.includes("")) return undefined;
  const lineStart = source.text.lastIndexOf("\n", last.start - 1) + 1;
  const indent = /^[ \t]*/u.exec(source.text.slice(lineStart))?.[0] ?? "";
  const row = `\n${indent}| ${[phase, ...cells].join(" | ")} |`;
  return {
    title: `Add a row for \`${phase}\` with what says that it is for it`,
    edits: [{ location: { source, start: last.end, end: last.end }, newText: row }],
  };
}
