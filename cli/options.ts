/** Options that several commands share, each defined once. */
import { InvalidArgumentError, Option, type Command } from "commander";

/** Which project: `-C DIR`. */
export function folderOption(): Option {
  return new Option("-C, --directory <dir>", "work on the project in this folder");
}

export function outputOption(what: string): Option {
  return new Option("-o, --output <file>", what);
}

export function formatOption(formats: readonly string[]): Option {
  return new Option("--format <format>", `how to write the result: ${formats.join(", ")} (pretty when left out)`)
    .choices(formats)
    .default("pretty");
}

/** Ends the help of a command with examples: a command line, and what it does. */
export function addExamples(command: Command, examples: readonly (readonly [string, string])[]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, what]) => `  $ ${line.padEnd(width)}   ${what}`);
  return command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}

/** A regular expression given on the command line. */
export function parsePattern(text: string): RegExp {
  try {
    return new RegExp(text, "iu");
  } catch {
    throw new InvalidArgumentError("This is no regular expression.");
  }
}

/** A percentage given on the command line, with or without its sign. */
export function parsePercent(text: string): number {
  const percent = Number(text.trim().replace(/%$/, ""));
  if (text.trim() === "" || !(percent >= 0 && percent <= 100)) throw new InvalidArgumentError("Write 0 to 100.");
  return percent;
}

/** Gathers an option that may be given several times. */
export function collectText(text: string, previous: readonly string[]): readonly string[] {
  return [...previous, text];
}

/** Gathers `--map COLUMN=FIELD`, which may be given several times. */
export function collectMapping(text: string, previous: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = text.lastIndexOf("=");
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError("Write it as COLUMN=FIELD.");
  return new Map([...previous, [text.slice(0, at).trim(), text.slice(at + 1).trim()]]);
}
