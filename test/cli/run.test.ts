/** `funnel run` on the starter project: effects, leads, the summary, and every way in which it ends early. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectGolden } from "../golden.ts";
import { makeFolder, run } from "./in-process.ts";

interface Line {
  readonly type: string;
  readonly lead: string;
  readonly to?: string;
}

async function makeStarter(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = makeFolder(files);
  expect((await run({ cwd }, "init")).code).toBe(0);
  return cwd;
}

function readLines(text: string): Line[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

test("effects go to standard output and the summary to standard error", async () => {
  const cwd = await makeStarter();
  const { code, stdout, stderr } = await run({ cwd }, "run", "events.jsonl");
  expect(code).toBe(0);
  const moves = readLines(stdout).filter((effect) => effect.type === "stage_changed");
  const dana = moves[0]?.lead;
  expect(moves.filter((effect) => effect.lead === dana).map((effect) => effect.to)).toEqual([
    "visitor",
    "inquiry",
    "qualified",
    "opportunity",
  ]);
  expect(stderr).toMatch(/^Read 7 inputs\n {2}applied {2}7\n/);
  expect(stderr).toMatch(
    /\n2 leads by stage\n {2}visitor {7}0\n {2}inquiry {7}1\n {2}qualified {5}0\n {2}opportunity {3}1\n/,
  );
});

test("-o and --leads write files, and the same run writes the same bytes", async () => {
  const cwd = await makeStarter();
  const args = ["run", "events.jsonl", "-o", "effects.jsonl", "--leads", "leads.jsonl"];
  const first = await run({ cwd }, ...args);
  expect({ code: first.code, stdout: first.stdout }).toEqual({ code: 0, stdout: "" });
  expect(first.stderr).toMatch(/\nwrote effects\.jsonl and leads\.jsonl\n$/);
  const effects = readFileSync(join(cwd, "effects.jsonl"), "utf8");
  expect((await run({ cwd }, "run", "events.jsonl")).stdout).toBe(effects);
  const [dana, lee, ...rest] = readLines(readFileSync(join(cwd, "leads.jsonl"), "utf8"));
  expect(rest).toEqual([]);
  expect(dana).toMatchObject({
    created: "2026-03-02T14:55:00Z",
    stage: "opportunity",
    since: "2026-03-02T16:00:00Z",
    persona: "decision_maker",
    scores: { fit: { value: 90, grade: "A" } },
    fields: { email: "dana@bigbank.example", employees: 5000, email_opt_in: true },
  });
  expect(lee).toMatchObject({ stage: "inquiry", persona: "practitioner", scores: { engagement: { value: 20 } } });
});

test("a finished plan runs without the project", async () => {
  const cwd = await makeStarter();
  await run({ cwd }, "build", "-o", "p.plan.json");
  const alone = makeFolder({
    "p.plan.json": readFileSync(join(cwd, "p.plan.json")),
    "events.jsonl": readFileSync(join(cwd, "events.jsonl")),
  });
  const planned = await run({ cwd: alone }, "run", "--plan", "p.plan.json", "events.jsonl");
  expect(planned).toEqual(await run({ cwd }, "run", "events.jsonl"));
});

test("untidy files are counted, by line where they cannot be read", async () => {
  const cwd = await makeStarter();
  const events = readFileSync(join(cwd, "events.jsonl"), "utf8").split("\n");
  const extra = [
    events[3],
    "{ not json",
    '{"type":"track","event":"Danced","messageId":"x1","userId":"u-1","timestamp":"2026-03-04T00:00:00Z"}',
    '{"type":"identify","messageId":"x2","userId":"u-1","timestamp":"2026-03-04T00:00:00Z","traits":{"employees":"many","hat":"tall"}}',
    '{"type":"track","event":"Form submitted","messageId":"x3","userId":"u-1"}',
    '{"type":"track","event":"Form submitted","messageId":"x4","userId":"u-1","timestamp":"2027-01-01T00:00:00Z"}',
  ];
  writeFileSync(join(cwd, "untidy.jsonl"), [...events, ...extra].join("\n"));
  const args = ["run", "untidy.jsonl", "-o", "effects.jsonl", "--until", "2026-12-31"];
  const { code, stderr } = await run({ cwd }, ...args);
  expect(code).toBe(0);
  expectGolden("cli", "run", "untidy.txt", `${stderr.split("\n\n")[0]}\n`);

  const strict = await run({ cwd: await makeStarter({ "untidy.jsonl": extra.join("\n") }) }, ...args, "--strict");
  expect(strict).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "error: untidy.jsonl:2: it is no JSON (column 3)\nhelp: without --strict such lines are counted and left out\n",
  });
});

test("a lead list with columns of other names, from standard input", async () => {
  const cwd = await makeStarter();
  const stdin = "Mail;Job;Staff;Colour\ndana@bigbank.example;Director;5000;red\n;CEO;1;\n";
  const args = [
    "run",
    "-",
    "-o",
    "e.jsonl",
    "--leads",
    "l.jsonl",
    "--map",
    "Mail=email",
    "--map",
    "job=title",
    "--map",
    "Staff=employees",
  ];
  const { code, stderr } = await run({ cwd, stdin }, ...args);
  expect(code).toBe(0);
  expect(stderr).toContain("    standard input:3: it does not say whose it is");
  expect(JSON.parse(readFileSync(join(cwd, "l.jsonl"), "utf8"))).toMatchObject({
    created: "2026-07-01T00:00:00Z",
    fields: { email: "dana@bigbank.example", title: "Director", employees: 5000 },
  });
  expect((await run({ cwd, stdin }, "run", "-", "--map", "Mial=email")).stderr).toBe(
    "error: standard input: there is no column `Mial` in the header\n",
  );
});

test.each<[string, string[], string]>([
  [
    "a file that is not there",
    ["nowhere.jsonl"],
    "error: cannot read nowhere.jsonl: there is no such file or folder\n",
  ],
  ["a wrong time", ["events.jsonl", "--until", "soon"], "error: `soon` is no time for --until\n"],
  [
    "a plan that is not there",
    ["events.jsonl", "--plan", "p.json"],
    "error: cannot read p.json: there is no such file or folder\n",
  ],
  ["a plan that is none", ["events.jsonl", "--plan", "package.json"], "error: package.json cannot be run: "],
  [
    "a plan that is no JSON",
    ["events.jsonl", "--plan", "lead.funnel"],
    "error: lead.funnel is no plan: it is no JSON\n",
  ],
  [
    "an output in no folder",
    ["events.jsonl", "-o", "no/where"],
    "error: cannot write no/where: there is no folder `no`\n",
  ],
  [
    "leads in no folder",
    ["events.jsonl", "--leads", "no/where"],
    "error: cannot write no/where: there is no folder `no`\n",
  ],
])("%s is said, with the exit code 2", async (_, args, message) => {
  const cwd = await makeStarter({ "package.json": "{}" });
  const before = readdirSync(cwd);
  const { code, stderr } = await run({ cwd }, "run", ...args);
  expect(code).toBe(2);
  expect(stderr.startsWith(message), stderr).toBe(true);
  expect(readdirSync(cwd)).toEqual(before);
});

test("a project with mistakes does not run", async () => {
  const cwd = await makeStarter();
  writeFileSync(join(cwd, "lead.funnel"), "lead {");
  const { code, stdout, stderr } = await run({ cwd }, "run", "events.jsonl", "-o", "effects.jsonl");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("error[");
  expect(existsSync(join(cwd, "effects.jsonl"))).toBe(false);
});
