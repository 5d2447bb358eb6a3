/** Coverage as LCOV and as Cobertura: lines with what they hold, and where a line holds several things, its branches. */
import { writeElement } from "../../compiler/diagnostics/render/xml.ts";
import type { CoveredItem, CoverageReport } from "./coverage.ts";

export type CoverageDocumentFormat = "lcov" | "cobertura";

/** `now` is the time of the report, in milliseconds since 1970; a document without it would not be valid Cobertura. */
export function renderCoverageDocument(report: CoverageReport, format: CoverageDocumentFormat, now: number): string {
  const files = [...Map.groupBy(report.items, ({ file }) => file)].map(([path, items]): CoveredFile => ({
    path,
    lines: [...Map.groupBy(items, ({ line }) => line)].map(([number, inLine]) => ({ number, items: inLine })),
  }));
  return format === "lcov" ? files.map(writeLcov).join("") : writeCobertura(files, now);
}

interface CoveredFile {
  readonly path: string;
  readonly lines: readonly CoveredLine[];
}

interface CoveredLine {
  readonly number: number;
  /** At least one. Of several, such as the cells of a row, each is a branch. */
  readonly items: readonly CoveredItem[];
}

/** A line was hit by as many tests as the one of its parts that most tests took part in. */
function hitsOf({ items }: CoveredLine): number {
  return Math.max(...items.map(({ hits }) => hits));
}

function branchesOf({ items }: CoveredLine): readonly CoveredItem[] {
  return items.length > 1 ? items : [];
}

function writeLcov({ path, lines }: CoveredFile): string {
  const branches = lines.flatMap(branchesOf);
  return [
    "TN:",
    `SF:${path}`,
    ...lines.flatMap((line) =>
      branchesOf(line).map(({ hits }, branch) => `BRDA:${line.number},0,${branch},${hitsOf(line) === 0 ? "-" : hits}`),
    ),
    ...(branches.length === 0 ? [] : [`BRF:${branches.length}`, `BRH:${branches.filter(isHit).length}`]),
    ...lines.map((line) => `DA:${line.number},${hitsOf(line)}`),
    `LF:${lines.length}`,
    `LH:${lines.filter((line) => hitsOf(line) > 0).length}`,
    "end_of_record",
    "",
  ].join("\n");
}

function writeCobertura(files: readonly CoveredFile[], now: number): string {
  const packages = [...Map.groupBy(files, ({ path }) => folderOf(path))].map(([name, inside]) =>
    writeElement("package", { name, ...ratesOf(inside), complexity: 0 }, [
      writeElement("classes", {}, inside.map(writeClass)),
    ]),
  );
  const lines = files.flatMap((file) => file.lines);
  const branches = lines.flatMap(branchesOf);
  const totals = {
    ...ratesOf(files),
    "lines-covered": lines.filter((line) => hitsOf(line) > 0).length,
    "lines-valid": lines.length,
    "branches-covered": branches.filter(isHit).length,
    "branches-valid": branches.length,
    complexity: 0,
    version: "1",
    timestamp: now,
  };
  const sources = writeElement("sources", {}, [writeElement("source", {}, ["."])]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">',
    writeElement("coverage", totals, [sources, writeElement("packages", {}, packages)]),
    "",
  ].join("\n");
}

function writeClass(file: CoveredFile): string {
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  return writeElement("class", { name, filename: file.path, ...ratesOf([file]), complexity: 0 }, [
    writeElement("methods", {}),
    writeElement("lines", {}, file.lines.map(writeLine)),
  ]);
}

function writeLine(line: CoveredLine): string {
  const branches = branchesOf(line);
  const attributes = { number: line.number, hits: hitsOf(line) };
  if (branches.length === 0) return writeElement("line", { ...attributes, branch: "false" });
  const hit = branches.filter(isHit).length;
  const coverage = `${Math.floor((hit / branches.length) * 100)}% (${hit}/${branches.length})`;
  return writeElement("line", { ...attributes, branch: "true", "condition-coverage": coverage });
}

function ratesOf(files: readonly CoveredFile[]): { readonly "line-rate": string; readonly "branch-rate": string } {
  const lines = files.flatMap((file) => file.lines);
  const branches = lines.flatMap(branchesOf);
  return {
    "line-rate": rate(lines.filter((line) => hitsOf(line) > 0).length, lines.length),
    "branch-rate": rate(branches.filter(isHit).length, branches.length),
  };
}

/** Of nothing, all is covered. */
function rate(part: number, whole: number): string {
  return whole === 0 ? "1" : (part / whole).toFixed(4).replace(/\.?0+$/, "");
}

function isHit({ hits }: CoveredItem): boolean {
  return hits > 0;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "." : path.slice(0, end);
}
