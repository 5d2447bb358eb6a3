/** The work of `funnel sign`. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Lock, lockName } from "../../compiler/agreement/lock.ts";
import { addSigning, prepareSigning, pruneLock } from "../../compiler/agreement/sign.ts";
import { writeSigningPayload } from "../../compiler/agreement/write-lock.ts";
import { suggest } from "../../compiler/diagnostics/suggest.ts";
import type { Agreement, Plan } from "../../schemas/generated/plan.ts";
import { compileFolder } from "../compile-folder.ts";
import { UserError } from "../failure.ts";
import type { Io } from "../io.ts";
import { findProject } from "../project-folder.ts";
import { reportErrors } from "../report/build-errors.ts";
import type { Session } from "../session.ts";
import { openGit } from "./git-commit.ts";
import { openLock, saveLock, stampTime } from "./project-lock.ts";
import { signText } from "./ssh-signature.ts";

export interface SignOptions {
  readonly directory?: string;
  readonly team: string;
  readonly by: string;
  readonly agreement?: string;
  readonly key?: string;
}

/** What is found until everybody has signed. */
const mendedBySigning: ReadonlySet<string> = new Set([
  "definition-changed-since-signing",
  "one-sided-agreement",
  "review-overdue",
  "unsigned-agreement",
]);

/** A project with errors is not signed: nobody could say what it means. */
export async function signAgreements(session: Session, options: SignOptions): Promise<void> {
  const { io } = session;
  const root = findProject(io, options.directory);
  const compiled = compileFolder(io, root);
  const findings = compiled.findings.filter(({ diagnostic }) => !mendedBySigning.has(diagnostic.code));
  const plan = compiled.draft?.plan;
  if (plan === undefined || findings.some(({ diagnostic }) => diagnostic.severity === "error")) {
    await reportErrors(session, { ...compiled, findings });
    return;
  }
  const lock = await openLock(session, root);
  if (lock === undefined) return;
  const by = options.by.trim();
  if (by === "") throw new UserError("--by names nobody", "write --by dana@acme.example");
  const agreements = chooseAgreements(plan, options);
  const at = stampTime(io.now());
  const signed = agreements.reduce<Lock>((before, agreement) => {
    const signing = prepareSigning(plan, agreement, options.team, by, at);
    const proof =
      options.key === undefined ? undefined : signText(writeSigningPayload(signing), resolve(io.cwd, options.key));
    return addSigning(before, { ...signing, proof });
  }, lock);
  const isNew = !existsSync(join(root, lockName));
  const path = await saveLock(session, root, pruneLock(signed, plan));
  const names = agreements.map(({ name }) => name).join(", ");
  io.stderr.write(`${options.team} signed ${names}; commit ${path === lockName ? lockName : path}\n`);
  if (isNew && !mergesByItself(io, root)) {
    io.stderr.write(`help: with \`${lockName} merge=union\` in .gitattributes, Git merges what two branches signed\n`);
  }
}

/** True where Git has been told how to merge locks, and where there is no Git to tell. */
function mergesByItself(io: Io, root: string): boolean {
  try {
    const said = openGit(io, root).run(["check-attr", "merge", "--", lockName]);
    return said === undefined || !said.trimEnd().endsWith("unspecified");
  } catch (error) {
    if (error instanceof UserError) return true;
    throw error;
  }
}

function chooseAgreements(plan: Plan, { team, agreement: wanted }: SignOptions): readonly Agreement[] {
  const teams = plan.teams.map(({ name }) => name);
  if (!teams.includes(team)) throw new UserError(`there is no team \`${team}\``, suggestFrom(team, teams));
  const { agreements } = plan;
  if (agreements.length === 0) {
    throw new UserError("the project has no agreement", "declare one: `agreement fy26 { between … covers … }`");
  }
  if (wanted === undefined) {
    const own = agreements.filter(({ between }) => between.includes(team));
    if (own.length === 0) throw new UserError(`no agreement is with the team \`${team}\``);
    return own;
  }
  const found = agreements.find(({ name }) => name === wanted);
  if (found === undefined) {
    const names = agreements.map(({ name }) => name);
    throw new UserError(`there is no agreement \`${wanted}\``, suggestFrom(wanted, names));
  }
  if (!found.between.includes(team)) {
    throw new UserError(`\`${wanted}\` is not with the team \`${team}\``, `it is between ${found.between.join(", ")}`);
  }
  return [found];
}

function suggestFrom(written: string, names: readonly string[]): string {
  const nearest = suggest(written, names);
  return nearest === undefined ? `write one of these: ${names.join(", ")}` : `did you mean \`${nearest}\`?`;
}
