/** Everything at once, since parts meet in one step: engine and naive reference must agree. */
import { test } from "vitest";
import { checkCases } from "./check-cases.ts";
import { interpret } from "./interpreter.ts";
import { oddTimes, tryEngine } from "./run-engine.ts";

test("over hours, days and months the engine does what the reference does", () => {
  checkCases(15, "together", undefined, (found) => [
    interpret(found.plan, found.inputs, found.until),
    tryEngine(found),
  ]);
});

test("over milliseconds the engine does what the reference does", () => {
  checkCases(8, "together", 1, (found) => [interpret(found.plan, found.inputs, found.until), tryEngine(found)]);
});

test("the law of time: looking at odd times changes nothing", () => {
  checkCases(10, "together", undefined, (found) => [tryEngine(found), tryEngine(found, oddTimes)]);
});
