/** The words and tables of a backtest that all formats share. */
import type { BacktestDocument, ChangedLead, Pair } from "../../schemas/generated/backtest.ts";
import type { Zone } from "../../runtime/time/zone.ts";
import { countOf, formatCount } from "./layout.ts";
import { showDay, showMoment } from "./moment.ts";

export interface BacktestRow {
  readonly label: string;
  readonly pair: Pair;
  /** Shares before and after, where the count is a share of something. */
  readonly rates: readonly [string, string] | undefined;
}

export interface BacktestTable {
  readonly title: string;
  readonly notes: readonly string[];
  readonly rows: readonly BacktestRow[];
  readonly isDetail: boolean;
}

export function describeBacktest(document: BacktestDocument, zone: Zone): { title: string; summary: string } {
  const { base, head, until, changed, events, leads } = document;
  const end = until === undefined ? "" : `, up to ${showDay(zone, until)}`;
  const share =
    changed.leads === 0
      ? "No lead fares differently"
      : `${countOf(changed.leads, "lead")} of ${formatCount(leads.head)} (${changed.percent}%) ${changed.leads === 1 ? "fares" : "fare"} differently`;
  return {
    title: `${base.name} → ${head.name}`,
    summary: `${share}. ${countOf(events.head, "event")}${end}.`,
  };
}

/** The tables in the order of a lead's way; rows of nothing are left out, and tables without rows. */
export function listTables(document: BacktestDocument): BacktestTable[] {
  const { stages, queues, scores, slas, nurtures, channels, teams, leads } = document;
  const tables: BacktestTable[] = [
    {
      title: "Leads that reach a stage",
      notes: [],
      rows: stages.map(({ title, reached }) => ({ label: title, pair: reached, rates: shares(reached, leads) })),
      isDetail: false,
    },
    {
      title: "Where leads are at the end",
      notes: [],
      rows: stages.map(({ title, now }) => ({ label: title, pair: now, rates: shares(now, leads) })),
      isDetail: true,
    },
    {
      title: "Leads given to a queue",
      notes: [],
      rows: queues.flatMap(({ title, assigned, unassigned }) => [
        row(title, assigned),
        row(`${title}: nobody there`, unassigned),
      ]),
      isDetail: false,
    },
    ...scores.map(({ title, bands }) => ({
      title: `${title} at the end`,
      notes: [],
      rows: bands.map(({ name, leads: own }) => ({ label: name, pair: own, rates: shares(own, leads) })),
      isDetail: true,
    })),
    {
      title: "Service levels",
      notes: [],
      rows: slas.flatMap(({ title, started, breached, met, late }) => [
        row(`${title}: started`, started),
        { label: `${title}: met in time`, pair: met, rates: shares(met, sum(met, late, breached)) },
        row(`${title}: breached`, breached),
      ]),
      isDetail: false,
    },
    {
      title: "Nurture",
      notes: [],
      rows: nurtures.flatMap(({ title, enrolled, completed, sends }) => [
        row(`${title}: enrolled`, enrolled),
        { label: `${title}: goal reached`, pair: completed, rates: shares(completed, enrolled) },
        row(`${title}: sends`, sends),
      ]),
      isDetail: false,
    },
    {
      title: "Sends by channel",
      notes: [],
      rows: channels.map(({ name, title, sends }) => row(channelTitles[name] ?? title, sends)),
      isDetail: false,
    },
    {
      title: "Work for teams",
      notes: [],
      rows: teams.flatMap(({ title, handed, tasks, notices }) => [
        row(`${title}: leads handed over`, handed),
        row(`${title}: tasks`, tasks),
        row(`${title}: notices`, notices),
      ]),
      isDetail: false,
    },
  ];
  return tables
    .map((table) => ({ ...table, rows: table.rows.filter(({ pair }) => pair.base !== 0 || pair.head !== 0) }))
    .filter(({ rows }) => rows.length > 0);
}

/** Channels of the language whose names in words would not say what they are. */
const channelTitles: Readonly<Record<string, string>> = { sms: "SMS", in_app: "in-app message", event: "live event" };

/** `+12 (+3.4%)`; a dash for no change. */
export function showDelta({ base, delta }: Pair): string {
  if (delta === 0) return "–";
  const sign = delta > 0 ? "+" : "−";
  const percent = Math.abs(Math.round((delta / base) * 1000) / 10);
  const share = base === 0 ? "" : percent === 0 ? " (less than 0.1%)" : ` (${sign}${formatCount(percent)}%)`;
  return `${sign}${formatCount(Math.abs(delta))}${share}`;
}

/** Where a lead ends before and after. */
export function showMove({ stages }: BacktestDocument, { stage }: ChangedLead): string {
  const title = (name: string | undefined): string =>
    name === undefined ? "no lead" : (stages.find((each) => each.name === name)?.title ?? name);
  return stage.base === stage.head ? `${title(stage.head)}, both times` : `${title(stage.base)} → ${title(stage.head)}`;
}

export function describeFirst({ first }: ChangedLead, zone: Zone): { when: string; before: string; after: string } {
  return {
    when: showMoment(zone, first.at),
    before: first.base?.what ?? "nothing",
    after: first.head?.what ?? "nothing",
  };
}

function row(label: string, pair: Pair): BacktestRow {
  return { label, pair, rates: undefined };
}

function sum(...pairs: readonly Pair[]): Pair {
  const total = (side: "base" | "head"): number => pairs.reduce((all, pair) => all + pair[side], 0);
  return { base: total("base"), head: total("head"), delta: total("head") - total("base") };
}

function shares(part: Pair, whole: Pair): readonly [string, string] {
  const share = (side: "base" | "head"): string =>
    whole[side] === 0 ? "–" : `${Math.round((part[side] / whole[side]) * 1000) / 10}%`;
  return [share("base"), share("head")];
}
