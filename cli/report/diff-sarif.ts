/** A difference as a SARIF 2.1.0 log, so that code-scanning services show it at the lines that changed. */
import { showOnOneLine } from "../../compiler/diagnostics/render/index.ts";
import { changeClasses } from "../../compiler/review/change.ts";
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import { placeIn, type ReviewedDiff, type ShownChange } from "./reviewed-diff.ts";
import { classTitles, listEffects, listSigners } from "./diff-words.ts";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const baseName = "%SRCROOT%";

export function renderDiffAsSarif(diff: ReviewedDiff, version: string): string {
  const rules = changeClasses.map((kind) => ({
    id: `${kind}-change`,
    shortDescription: { text: `${classTitles[kind]}.` },
  }));
  const run = {
    tool: { driver: { name: "funnel", version, rules } },
    invocations: [{ executionSuccessful: true }],
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [baseName]: { description: { text: "The folder in which the tool ran." } } },
    results: diff.changes.map((change) => describeResult(diff, change)),
  };
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function describeResult({ head }: ReviewedDiff, change: ShownChange): object {
  const { what, after, effects, help, isAccepted, code } = change;
  const sign = listSigners(change);
  const text = [
    `${what}.`,
    ...(effects.length === 0 ? [] : [`Reaches ${listEffects(effects, 4)}.`]),
    ...(sign === "" ? [] : [`Signed in ${sign}.`]),
    ...(help === undefined ? [] : [help]),
  ];
  return {
    ruleId: `${change.class}-change`,
    ruleIndex: changeClasses.indexOf(change.class),
    level:
      change.class === "breaking"
        ? isAccepted
          ? "warning"
          : "error"
        : change.class === "behaviour"
          ? "warning"
          : "note",
    message: { text: text.map((line) => escapeMessage(showOnOneLine(line))).join("\n") },
    // What is gone has no place in the present files.
    ...(after === undefined ? {} : { locations: [{ physicalLocation: describePlace(placeIn(head, after)) }] }),
    ...(code === undefined ? {} : { partialFingerprints: { change: code } }),
    ...(isAccepted ? { suppressions: [{ kind: "external", justification: "Accepted in funnel.lock." }] } : {}),
  };
}

function describePlace({ file, line, column, end_line: endLine, end_column: endColumn }: SourceSpan): object {
  const uri = file.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return {
    artifactLocation: uri.startsWith("..") ? { uri } : { uri, uriBaseId: baseName },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** SARIF 2.1.0 §3.11.5 wants braces doubled, as they hold arguments; §3.11.6 reads `[text](target)` as a link. */
function escapeMessage(text: string): string {
  return text.replaceAll(/[{}]/gu, "$&$&").replaceAll("](", "\\](");
}
