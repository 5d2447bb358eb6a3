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
export function reportUnknownRules({ settings, source }: Manifest): Diagnostic[] {
  const set: DocumentPath[] = [
    ...Object.keys(settings.rules ?? {}).map((code) => ["rules", code]),
    ...(settings.overrides ?? []).flatMap(({ rules }, index) =>
      Object.keys(rules).map((code) => ["overrides", String(index), "rules", code]),
    ),
  ];
  const unknown = set.filter((path) => !(ruleCodes as readonly string[]).includes(path.at(-1) ?? ""));
  if (unknown.length === 0 || source === undefined) return [];
  const { document } = readYaml(source, "manifest-invalid");
  return unknown.map((path) => {
    const code = path.at(-1) ?? "";
    const { start, end } = document?.keySpan(path) ?? { start: 0, end: 0 };
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
