/** `funnel graph`: the lifecycle as a picture. */
import { Command, Option } from "commander";
import type { GraphFormat } from "../../compiler/docs/render-graph.ts";
import { addExamples, folderOption, outputOption } from "../options.ts";
import type { Session } from "../session.ts";

interface GraphOptions {
  readonly directory?: string;
  readonly format: GraphFormat;
  readonly output?: string;
}

const formats: readonly GraphFormat[] = ["svg", "mermaid", "dot"];

export function defineGraph(session: Session): Command {
  const command = new Command("graph")
    .summary("draw the lifecycle")
    .description("Draw the lifecycle: every stage, every arrow, and what moves a lead along it.")
    .addOption(folderOption())
    .addOption(
      new Option("--format <format>", `how to draw it: ${formats.join(", ")} (svg when left out)`)
        .choices(formats)
        .default("svg"),
    )
    .addOption(outputOption("write the picture to a file"))
    .action((options: GraphOptions) => draw(session, options));
  return addExamples(command, [
    ["funnel graph -o lifecycle.svg", "a picture that stands alone, light and dark"],
    ["funnel graph --format mermaid", "for a page in Markdown"],
    ["funnel graph --format dot | dot -Tpdf", "for Graphviz"],
  ]);
}

async function draw(session: Session, options: GraphOptions): Promise<void> {
  const { io } = session;
  const [{ compileFolder }, { findProject }, { writeResult }, { reportErrors }, { renderGraph }] = await Promise.all([
    import("../compile-folder.ts"),
    import("../project-folder.ts"),
    import("../output-file.ts"),
    import("../report/build-errors.ts"),
    import("../../compiler/docs/render-graph.ts"),
  ]);
  const compiled = compileFolder(io, findProject(io, options.directory));
  if (compiled.plan === undefined) {
    await reportErrors(session, compiled);
    return;
  }
  await writeResult(io, options.output, renderGraph(compiled.plan, options.format));
}
