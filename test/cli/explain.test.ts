/** `funnel explain`: goldens for people and programs, finding the lead by any of its names, and times. */
import { beforeEach, expect, test } from "vitest";
import { expectGolden } from "../golden.ts";
import { handlingProject } from "./handling-project.ts";
import { makeFolder, run } from "./in-process.ts";
import { smallProject } from "./small-project.ts";

let cwd = "";
beforeEach(() => {
  cwd = makeFolder(smallProject);
});

const explain = (lead: string, ...rest: string[]) => run({ cwd }, "explain", lead, "--events", "events.jsonl", ...rest);

test.each([
  ["at-the-end", "dana@bigbank.example", []],
  ["at-a-time", "dana@bigbank.example", ["--at", "2026-03-03"]],
  ["another", "lee@shop.example", []],
  ["after-the-limit", "dana@bigbank.example", ["--at", "2026-04-30T12:00:00Z"]],
])("%s", async (name, lead, rest) => {
  const { code, stdout, stderr } = await explain(lead, ...rest);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expectGolden("cli", "explain", `${name}.txt`, stdout);
});

test("as JSON", async () => {
  const { stdout } = await explain("u-1", "--format", "json");
  expectGolden("cli", "explain", "lead.json", stdout);
});

test("a lead is found by each of its names", async () => {
  const whole = JSON.parse((await explain("u-1", "--format", "json")).stdout) as { lead: string };
  for (const name of ["web-1", "Dana@BigBank.example ", whole.lead]) {
    expect(JSON.parse((await explain(name, "--format", "json")).stdout), name).toEqual(whole);
  }
});

test("a lead that is not there", async () => {
  expect(await explain("nobody")).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "error: there is no lead `nobody` in these events\n" +
      "help: give its e-mail address, the id that your systems give it, or the id in the effects\n",
  });
  expect((await explain("dana")).stderr).toContain("help: did you mean `dana@bigbank.example`?");
});

test("a lead that is not there yet", async () => {
  const fails = async (lead: string, at: string, events = "events.jsonl", stdin = ""): Promise<string> => {
    const { code, stdout, stderr } = await run({ cwd, stdin }, "explain", lead, "--events", events, "--at", at);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    return stderr;
  };
  const told = [
    await fails("lee@shop.example", "2026-03-05"),
    // The visitor is known by the cookie before the address.
    await fails("dana@bigbank.example", "2026-03-02T09:00:30Z"),
    await fails("lee@shop.example", "2026-03-05", "-", smallProject["events.jsonl"]),
    await fails("nobody", "2026-03-05"),
  ];
  expectGolden("cli", "explain", "not-yet.txt", told.join(""));
  expect((await explain("lee@shop.example", "--at", "2026-03-09T23:30:00Z")).code).toBe(0);
  const id = /`(l_\w+)`/.exec(told[1] ?? "")?.[1] ?? "";
  expect((await explain(id, "--at", "2026-03-02T09:00:30Z")).code).toBe(0);
});

test("without events it is wrong usage", async () => {
  const { code, stderr } = await run({ cwd }, "explain", "u-1");
  expect(code).toBe(2);
  expect(stderr).toContain("--events");
});

test.each([
  ["nurtured", "2026-03-03T12:00:00Z"],
  ["paused", "2026-03-03T12:00:00Z"],
  ["worked", "2026-03-03T10:03:00Z"],
  ["recycled", "2026-03-10T12:00:00Z"],
  ["held", "2026-03-03T12:00:00Z"],
  ["rejected", "2026-04-10T12:00:00Z"],
])("what is being done with a lead: %s", async (lead, at) => {
  const world = { cwd: makeFolder(handlingProject) };
  const rest = [lead, "--events", "events.jsonl", "--at", at];
  const { code, stdout, stderr } = await run(world, "explain", ...rest);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expectGolden("cli", "explain", `${lead}.txt`, stdout);
  const json = JSON.parse((await run(world, "explain", ...rest, "--format", "json")).stdout) as Record<string, unknown>;
  const keys = ["assignment", "account", "slas", "data_quality", "nurture", "contact", "questions", "turnback", "next"];
  const handling = Object.fromEntries(keys.flatMap((key) => (key in json ? [[key, json[key]]] : [])));
  expectGolden("cli", "explain", `${lead}.json`, `${JSON.stringify(handling, undefined, 2)}\n`);
});
