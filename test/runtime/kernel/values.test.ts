/** Raw data read as values of the plan's types, and plans from outside read or refused. */
import { describe, expect, test } from "vitest";
import { readValue } from "../../../runtime/expr/values.ts";
import { loadProgram } from "../../../runtime/kernel/load-program.ts";
import { loadPlan } from "../../../runtime/plan/load.ts";
import { createZone } from "../../../runtime/time/zone.ts";
import type { FieldType } from "../../../schemas/generated/plan.ts";
import { smallPlan } from "../../reference/small-plan.ts";

const zone = createZone("America/New_York")!;
const members = ["now", "this_year"].map((value) => ({ value }));

describe("values", () => {
  test.each([
    ["integer", "42", 42],
    ["integer", 4.5, "wrong"],
    ["number", " 3.5 ", 3.5],
    ["number", "12 apples", "wrong"],
    ["percent", "15%", 15],
    ["money", "1e3", 1000],
    ["number", Infinity, "wrong"],
    ["boolean", "Yes", true],
    ["boolean", 0, false],
    ["boolean", "perhaps", "wrong"],
    ["date", "2026-03-08", Date.UTC(2026, 2, 8, 5)],
    ["date", "2026-03-09T02:00:00Z", Date.UTC(2026, 2, 8, 5)],
    ["datetime", "2026-03-09T02:00", Date.UTC(2026, 2, 9, 6)],
    ["datetime", 1_700_000_000_000, 1_700_000_000_000],
    ["date", "2026-02-30", "wrong"],
    ["country", "de", "DE"],
    ["country", "United States", "US"],
    ["country", "Atlantis", "wrong"],
    ["text", 5, "5"],
    ["text", { a: 1 }, "wrong"],
    ["text", "", undefined],
    ["integer", null, undefined],
  ] as [FieldType["type"], unknown, unknown][])("%s %j is %j", (type, raw, expected) => {
    const read = readValue({ type }, raw, zone);
    expect("problem" in read ? "wrong" : read.value).toBe(expected);
  });
  test("members by name whatever their case, spaces or hyphens", () => {
    const type: FieldType = { type: "enum", members };
    expect(readValue(type, "This Year", zone)).toEqual({ value: "this_year" });
    expect(readValue(type, "NOW", zone)).toEqual({ value: "now" });
    expect(readValue(type, "later", zone)).toEqual({ problem: '"later" is none of now, this_year' });
  });
  test("lists of elements that all fit", () => {
    const type: FieldType = { type: "list", element: { type: "integer" } };
    expect(readValue(type, ["1", 2, null], zone)).toEqual({ value: [1, 2] });
    expect(readValue(type, "3; 4", zone)).toEqual({ value: [3, 4] });
    expect(readValue(type, ["x"], zone)).toHaveProperty("problem");
  });
});

describe("plans", () => {
  test("what is no plan, or a newer one, is refused with a reason", () => {
    for (const json of [null, 5, "plan", [], {}]) expect(loadPlan(json)).toHaveProperty("problem");
    expect(loadPlan({ ...smallPlan({}), format: 2 })).toEqual({
      problem: {
        path: "/format",
        reason: "it has plan format 2, and this version reads up to 1: use a newer version of funnel",
      },
    });
  });
  test("a wrong part is named by its place", () => {
    const plan = smallPlan({});
    const loaded = loadPlan({ ...plan, lifecycle: [{ ...plan.lifecycle[0], reasons: "none" }] });
    expect(loaded).toMatchObject({ problem: { path: "/lifecycle/0/reasons" } });
  });
  test("a plan that fits the schema and speaks of what it does not have is refused", async () => {
    const plan = smallPlan({ stages: [{ name: "start", initial: true, enter: [{ id: "x", from: ["nowhere"] }] }] });
    expect(await loadProgram(plan)).toEqual({
      problem: { path: "", reason: "the plan speaks of the stage `nowhere` and does not have it" },
    });
    expect(await loadProgram({ ...smallPlan({}), lifecycle: [] })).toMatchObject({ problem: { path: "/lifecycle" } });
    expect(await loadProgram(smallPlan({ timezone: "Mars/Olympus" }))).toHaveProperty("problem");
  });
});
