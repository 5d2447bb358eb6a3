/** `funnel build`: write the plan and the tests beside it, or say that the committed plan is stale. */
import { Argument, Command, Option } from "commander";
import { UserError, describeSystemError, exitCodes } from "../failure.ts";
import { addExamples, folderOption, outputOption } from "../options.ts";
import type { Session } from "../session.ts";

interface BuildOptions {
  readonly directory?: string;
  readonly output?: string;
  readonly check?: boolean;
}

export function defineBuild(session: Session): Command {
  const command = new Command("build")
    .summary("write the plan that the runtime executes")
    .description("Compile a project to one plan, NAME.plan.json, with its tests beside it in NAME.tests.json.")
    .addArgument(new Argument("[project]", "the project's folder, or a file of it"))
    .addOption(folderOption())
    .addOption(outputOption("where the plan goes: a file ending in .json, a folder, or - for standard output"))
    .addOption(new Option("--check", "write nothing; fail when the plan that is there is not up to date"))
    .action((path: string | undefined, options: BuildOptions) => build(session, path, options));
  return addExamples(command, [
    ["funnel build", "into the folder build"],
    ["funnel build -o acme.plan.json", "into this file"],
    ["funnel build --check", "in CI: is the committed plan up to date?"],
  ]);
}

async function build(session: Session, path: string | undefined, options: BuildOptions): Promise<void> {
  const { io } = session;
  const [
    { compileFolder },
    { findProjects, showPath },
    { placePlan },
    { writeResult },
    { reportErrors },
    { emitCanonical },
  ] = await Promise.all([
    import("../compile-folder.ts"),
    import("../project-folder.ts"),
    import("../plan-files.ts"),
    import("../output-file.ts"),
    import("../report/build-errors.ts"),
    import("../../compiler/plan/emit.ts"),
  ]);
  const [project] = findProjects(io, options.directory, path === undefined ? [] : [path]);
  if (project === undefined) throw new UserError("there is no project");
  const compiled = compileFolder(io, project.root);
  const { plan, tests } = compiled;
  if (plan === undefined || tests === undefined) {
    await reportErrors(session, compiled);
    return;
  }
  if (options.output === "-") {
    await writeResult(io, undefined, emitCanonical(plan));
    return;
  }
  const place = placePlan(io, compiled, options.output, options.check === true);
  const results = [
    { file: place.plan, text: emitCanonical(plan) },
    ...(tests.tests.length > 0 ? [{ file: place.tests, text: emitCanonical(tests) }] : []),
  ];
  if (options.check === true) {
    await compare(session, place.plan, emitCanonical(plan));
    return;
  }
  const { mkdir } = await import("node:fs/promises");
  const { dirname } = await import("node:path");
  for (const { file, text } of results) {
    await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
      throw new UserError(
        `cannot write ${showPath(io, file)}: ${describeSystemError(error)}`,
        "-o takes a file that ends in .json, or a folder, which is made where there is none",
      );
    });
    await writeResult(io, file, text);
  }
  io.stderr.write(`wrote ${results.map(({ file }) => showPath(io, file)).join(" and ")}\n`);
}

async function compare(session: Session, file: string, text: string): Promise<void> {
  const { io } = session;
  const { readFile } = await import("node:fs/promises");
  const { showPath } = await import("../project-folder.ts");
  const present = await readFile(file, "utf8").catch(() => undefined);
  if (present === text) {
    io.stderr.write(`${showPath(io, file)} is up to date\n`);
    return;
  }
  session.exitCode = exitCodes.findings;
  const what = present === undefined ? "is not there" : "is not up to date";
  io.stderr.write(`${showPath(io, file)} ${what}: run \`funnel build\` and commit the result\n`);
}
