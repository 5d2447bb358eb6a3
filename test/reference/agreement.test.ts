/** The engine and the naive reference must agree, effect for effect, and the engine must not notice extra looks at the time. */
import { test } from "vitest";
import { checkCases } from "./check-cases.ts";
import { interpret } from "./interpreter.ts";
import { oddTimes, tryEngine } from "./run-engine.ts";

test("over hours, days and months the engine does what the reference does", () => {
  checkCases(30, "heart", undefined, (found) => [interpret(found.plan, found.inputs, found.until), tryEngine(found)]);
});

test("over milliseconds the engine does what the reference does", () => {
  checkCases(20, "heart", 1, (found) => [interpret(found.plan, found.inputs, found.until), tryEngine(found)]);
});

test("the law of time: looking at every millisecond changes nothing", () => {
  checkCases(20, "heart", 1, (found) => {
    let now = Infinity;
    // An advance to a time that the next input brings about anyway is no late input's undoing.
    const everyMillisecond = (next: number) => {
      const from = Math.max(Math.min(now, next), next - 400);
      now = next;
      return Array.from({ length: next - from + 1 }, (_, index) => from + index);
    };
    return [tryEngine(found), tryEngine(found, everyMillisecond)];
  });
});

test("the law of time: looking every minute for an hour, and at odd times, changes nothing", () => {
  checkCases(20, "heart", undefined, (found) => [tryEngine(found), tryEngine(found, oddTimes)]);
});
