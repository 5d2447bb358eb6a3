/** The report on a history for people: targets, conversion, service levels, where leads sit, and what came back. */
import type { Program } from "../../runtime/index.ts";
import type { IntentResult, MeasureResult, Place, Report, Returns, Trait } from "../../schemas/generated/report.ts";
import type { Colours } from "../colours.ts";
import { countOf, formatCount } from "./layout.ts";
import {
  describeCases,
  describeLeak,
  describeSubject,
  describeTrait,
  drawBar,
  showMoney,
  showPercent,
  showPlace,
  showTime,
  showValue,
} from "./measure-words.ts";
import { showDay } from "./moment.ts";
import { cell, drawSection, escapeText, writeSection, type Cell, type Column, type Section } from "./table.ts";

export type ReportFormat = "pretty" | "json" | "markdown";

/** Ends with a line end. */
export function renderReport(program: Program, report: Report, format: ReportFormat, colours: Colours): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case "pretty": {
      const sections = listSections(program, report).map((section) => drawSection(section, colours));
      return `${[colours.bold(describeHistory(program, report)), ...sections].join("\n\n")}\n`;
    }
    case "markdown": {
      const sections = listSections(program, report).map(writeSection);
      return `${[`## ${escapeText(describeHistory(program, report))}`, ...sections].join("\n\n")}\n`;
    }
    default:
      return format satisfies never;
  }
}

function describeHistory({ zone }: Program, { funnel, from, until, leads }: Report): string {
  const name = funnel.title ?? funnel.name;
  if (from === undefined) return `${name}: no leads`;
  return `${name}: ${countOf(leads, "lead")}, ${showDay(zone, from)} to ${showDay(zone, until)} (${funnel.timezone})`;
}

function listSections(program: Program, report: Report): Section[] {
  const sections = [
    listMeasures(program, report),
    ...listReasonMeasures(report),
    listConversions(program, report),
    listSlas(report),
    listLeaks(program, report),
    listReturns(program, report),
    ...listTraits(report.returns),
    listNurtures(report),
    listPrices(program, report),
  ];
  return sections.filter(({ rows, notes }) => rows.length + notes.length > 0);
}

/** In the order in which they were written; reasons have sections of their own. */
function listMeasures(program: Program, report: Report): Section {
  const measures = sortByPlace(report.measures.filter(({ kind }) => kind !== "reasons"));
  const marks: Readonly<Record<MeasureResult["outcome"], Cell>> = {
    met: cell("✓", "good"),
    missed: cell("✗", "bad"),
    no_data: cell("?", "quiet"),
    no_target: cell("·", "quiet"),
  };
  const countOutcomes = (outcome: MeasureResult["outcome"]): number =>
    measures.filter((measure) => measure.outcome === outcome).length;
  const counts = [
    `${countOutcomes("met")} met`,
    `${countOutcomes("missed")} missed`,
    ...(countOutcomes("no_data") === 0 ? [] : [`${countOutcomes("no_data")} without data`]),
  ];
  return {
    title: `Targets: ${counts.join(", ")}`,
    notes: [],
    columns: columnsOf("", "", "", "", "", "+", ""),
    rows: measures.map((measure) => [
      marks[measure.outcome],
      cell(measure.title ?? `${measure.name}: ${describeSubject(program, measure)}`),
      cell(showValue(measure), measure.outcome === "missed" ? "bad" : "strong"),
      cell(measure.target?.text ?? ""),
      cell(describeCases(measure)),
      cell(describeSubject(program, measure), "quiet"),
      cell(showPlace(measure.span), "quiet"),
    ]),
    isDetail: false,
  };
}

function listReasonMeasures({ measures }: Report): Section[] {
  return sortByPlace(measures.filter(({ kind }) => kind === "reasons")).map((measure) => ({
    title: `${measure.title ?? measure.name}: ${countOf(measure.cases, "entry", "entries")} into ${measure.stage}`,
    notes: [],
    columns: columnsOf("", ">", "", ">"),
    rows: (measure.reasons ?? []).map(({ reason, count, percent }) => [
      cell(reason),
      cell(formatCount(count)),
      cell(drawBar(percent)),
      cell(showPercent(percent), "strong"),
    ]),
    isDetail: false,
  }));
}

function listConversions(program: Program, { conversions }: Report): Section {
  return {
    title: "Conversion",
    notes: [],
    columns: columnsOf("", ">entered", "", ">went on", ">there now", ">half within", ">nine in ten within", ""),
    rows: conversions.map(({ from, to, entered, percent, remaining, p50, p90, span }) => [
      cell(`${titleOf(program, from)} → ${titleOf(program, to)}`),
      cell(formatCount(entered)),
      cell(percent === undefined ? "" : drawBar(percent)),
      cell(percent === undefined ? "" : showPercent(percent), "strong"),
      cell(formatCount(remaining)),
      cell(p50 === undefined ? "" : showTime(p50)),
      cell(p90 === undefined ? "" : showTime(p90)),
      cell(showPlace(span), "quiet"),
    ]),
    isDetail: false,
  };
}

function listSlas({ slas }: Report): Section {
  return {
    title: "Service levels",
    notes: [],
    columns: columnsOf("", ">in time", ">started", ">met", ">late", ">missed", ">cancelled", ">running", ""),
    rows: sortByPlace(slas).map(({ name, title, percent, started, met, late, breached, cancelled, running, span }) => [
      cell(title ?? name),
      cell(percent === undefined ? "no data" : showPercent(percent), "strong"),
      ...[started, met, late, breached, cancelled, running].map((count) => cell(formatCount(count))),
      cell(showPlace(span), "quiet"),
    ]),
    isDetail: false,
  };
}

function listLeaks(program: Program, { leaks, worth }: Report): Section {
  const total = leaks.reduce((sum, leak) => sum + (leak.worth ?? 0), 0);
  return {
    title:
      worth === undefined || total === 0
        ? "Where leads sit"
        : `Where leads sit: ${showMoney(total, worth.currency)} at stake`,
    notes: [],
    columns: columnsOf("", ">leads", "", ">longest", ">at stake", "for example", ""),
    rows: leaks.map((leak) => [
      cell(titleOf(program, leak.stage)),
      cell(formatCount(leak.leads), "strong"),
      cell(describeLeak(leak)),
      cell(showTime(leak.longest)),
      cell(leak.worth === undefined ? "" : showMoney(leak.worth, worth?.currency)),
      cell(leak.examples[0] ?? "", "quiet"),
      cell(showPlace(leak.span), "quiet"),
    ]),
    isDetail: false,
  };
}

/** Each reason with what was more frequent than among those that stayed. */
function listReturns(program: Program, { returns }: Report): Section {
  const { handed_over, returned, kept, open } = returns;
  const share = handed_over === 0 ? "" : ` (${showPercent((100 * returned) / handed_over)})`;
  return {
    title: `What came back: ${formatCount(returned)} of ${formatCount(handed_over)} handed over${share}`,
    notes:
      handed_over === 0
        ? []
        : [
            `${formatCount(kept)} went on, ${formatCount(open)} open.` +
              (returned === 0 ? "" : " What was more frequent than among those that went on:"),
          ],
    columns: columnsOf("", ">", ">", ">came back", ">went on", "", ""),
    rows: returns.reasons.flatMap(({ stage, reason, count, percent, rules, personas, contents }) => {
      const traits = [...rules, ...personas, ...contents];
      const first = [
        cell(`${titleOf(program, stage)}: ${reason}`),
        cell(formatCount(count)),
        cell(showPercent(percent)),
      ];
      const blank = [cell(""), cell(""), cell("")];
      if (traits.length === 0) return [[...first, cell(""), cell(""), cell("nothing stands out", "quiet"), cell("")]];
      return traits.map((trait, index) => [...(index === 0 ? first : blank), ...drawShares(trait)]);
    }),
    isDetail: false,
  };
}

function drawShares(trait: Trait): Cell[] {
  return [
    cell(showPercent(trait.returned_percent), "strong"),
    cell(showPercent(trait.kept_percent)),
    cell(describeTrait(trait)),
    cell(showPlace(trait.span), "quiet"),
  ];
}

function listTraits({ rules, personas, contents }: Returns): Section[] {
  const listOf = (title: string, traits: readonly Trait[]): Section => ({
    title,
    notes: [],
    columns: columnsOf(">came back", ">went on", "", "", ">lift", ">points"),
    rows: traits.map((trait) => [
      ...drawShares(trait),
      cell(trait.lift === undefined ? "" : trait.lift.toFixed(2)),
      cell(trait.points === undefined ? "" : `+${Math.round(trait.points * 10) / 10}`),
    ]),
    isDetail: true,
  });
  return [
    listOf("Score rules that let leads through", rules),
    listOf("Personas", personas),
    listOf("Contents that leads had met before", contents),
  ];
}

function listNurtures({ nurtures }: Report): Section {
  const counts = (of: Omit<IntentResult, "programmes" | "intent">): Cell[] =>
    [of.enrolled, of.reached_goal, of.finished, of.exited, of.running, of.exhausted, of.sends].map((count) =>
      cell(formatCount(count)),
    );
  return {
    title: "Nurture by intent",
    notes: [],
    columns: columnsOf("", ">enrolled", ">goal", ">end", ">left", ">in it now", ">ran dry", ">sends", ""),
    rows: nurtures.flatMap(({ intent, programmes, ...sum }) => [
      [cell(intent ?? "no intent", "strong"), ...counts(sum), cell("")],
      ...programmes.map((each) => [
        cell(`  ${each.title ?? each.name}`),
        ...counts(each),
        cell(showPlace(each.span), "quiet"),
      ]),
    ]),
    isDetail: true,
  };
}

function listPrices(program: Program, { worth }: Report): Section {
  return {
    title: worth === undefined ? "" : `What a lead is worth, at ${showMoney(worth.deal, worth.currency)} a deal`,
    notes: [],
    columns: columnsOf("", ">", ""),
    rows: (worth?.stages ?? []).map(({ stage, worth: price, to, percent, source }) => [
      cell(titleOf(program, stage)),
      cell(showMoney(price, worth?.currency)),
      cell(
        percent === undefined
          ? ""
          : `${showPercent(percent)} ${to === undefined ? "win" : `to ${titleOf(program, to)}`}, ${source}`,
      ),
    ]),
    isDetail: true,
  };
}

/** Columns by their titles; those with a `>` in front are aligned to the right, those with a `+` are wide. */
function columnsOf(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({
    title: title.replace(/^[>+]/, ""),
    align: title.startsWith(">") ? "right" : "left",
    isWide: title.startsWith("+"),
  }));
}

/** Plans have no order of their own for measures and the like; people know that of the files. */
function sortByPlace<Placed extends { readonly span?: Place }>(all: readonly Placed[]): Placed[] {
  return all.toSorted((left, right) => {
    const [one, other] = [left.span, right.span];
    if (one === undefined || other === undefined) return 0;
    return one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1;
  });
}

function titleOf({ plan }: Program, stage: string): string {
  return plan.lifecycle.find(({ name }) => name === stage)?.title ?? stage;
}
