/** Prints `nurture N { … }` with its steps. */
import { assertNever } from "../../text/invariant.ts";
import type { IfStep, NurtureDeclaration, NurtureProperty, Step } from "../../syntax/ast/index.ts";
import { type Block, block, type Item, type PrintContext, property, statement } from "../item.ts";
import { printNamed } from "./named.ts";

export function printNurture(ctx: PrintContext, node: NurtureDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: NurtureProperty): Item {
  switch (item.kind) {
    case "Steps":
      return { ...statement(item), blocks: [printSteps(ctx, item.steps)] };
    case "Operational":
      return statement(item);
    case "NurtureIntent":
    case "For":
    case "Goal":
    case "ExitWhen":
    case "Priority":
    case "Cadence":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}

function printSteps(ctx: PrintContext, steps: readonly Step[]): Block {
  return block(steps.map((step) => printStep(ctx, step)));
}

function printStep(ctx: PrintContext, step: Step): Item {
  switch (step.kind) {
    case "If":
      return { ...statement(step), blocks: listBranches(ctx, step) };
    case "Send":
    case "Wait":
    case "WaitUntil":
    case "Ask":
    case "Task":
    case "Notify":
    case "Exit":
    case "Repeat":
    case "UnknownProperty":
      return statement(step);
    default:
      return assertNever(step);
  }
}

/** The branches of a chain of `else if` are blocks of one statement. */
function listBranches(ctx: PrintContext, step: IfStep): Block[] {
  const branches = [printSteps(ctx, step.then)];
  const [only] = step.else ?? [];
  if (step.else === undefined) return branches;
  const isChain = only?.kind === "If" && ctx.imageBefore(only.start) === "else";
  return [...branches, ...(isChain ? listBranches(ctx, only) : [printSteps(ctx, step.else)])];
}
