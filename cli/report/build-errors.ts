/** Says on standard error why there is no plan, for the commands that need one. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { CheckedFolder } from "../check-folder.ts";
import { exitCodes } from "../failure.ts";
import type { Session } from "../session.ts";
import { renderFindings } from "./findings.ts";

/** What keeps a project from being built. */
export function listErrors({ findings }: CheckedFolder): Diagnostic[] {
  return findings.map(({ diagnostic }) => diagnostic).filter(({ severity }) => severity === "error");
}

/** Shows the errors, leaves warnings to `funnel check`, and sets the exit code. */
export function reportErrors(session: Session, compiled: CheckedFolder): Promise<void> {
  const { io, version } = session;
  const diagnostics = listErrors(compiled);
  io.stderr.write(renderFindings(io, io.stderr, "pretty", { version, checked: compiled.files.length, diagnostics }));
  session.exitCode = exitCodes.findings;
  return io.stderr.flush();
}
