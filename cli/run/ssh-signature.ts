/** Makes and checks detached SSH signatures with `ssh-keygen`, which teams have already. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../failure.ts";

/** Keeps a signature for one purpose from passing for another. */
const namespace = "funnel";
const head = "-----BEGIN SSH SIGNATURE-----";
const foot = "-----END SSH SIGNATURE-----";

/** The signature on one line, without its frame. `key` is a file: a private key, or a public one whose agent signs. */
export function signText(text: string, key: string): string {
  const { status, stdout, stderr } = runKeygen(["-Y", "sign", "-n", namespace, "-f", key], text);
  if (status !== 0 || !stdout.includes(head)) {
    throw new UserError(
      `ssh-keygen could not sign: ${lastLine(stderr)}`,
      "--key takes the file of a private key, or of the public part of one that ssh-agent holds",
    );
  }
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
    return status === 0 ? undefined : lastLine(stderr === "" ? stdout : stderr);
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

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "it does not say why";
}
