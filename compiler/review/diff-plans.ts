/** Compares two plans and says what changed for leads and for the people who agreed, most important first. */
import type { Plan } from "../../schemas/generated/plan.ts";
import { areas, type Change, type ChangeClass, changeClasses } from "./change.ts";
import { diffAudience } from "./diff-audience.ts";
import { diffContent } from "./diff-content.ts";
import { diffDataQuality } from "./diff-data-quality.ts";
import { diffGovernance } from "./diff-governance.ts";
import { diffLifecycle } from "./diff-lifecycle.ts";
import { diffNurture } from "./diff-nurture.ts";
import { diffRecords } from "./diff-record.ts";
import { diffRenames } from "./diff-renames.ts";
import { diffRouting } from "./diff-routing.ts";
import { diffScores } from "./diff-score.ts";
import { diffServiceLevels } from "./diff-sla.ts";
import { createDependencyGraph } from "./effects.ts";
import { nameEveryActivity } from "./every-activity.ts";
import { collectRenames, renamePlan } from "./renames.ts";
import { createReview } from "./review.ts";
import { findSigners, findSignersByName, joinSigners } from "./signers.ts";

export interface PlanDifference {
  /** By class, then by area, then by how much depends on them. */
  readonly changes: readonly Change[];
}

/**
 * What changed from `base` to `head`. Formatting, comments, docs, the order of declarations and where they stand are no
 * changes; what `moved from` says was renamed is compared with what it was.
 */
export function diffPlans(base: Plan, head: Plan): PlanDifference {
  const renames = collectRenames(base, head);
  const before = nameEveryActivity(renamePlan(base, renames));
  const review = createReview(before, nameEveryActivity(head));
  for (const diff of parts) diff(review);
  diffRenames(review, renames);
  const graph = createDependencyGraph([head, before]);
  const changes = review.findings.map(({ before: from, after: to, origin, isTitle, renamed, ...finding }): Change => {
    const { kind, name } = finding.subject;
    const key = origin ?? (name === undefined ? kind : `${kind} ${name}`);
    return {
      ...finding,
      before: from === undefined ? undefined : base.spans[from],
      after: to === undefined ? undefined : head.spans[to],
      signers: isTitle
        ? []
        : joinSigners([
            findSigners(before, head, finding.subject),
            renamed === undefined ? [] : findSignersByName(base, renamed),
          ]),
      effects: finding.class === "neutral" ? [] : graph.findEffects(key),
    };
  });
  return {
    changes: changes
      .map((change, index) => ({ change, index }))
      .sort(byConsequence)
      .map(({ change }) => change),
  };
}

/** How many changes there are of a class. */
export function countChanges({ changes }: PlanDifference, kind: ChangeClass): number {
  return changes.filter((change) => change.class === kind).length;
}

const parts = [
  diffLifecycle,
  diffScores,
  diffAudience,
  diffRouting,
  diffServiceLevels,
  diffNurture,
  diffContent,
  diffRecords,
  diffDataQuality,
  diffGovernance,
] as const;

interface Placed {
  readonly change: Change;
  readonly index: number;
}

function byConsequence(left: Placed, right: Placed): number {
  return (
    changeClasses.indexOf(left.change.class) - changeClasses.indexOf(right.change.class) ||
    areas.indexOf(left.change.area) - areas.indexOf(right.change.area) ||
    right.change.effects.length - left.change.effects.length ||
    left.index - right.index
  );
}
