/** Reading rows: how columns find their fields, and what becomes of cells. */
import { expect, test } from "vitest";
import { findDelimiter, mapColumns, readRow, type RowMapping } from "../../runtime/inputs/index.ts";
import { ctx } from "./plan.ts";

const receiving = { ...ctx, receivedAt: "2026-05-01T00:00:00Z" };

function map(header: readonly string[], renames: Readonly<Record<string, string>> = {}): RowMapping {
  const mapping = mapColumns(receiving, header, new Map(Object.entries(renames)));
  if ("problem" in mapping) throw new Error(mapping.problem);
  return mapping;
}

test("columns find fields by name and title, ignoring case, spaces and underscores", () => {
  const mapping = map(["E-Mail", "First Name", "JOB TITLE", "employees", "Favourite colour", ""]);
  expect(mapping.columns.map(({ role, name }) => `${role} ${name}`.trim())).toEqual([
    "value email",
    "value first_name",
    "value title",
    "value employees",
    "value Favourite colour",
    "ignored",
  ]);
  expect(readRow(receiving, mapping, ["a@b.example", "", "", "", "red", "x"]).inputs[0]?.unknown).toEqual([
    "Favourite colour",
  ]);
});

test("a row is what is known about a lead; empty cells say nothing", () => {
  const mapping = map(["Lead ID", "email", "employees", "opted in", "products", "created", "colour"]);
  const reading = readRow(receiving, mapping, ["7", "dana@bigbank.example", "5,000", "Yes", "a; b", "2026-01-05", ""]);
  expect(reading.inputs).toEqual([
    {
      id: expect.stringMatching(/^sha256:/) as string,
      time: "2026-01-05T05:00:00Z",
      kind: "identify",
      keys: { user: "7", fields: { email: "dana@bigbank.example" } },
      data: { email: "dana@bigbank.example", employees: 5000, opted_in: true, products: ["a", "b"] },
    },
  ]);
  const blank = readRow(receiving, mapping, ["8", "", "about 50", "perhaps", "", "", ""]).inputs[0];
  expect(blank?.data).toEqual({ employees: "about 50", opted_in: "perhaps" });
  expect(blank?.time).toBe("2026-05-01T00:00:00Z");
});

test("a changed row is another input, the same row the same one", () => {
  const mapping = map(["email", "title"]);
  const idOf = (cells: string[]) => readRow(receiving, mapping, cells).inputs[0]?.id;
  expect(idOf(["a@b.example", "CFO"])).toBe(idOf(["a@b.example", "CFO"]));
  expect(idOf(["a@b.example", "CFO"])).not.toBe(idOf(["a@b.example", "CEO"]));
});

test("columns can be renamed and left out; a wrong one is named", () => {
  const mapping = map(["Mail", "Changed", "Created", "Note"], { Mail: "email", changed: "time", Note: "-" });
  const reading = readRow(receiving, mapping, ["a@b.example", "2026-02-01", "2026-01-01", "x"]);
  expect(reading.inputs[0]).toMatchObject({ time: "2026-02-01T05:00:00Z", data: { email: "a@b.example" } });
  expect(reading.inputs[0]?.unknown).toBeUndefined();
  expect(mapColumns(ctx, ["a"], new Map([["b", "email"]]))).toEqual({
    problem: "there is no column `b` in the header",
  });
  expect(mapColumns(ctx, ["a"], new Map([["a", "emall"]]))).toEqual({ problem: "`emall` is no field of the lead" });
});

test("a column of activities makes each row an activity", () => {
  const mapping = map(["time", "event", "email", "form", "seconds", "mood"]);
  const row = (event: string) =>
    readRow(receiving, mapping, ["2026-02-01", event, "a@b.example", "contact", "12", "good"]);
  expect(row("Form submitted").inputs[0]).toMatchObject({
    kind: "activity",
    activity: "form_submitted",
    keys: { fields: { email: "a@b.example" } },
    data: { form: "contact", seconds: 12 },
    unknown: ["mood"],
  });
  expect(row("Danced").unknown).toEqual(["Danced"]);
  expect(row("").malformed).toEqual(["its activity is empty"]);
});

test("a row that names nobody, or a wrong time, is malformed", () => {
  const mapping = map(["email", "time"]);
  expect(readRow(receiving, mapping, ["", "2026-02-01"]).malformed[0]).toMatch(/whose it is/);
  expect(readRow(receiving, mapping, ["a@b.example", "01/02/2026"]).malformed[0]).toMatch(/01\/02\/2026/);
});

test("the delimiter is found outside quotes", () => {
  expect(findDelimiter("a,b,c")).toBe(",");
  expect(findDelimiter('"a,b,c";d;e')).toBe(";");
  expect(findDelimiter("a\tb")).toBe("\t");
  expect(findDelimiter("only")).toBe(",");
});
