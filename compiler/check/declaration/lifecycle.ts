/** Checks `lifecycle`: its stages, where the lead starts, and how it moves. */
import type { EnterClause, LifecycleDeclaration, StageDeclaration, StageLimit } from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import { checkBecause } from "../because.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { checkDuration } from "../duration.ts";
import { checkTrigger } from "../expression/history.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkMovedIn, checkOnce } from "../properties.ts";
import { resolve, resolveEach } from "../references.ts";

const once = {
  Initial: "initial",
  Owner: "owner",
  WorkedBy: "worked by",
  Final: "final",
  StageIntent: "intent",
  Reasons: "reasons",
  Limit: "limit",
};

export function checkLifecycle(ctx: CheckContext, lifecycle: LifecycleDeclaration): void {
  const stages = lifecycle.body.filter((item) => item.kind === "Stage");
  checkInitial(ctx, lifecycle, stages);
  for (const stage of stages) checkStage(ctx, stage);
}

/** A lead starts in exactly one stage. */
function checkInitial(ctx: CheckContext, lifecycle: LifecycleDeclaration, stages: readonly StageDeclaration[]): void {
  const initial = stages.flatMap((stage) => stage.body.find((item) => item.kind === "Initial") ?? []);
  const first = initial[0];
  if (first === undefined) {
    if (lifecycle.body.length > stages.length) return;
    report(ctx, "missing-property", lifecycle.keyword, "No stage says that a lead starts in it.", {
      help: "Write `initial` in the first stage, as in `stage visitor { initial }`.",
    });
  }
  for (const second of initial.slice(1)) {
    report(ctx, "repeated-property", second, "A lead starts in one stage, and another one is `initial` already.", {
      help: "Delete one of the two.",
      related:
        first === undefined
          ? []
          : [
              {
                location: { source: ctx.source, start: first.start, end: first.end },
                message: "the first one is here",
              },
            ],
    });
  }
}

function checkStage(ctx: CheckContext, stage: StageDeclaration): void {
  checkOnce(ctx, stage.body, once);
  checkMovedIn(ctx, stage.body, ctx.bound.scopeOf("stage"));
  for (const item of stage.body) {
    switch (item.kind) {
      case "Owner":
      case "WorkedBy":
        resolve(ctx, "team", item.value);
        break;
      case "Final":
        checkWord(ctx, item.value, closedWords.final, "final");
        break;
      case "StageIntent":
        checkWord(ctx, item.value, closedWords.stageIntent, "intent");
        break;
      case "Enter":
        checkEnter(ctx, stage, item);
        break;
      case "Limit":
        checkLimit(ctx, stage, item);
        break;
      default:
    }
  }
}

function checkEnter(ctx: CheckContext, stage: StageDeclaration, enter: EnterClause): void {
  for (const symbol of resolveEach(ctx, "stage", enter.from)) {
    if (symbol.name !== stage.name.text) continue;
    const name = enter.from.find((from) => from.text === symbol.name) ?? enter.keyword;
    report(ctx, "wrong-value", name, `A lead in \`${symbol.name}\` cannot enter it, since it is there already.`, {
      help: "Name the stages that the lead comes from.",
    });
  }
  const activities = enter.on === undefined ? undefined : checkTrigger(ctx, enter.on);
  if (enter.when !== undefined) checkCriterion(ctx, enter.when);
  if (enter.on === undefined && enter.when === undefined) {
    report(ctx, "missing-property", enter.keyword, `Nothing says when a lead enters \`${stage.name.text}\`.`, {
      help: "Add `on ACTIVITY` or `when …`.",
    });
  }
  const target = ctx.bound.scopeOf("stage").get(stage.name.text);
  if (enter.because !== undefined && target !== undefined) checkBecause(ctx, enter.because, target, activities);
}

function checkLimit(ctx: CheckContext, stage: StageDeclaration, limit: StageLimit): void {
  checkDuration(ctx, limit.duration, "business");
  const target = resolve(ctx, "stage", limit.stage);
  if (target === undefined) return;
  if (target.name === stage.name.text) {
    report(ctx, "wrong-value", limit.stage, `A stay in \`${target.name}\` cannot end in \`${target.name}\`.`, {
      help: "Name the stage that the lead goes to.",
    });
  }
  if (limit.because !== undefined) checkBecause(ctx, limit.because, target, undefined);
}
