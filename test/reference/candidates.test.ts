/** Over moments, looking at the candidate instants only must give what looking at every millisecond gives. */
import { test } from "vitest";
import { checkCases } from "./check-cases.ts";
import { interpret, interpretEveryMillisecond } from "./interpreter.ts";

test("the candidate instants are all that matter", () => {
  checkCases(40, 1, ({ plan, inputs, until }) => [
    interpretEveryMillisecond(plan, inputs, until),
    interpret(plan, inputs, until),
  ]);
});
