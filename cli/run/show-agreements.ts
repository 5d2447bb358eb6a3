/** The work of `funnel agreements`. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type AgreementStatus, assessAgreements } from "../../compiler/agreement/assess.ts";
import { writeSigningPayload } from "../../compiler/agreement/write-lock.ts";
import { createZone } from "../../runtime/time/zone.ts";
import { coloursFor } from "../colours.ts";
import { compileFolder } from "../compile-folder.ts";
import { exitCodes, UserError } from "../failure.ts";
import { writeResult } from "../output-file.ts";
import { findProject } from "../project-folder.ts";
import { type AgreementsFormat, renderAgreements } from "../report/agreements.ts";
import { reportErrors } from "../report/build-errors.ts";
import type { Session } from "../session.ts";
import { openLock } from "./project-lock.ts";
import { findBadSignature } from "./ssh-signature.ts";

export interface AgreementsOptions {
  readonly directory?: string;
  readonly verify?: boolean;
  readonly allowedSigners?: string;
  readonly format: AgreementsFormat;
  readonly output?: string;
}

/** What came of checking the proof of a team's signature; `reason` says what is wrong with a bad one. */
export interface Verdict {
  readonly agreement: string;
  readonly team: string;
  readonly verdict: "good" | "bad" | "missing";
  readonly reason?: string;
}

export async function showAgreements(session: Session, options: AgreementsOptions): Promise<void> {
  const { io } = session;
  const root = findProject(io, options.directory);
  const compiled = compileFolder(io, root);
  // A definition that changed since it was signed is an error, and the very thing to show.
  const plan = compiled.draft?.plan;
  if (plan === undefined) {
    await reportErrors(session, compiled, options);
    return;
  }
  const lock = await openLock(session, root, options);
  if (lock === undefined) return;
  const statuses = assessAgreements(plan, lock, io.now());
  const verdicts =
    options.verify === true ? verify(statuses, findSigners(session, options, root, compiled.manifest)) : undefined;
  const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false, columns: 120 };
  const zone = createZone(plan.funnel.timezone) ?? createZone("UTC")!;
  const look = { colours: coloursFor(io, output), columns: output.columns };
  const text = renderAgreements({ zone, statuses, verdicts }, options.format, look);
  await writeResult(io, options.output, text);
  if (verdicts?.some(({ verdict }) => verdict !== "good") === true) session.exitCode = exitCodes.findings;
}

/** The option is relative to the working folder, the setting to the project's. */
function findSigners(
  { io }: Session,
  { allowedSigners }: AgreementsOptions,
  root: string,
  manifest: { readonly allowed_signers?: string },
): string {
  if (allowedSigners !== undefined) return requireFile(resolve(io.cwd, allowedSigners), allowedSigners);
  if (manifest.allowed_signers !== undefined) {
    return requireFile(resolve(root, manifest.allowed_signers), manifest.allowed_signers);
  }
  throw new UserError(
    "nothing says whose keys are good",
    "give --allowed-signers FILE, or `allowed_signers: FILE` in funnel.yaml; each line is `who ssh-ed25519 AAAA…`",
  );
}

/** Without the file every proof would look forged. */
function requireFile(path: string, shown: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return path;
  throw new UserError(`there is no file \`${shown}\` with the allowed signers`);
}

function verify(statuses: readonly AgreementStatus[], allowedSigners: string): Verdict[] {
  return statuses.flatMap(({ agreement, teams }) =>
    teams.flatMap(({ team, signing }): Verdict[] => {
      if (signing === undefined) return [];
      const place = { agreement: agreement.name, team };
      if (signing.proof === undefined) return [{ ...place, verdict: "missing" }];
      const text = writeSigningPayload(signing);
      const reason = findBadSignature(text, { proof: signing.proof, who: signing.by, allowedSigners });
      return [reason === undefined ? { ...place, verdict: "good" } : { ...place, verdict: "bad", reason }];
    }),
  );
}
