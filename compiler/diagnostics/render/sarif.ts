/** Findings as a SARIF 2.1.0 log, which code-scanning services and editors read. */
import type { Location } from "../../text/source.ts";
import { codes, type DiagnosticCode } from "../codes.ts";
import type { Diagnostic, Fix } from "../diagnostic.ts";
import { LineFingerprints } from "./line-fingerprint.ts";
import { arrange, explainFinding, type Report, type RuleMetadata } from "./report.ts";
import { SourceLines } from "./source-lines.ts";
import { showOnOneLine } from "./visible-text.ts";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** What relative paths are relative to: the folder in which the tool ran, as a rule the root of a repository. */
const baseName = "%SRCROOT%";

/** The log as text, indented, with a line end. */
export function renderSarif(report: Report): string {
  return `${JSON.stringify(describeLog(report), undefined, 2)}\n`;
}

function describeLog({ version, diagnostics, describeRule: metadataOf }: Report): object {
  const lines = new SourceLines();
  const fingerprints = new LineFingerprints(lines);
  const rules = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const run = {
    tool: { driver: { name: "funnel", version, rules: rules.map((code) => describeRule(code, metadataOf?.(code))) } },
    invocations: [{ executionSuccessful: true }],
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [baseName]: { description: { text: "The folder in which the tool ran." } } },
    results: arrange(diagnostics).map((diagnostic) => ({
      ruleId: diagnostic.code,
      ruleIndex: rules.indexOf(diagnostic.code),
      level: diagnostic.severity,
      message: { text: escapeMessage(explainFinding(diagnostic).join("\n")) },
      locations: [{ physicalLocation: describePlace(lines, diagnostic.location) }],
      ...describeRelated(lines, diagnostic),
      partialFingerprints: { primaryLocationLineHash: fingerprints.take(diagnostic) },
      ...(diagnostic.fix === undefined ? {} : { fixes: [describeFix(lines, diagnostic.fix)] }),
    })),
  };
  return { $schema: schema, version: "2.1.0", runs: [run] };
}

function describeRule(code: DiagnosticCode, metadata: RuleMetadata | undefined): object {
  const summary = metadata?.summary ?? summarize(code);
  const hint = `Run \`funnel rules ${code}\` to read about it.`;
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: metadata?.why ?? summary },
    help: {
      text: `${metadata?.why ?? summary}\n${hint}`,
      ...(metadata === undefined ? {} : { markdown: metadata.page }),
    },
    ...(metadata === undefined
      ? {}
      : { defaultConfiguration: { level: metadata.level }, properties: { tags: metadata.tags } }),
  };
}

/** Without a catalogue: what a code of form or meaning says, or the words of the code. */
function summarize(code: DiagnosticCode): string {
  const clause = Object.hasOwn(codes, code) ? codes[code as keyof typeof codes] : code.replaceAll("-", " ");
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

function describePlace(lines: SourceLines, location: Location): object {
  const place = lines.place(location);
  return {
    artifactLocation: describeFile(place.file),
    region: {
      startLine: place.line,
      startColumn: place.column,
      endLine: place.end_line,
      endColumn: place.end_column,
    },
  };
}

function describeRelated(lines: SourceLines, { related }: Diagnostic): object {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ location, message }, index) => ({
      id: index + 1,
      physicalLocation: describePlace(lines, location),
      message: { text: escapeMessage(showOnOneLine(message)) },
    })),
  };
}

function describeFix(lines: SourceLines, { title, edits }: Fix): object {
  const files = Map.groupBy(edits, ({ location }) => location.source.path);
  return {
    description: { text: escapeMessage(showOnOneLine(title)) },
    artifactChanges: [...files].map(([file, changes]) => ({
      artifactLocation: describeFile(file),
      replacements: changes.map(({ location, newText }) => {
        const { region } = describePlace(lines, location) as { region: object };
        return { deletedRegion: region, ...(newText === "" ? {} : { insertedContent: { text: newText } }) };
      }),
    })),
  };
}

/** A path as a URI reference; one that leads out of the base, or is absolute, stands without it. */
function describeFile(path: string): object {
  const uri = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("/")) return { uri: `file://${uri}` };
  // The drive of an absolute path keeps its colon.
  if (/^[a-z]:\//iu.test(path)) return { uri: `file:///${path.slice(0, 2)}${uri.slice(4)}` };
  return path === ".." || path.startsWith("../") ? { uri } : { uri, uriBaseId: baseName };
}

/** SARIF 2.1.0 §3.11.5 wants braces doubled, as they hold arguments; §3.11.6 reads `[text](target)` as a link. */
function escapeMessage(text: string): string {
  return text.replaceAll(/[{}]/gu, "$&$&").replaceAll("](", "\\](");
}
