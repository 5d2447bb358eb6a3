/** Runs the shell steps of the action one after the other, as a runner does. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { makeFolder } from "../cli/in-process.ts";
import { readSource } from "../house/source-files.ts";
import { runShell } from "./run-shell.ts";

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export interface ActionRun {
  /** The code of each shell step that ran, by its name; the first that fails is the last. */
  readonly codes: Readonly<Record<string, number>>;
  readonly output: string;
  readonly summary: string;
  /** The text of a file that the action leaves, if it does. */
  read(name: string): string | undefined;
}

const action = parse(readSource("action.yml")) as Action;

/** `github` are its values by their path, such as `event.pull_request.number`; `given` are inputs of the action. */
export function runAction(
  cwd: string,
  programs: string,
  given: Readonly<Record<string, string>>,
  github: Readonly<Record<string, string>> = {},
  actionPath = "",
): ActionRun {
  const temporary = makeFolder({ "output.txt": "", "path.txt": "", "summary.md": "" });
  const values = new Map(Object.entries(github).map(([name, value]) => [`github.${name}`, value]));
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => values.get(name) ?? "");
  for (const [name, input] of Object.entries(action.inputs))
    values.set(`inputs.${name}`, given[name] ?? fill(input.default));
  const codes: Record<string, number> = {};
  let output = "";
  for (const { name, id, if: condition = "", run, env = {} } of action.runs.steps) {
    if (run === undefined || !holds(condition, values)) continue;
    const results = join(temporary, "output.txt");
    writeFileSync(results, "");
    const places = { GITHUB_OUTPUT: results, GITHUB_PATH: join(temporary, "path.txt"), RUNNER_TEMP: temporary };
    const own = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fill(value)]));
    const added = readFileSync(join(temporary, "path.txt"), "utf8").trim().replaceAll("\n", ":");
    const done = runShell(run, {
      cwd,
      programs: added === "" ? programs : `${added}:${programs}`,
      env: { GITHUB_ACTION_PATH: actionPath, ...places, GITHUB_STEP_SUMMARY: join(temporary, "summary.md"), ...own },
    });
    output += done.output;
    codes[name] = done.code;
    if (done.code !== 0) break;
    for (const line of readFileSync(results, "utf8").split("\n").filter(Boolean)) {
      const [key = "", ...value] = line.split("=");
      values.set(`steps.${id}.outputs.${key}`, value.join("="));
    }
  }
  return {
    codes,
    output,
    summary: readFileSync(join(temporary, "summary.md"), "utf8"),
    read(name) {
      const path = join(temporary, "funnel", name);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    },
  };
}

/** The conditions of the action: comparisons with a text, and values that are there, joined by `&&`. */
function holds(condition: string, values: ReadonlyMap<string, string>): boolean {
  return condition.split("&&").every((part) => {
    const [name = "", operator, text = ""] = part.trim().split(/ *(==|!=) */);
    const value = values.get(name) ?? "";
    if (operator === undefined) return name === "" || value !== "";
    return (value === text.replaceAll("'", "")) === (operator === "==");
  });
}
