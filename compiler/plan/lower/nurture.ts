/** Lowers `nurture`: its audience, and its cadence or steps. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { assertNever, invariant } from "../../text/invariant.ts";
import type { Span } from "../../text/source.ts";
import { lookingBackTo, type LowerContext, place } from "./context.ts";
import { lowerDays, lowerDuration, lowerDurationIfWritten } from "./duration.ts";
import { lowerAlternatives, lowerExpression, lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, headerOf, listProperties, lowerHead, present, textsOf } from "./property.ts";

export function lowerNurture(ctx: LowerContext, declaration: ast.NurtureDeclaration): plan.Nurture {
  const { body, name } = declaration;
  const id = place(ctx, `nurture/${name.text}`, headerOf(declaration));
  const audience = findProperty(body, "For");
  const cadence = findProperty(body, "Cadence");
  const exits = listProperties(body, "ExitWhen").map(({ value }) => value);
  invariant(audience !== undefined, `nurture ${name.text} says who it is for`);
  return present<plan.Nurture>({
    id,
    ...lowerHead(declaration),
    intent: findProperty(body, "NurtureIntent")?.value.text as plan.Nurture["intent"],
    for: lowerExpression(ctx, audience.value),
    goal: lowerExpressionIfWritten(ctx, findProperty(body, "Goal")?.value),
    exit: lowerAlternatives(ctx, exits),
    priority: findProperty(body, "Priority")?.value.value ?? 0,
    operational: findProperty(body, "Operational") !== undefined,
    cadence: cadence && lowerCadence(ctx, `${id}/cadence`, cadence),
    steps: lowerSteps(ctx, `${id}/step`, findProperty(body, "Steps")?.steps ?? []),
  });
}

function lowerCadence(ctx: LowerContext, id: string, cadence: ast.Cadence): plan.Cadence {
  return present<plan.Cadence>({
    id: place(ctx, id, cadence),
    every: lowerDuration(ctx, cadence.every),
    days: cadence.days.length > 0 ? lowerDays(cadence.days) : undefined,
    at: cadence.at?.minutes,
    channels: textsOf(cadence.channels),
  });
}

function lowerSteps(ctx: LowerContext, path: string, steps: readonly ast.Step[]): plan.Step[] {
  return steps
    .filter((step) => step.kind !== "UnknownProperty")
    .map((step, index) => lowerStep(ctx, `${path}/${index}`, step));
}

function lowerStep(ctx: LowerContext, path: string, step: Exclude<ast.Step, ast.UnknownProperty>): plan.Step {
  const id = place(ctx, path, spanOf(step));
  switch (step.kind) {
    case "Send":
      return present<plan.SendStep>({
        step: "send",
        id,
        content: step.content?.text,
        channels: textsOf(step.channels),
      });
    case "Wait":
      return { step: "wait", id, duration: lowerDuration(ctx, step.duration) };
    case "WaitUntil":
      return present<plan.WaitUntilStep>({
        step: "wait_until",
        id,
        until: lowerExpression(lookingBackTo(ctx, "wait"), step.until),
        at_most: lowerDurationIfWritten(ctx, step.atMost),
      });
    case "If":
      return {
        step: "if",
        id,
        condition: lowerExpression(ctx, step.condition),
        // oxlint-disable-next-line unicorn/no-thenable -- The plan's word; steps are never awaited.
        then: lowerSteps(ctx, `${id}/then`, step.then),
        else: lowerSteps(ctx, `${id}/else`, step.else ?? []),
      };
    case "Ask":
      return { step: "ask", id, fields: textsOf(step.fields) };
    case "Task":
      return present<plan.TaskStep>({
        step: "task",
        id,
        text: step.text.value,
        team: step.team.text,
        channel: step.channel?.text,
      });
    case "Notify":
      return present<plan.NotifyStep>({ step: "notify", id, team: step.team.text, text: step.text?.value });
    case "Exit":
      return { step: "exit", id };
    case "Repeat":
      return present<plan.RepeatStep>({ step: "repeat", id, at_most: step.atMost?.value });
    default:
      return assertNever(step);
  }
}

/** The steps inside an `if` have spans of their own, so it shows only its condition. */
function spanOf(step: Exclude<ast.Step, ast.UnknownProperty>): Span {
  return step.kind === "If" ? { start: step.start, end: step.condition.end } : step;
}
