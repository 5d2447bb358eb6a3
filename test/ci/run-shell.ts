/** Runs shell as a build server does, with programs of the test's own in front of the path. */
import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../cli/in-process.ts";

export interface ShellRun {
  readonly code: number;
  readonly output: string;
}

/** Programs by name, each with the text of its script. */
export type Programs = Readonly<Record<string, string>>;

/** A folder with these programs. */
export function makePrograms(programs: Programs): string {
  const folder = makeFolder(programs);
  for (const name of Object.keys(programs)) chmodSync(join(folder, name), 0o755);
  return folder;
}

/** Runs a script with `bash -e`; what it prints and what goes wrong is `output`. */
export function runShell(
  script: string,
  world: { readonly cwd: string; readonly programs: string; readonly env?: Readonly<Record<string, string>> },
): ShellRun {
  const file = join(makeFolder(), "script.sh");
  writeFileSync(file, `exec 2>&1\n${script}\n`);
  const env = {
    HOME: world.cwd,
    LC_ALL: "C.UTF-8",
    PATH: `${world.programs}:${process.env["PATH"] ?? ""}`,
    GIT_CONFIG_NOSYSTEM: "1",
    ...world.env,
  };
  try {
    const output = execFileSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", file], {
      cwd: world.cwd,
      env,
    });
    return { code: 0, output: output.toString() };
  } catch (error) {
    const { status, stdout } = error as { status: number | null; stdout: Buffer | undefined };
    if (typeof status !== "number") throw error;
    return { code: status, output: stdout?.toString() ?? "" };
  }
}

/** Each call of `funnel` that a script makes, with its arguments; no program does anything. */
export function recordCalls(script: string, env: Readonly<Record<string, string>>): readonly (readonly string[])[] {
  const cwd = makeFolder({ "calls.txt": "", "output.txt": "" });
  const nothing = "#!/bin/sh\nexit 0\n";
  const programs = makePrograms({
    funnel: `#!/bin/sh\nprintf '%s\\037' "$@" >> "$CALLS"\nprintf '\\n' >> "$CALLS"\n`,
    git: `#!/bin/sh\ncase "$1" in diff) exit 1 ;; ls-tree) echo acme.funnel ;; esac\n`,
    node: nothing,
    npm: nothing,
  });
  const calls = join(cwd, "calls.txt");
  const places = { GITHUB_OUTPUT: join(cwd, "output.txt"), GITHUB_PATH: join(cwd, "path.txt") };
  const own = { RUNNER_TEMP: cwd, FOLDER: cwd, GITHUB_ACTION_PATH: cwd, GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
  const { code, output } = runShell(script, { cwd, programs, env: { ...env, ...places, ...own, CALLS: calls } });
  if (code !== 0) throw new Error(`The script left with ${code}: ${output}`);
  const text = execFileSync("cat", [calls]).toString();
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split("\u001f").slice(0, -1));
}
