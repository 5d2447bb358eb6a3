/** Companies whose leads read the same fields and may have the same owner: engine and naive reference must agree. */
import { test } from "vitest";
import { checkCases } from "./check-cases.ts";
import { interpret } from "./interpreter.ts";
import { oddTimes, tryEngine } from "./run-engine.ts";

test("over hours, days and months the engine does what the reference does", () => {
  checkCases(30, "companies", undefined, (found) => [
    interpret(found.plan, found.inputs, found.until),
    tryEngine(found),
  ]);
});

test("over milliseconds the engine does what the reference does", () => {
  checkCases(15, "companies", 1, (found) => [interpret(found.plan, found.inputs, found.until), tryEngine(found)]);
});

test("the law of time: looking at odd times changes nothing", () => {
  checkCases(10, "companies", undefined, (found) => [tryEngine(found), tryEngine(found, oddTimes)]);
});
