/** Leads that turn out to be one, with everything they have: engine and naive reference must agree. */
import { test } from "vitest";
import { checkCases } from "./check-cases.ts";
import { interpret } from "./interpreter.ts";
import { oddTimes, tryEngine } from "./run-engine.ts";

test("over hours, days and months the engine does what the reference does", () => {
  checkCases(24, "people", undefined, (found) => [interpret(found.plan, found.inputs, found.until), tryEngine(found)]);
});

test("over milliseconds the engine does what the reference does", () => {
  checkCases(12, "people", 1, (found) => [interpret(found.plan, found.inputs, found.until), tryEngine(found)]);
});

test("with queues, SLAs and programmes the engine does what the reference does", () => {
  checkCases(16, "working people", undefined, (found) => [
    interpret(found.plan, found.inputs, found.until),
    tryEngine(found),
  ]);
});

test("the law of time: looking at odd times changes nothing", () => {
  checkCases(10, "working people", undefined, (found) => [tryEngine(found), tryEngine(found, oddTimes)]);
});
