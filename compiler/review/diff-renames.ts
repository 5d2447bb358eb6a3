/** Says what was renamed, with everything that goes by the name following it. */
import { spellName } from "../docs/words/phrase.ts";
import type { Area, Subject } from "./change.ts";
import type { ReferenceKind } from "./references.ts";
import { type Renames } from "./renames.ts";
import { report, type Review } from "./review.ts";

export function diffRenames(review: Review, renames: Renames): void {
  for (const [key, name] of renames) {
    const at = key.indexOf(" ");
    const [kind, old] = [key.slice(0, at), key.slice(at + 1)];
    // A reason is the member of an attribute, which is told already.
    if (kind === "reason") continue;
    const own = old.split(".").at(-1)!;
    const subject = subjectOf(review, renames, kind, old, name);
    const where = placeOf(review, renames, kind, old, name);
    report(
      review,
      { area: areaOf[kind] ?? "data", subject, noun: "", before: where.before, after: where.after },
      "neutral",
      `${wordOf[kind] ?? kind} ${own} is now called ${name}${whereIn(kind, old)}; what is stored and sent follows`,
      {
        renamed: {
          kind: kind as ReferenceKind,
          name: own,
          of: old.includes(".") ? [old.slice(0, old.lastIndexOf("."))] : [],
        },
      },
    );
  }
}

/** What an agreement would cover: a field belongs to its record, and an attribute to its activity. */
function subjectOf(review: Review, renames: Renames, kind: string, old: string, name: string): Subject {
  const owner = old.split(".")[0]!;
  if (kind === "field" || (kind === "member" && owner === "lead"))
    return { kind: "lead", name: undefined, title: "Lead" };
  if (kind === "account_field" || (kind === "member" && owner === "account")) {
    return { kind: "account", name: undefined, title: "Account" };
  }
  if (kind === "attribute" || kind === "member") {
    const activity = renames.get(`activity ${owner}`) ?? owner;
    return { kind: "activity", name: activity, title: review.names.activity(activity).text };
  }
  return { kind, name, title: spellName(name) };
}

/** Ids of what was renamed; `old` is the path of its old name, as `lead.industry.it`. A member goes by its field. */
function placeOf(
  { base, head }: Review,
  renames: Renames,
  kind: string,
  old: string,
  name: string,
): { readonly before: string; readonly after: string } {
  const [owner = "", field = ""] = old.split(".");
  switch (kind) {
    case "field":
      return { before: `lead/${old}`, after: `lead/${name}` };
    case "account_field":
      return { before: `account/${old}`, after: `account/${name}` };
    case "attribute":
    case "member": {
      const isRecord = owner === "lead" || owner === "account";
      const activity = renames.get(`activity ${owner}`) ?? owner;
      const from = isRecord ? owner : (base.activities.find((each) => each.name === activity)?.id ?? "");
      const to = isRecord ? owner : `activity/${activity}`;
      const keys = { lead: `field ${field}`, account: `account_field ${field}` } as const;
      const key = owner === "lead" || owner === "account" ? keys[owner] : `attribute ${owner}.${field}`;
      return { before: `${from}/${field}`, after: `${to}/${kind === "member" ? (renames.get(key) ?? field) : name}` };
    }
    default:
      return { before: `${kind}/${old}`, after: head.spans[`${kind}/${name}`] === undefined ? "" : `${kind}/${name}` };
  }
}

function whereIn(kind: string, old: string): string {
  const path = old.split(".");
  if (kind === "attribute") return ` (${path[0]})`;
  return kind === "member" ? ` (${path.slice(0, -1).join(".")})` : "";
}

const wordOf: Readonly<Record<string, string>> = {
  account_field: "field of accounts",
  member: "value",
  nurture: "programme",
  sla: "service level",
};

const areaOf: Readonly<Record<string, Area>> = {
  team: "governance",
  calendar: "sla",
  channel: "content",
  need: "qualification",
  segment: "qualification",
  persona: "qualification",
  phase: "qualification",
  stage: "qualification",
  score: "qualification",
  content: "content",
  nurture: "nurture",
  queue: "routing",
  routing: "routing",
  sla: "sla",
  measure: "governance",
  agreement: "governance",
};
