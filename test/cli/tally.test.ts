/** What is told of the inputs of a run, however much of them is garbage. */
import { createColors } from "picocolors";
import { expect, test } from "vitest";
import { expectGolden } from "../golden.ts";
import { hasLeftOut, renderTally, TallyKeeper } from "../../cli/report/tally.ts";

const place = { file: "events.jsonl", line: 1 };
const keep = (): TallyKeeper => new TallyKeeper({ forgotten: 0 });
const render = ({ tally }: TallyKeeper): string[] => renderTally(tally, createColors(false));

test("a hundred thousand names are counted, and only the first of them kept", () => {
  const keeper = keep();
  for (let index = 0; index < 100_000; index += 1) {
    keeper.addUnreadable({ kind: "unknown", place, name: `garbage ${index}` });
    keeper.addProblem("unknown", `trait ${index}`, "");
    keeper.addProblem("quarantined", `field ${index}`, "is no number");
  }
  keeper.addUnreadable({ kind: "unknown", place, name: "garbage 7" });
  const { tally } = keeper;
  expect([tally.unknown, tally.names, tally.quarantined].map(({ byName, others }) => [byName.size, others])).toEqual([
    [10_000, 90_000],
    [10_000, 90_000],
    [10_000, 90_000],
  ]);
  expect(hasLeftOut(tally)).toBe(true);
  expectGolden("cli", "run", "garbage.txt", `${render(keeper).join("\n")}\n`);
});

test("of a long name or reason the beginning is kept", () => {
  const keeper = keep();
  const long = "long ".repeat(20_000);
  keeper.addUnreadable({ kind: "unknown", place, name: `${long}a` });
  keeper.addUnreadable({ kind: "unknown", place, name: `${long}b` });
  keeper.addUnreadable({ kind: "malformed", place, reason: long });
  keeper.addProblem("quarantined", "field", long);
  expect([...keeper.tally.unknown.byName]).toEqual([[`${long.slice(0, 200)}…`, 2]]);
  expect(Math.max(...render(keeper).map(({ length }) => length))).toBeLessThan(300);
});
