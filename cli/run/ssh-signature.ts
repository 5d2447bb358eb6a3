/** Makes and checks detached SSH signatures with `ssh-keygen`, which teams have already. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../failure.ts";

/** Keeps a signature for one purpose from passing for another. */
const namespace = "funnel";
const keyHelp = "--key takes the file of a private key, or of the public part of one that ssh-agent holds";
const head = "-----BEGIN SSH SIGNATURE-----";
const foot = "-----END SSH SIGNATURE-----";

/** The signature on one line, without its frame. `key` is a file: a private key, or a public one whose agent signs. */
export function signText(text: string, key: string): string {
  if (statSync(key, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new UserError(`there is no key file \`${key}\``, keyHelp);
  }
  const { status, stdout, stderr } = runKeygen(["-Y", "sign", "-n", namespace, "-f", key], text);
  if (status !== 0 || !stdout.includes(head)) throw explainFailure(stderr);
  return stdout
    .split(/\r?\n/)
    .filter((line) => line !== "" && line !== head && line !== foot)
    .join("");
}

/** Why a signature is not good; `undefined` when it is by `who`, with a key that `allowedSigners` lists for them. */
export function findBadSignature(
  text: string,
  { proof, who, allowedSigners }: { readonly proof: string; readonly who: string; readonly allowedSigners: string },
): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "funnel-signature-"));
  try {
    const file = join(folder, "signature");
    const lines = proof.match(/.{1,70}/g) ?? [];
    writeFileSync(file, [head, ...lines, foot, ""].join("\n"));
    const words = ["-Y", "verify", "-n", namespace, "-f", allowedSigners, "-I", who, "-s", file];
    const { status, stderr, stdout } = runKeygen(words, text);
    if (status === 0) return undefined;
    // Of a key that is not in the list OpenSSH says no more than that it could not verify.
    const novalidate = ["-Y", "check-novalidate", "-n", namespace, "-s", file];
    const reason = lastLine(stderr === "" ? stdout : stderr);
    const isGeneral = /could not verify signature/i.test(reason);
    if (isGeneral && runKeygen(novalidate, text).status === 0) return `no key of ${who} made it`;
    // A message about a line of the list begins with its place.
    return reason.replace(/^.*?:(\d+): /, "line $1 of the allowed signers: ");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runKeygen(words: readonly string[], input: string): { status: number | null; stdout: string; stderr: string } {
  const { error, status, stdout, stderr } = spawnSync("ssh-keygen", words, { input, encoding: "utf8" });
  if (error !== undefined) {
    throw new UserError("ssh-keygen cannot be run", "it comes with OpenSSH 8.2 or later; install that");
  }
  return { status, stdout, stderr };
}

/** What `ssh-keygen` says of a key that it cannot use is spread over lines, the last of which may say least. */
function explainFailure(stderr: string): UserError {
  if (/permissions .* too open/i.test(stderr)) {
    return new UserError("ssh-keygen could not sign: others may read the key file", "run `chmod 600` on it");
  }
  if (/passphrase/i.test(stderr)) {
    return new UserError(
      "ssh-keygen could not sign: the passphrase of the key is missing or wrong",
      "give the key to an agent with `ssh-add`, and name its public key",
    );
  }
  return new UserError(`ssh-keygen could not sign: ${lastLine(stderr)}`, keyHelp);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "it does not say why";
}
