/** Files of events: how they are told apart, merged by time, and what cannot be read in them. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { findEventSources, readEvents } from "../../cli/events/read-events.ts";
import type { EventItem } from "../../cli/events/event-item.ts";
import type { Io } from "../../cli/io.ts";
import { ctx } from "../inputs/plan.ts";
import { makeFolder } from "./in-process.ts";

async function read(cwd: string, names: readonly string[], stdin = ""): Promise<string[]> {
  const io = { cwd, stdin: [new TextEncoder().encode(stdin)] } as unknown as Io;
  const items: EventItem[] = [];
  const options = { ctx, columns: new Map<string, string>(), onBytes: () => undefined };
  for await (const batch of readEvents(io, findEventSources(io, names), options)) items.push(...batch);
  return items.map((item) => {
    const place = `${item.place.file}:${item.place.line}`;
    if (item.kind === "input") return `${place} ${item.input.kind} ${item.input.time.slice(0, 10)}`;
    return `${place} ${item.kind} ${item.kind === "unknown" ? item.name : item.reason}`;
  });
}

const event = (day: string, name = "form_submitted"): string =>
  JSON.stringify({ activity: name, lead: "u1", at: `2026-03-${day}T10:00:00Z` });

test("JSON lines keep their order and their line numbers", async () => {
  const cwd = makeFolder({ "a.jsonl": `${event("02")}\n\nnonsense\n${event("01")}\r\n${event("03", "danced")}` });
  expect(await read(cwd, ["a.jsonl"])).toEqual([
    "a.jsonl:1 activity 2026-03-02",
    "a.jsonl:3 malformed it is no JSON",
    "a.jsonl:4 activity 2026-03-01",
    "a.jsonl:5 unknown danced",
  ]);
});

test("a list that goes over many lines is read as its events, at their lines", async () => {
  const all = [event("01"), event("02", 'da[n"}ced'), event("03")].map((text): unknown => JSON.parse(text));
  const cwd = makeFolder({
    "list.json": JSON.stringify(all, undefined, 2),
    "rows.json": `[${all.map((each) => JSON.stringify(each)).join(",\n")}]\n`,
    "objects.json": all.map((each) => JSON.stringify(each, undefined, "\t")).join("\n"),
    "short.json": JSON.stringify(all),
  });
  const told = (file: string, ...lines: number[]) => [
    `${file}:${lines[0]} activity 2026-03-01`,
    `${file}:${lines[1]} unknown da[n"}ced`,
    `${file}:${lines[2]} activity 2026-03-03`,
  ];
  expect(await read(cwd, ["list.json"])).toEqual(told("list.json", 2, 7, 12));
  expect(await read(cwd, ["rows.json"])).toEqual(told("rows.json", 1, 2, 3));
  expect(await read(cwd, ["objects.json"])).toEqual(told("objects.json", 1, 6, 11));
  expect((await read(cwd, ["short.json"])).sort()).toEqual(told("short.json", 1, 1, 1).sort());
});

test("what is wrong in a list is told, and the rest of it is read", async () => {
  const cwd = makeFolder({ "a.json": `[\n  ${event("01")},\n  nonsense,\n  {"activity": },\n  ${event("02")},\n  {` });
  expect(await read(cwd, ["a.json"])).toEqual([
    "a.json:2 activity 2026-03-01",
    "a.json:3 malformed it is no JSON",
    "a.json:4 malformed it is no JSON",
    "a.json:5 activity 2026-03-02",
    "a.json:6 malformed the file ends before this event does",
  ]);
  // A broken first line does not make the file a list.
  const broken = makeFolder({ "b.jsonl": `[{"activity": "form\n${event("02")}\n` });
  expect(await read(broken, ["b.jsonl"])).toEqual([
    "b.jsonl:1 malformed it is no JSON (column 20)",
    "b.jsonl:2 activity 2026-03-02",
  ]);
});

test("an object whose first name stands beside its bracket goes over lines, and a broken line does not", async () => {
  const spread = [event("01"), event("02")].map((text) => text.replaceAll(/,"/g, ',\n  "'));
  expect(spread[0]).toMatch(/^\{.*,\n/);
  const cwd = makeFolder({
    "spread.json": spread.join("\n"),
    "broken.jsonl": `{"activity": "form_submitted",\n${event("02")}\n`,
    "alone.jsonl": '{"activity":',
  });
  const count = spread[0]!.split("\n").length;
  expect(await read(cwd, ["spread.json"])).toEqual([
    "spread.json:1 activity 2026-03-01",
    `spread.json:${count + 1} activity 2026-03-02`,
  ]);
  expect(await read(cwd, ["broken.jsonl"])).toEqual([
    "broken.jsonl:1 malformed it is no JSON (column 31)",
    "broken.jsonl:2 activity 2026-03-02",
  ]);
  expect(await read(cwd, ["alone.jsonl"])).toEqual(["alone.jsonl:1 malformed it is no JSON"]);
});

test("a mistake in an event of many lines is told at its line, and what stands beside an event does not break it", async () => {
  const list = [event("01"), event("02")].map((text): unknown => JSON.parse(text));
  const pretty = JSON.stringify(list, undefined, 2);
  const cwd = makeFolder({
    "nul.json": pretty.replace('"form', '"fo\0rm'),
    "beside.json": pretty.replace("\n  {", "\n  \0 {"),
    "open.json": pretty.replace(/\s*\]$/, ""),
  });
  const [nul, second] = await read(cwd, ["nul.json"]);
  expect(nul).toMatch(/^nul\.json:2 malformed it is no JSON \(line \d of it, column \d+\)$/);
  expect(second).toMatch(/2026-03-02$/);
  expect(await read(cwd, ["beside.json"])).toEqual([
    "beside.json:2 malformed it is no JSON",
    "beside.json:2 activity 2026-03-01",
    expect.stringMatching(/2026-03-02$/),
  ]);
  expect(await read(cwd, ["open.json"])).toEqual([
    "open.json:2 activity 2026-03-01",
    expect.stringMatching(/2026-03-02$/),
    expect.stringMatching(/malformed the list of events is not closed after this one$/),
  ]);
});

test.each([
  ["UTF-16", Buffer.from("\u{FEFF}[\n{}\n]", "utf16le"), "UTF-16 text"],
  ["gzip", gzipSync("[\n{}\n]"), "compressed"],
  ["a workbook", Buffer.from("PK\u0003\u0004..."), "a ZIP archive or a workbook"],
])("a file in %s is refused as a whole", async (_, bytes, what) => {
  for (const name of ["events.json", "leads.csv"]) {
    await expect(read(makeFolder({ [name]: bytes }), [name])).rejects.toThrow(
      `${name} is ${what}, and no text in UTF-8`,
    );
  }
});

test("several files are merged by time, each in its own order", async () => {
  const cwd = makeFolder({
    "a.jsonl": [event("01"), event("04"), event("02")].join("\n"),
    "b.csv": "email,time\na@b.example,2026-03-03\nb@b.example,2026-03-05\n",
  });
  expect(await read(cwd, ["a.jsonl", "b.csv"])).toEqual([
    "a.jsonl:1 activity 2026-03-01",
    "b.csv:2 identify 2026-03-03",
    "a.jsonl:2 activity 2026-03-04",
    "a.jsonl:3 activity 2026-03-02",
    "b.csv:3 identify 2026-03-05",
  ]);
});

test("standard input is told apart by how it begins", async () => {
  const cwd = makeFolder();
  expect(await read(cwd, ["-"], `\n ${event("01")}\n`)).toEqual(["standard input:2 activity 2026-03-01"]);
  expect(await read(cwd, ["-"], "email;time\na@b.example;2026-03-03\n")).toEqual([
    "standard input:2 identify 2026-03-03",
  ]);
  expect(await read(cwd, ["-"], "")).toEqual([]);
});

test("rows that cannot be read are malformed at their line, and the next ones go on", async () => {
  const rows = [
    "\ufeffemail,title,time",
    'a@b.example,"Head\nof Sales",2026-03-01',
    "b@b.example,CEO,2026-03-02,more",
    'c@b.example,"C"EO,2026-03-02',
    "",
    "d@b.example",
    "e@b.example,CFO,2026-03-03",
  ];
  const cwd = makeFolder({
    "a.csv": rows.join("\n"),
    "latin.csv": Buffer.from("email,title,time\na@b.example,Gesch\xe4ftsf\xfchrer,2026-03-01\n", "latin1"),
    "open.csv":
      'email,title,time\na@b.example,CEO,2026-03-01\nb@b.example,"CFO,2026-03-02\nc@b.example,COO,2026-03-03\n',
    "header.csv": "email,time\n",
    "empty.csv": "",
  });
  expect(await read(cwd, ["a.csv"])).toEqual([
    "a.csv:2 identify 2026-03-01",
    "a.csv:4 malformed it has 4 values, and the header 3 columns",
    "a.csv:5 identify 2026-03-02",
    "a.csv:7 malformed it says no time",
    "a.csv:8 identify 2026-03-03",
  ]);
  expect(await read(cwd, ["latin.csv"])).toEqual([
    "latin.csv:2 malformed it is no valid UTF-8 text; save the file as CSV in UTF-8",
  ]);
  expect(await read(cwd, ["open.csv"])).toEqual([
    "open.csv:2 identify 2026-03-01",
    "open.csv:3 malformed a quote that opens here is never closed, so the rows after it cannot be read",
  ]);
  expect(await read(cwd, ["header.csv"])).toEqual([]);
  expect(await read(cwd, ["empty.csv"])).toEqual([]);
});

test("a file that is not there is told before any is read", () => {
  const io = { cwd: makeFolder({ "a.jsonl": "" }) } as Io;
  expect(() => findEventSources(io, ["a.jsonl", "b.jsonl"])).toThrow(
    "cannot read b.jsonl: there is no such file or folder",
  );
  expect(() => findEventSources(io, ["."])).toThrow("cannot read .: it is a folder, not a file");
  expect(() => findEventSources(io, ["-", "-"])).toThrow("`-` can be read only once");
});
