/** Over moments, looking at the candidate instants only must give what looking at every millisecond gives. */
import { test } from "vitest";
import { checkCases } from "./check-cases.ts";
import { interpret, interpretEveryMillisecond } from "./interpreter.ts";

test.each(["heart", "hygiene", "sla", "nurture"] as const)(
  "the candidate instants are all that matter: %s",
  (subject) => {
    checkCases(5, subject, 1, ({ plan, inputs, until }) => [
      interpretEveryMillisecond(plan, inputs, until),
      interpret(plan, inputs, until),
    ]);
  },
);
