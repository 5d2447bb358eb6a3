/** What tests cover, gathered over projects, and how it is shown: a bar for each kind, and the list of what is missing. */
import type { Coverage, CoverageCount, CoverageKind } from "../../runtime/index.ts";
import type { Colours } from "../colours.ts";
import { drawBar, showPercent } from "./measure-words.ts";
import { cell, drawSection, writeSection, type Section } from "./table.ts";

/** One clause, row, rule, step or branch, with its place from the working folder. */
export interface CoveredItem {
  readonly kind: CoverageKind;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** As it is written, on one line. */
  readonly text: string;
  /** How many tests it took part in. */
  readonly hits: number;
}

export interface CoverageReport {
  readonly kinds: readonly CoverageCount[];
  /** By file and place. */
  readonly items: readonly CoveredItem[];
}

const titles: Readonly<Record<CoverageKind, string>> = {
  score: "score rules",
  stage: "stage clauses",
  routing: "routing rows",
  sla: "service levels",
  nurture: "nurture steps",
  content_map: "content map cells",
  turnback: "turnback rows",
  profiling: "profiling rows",
  hygiene: "hygiene rows",
};

/** Joins what the tests of several projects cover; `prefix` leads from the working folder to the project. */
export function joinCoverage(
  projects: readonly { readonly prefix: string; readonly coverage: Coverage }[],
): CoverageReport {
  const counts = new Map<CoverageKind, CoverageCount>();
  for (const { kind, total, hit } of projects.flatMap(({ coverage }) => coverage.kinds)) {
    const before = counts.get(kind) ?? { kind, total: 0, hit: 0 };
    counts.set(kind, { kind, total: before.total + total, hit: before.hit + hit });
  }
  const items = projects.flatMap(({ prefix, coverage }) =>
    coverage.items.flatMap(({ kind, span, part, hits }): CoveredItem[] => {
      if (span === undefined) return [];
      const written = span.text.replaceAll(/\s+/gu, " ").trim();
      const text = part === undefined ? written : `${part}: ${written}`;
      return [{ kind, file: `${prefix}${span.file}`, line: span.line, column: span.column, text, hits }];
    }),
  );
  const kinds = (Object.keys(titles) as CoverageKind[]).flatMap((kind) => counts.get(kind) ?? []);
  return { kinds, items: items.toSorted(comparePlaces) };
}

/** The kinds of which tests cover less than so many per cent. */
export function findShort({ kinds }: CoverageReport, minimum: number): CoverageCount[] {
  return kinds.filter(({ total, hit }) => hit * 100 < minimum * total);
}

/** `stage clauses 66.7% (10 of 15)`. */
export function describeCount({ kind, total, hit }: CoverageCount): string {
  return `${titles[kind]} ${showPercent((100 * hit) / total)} (${hit} of ${total})`;
}

/** For a terminal; ends with a line end. */
export function drawCoverage(report: CoverageReport, colours: Colours): string {
  return `${listSections(report)
    .map((section) => drawSection(section, colours))
    .join("\n\n")}\n`;
}

/** The same in Markdown. */
export function writeCoverage(report: CoverageReport): string {
  return `${listSections(report).map(writeSection).join("\n\n")}\n`;
}

/** The same as plain data for a report in JSON. */
export function describeCoverageReport({ kinds, items }: CoverageReport): object {
  return {
    kinds: kinds.map(({ kind, total, hit }) => ({ kind, total, hit })),
    items: items.map(({ kind, file, line, column, text, hits }) => ({ kind, file, line, column, text, hits })),
  };
}

/** What no test took part in, a line each. */
export function listMissing({ items }: CoverageReport): string {
  return items
    .filter(({ hits }) => hits === 0)
    .map(({ kind, file, line, column, text }) => `${file}:${line}:${column}: not covered (${titles[kind]}): ${text}\n`)
    .join("");
}

function listSections({ kinds, items }: CoverageReport): Section[] {
  const total = kinds.reduce((sum, count) => sum + count.total, 0);
  const hit = kinds.reduce((sum, count) => sum + count.hit, 0);
  if (total === 0) return [{ ...empty, title: "Coverage: there is nothing to cover" }];
  const counts: Section = {
    title: `Coverage: ${hit} of ${total} (${showPercent((100 * hit) / total)})`,
    notes: [],
    columns: [left, right, left, right],
    rows: kinds.map((count) => {
      const share = (100 * count.hit) / count.total;
      const tone = count.hit === count.total ? "good" : "plain";
      return [
        cell(titles[count.kind]),
        cell(`${count.hit} of ${count.total}`),
        cell(drawBar(share), tone),
        cell(showPercent(share), tone),
      ];
    }),
    isDetail: false,
  };
  const missing: Section = {
    title: "Not covered",
    notes: [],
    columns: [left, left, left],
    rows: items
      .filter((item) => item.hits === 0)
      .map(({ kind, file, line, column, text }) => [
        cell(`${file}:${line}:${column}`, "quiet"),
        cell(titles[kind], "quiet"),
        cell(shorten(text)),
      ]),
    isDetail: true,
  };
  return missing.rows.length === 0 ? [counts] : [counts, missing];
}

const left = { title: "", align: "left", isWide: false } as const;
const right = { title: "", align: "right", isWide: false } as const;
const empty: Omit<Section, "title"> = { notes: [], columns: [], rows: [], isDetail: false };
const longest = 72;

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

function comparePlaces(one: CoveredItem, other: CoveredItem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}
