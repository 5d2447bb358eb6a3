/** Formats text without Prettier's command line, in a browser too. */
import type { Options } from "prettier";
import { format } from "prettier/standalone";
import type { Span } from "../text/source.ts";
import { parseForFormat } from "./parse.ts";
import * as plugin from "./plugin.ts";

export interface FormatOptions {
  /** 100 unless given. */
  readonly printWidth?: number;
  /** 2 unless given. */
  readonly tabWidth?: number;
  readonly useTabs?: boolean;
  readonly endOfLine?: "auto" | "lf" | "crlf" | "cr";
  /** Shown in errors. */
  readonly path?: string;
}

/** A replacement in the text that was given. */
export interface RangeEdit extends Span {
  readonly newText: string;
}

/** The canonical text. Rejects with `FormatSyntaxError` where the text does not parse. */
export async function formatText(text: string, options: FormatOptions = {}): Promise<string> {
  const { path, ...layout } = options;
  const settings: Options = { ...plugin.defaultOptions, ...layout, parser: "funnel", plugins: [plugin] };
  return format(text, path === undefined ? settings : { ...settings, filepath: path });
}

/** The edits that give the declarations touched by a range their canonical text; the others stay as they are. */
export async function formatRange(text: string, range: Span, options: FormatOptions = {}): Promise<RangeEdit[]> {
  const after = await formatText(text, options);
  const old = parseForFormat(text).declarations;
  const formatted = parseForFormat(after).declarations;
  const edits: RangeEdit[] = [];
  for (const [index, { start, end }] of old.entries()) {
    const target = formatted[index];
    if (target === undefined || end < range.start || start > range.end) continue;
    const newText = after.slice(target.start, target.end);
    if (newText !== text.slice(start, end)) edits.push({ start, end, newText });
  }
  return edits;
}
