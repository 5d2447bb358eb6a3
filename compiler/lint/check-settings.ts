/** Checks that `funnel.yaml` sets only rules that there are. */
import { codes } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { replaceText } from "../diagnostics/fix.ts";
import { reportError } from "../diagnostics/report.ts";
import { ruleCodes } from "../diagnostics/rule-codes.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { type DocumentPath, readYaml } from "../project/located-document.ts";
import type { Manifest } from "../project/manifest.ts";

/** A finding for each code under `rules` and `overrides` that no rule has. */
export function reportUnknownRules({ source }: Manifest): Diagnostic[] {
  if (source === undefined) return [];
  // The settings lack entries with other mistakes, whose names may be wrong all the same.
  const { document } = readYaml(source, "manifest-invalid");
  if (document === undefined) return [];
  const unknown = listRules(document.value).filter((path) => !(ruleCodes as readonly string[]).includes(path.at(-1)!));
  return unknown.map((path) => {
    const code = path.at(-1) ?? "";
    const { start, end } = document.keySpan(path);
    const nearest = suggest(code, ruleCodes);
    const isFormal = Object.hasOwn(codes, code);
    return reportError({
      code: "manifest-invalid",
      message: isFormal
        ? `\`${code}\` is a mistake of form or meaning, which is always an error.`
        : `There is no rule \`${code}\`.`,
      source,
      start,
      end,
      help: isFormal
        ? "Delete this line."
        : nearest === undefined
          ? "`funnel rules` lists them all."
          : `Did you mean \`${nearest}\`?`,
      fix: isFormal || nearest === undefined ? undefined : replaceText(source, start, end, nearest),
    });
  });
}

/** The places at which the data of a manifest, whatever else is wrong in it, sets a rule. */
function listRules(value: unknown): DocumentPath[] {
  const { rules, overrides } = asMapping(value);
  const exceptions = Array.isArray(overrides) ? (overrides as readonly unknown[]) : [];
  return [
    ...Object.keys(asMapping(rules)).map((code) => ["rules", code]),
    ...exceptions.flatMap((item, index) =>
      Object.keys(asMapping(asMapping(item)["rules"])).map((code) => ["overrides", String(index), "rules", code]),
    ),
  ];
}

function asMapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
