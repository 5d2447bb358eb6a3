/** `funnel fmt`: the canonical layout, as Prettier gives it with our plugin. */
import { Argument, Command, Option } from "commander";
import type { FormatOptions } from "../../compiler/format/index.ts";
import { UserError, exitCodes } from "../failure.ts";
import { addExamples, folderOption } from "../options.ts";
import type { Session } from "../session.ts";

interface FmtOptions {
  readonly directory?: string;
  readonly check?: boolean;
  readonly diff?: boolean;
}

export function defineFmt(session: Session): Command {
  const command = new Command("fmt")
    .summary("lay files out in the one canonical way")
    .description("Lay files out in the one canonical way. A file that does not parse stays as it is.")
    .addArgument(new Argument("[paths...]", "folders or files, or - for standard input; without any, the project"))
    .addOption(folderOption())
    .addOption(new Option("--check", "write nothing; list the files that are laid out otherwise, and fail for them"))
    .addOption(new Option("-d, --diff", "write nothing; show what would change, and fail if anything would"))
    .action((paths: string[], options: FmtOptions) => formatPaths(session, paths, options));
  return addExamples(command, [
    ["funnel fmt", "all files of the project of this folder"],
    ["funnel fmt --check", "in CI: is everything laid out canonically?"],
    ["funnel fmt -d scoring.funnel", "what would change in one file"],
    ["funnel fmt - < draft.funnel", "a filter for editors"],
  ]);
}

/** What becomes of one text. */
interface Subject {
  /** The absolute path, or where the text would lie. */
  readonly file: string;
  /** The path for people. */
  readonly shown: string;
  readonly text: string;
}

async function formatPaths(session: Session, paths: readonly string[], options: FmtOptions): Promise<void> {
  const { io } = session;
  if (paths.includes("-")) {
    if (paths.length > 1) throw new UserError("`-` stands alone: standard input is one text");
    const { join } = await import("node:path");
    const subject = { file: join(io.cwd, "stdin.funnel"), shown: "standard input", text: await readInput(session) };
    const formatted = await formatSubject(session, subject);
    if (formatted === undefined) return;
    if (options.check === true || options.diff === true) await showDifference(session, subject, formatted, options);
    else io.stdout.write(formatted);
    return;
  }
  const { writeResult } = await import("../output-file.ts");
  let changed = 0;
  const subjects = await readSubjects(session, paths, options.directory);
  for (const subject of subjects) {
    const formatted = await formatSubject(session, subject);
    if (formatted === undefined || formatted === subject.text) continue;
    changed += 1;
    if (options.check === true || options.diff === true) await showDifference(session, subject, formatted, options);
    else {
      await writeResult(io, subject.file, formatted);
      io.stderr.write(`formatted ${subject.shown}\n`);
    }
  }
  const { countOf } = await import("../report/layout.ts");
  if (changed === 0 && session.exitCode === exitCodes.fine) {
    io.stderr.write(`${countOf(subjects.length, "file")} already laid out\n`);
  }
}

/** The canonical text; nothing for a text that does not parse, which is reported. */
async function formatSubject(session: Session, { file, shown, text }: Subject): Promise<string | undefined> {
  const { FormatSyntaxError, formatText } = await import("../../compiler/format/index.ts");
  const options = await resolveOptions(file);
  try {
    return await formatText(text, { ...options, path: shown });
  } catch (error) {
    if (!(error instanceof FormatSyntaxError)) throw error;
    const { renderFindings } = await import("../report/findings.ts");
    const { io, version } = session;
    const report = { version, checked: 1, diagnostics: [error.diagnostic] };
    io.stderr.write(renderFindings(io, io.stderr, "pretty", report));
    session.exitCode = exitCodes.findings;
    return undefined;
  }
}

/** What the nearest `.prettierrc` and `.editorconfig` say about the layout. */
async function resolveOptions(file: string): Promise<FormatOptions> {
  const { resolveConfig } = await import("prettier");
  const found: Readonly<Record<string, unknown>> = await resolveConfig(file, { editorconfig: true }).then(
    (config) => ({ ...config }),
    (error: unknown) => {
      throw new UserError(
        `Prettier's configuration is wrong: ${error instanceof Error ? error.message : String(error)}`,
      );
    },
  );
  const chosen = Object.entries(layoutValues).filter(([name]) => found[name] !== undefined);
  for (const [name, isValid] of chosen) {
    if (isValid(found[name])) continue;
    throw new UserError(`Prettier's configuration is wrong: ${name} cannot be ${JSON.stringify(found[name])}`);
  }
  return Object.fromEntries(chosen.map(([name]) => [name, found[name]]));
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

/** The options that mean something here, with what they may be. */
const layoutValues: Readonly<Record<string, (value: unknown) => boolean>> = {
  printWidth: isCount,
  tabWidth: isCount,
  useTabs: (value) => typeof value === "boolean",
  endOfLine: (value) => ["auto", "lf", "crlf", "cr"].includes(String(value)),
};

async function showDifference(
  session: Session,
  subject: Subject,
  formatted: string,
  options: FmtOptions,
): Promise<void> {
  if (formatted === subject.text) return;
  session.exitCode = exitCodes.findings;
  if (options.diff !== true) {
    session.io.stdout.write(`${subject.shown}\n`);
    return;
  }
  const { renderDifference } = await import("../report/text-difference.ts");
  session.io.stdout.write(renderDifference(session.io, subject.shown, subject.text, formatted));
}

async function readSubjects(
  { io }: Session,
  paths: readonly string[],
  directory: string | undefined,
): Promise<readonly Subject[]> {
  const [{ findProjects, isRequested, showPath }, { createNodeHost }, { join }] = await Promise.all([
    import("../project-folder.ts"),
    import("../node-host.ts"),
    import("node:path"),
  ]);
  return findProjects(io, directory, paths).flatMap((project) => {
    const host = createNodeHost(project.root);
    // A file that was named is formatted whatever its name ends with.
    const named = project.parts.filter((part) => host.readFile(part) !== undefined);
    const listed = host.listFiles(".funnel").filter((path) => isRequested(project, path));
    return [...new Set([...named, ...listed])].map((path) => {
      const text = host.readFile(path);
      const [failure] = host.failures();
      if (text === undefined) throw new UserError(failure?.message ?? `there is no file \`${path}\``);
      const file = join(project.root, path);
      return { file, shown: showPath(io, file), text };
    });
  });
}

async function readInput({ io }: Session): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin) chunks.push(chunk);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UserError("standard input is not UTF-8");
  }
}
