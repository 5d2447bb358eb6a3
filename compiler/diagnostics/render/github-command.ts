/** One workflow command of GitHub Actions: a line on standard output that becomes a note at a line of a file. */
import type { Severity } from "../diagnostic.ts";
import type { Place } from "./source-lines.ts";

/** `place` is where the note stands; an empty path leaves it out. `lines` is the text, a line each. */
export interface Annotation {
  readonly severity: Severity;
  readonly place: Place;
  readonly title: string;
  readonly lines: readonly string[];
}

/** The command with its line end, as in `::error file=a.funnel,line=1,endLine=1,col=3,endColumn=5,title=T::message`. */
export function writeCommand({ severity, place, title, lines }: Annotation): string {
  // Columns mean something to GitHub only where the note begins and ends on one line.
  const columns = place.line === place.end_line ? { col: place.column, endColumn: place.end_column } : {};
  const position = { file: place.file, line: place.line, endLine: place.end_line, ...columns };
  const properties = Object.entries({ ...(place.file === "" ? {} : position), title });
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  return `::${severity} ${written}::${escapeData(lines.join("\n"))}\n`;
}

/** The runner reads a line to its end and undoes these three. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property also ends at a comma, and all of them at a colon. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
