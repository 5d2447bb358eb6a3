/** Suggests what may stand inside quotes and comments: time zones, regions, members of teams, codes of findings. */
import { CompletionItemKind } from "vscode-languageserver";
import { ruleCodes } from "../../../compiler/diagnostics/rule-codes.ts";
import { listHolidayRegions } from "../../../compiler/types/holiday-regions.ts";
import { listKnownTimeZones } from "../../../compiler/types/known-zones.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { CursorContext } from "./cursor-context.ts";
import { ranks, type Suggestion } from "./suggestion.ts";

/** The texts that a string at the cursor could be; none where anything may be written. */
export function suggestTexts(snapshot: Snapshot, { statement }: CursorContext): Suggestion[] {
  const property = statement.at(-1)?.image === "," ? statement[0]?.image : statement.at(-1)?.image;
  switch (property) {
    case "timezone":
      return listKnownTimeZones().map((name) => suggestText(name, "time zone"));
    case "holidays":
      return listHolidayRegions().map((name) => suggestText(name, "public holidays"));
    case "catalog":
      return [...snapshot.files.values()]
        .filter(({ kind }) => kind === "catalogue")
        .map(({ path }) => suggestText(path, "catalogue"));
    case "member":
    case "assigned":
      return listMembers(snapshot).map((name) => suggestText(name, "member of a team"));
    default:
      return [];
  }
}

/** Codes behind `// funnel-ignore`. */
export function suggestInComment({ quoted }: CursorContext): Suggestion[] {
  const directive = "funnel-ignore";
  if (new RegExp(`^//\\s*${directive}\\s+[\\w-]*$`).test(quoted)) return suggestRuleCodes();
  return /^\/\/\s*[\w-]*$/.test(quoted) && !quoted.startsWith("///")
    ? [
        {
          label: directive,
          kind: CompletionItemKind.Keyword,
          detail: `${directive} CODE: why`,
          rank: ranks.keyword,
          documentation: "Silences one finding on the next line, with the reason for it.",
          snippet: `${directive} \${1:code}: \${2:why}`,
        },
      ]
    : [];
}

/** The codes that `funnel.yaml` and comments may name. */
export function suggestRuleCodes(): Suggestion[] {
  return ruleCodes.map((code) => ({
    label: code,
    kind: CompletionItemKind.Constant,
    detail: "rule",
    rank: ranks.value,
  }));
}

function suggestText(label: string, detail: string): Suggestion {
  return { label, kind: CompletionItemKind.Text, detail, rank: ranks.value };
}

/** Everyone that a team or a queue names as a member. */
function listMembers({ checked }: Snapshot): string[] {
  const members = new Set<string>();
  for (const { declaration } of checked.declarations) {
    if (declaration.kind !== "Team" && declaration.kind !== "Queue") continue;
    for (const property of declaration.body) {
      if (property.kind === "TeamMember") members.add(property.value.value);
      if (property.kind === "QueueMember") members.add(property.id.value);
    }
  }
  return [...members].sort();
}
