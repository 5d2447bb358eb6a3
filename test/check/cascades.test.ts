/** What was lost with a catalogue or a file that cannot be read is not told once more at each place that names it. */
import { expect, it } from "vitest";
import { checkFiles } from "../../compiler/check-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";

const source = `funnel small "Small" { timezone "Europe/Berlin" }
team sales "Sales"
lead { email email key }
activity read "Read" { content content }
catalog "content.csv"
segment reader "Reads" { when did read where content is guide }
segment other "Other" { when did red }
`;
const header = "name,title,type,by\n";

function codesOf(files: Readonly<Record<string, string>>): string[] {
  return checkFiles(createMemoryHost(new Map(Object.entries(files)))).diagnostics.map(({ code }) => code);
}

it.each([
  ["a quote that is never closed", `${header}guide,"A guide,guide,email\n`, "catalog-invalid"],
  ["a row that lacks something", `${header}guide,A guide,,\n`, "catalog-invalid"],
])("a catalogue with %s", (_, text, code) => {
  const codes = codesOf({ "small.funnel": source, "content.csv": text });
  expect(codes).toContain(code);
  // The activity that is nearly right is still told; the content is not.
  expect(codes.filter((each) => each === "unknown-name")).toHaveLength(1);
});

it("a catalogue that is not there", () => {
  const codes = codesOf({ "small.funnel": source });
  expect(codes).toContain("catalog-unreadable");
  expect(codes.filter((each) => each === "unknown-name")).toHaveLength(1);
});

it("a catalogue that is right, and lacks the entry", () => {
  const codes = codesOf({ "small.funnel": source, "content.csv": `${header}leaflet,A leaflet,guide,email\n` });
  expect(codes.filter((each) => each === "unknown-name")).toHaveLength(2);
});
