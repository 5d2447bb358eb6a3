/** Putting events together that go over several lines, in bounded memory. */
import { expect, test } from "vitest";
import { createEventSplitter, type NumberedLine } from "../../runtime/inputs/index.ts";

function split(text: string, longest?: number): NumberedLine[] {
  const splitter = createEventSplitter(longest);
  return [...splitter.push(new TextEncoder().encode(text)), ...splitter.end()];
}

test("an event of ten megabytes over many lines comes through", () => {
  const event = JSON.stringify(
    { names: Array.from({ length: 100_000 }, (_, index) => `${index} `.repeat(17)) },
    undefined,
    2,
  );
  expect(event.length).toBeGreaterThan(10_000_000);
  expect(split(`[\n${event},\n{}\n]`)).toEqual([
    { number: 2, text: event },
    { number: event.split("\n").length + 2, text: "{}" },
  ]);
});

test("an event that is too long is malformed and not kept, and the next one goes on", () => {
  const event = JSON.stringify({ names: Array.from({ length: 1000 }, () => "a name") }, undefined, 2);
  const found = split(`[\n${event},\n{}\n]`, 2048);
  expect(found).toEqual([
    { number: 2, malformed: "it is longer than 0 MB" },
    { number: event.split("\n").length + 2, text: "{}" },
  ]);
  // Every line after a bracket that is never closed belongs to the event.
  expect(split(`[\n{"a": [\n${"1,\n".repeat(10_000)}`, 2048)).toEqual([
    { number: 2, malformed: "the file ends before this event does" },
  ]);
});
