/** `funnel docs`: write a site that people who do not read the source can read, show and print. */
import { Command, Option } from "commander";
import { UserError, describeSystemError } from "../failure.ts";
import { addExamples, folderOption } from "../options.ts";
import type { Session } from "../session.ts";

interface DocsOptions {
  readonly directory?: string;
  readonly output?: string;
}

export function defineDocs(session: Session): Command {
  const command = new Command("docs")
    .summary("write a site for everybody who does not read the source")
    .description(
      "Write the project as a static site: the lifecycle as a diagram, stages, buyers, the content map with its gaps, " +
        "scores, routing, service levels drawn to scale, programmes, and who agreed to what. It needs no network.",
    )
    .addOption(folderOption())
    .addOption(
      new Option("-o, --output <folder>", "where the site goes (the folder site of the project when left out)"),
    )
    .action((options: DocsOptions) => writeSite(session, options));
  return addExamples(command, [
    ["funnel docs", "into the folder site; open site/index.html"],
    ["funnel docs -o public", "into another folder"],
  ]);
}

async function writeSite(session: Session, options: DocsOptions): Promise<void> {
  const { io } = session;
  const [
    { compileFolder },
    { findProject, showPath },
    { openLock },
    { writeResult },
    { reportErrors },
    { assessAgreements },
    { renderSite },
    { mkdir },
    { join, relative, resolve },
  ] = await Promise.all([
    import("../compile-folder.ts"),
    import("../project-folder.ts"),
    import("../run/project-lock.ts"),
    import("../output-file.ts"),
    import("../report/build-errors.ts"),
    import("../../compiler/agreement/assess.ts"),
    import("../../compiler/docs/render-site.ts"),
    import("node:fs/promises"),
    import("node:path"),
  ]);
  const root = findProject(io, options.directory);
  const compiled = compileFolder(io, root);
  if (compiled.plan === undefined) {
    await reportErrors(session, compiled);
    return;
  }
  const lock = await openLock(session, root);
  if (lock === undefined) return;
  const folder = options.output === undefined ? join(root, "site") : resolve(io.cwd, options.output);
  const files = renderSite(compiled.plan, { agreements: assessAgreements(compiled.plan, lock, io.now()) });
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new UserError(
      `cannot write ${showPath(io, folder)}: ${describeSystemError(error)}`,
      "-o takes the folder of the site, which is made where there is none",
    );
  });
  for (const { path, text } of files) await writeResult(io, relative(io.cwd, join(folder, path)), text);
  io.stderr.write(`wrote ${files.length} files; open ${showPath(io, join(folder, "index.html"))}\n`);
}
