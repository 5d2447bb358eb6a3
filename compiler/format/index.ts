/** The formatter of Funnel: a plugin of Prettier, and the same without Prettier's command line. */
export { FormatSyntaxError } from "./parse.ts";
export { formatRange, formatText, type FormatOptions, type RangeEdit } from "./format-text.ts";
export { defaultOptions, languages, options, parsers, printers } from "./plugin.ts";
