/** The words that all formats of a difference share. */
import type { Area, ChangeClass, IndirectEffect } from "../../compiler/review/change.ts";
import { countOf } from "./layout.ts";
import type { ReviewedDiff, ShownChange } from "./reviewed-diff.ts";

export const classTitles: Readonly<Record<ChangeClass, string>> = {
  breaking: "Breaking",
  behaviour: "Leads are treated differently",
  neutral: "Nothing changes for leads",
};

export const areaTitles: Readonly<Record<Area, string>> = {
  qualification: "Qualification",
  routing: "Routing",
  sla: "Service levels",
  nurture: "Nurture",
  content: "Content",
  data: "Data",
  governance: "Governance",
  wording: "Wording",
};

/** `2 breaking changes (1 accepted), 3 of behaviour, 1 neutral`. */
export function countChanges({ changes }: ReviewedDiff): string {
  if (changes.length === 0) return "nothing changed";
  const count = (kind: ChangeClass): number => changes.filter((change) => change.class === kind).length;
  const accepted = changes.filter(({ isAccepted }) => isAccepted).length;
  const [breaking, behaviour, neutral] = [count("breaking"), count("behaviour"), count("neutral")];
  const parts = [
    ...(breaking === 0
      ? []
      : [`${countOf(breaking, "breaking change")}${accepted === 0 ? "" : ` (${accepted} accepted)`}`]),
    ...(behaviour === 0 ? [] : [`${countOf(behaviour, "change")} of behaviour`]),
    ...(neutral === 0 ? [] : [`${neutral} neutral`]),
  ];
  return parts.join(", ");
}

const effectKinds: Readonly<Record<string, string>> = {
  sla: "service level",
  nurture: "programme",
  account_field: "account field",
  turnback: "turnback of",
};

/** `stage MQL, routing Who gets an MQL and 3 more`; those that the change reaches first stand first. */
export function listEffects(effects: readonly IndirectEffect[], most: number): string {
  const words = effects.map(({ kind, name, title }) =>
    name === undefined ? title.toLowerCase() : `${effectKinds[kind] ?? kind.replaceAll("_", " ")} ${title}`,
  );
  const shown = words.slice(0, most).join(", ");
  return words.length > most ? `${shown} and ${words.length - most} more` : shown;
}

/** `lifecycle.funnel:16`; of what is gone, where it was. */
export function showPlace({ base, head }: ReviewedDiff, { before, after }: ShownChange): string {
  const span = after ?? before;
  if (span === undefined) return "";
  const prefix = after === undefined ? base.prefix : head.prefix;
  const was = after === undefined ? ` (in ${base.name})` : "";
  return `${prefix}${span.file}:${span.line}${was}`;
}

/** Where it stood before, if that was elsewhere: `line 12`, or `sla.funnel:12` in another file. */
export function showFormerPlace({ base }: ReviewedDiff, { before, after }: ShownChange): string {
  if (before === undefined || after === undefined) return "";
  if (before.file !== after.file) return `${base.prefix}${before.file}:${before.line}`;
  return before.line === after.line ? "" : `line ${before.line}`;
}

/** `fy26: marketing, sales`. */
export function listSigners({ signers }: Pick<ShownChange, "signers">): string {
  return signers.map(({ agreement, teams }) => `${agreement}: ${teams.join(", ")}`).join("; ");
}
