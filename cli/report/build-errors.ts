/** Says why there is no plan, for the commands that need one. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Report, ReportFormat } from "../../compiler/diagnostics/render/index.ts";
import type { CheckedFolder } from "../check-folder.ts";
import { exitCodes } from "../failure.ts";
import { writeResult } from "../output-file.ts";
import type { Session } from "../session.ts";
import { renderFindings } from "./findings.ts";

/** Where the result of a command was to go, and how it was to be written. */
export interface Destination {
  readonly format: ReportFormat | "html";
  readonly output?: string;
}

/** What keeps a project from being built. */
export function listErrors({ findings }: CheckedFolder): Diagnostic[] {
  return findings.map(({ diagnostic }) => diagnostic).filter(({ severity }) => severity === "error");
}

/** Shows the errors, leaves warnings to `funnel check`, and sets the exit code. */
export function reportErrors(session: Session, compiled: CheckedFolder, instead?: Destination): Promise<void> {
  return reportBroken(session, { checked: compiled.files.length, diagnostics: listErrors(compiled) }, instead);
}

/**
 * People read the errors on standard error. Programs read them in the place of the result: as `funnel check` would write
 * them in that format, so that what is there is complete and valid, and no result of yesterday.
 */
export async function reportBroken(
  session: Session,
  found: Pick<Report, "checked" | "diagnostics">,
  instead?: Destination,
): Promise<void> {
  const { io, version } = session;
  session.exitCode = exitCodes.findings;
  io.stderr.write(renderFindings(io, io.stderr, "pretty", { version, ...found }));
  await io.stderr.flush();
  if (instead === undefined || instead.format === "pretty" || instead.format === "html") return;
  const rules =
    instead.format === "sarif" ? { describeRule: (await import("./rule-metadata.ts")).describeRule } : undefined;
  const report = { version, ...found, ...rules };
  await writeResult(io, instead.output, renderFindings(io, io.stdout, instead.format, report));
}
