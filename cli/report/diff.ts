/** Shows what changed between two versions, in each of the formats. */
import type { Change } from "../../compiler/review/change.ts";
import type { DiffDocument, ReviewedChange } from "../../schemas/generated/diff.ts";
import type { Version } from "../run/version.ts";
import { renderDiffAsMarkdown } from "./diff-markdown.ts";
import { type Look, renderDiffForPeople } from "./diff-pretty.ts";
import { renderDiffAsSarif } from "./diff-sarif.ts";
import { renderDiffForGithub } from "./diff-github.ts";
import { placeIn, type ReviewedDiff, type ShownChange } from "./reviewed-diff.ts";

export type DiffFormat = "pretty" | "json" | "markdown" | "sarif" | "github";

/** Ends with a line end, unless there is nothing to say. */
export function renderDiff(diff: ReviewedDiff, format: DiffFormat, version: string, look: Look): string {
  switch (format) {
    case "pretty":
      return renderDiffForPeople(diff, look);
    case "json":
      return `${JSON.stringify(describeDiff(diff), undefined, 2)}\n`;
    case "markdown":
      return renderDiffAsMarkdown(diff);
    case "sarif":
      return renderDiffAsSarif(diff, version);
    case "github":
      return renderDiffForGithub(diff);
    default:
      return format satisfies never;
  }
}

function describeDiff({ base, head, changes, toSign }: ReviewedDiff): DiffDocument {
  const count = (kind: Change["class"]): number => changes.filter((change) => change.class === kind).length;
  return {
    format: 1,
    base: describeSide(base),
    head: describeSide(head),
    counts: {
      breaking: count("breaking"),
      accepted: changes.filter(({ isAccepted }) => isAccepted).length,
      behaviour: count("behaviour"),
      neutral: count("neutral"),
    },
    changes: changes.map((change) => describeChange(base, head, change)),
    to_sign: toSign.map(({ agreement, teams }) => ({ agreement, teams: [...teams] })),
  };
}

function describeSide({ name, commit, plan }: Version): DiffDocument["base"] {
  return { name, ...(commit === undefined ? {} : { commit }), plan_hash: plan.hash };
}

function describeChange(base: Version, head: Version, change: ShownChange): ReviewedChange {
  const { area, what, subject, before, after, signers, effects, code, help, strictness, isAccepted } = change;
  const name = (of: { readonly kind: string; readonly name: string | undefined; readonly title: string }) => ({
    kind: of.kind,
    ...(of.name === undefined ? {} : { name: of.name }),
    title: of.title,
  });
  return {
    area,
    class: change.class,
    what,
    subject: name(subject),
    ...(before === undefined ? {} : { before: placeIn(base, before) }),
    ...(after === undefined ? {} : { after: placeIn(head, after) }),
    signers: signers.map(({ agreement, teams }) => ({ agreement, teams: [...teams] })),
    effects: effects.map((effect) => ({ ...name(effect), through: name(effect.through) })),
    ...(code === undefined ? {} : { code, accepted: isAccepted }),
    ...(help === undefined ? {} : { help }),
    ...(strictness === undefined ? {} : { strictness }),
  };
}
