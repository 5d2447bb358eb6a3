/** Writes `funnel.lock`: YAML with one entry a line, in order, so that two branches seldom touch the same lines. */
import type { AcceptedChange, Proof, Signature } from "../../schemas/generated/lock.ts";
import type { Lock, SignedContent } from "./lock.ts";

/** The canonical text of a lock; the same lock gives the same bytes. */
export function writeLock({ signatures, proofs, accepted }: Lock): string {
  const lines = [
    "# Who signed which definitions, and which breaking changes were accepted.",
    "# `funnel sign` and `funnel diff --accept` write this file; commit it. After a merge keep the lines of both sides.",
    "lock: 1",
    ...writeSignatures(signatures),
    ...writeList("proofs", proofs.map(writeProof)),
    ...writeList("accepted", accepted.map(writeAccepted)),
  ];
  return `${lines.join("\n")}\n`;
}

/** What a key signs: the entries of one act of signing, as they stand in the lock. */
export function writeSigningPayload({ hashes, agreement, team, by, at }: SignedContent): string {
  const entries = [...hashes].map(([covers, hash]) => writeSignature({ agreement, team, covers, by, at, hash }));
  return ["funnel signature 1", ...entries.sort(), ""].join("\n");
}

/** The keys come in the order in which the entries are sorted. */
function writeSignature({ agreement, team, covers, by, at, hash }: Signature): string {
  return writeEntry({ agreement, team, covers, by, at, hash });
}

function writeProof({ agreement, team, by, at, ssh }: Proof): string {
  return writeEntry({ agreement, team, by, at, ssh });
}

function writeAccepted({ change, at }: AcceptedChange): string {
  return writeEntry({ change, at });
}

/** A line between any two teams lets Git merge what they signed on two branches. */
function writeSignatures(signatures: readonly Signature[]): string[] {
  const heads = new Map(
    signatures.map((entry) => [writeSignature(entry), `  # ${writeText(entry.agreement)}: ${writeText(entry.team)}`]),
  );
  const [key, ...lines] = writeList("signatures", [...heads.keys()]);
  if (key === undefined) return [];
  const headOf = (line: string | undefined): string | undefined => heads.get(line?.slice("  - ".length) ?? "");
  const grouped = lines.flatMap((line, index) => {
    const head = headOf(line);
    return head === undefined || head === headOf(lines[index - 1]) ? [line] : [head, line];
  });
  return [key, ...grouped];
}

function writeList(key: string, entries: readonly string[]): string[] {
  const distinct = [...new Set(entries)].sort();
  return distinct.length === 0 ? [] : [`${key}:`, ...distinct.map((entry) => `  - ${entry}`)];
}

function writeEntry(entry: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(entry)
    .map(([key, value]) => `${key}: ${writeText(value)}`)
    .join(", ")} }`;
}

/** Words stand as they are; what YAML could take for something else stands in quotes, whose escapes JSON shares. */
function writeText(value: string): string {
  const isPlain = /^[A-Za-z][\w-]*(?: [\w-]+)*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value);
  return (isPlain && value.length < 64) || isTime ? value : JSON.stringify(value);
}
