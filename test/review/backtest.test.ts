/** `funnel backtest`: its numbers are those of two runs, and its leads are those whose decisions differ. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BacktestDocument, Pair } from "../../schemas/generated/backtest.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import validateBacktest from "../../schemas/generated/validators/backtest.js";
import { makeFolder, run } from "../cli/in-process.ts";
import { smallProject } from "../cli/small-project.ts";
import { expectGolden } from "../golden.ts";

const folder = mkdtempSync(join(tmpdir(), "funnel-backtest-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const acme = join(import.meta.dirname, "../../examples/acme");

/** Acme, and a copy in which more is asked of leads, larger ones go elsewhere and answers come sooner. */
function makeVersions(): { readonly base: string; readonly head: string; readonly history: string } {
  const [base, head] = [join(folder, "base"), join(folder, "head")];
  // Without the signatures, which an edit would break.
  const isSource = (path: string): boolean => !/history|\.csv$|\.lock$/.test(path);
  for (const copy of [base, head]) cpSync(acme, copy, { recursive: true, filter: isSource });
  const edit = (file: string, pattern: string, replacement: string): void => {
    const path = join(head, file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(pattern);
    writeFileSync(path, text.replaceAll(pattern, replacement));
  };
  edit("lifecycle.funnel", "engagement >= 50", "engagement >= 55");
  edit("routing.funnel", "employees >= 1000 -> enterprise", "employees >= 400 -> enterprise");
  edit("sla.funnel", "within 4 business hours", "within 2 business hours");
  // A few months are enough, in which late and double events stand too.
  const lines = readFileSync(join(acme, "history/2026.jsonl"), "utf8").split("\n").slice(0, 2500);
  const history = join(base, "history.jsonl");
  writeFileSync(history, `${lines.join("\n")}\n`);
  return { base, head, history };
}

async function backtest(cwd: string, ...words: readonly string[]): Promise<BacktestDocument> {
  const { code, stdout, stderr } = await run({ cwd }, "backtest", ...words, "--format", "json");
  expect(code, stderr).toBe(0);
  const document: unknown = JSON.parse(stdout);
  expect(validateBacktest(document), JSON.stringify(validateBacktest.errors)).toBe(true);
  return document as BacktestDocument;
}

async function runAlone(cwd: string, history: string): Promise<Effect[]> {
  const { code, stdout } = await run({ cwd }, "run", history);
  expect(code).toBe(0);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Effect);
}

describe("on months of Acme", () => {
  let effects: { readonly base: readonly Effect[]; readonly head: readonly Effect[] };
  let document: BacktestDocument;
  let inThreads: BacktestDocument;

  beforeAll(async () => {
    const { base, head, history } = makeVersions();
    effects = { base: await runAlone(base, history), head: await runAlone(head, history) };
    document = await backtest(head, history, "--against", base, "--examples", "1000", "--jobs", "1");
    inThreads = await backtest(head, history, "--against", base, "--examples", "1000", "--jobs", "2");
  });

  const countBoth = (of: (all: readonly Effect[]) => number): Pair => {
    const [base, head] = [of(effects.base), of(effects.head)];
    return { base, head, delta: head - base };
  };
  const count = (isCounted: (effect: Effect) => boolean): Pair => countBoth((all) => all.filter(isCounted).length);

  it("counts what two runs do", () => {
    for (const { name, entries, reached } of document.stages) {
      const enters = (effect: Effect): boolean => effect.type === "stage_changed" && effect.to === name;
      expect(entries, name).toEqual(count(enters));
      expect(reached, name).toEqual(countBoth((all) => new Set(all.filter(enters).map(({ lead }) => lead)).size));
    }
    for (const { name, assigned, unassigned } of document.queues) {
      expect(assigned, name).toEqual(count((effect) => effect.type === "assigned" && effect.queue === name));
      expect(unassigned, name).toEqual(count((effect) => effect.type === "unassigned" && effect.queue === name));
    }
    for (const { name, started, warned, breached, met, late, cancelled } of document.slas) {
      const is = (type: Effect["type"], isLate?: boolean) =>
        count(
          (effect) =>
            effect.type === type &&
            "sla" in effect &&
            effect.sla === name &&
            (isLate === undefined || (effect.type === "sla_met" && effect.late === isLate)),
        );
      expect({ started, warned, breached, met, late, cancelled }, name).toEqual({
        started: is("sla_started"),
        warned: is("sla_warned"),
        breached: is("sla_breached"),
        met: is("sla_met", false),
        late: is("sla_met", true),
        cancelled: is("sla_cancelled"),
      });
    }
    for (const { name, enrolled, completed, exited, exhausted, sends } of document.nurtures) {
      const is = (type: Effect["type"]) =>
        count((effect) => effect.type === type && "nurture" in effect && effect.nurture === name);
      expect({ enrolled, completed, exited, exhausted, sends }, name).toEqual({
        enrolled: is("nurture_enrolled"),
        completed: is("nurture_completed"),
        exited: is("nurture_exited"),
        exhausted: is("nurture_exhausted"),
        sends: is("send"),
      });
    }
    for (const { name, sends } of document.channels) {
      expect(sends, name).toEqual(count((effect) => effect.type === "send" && effect.channel === name));
    }
    for (const { name, handed, tasks } of document.teams) {
      expect(handed, name).toEqual(count((effect) => effect.type === "released" && effect.team === name));
      expect(tasks, name).toEqual(count((effect) => effect.type === "task" && effect.team === name));
    }
    expect(document.slas.some(({ breached }) => breached.delta !== 0)).toBe(true);
    expect(document.stages.some(({ entries }) => entries.delta !== 0)).toBe(true);
  });

  it("counts every lead once, in a stage and in a band of each score", () => {
    const total = (pairs: readonly Pair[]) => ({
      base: pairs.reduce((sum, { base }) => sum + base, 0),
      head: pairs.reduce((sum, { head }) => sum + head, 0),
      delta: 0,
    });
    expect(total(document.stages.map(({ now }) => now))).toEqual(document.leads);
    for (const { bands } of document.scores) expect(total(bands.map(({ leads }) => leads))).toEqual(document.leads);
  });

  it("names the leads whose decisions differ, with the first that does", () => {
    const silent = new Set(["score_crossed", "released", "merged"]);
    const decide = (all: readonly Effect[]): Map<string, string[]> => {
      const leads = new Map<string, string[]>();
      for (const effect of all) {
        if (silent.has(effect.type)) continue;
        const { id: _id, lead, cause: _cause, ...rest } = effect;
        const what: Record<string, unknown> = { ...rest };
        // Who of a queue gets a lead depends on the others.
        for (const key of ["member", "routing", "why", "trigger", "tier", "corrected", "outcome"]) delete what[key];
        leads.set(lead, [...(leads.get(lead) ?? []), JSON.stringify(what)]);
      }
      return leads;
    };
    const [base, head] = [decide(effects.base), decide(effects.head)];
    const differing = [...new Set([...base.keys(), ...head.keys()])].filter(
      (lead) => base.get(lead)?.join("\n") !== head.get(lead)?.join("\n"),
    );
    expect(differing.length).toBeGreaterThan(10);
    expect(document.changed.leads).toBe(differing.length);
    expect(document.examples.map(({ lead }) => lead).sort()).toEqual(differing.sort());
    for (const { lead, first } of document.examples) {
      const [was, is] = [base.get(lead) ?? [], head.get(lead) ?? []];
      const at = was.findIndex((decision, index) => decision !== is[index]);
      const place = at === -1 ? was.length : at;
      const times = [was[place], is[place]].flatMap((decision) =>
        decision === undefined ? [] : [(JSON.parse(decision) as { at: string }).at],
      );
      expect(first.at, lead).toBe(times.sort()[0]);
    }
  });

  it("puts those with most at stake first, and says which line is to blame", () => {
    const stakes = document.examples.map(({ stake }) => stake);
    expect(stakes).toEqual([...stakes].sort((left, right) => right - left));
    expect(stakes[0]).toBeGreaterThan(0);
    const places = new Set(document.examples.map(({ first }) => first.place?.file.split("/").at(-1)));
    expect(places).toEqual(new Set(["lifecycle.funnel", "routing.funnel", "sla.funnel"]));
    for (const { first } of document.examples) expect(first.change, JSON.stringify(first)).toBeDefined();
  });

  it("finds the same in threads", () => {
    expect(inThreads).toEqual(document);
  });
});

const small = { ...smallProject, "funnel.yaml": "name: small\n" };

describe("on a small project", () => {
  const versions = (edit: (text: string) => string = (text) => text) => {
    const cwd = makeFolder(small);
    const changed = edit(small["small.funnel"]);
    writeFileSync(join(cwd, "small.funnel"), changed);
    return { cwd, base: makeFolder(small) };
  };

  it("finds nothing between a version and itself", async () => {
    const { cwd, base } = versions();
    const document = await backtest(cwd, "events.jsonl", "--against", base);
    expect(document.changed).toEqual({ leads: 0, percent: 0 });
    expect(document.examples).toEqual([]);
    expect(document.leads).toEqual({ base: 2, head: 2, delta: 0 });
  });

  it("follows what was renamed", async () => {
    const { cwd, base } = versions((text) =>
      text
        .replace('stage lead "Lead" {', 'stage qualified "Lead" {\n    moved from lead')
        .replace("from lead on", "from qualified on")
        .replace('score fit "Fit" {', 'score match "Fit" {\n  moved from fit')
        .replace("fit.grade", "match.grade"),
    );
    const document = await backtest(cwd, "events.jsonl", "--against", base);
    expect(document.changed.leads).toBe(0);
    for (const { now, entries } of document.stages) expect([now.delta, entries.delta]).toEqual([0, 0]);
    for (const { bands } of document.scores) for (const { leads } of bands) expect(leads.delta).toBe(0);
  });

  it("does not run what is no history, and fails when asked to", async () => {
    const { cwd, base } = versions((text) => text.replace("engagement >= 30", "engagement >= 80"));
    expect(await run({ cwd }, "backtest", "nowhere.jsonl", "--against", base)).toMatchObject({ code: 2 });
    expect((await run({ cwd }, "backtest", "events.jsonl")).stderr).toContain("--against <base>");
    const strict = await run({ cwd }, "backtest", "events.jsonl", "--against", base, "--fail-on", "changed");
    expect(strict.code).toBe(1);
  });

  it.each(["1", "2"])("reads standard input once for both versions, in %s threads", async (jobs) => {
    const { cwd, base } = versions((text) => text.replace("engagement >= 30", "engagement >= 80"));
    const words = ["--against", base, "--jobs", jobs, "--format", "json"];
    const fromFile = await run({ cwd }, "backtest", "events.jsonl", ...words);
    const kept = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("funnel-input-"));
    const before = kept();
    const piped = await run({ cwd, stdin: small["events.jsonl"] }, "backtest", "-", ...words);
    expect(piped).toEqual(fromFile);
    expect(piped.code).toBe(0);
    expect(kept()).toEqual(before);
  });

  it.each(["pretty", "markdown", "html"])("shows it as %s", async (format) => {
    const { cwd, base } = versions((text) =>
      text.replace("engagement >= 30", "engagement >= 80").replace('"Lead"', '"Lead <b>"'),
    );
    const { code, stdout } = await run({ cwd }, "backtest", "events.jsonl", "--against", base, "--format", format);
    expect(code).toBe(0);
    expectGolden(
      "cli",
      "backtest",
      `shown.${format === "markdown" ? "md" : `${format}.txt`}`,
      stdout.replaceAll(base, "BASE"),
    );
    if (format !== "html") return;
    expect(stdout).not.toMatch(/<b>|https?:|<script|<link/);
  });
});
