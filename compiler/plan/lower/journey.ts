/** Lowers `journey`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, listProperties, lowerHead, present, wholeOf } from "./property.ts";

/** The phases in order. */
export function lowerJourney(ctx: LowerContext, { body }: ast.JourneyDeclaration): plan.Phase[] {
  return listProperties(body, "Phase").map((phase) =>
    present<plan.Phase>({
      id: place(ctx, `phase/${phase.name.text}`, wholeOf(phase)),
      ...lowerHead(phase),
      when: lowerExpressionIfWritten(ctx, findProperty(phase.body, "When")?.value),
    }),
  );
}
