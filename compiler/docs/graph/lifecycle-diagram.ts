/** The lifecycle as a diagram to draw: a box for each stage, and an arrow for each pair of stages with its causes. */
import type { Stage } from "../../../schemas/generated/plan.ts";
import type { Arrow, LifecycleGraph } from "../../analysis/analysis.ts";
import { describeArrow } from "../words/describe-arrow.ts";
import { titleOf, type PlanNames } from "../words/names.ts";
import { plainText } from "../words/phrase.ts";

export interface DiagramStage {
  readonly name: string;
  readonly title: string;
  /** Who owns it, and that it is worked; may be empty. */
  readonly subtitle: string;
  readonly kind: "initial" | "open" | "worked" | "won" | "lost";
}

export interface DiagramArrow {
  readonly from: string;
  readonly to: string;
  /** In the order in which they are tried; each is one of the ways along this arrow. */
  readonly causes: readonly string[];
  /** True when only time moves leads along it. */
  readonly timed: boolean;
}

export interface LifecycleDiagram {
  readonly title: string;
  readonly stages: readonly DiagramStage[];
  readonly arrows: readonly DiagramArrow[];
}

export function drawLifecycle(names: PlanNames, { stages, arrows }: LifecycleGraph): LifecycleDiagram {
  const pairs = Map.groupBy(arrows, ({ from, to }) => JSON.stringify([from, to]));
  return {
    title: `Lifecycle of ${titleOf(names.plan.funnel)}`,
    stages: stages.map((stage) => drawStage(names, stage)),
    arrows: [...pairs.values()].flatMap((ways) => {
      const [first] = ways;
      return first === undefined ? [] : [drawArrow(names, first, ways)];
    }),
  };
}

function drawStage(names: PlanNames, stage: Stage): DiagramStage {
  const owner = stage.owner === undefined ? undefined : names.team(stage.owner).text;
  const worker = stage.worked_by === undefined ? undefined : names.team(stage.worked_by).text;
  const subtitle =
    worker === undefined
      ? (owner ?? "")
      : worker === owner
        ? `worked by ${worker}`
        : `${owner ?? ""} · worked by ${worker}`;
  return { name: stage.name, title: titleOf(stage), subtitle: subtitle.replace(/^ · /, ""), kind: kindOf(stage) };
}

function kindOf(stage: Stage): DiagramStage["kind"] {
  if (stage.final !== undefined) return stage.final;
  if (stage.initial) return "initial";
  return stage.worked_by === undefined ? "open" : "worked";
}

function drawArrow(names: PlanNames, { from, to }: Arrow, ways: readonly Arrow[]): DiagramArrow {
  const causes = ways.map((way) => {
    const { cause, reason } = describeArrow(names, way);
    return `${plainText(cause)}${reason === undefined || reason === "as given" ? "" : ` (${reason})`}`;
  });
  return {
    from,
    to,
    causes: [...new Set(causes)],
    timed: ways.every(({ by }) => by.kind === "limit" || by.kind === "sla"),
  };
}
