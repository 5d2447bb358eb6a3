/** The work of `funnel backtest`: two plans over one history, and where they part. */
import { availableParallelism } from "node:os";
import { diffPlans } from "../../compiler/review/diff-plans.ts";
import { collectRenames } from "../../compiler/review/renames.ts";
import { compareCounts, pair } from "../../runtime/measure/backtest/assemble.ts";
import type { NewNames } from "../../runtime/measure/backtest/decision.ts";
import { type Difference, DifferenceFinder } from "../../runtime/measure/backtest/difference-finder.ts";
import { joinFloors } from "../../runtime/measure/backtest/side-tally.ts";
import { createStakes } from "../../runtime/measure/backtest/stakes.ts";
import { loadProgram } from "../../runtime/kernel/load-program.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import { formatUtc } from "../../runtime/time/iso-date.ts";
import type { BacktestDocument, ChangedLead } from "../../schemas/generated/backtest.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import { coloursFor } from "../colours.ts";
import { type KeptReplay, keepReplay } from "../events/replay.ts";
import { exitCodes, UserError } from "../failure.ts";
import type { Io } from "../io.ts";
import { writeResult } from "../output-file.ts";
import { startProgress } from "../progress.ts";
import { findProject } from "../project-folder.ts";
import { type BacktestFormat, renderBacktest } from "../report/backtest.ts";
import { describeEffect } from "../report/history.ts";
import { hasLeftOut, renderTally } from "../report/tally.ts";
import type { Session } from "../session.ts";
import { createCauseFinder } from "./backtest-cause.ts";
import { type BacktestSide, createSide, type LeadEnd, type SideEnd, type SideOptions } from "./backtest-side.ts";
import { startThread } from "./backtest-thread.ts";
import { findReceipt, parseMoment } from "./play.ts";
import { openFolder, openVersion, type Version } from "./version.ts";

export interface BacktestOptions {
  readonly directory?: string;
  readonly against: string;
  readonly until?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly examples: number;
  readonly jobs?: number;
  readonly format: BacktestFormat;
  readonly output?: string;
  readonly failOn?: "changed";
}

/** From this size on a second thread is worth its start. */
const largeHistory = 32 << 20;

export async function backtestHistory(
  session: Session,
  files: readonly string[],
  options: BacktestOptions,
): Promise<void> {
  const { io } = session;
  const root = findProject(io, options.directory);
  const base = await openVersion(session, root, options.against, options);
  if (base === undefined) return;
  const head = await openFolder(session, root, "the files on disk", options);
  if (head === undefined) return;
  const [was, is] = [await link(base), await link(head)];
  const names = collectRenames(base.plan, head.plan);
  const until = options.until === undefined ? undefined : parseMoment(is, "--until", options.until);
  const replay = await keepReplay(io, files);
  const common = {
    replay: { names: replay.names, kept: replay.kept },
    columns: options.map,
    until,
    receivedAt: findReceipt(io, is, undefined),
  };
  const open = openerFor(io, options.jobs ?? chooseJobs(replay));
  let sides: Both<BacktestSide> | undefined;
  try {
    const floors = [
      joinFloors(base.plan, head.plan, (name) => names.get(`score ${name}`) ?? name),
      joinFloors(head.plan, base.plan, (name) => oldNameOf(names, name)),
    ] as const;
    sides = [
      await open(was, { ...common, names, floors: floors[0] }),
      await open(is, { ...common, names: new Map(), floors: floors[1] }),
    ];
    const isAligned = files.length === 1 || readAlike(base, head);
    const ran = await runSides(io, sides, { size: replay.size, until, isAligned });
    const examples = await listExamples({ sides, base, head, was, is, names, ran, most: options.examples });
    const document = assemble({ base, head, names, ran, examples });
    const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false };
    await writeResult(io, options.output, renderBacktest(document, options.format, is.zone, coloursFor(io, output)));
    const { tally } = ran.ends[1];
    if (hasLeftOut(tally)) io.stderr.write(`${renderTally(tally, coloursFor(io, io.stderr)).join("\n")}\n`);
    if (options.failOn === "changed" && document.changed.leads > 0) session.exitCode = exitCodes.findings;
  } finally {
    await Promise.all((sides ?? []).map((side) => side.close()));
    await replay.close();
  }
}

type Both<Value> = readonly [base: Value, head: Value];

interface Ran {
  readonly ends: Both<SideEnd>;
  readonly found: ReadonlyMap<string, Difference>;
  /** Epoch milliseconds; `undefined` without events. */
  readonly until: number | undefined;
}

/** What a score of the later plan was called. */
function oldNameOf(names: NewNames, name: string): string {
  const found = [...names].find(([key, fresh]) => key.startsWith("score ") && fresh === name);
  return found === undefined ? name : found[0].slice("score ".length);
}

async function link(version: Version): Promise<Program> {
  const loaded = await loadProgram(version.plan);
  if ("program" in loaded) return loaded.program;
  throw new UserError(`${version.name} cannot be run: ${loaded.problem.reason}`);
}

/** Opens sides in this thread or in threads of their own. */
function openerFor(io: Io, jobs: number): (program: Program, options: SideOptions) => Promise<BacktestSide> {
  return async (program, options) =>
    jobs > 1 ? startThread({ cwd: io.cwd, plan: program.plan, options }) : createSide(io, program, options);
}

/** Each plan has one state that all its leads share, so there is work for two threads and no more. */
function chooseJobs({ size }: KeptReplay): number {
  return size > largeHistory && availableParallelism() > 1 ? 2 : 1;
}

/** Whether both plans read the same inputs, so that several files are merged in the same way for both. */
function readAlike({ plan: base }: Version, { plan: head }: Version): boolean {
  const words = ({ lead, account, activities, funnel }: Version["plan"]): string =>
    JSON.stringify([lead, account, activities, funnel.timezone]);
  return words(base) === words(head);
}

/** Both sides take the same piece of the files, then what they decided is compared; nothing of it is kept. */
async function runSides(
  io: Io,
  sides: Both<BacktestSide>,
  {
    size,
    until,
    isAligned,
  }: { readonly size: number; readonly until: number | undefined; readonly isAligned: boolean },
): Promise<Ran> {
  const finder = new DifferenceFinder();
  const progress = await startProgress(io, size);
  let latest: number | undefined;
  try {
    let pending: Promise<unknown>[] = [];
    const ask = (): Both<ReturnType<BacktestSide["next"]>> => {
      const asked = [sides[0].next(), sides[1].next()] as const;
      // Whichever fails is told when it is waited for; until then the other must not bring the program down.
      pending = asked.map((each) => each.catch(() => undefined));
      return asked;
    };
    for (let asked = ask(); ;) {
      const [base, head] = await Promise.all(asked);
      if (base === undefined && head === undefined) break;
      asked = ask();
      for (const decision of base?.decisions ?? []) finder.take("base", decision);
      for (const decision of head?.decisions ?? []) finder.take("head", decision);
      if (isAligned) finder.settle();
      const times = [latest, base?.latest, head?.latest].filter((time) => time !== undefined);
      latest = times.length === 0 ? undefined : Math.max(...times);
      progress.update(base?.bytes ?? head?.bytes ?? 0);
    }
    await Promise.all(pending);
    const end = until ?? latest;
    const ends = await Promise.all([sides[0].finish(end), sides[1].finish(end)]);
    for (const decision of ends[0].decisions) finder.take("base", decision);
    for (const decision of ends[1].decisions) finder.take("head", decision);
    finder.settle();
    return { ends, found: finder.found, until: end };
  } finally {
    progress.stop();
  }
}

interface Comparison {
  readonly base: Version;
  readonly head: Version;
  readonly names: NewNames;
  readonly ran: Ran;
}

async function listExamples({
  sides,
  base,
  head,
  was,
  is,
  names,
  ran,
  most,
}: Comparison & {
  readonly sides: Both<BacktestSide>;
  readonly was: Program;
  readonly is: Program;
  readonly most: number;
}): Promise<ChangedLead[]> {
  const ids = [...ran.found.keys()];
  const ends = await Promise.all(sides.map((side) => side.describe(ids)));
  const [old, fresh] = ends.map((list) => new Map(list.map((end) => [end.id, end]))) as [
    Map<string, LeadEnd>,
    Map<string, LeadEnd>,
  ];
  const [worthBefore, worthAfter] = [createStakes(base.plan), createStakes(head.plan)];
  const ranked = ids
    .map((id) => ({ id, stake: Math.abs(worthAfter(fresh.get(id)?.stage) - worthBefore(old.get(id)?.stage)) }))
    .sort((left, right) => right.stake - left.stake || compareTimes(ran, left.id, right.id))
    .slice(0, most);
  const findCause = createCauseFinder(base, head, diffPlans(base.plan, head.plan).changes);
  const tell = (program: Program, effect: Effect | undefined) =>
    effect === undefined ? undefined : { what: describeEffect(program, effect), cause: effect.cause };
  return ranked.map(({ id, stake }) => {
    const difference = ran.found.get(id)!;
    const [before, after] = [old.get(id), fresh.get(id)];
    const { change, place } = findCause(difference);
    const [decided, decides] = [tell(was, difference.base), tell(is, difference.head)];
    const stage = before?.stage === undefined ? undefined : (names.get(`stage ${before.stage}`) ?? before.stage);
    return {
      lead: id,
      name: after?.name ?? before?.name ?? id,
      stake,
      stage: {
        ...(stage === undefined ? {} : { base: stage }),
        ...(after?.stage === undefined ? {} : { head: after.stage }),
      },
      first: {
        at: difference.at,
        ...(decided === undefined ? {} : { base: decided }),
        ...(decides === undefined ? {} : { head: decides }),
        ...(change === undefined ? {} : { change }),
        ...(place === undefined ? {} : { place: { file: place.file, line: place.line, text: place.text } }),
      },
    };
  });
}

function compareTimes({ found }: Ran, left: string, right: string): number {
  const [one, other] = [`${found.get(left)!.at} ${left}`, `${found.get(right)!.at} ${right}`];
  return one < other ? -1 : 1;
}

function assemble({
  base,
  head,
  names,
  ran,
  examples,
}: Comparison & { readonly examples: ChangedLead[] }): BacktestDocument {
  const [before, after] = ran.ends;
  const counts = compareCounts(
    { plan: base.plan, counts: before.counts },
    { plan: head.plan, counts: after.counts },
    names,
  );
  const leads = Math.max(counts.leads.base, counts.leads.head);
  return {
    format: 1,
    base: { name: base.name, plan_hash: base.plan.hash },
    head: { name: head.name, plan_hash: head.plan.hash },
    ...(ran.until === undefined ? {} : { until: formatUtc(ran.until) }),
    events: pair(before.tally.applied, after.tally.applied),
    changed: { leads: ran.found.size, percent: leads === 0 ? 0 : Math.round((ran.found.size / leads) * 1000) / 10 },
    ...counts,
    examples,
  };
}
