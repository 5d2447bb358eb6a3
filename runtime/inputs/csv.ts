/** Reads rows of comma-separated values: a list of leads, or of activities when there is a column for them. */
import type { Field } from "../../schemas/generated/plan.ts";
import { buildActivity, buildIdentify } from "./build-input.ts";
import { readTime } from "./event-time.ts";
import { createKeys } from "./lead-keys.ts";
import { deriveId, readMalformed, readUnknown, type ReadContext, type Reading } from "./reading.ts";
import { createMapping, mapMembers } from "./traits.ts";
import { foldName, type FieldTable } from "./vocabulary.ts";

/** What a column means; a `value` is a field of the lead or an attribute of the row's activity, by its name. */
export type ColumnRole = "message" | "time" | "user" | "anonymous" | "activity" | "value" | "ignored";

export interface Column {
  readonly role: ColumnRole;
  /** The plan's name of the field for a `value` that is one, else the name in the header. */
  readonly name: string;
}

/** What each column of a file means. */
export interface RowMapping {
  readonly columns: readonly Column[];
  /** True when each row is an activity. */
  readonly hasActivities: boolean;
}

/** The words that stand for what is no field; a field of the lead with the same name goes before. */
const roleNames: Readonly<Record<Exclude<ColumnRole, "value" | "ignored">, readonly string[]>> = {
  message: ["messageid", "eventid"],
  time: ["time", "timestamp", "at", "date", "datetime", "updatedat", "updated", "createdat", "created", "createdate"],
  user: ["id", "userid", "leadid", "contactid", "recordid", "personid"],
  anonymous: ["anonymousid"],
  activity: ["activity", "event"],
};

/**
 * Matches the columns of a header to fields by name, ignoring case, spaces and `_`. `renames` maps a column to a field,
 * to `message`, `time`, `user`, `anonymous` or `activity`, or to `-`, which leaves it out.
 */
export function mapColumns(
  ctx: ReadContext,
  header: readonly string[],
  renames: ReadonlyMap<string, string>,
): RowMapping | { readonly problem: string } {
  const byColumn = new Map([...renames].map(([column, target]) => [foldName(column), target]));
  const present = new Set(header.map(foldName));
  for (const column of renames.keys()) {
    if (!present.has(foldName(column))) return { problem: `there is no column \`${column}\` in the header` };
  }
  const columns: Column[] = [];
  for (const name of header) {
    const target = byColumn.get(foldName(name));
    const column = target === undefined ? guessColumn(ctx, name) : chooseColumn(ctx, name, target);
    if (column === undefined) return { problem: `\`${target ?? ""}\` is no field of the lead` };
    columns.push(column);
  }
  keepOneTime(columns, byColumn);
  return { columns, hasActivities: columns.some((column) => column.role === "activity") };
}

/** Reads a row: what is known about a lead, or an activity of it. Empty cells say nothing. */
export function readRow(ctx: ReadContext, mapping: RowMapping, cells: readonly string[]): Reading {
  const found = new Map<ColumnRole, string>();
  const values = new Map<string, string>();
  for (const [index, column] of mapping.columns.entries()) {
    const cell = cells[index]?.trim() ?? "";
    if (cell === "" || column.role === "ignored") continue;
    if (column.role === "value") {
      if (!values.has(column.name)) values.set(column.name, cell);
    } else if (!found.has(column.role)) found.set(column.role, cell);
  }
  const timed = readTime(ctx, found.get("time"));
  if ("reading" in timed) return timed.reading;
  const id = found.get("message") ?? deriveId(JSON.stringify([mapping.columns.map((column) => column.name), cells]));
  const stamp = { id, time: timed.time };
  const { lead } = ctx.vocabulary;
  const mapped = createMapping();

  if (!mapping.hasActivities) {
    mapMembers(mapped, { own: lead, lead }, Object.fromEntries(parseCells(lead, values)));
    const keys = createKeys(found.get("user"), found.get("anonymous"), mapped.keys);
    return buildIdentify(stamp, keys, mapped);
  }
  const name = found.get("activity");
  if (name === undefined) return readMalformed("its activity is empty");
  const activity = ctx.vocabulary.findActivity(name);
  if (activity === undefined) return readUnknown(name);
  const own = ctx.vocabulary.attributesOf(activity);
  mapMembers(mapped, { own, lead }, Object.fromEntries(parseCells(own, values)));
  const keys = createKeys(found.get("user"), found.get("anonymous"), mapped.keys);
  return buildActivity(stamp, activity.name, keys, mapped);
}

function parseCells(table: FieldTable, cells: ReadonlyMap<string, string>): [string, unknown][] {
  return [...cells].map(([name, cell]) => {
    const field = table.find(name);
    return [name, field === undefined ? cell : parseCell(field, cell)];
  });
}

/** The character between the columns of a header line: the most frequent of `,`, `;`, tab and `|` outside quotes. */
export function findDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"?/g, "");
  const counts = [",", ";", "\t", "|"].map((each) => ({ each, count: bare.split(each).length - 1 }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).each;
}

function guessColumn(ctx: ReadContext, name: string): Column {
  const field = ctx.vocabulary.lead.find(name);
  if (field !== undefined) return { role: "value", name: field.name };
  const folded = foldName(name);
  if (folded === "") return { role: "ignored", name };
  for (const [role, names] of Object.entries(roleNames) as [Exclude<ColumnRole, "value" | "ignored">, string[]][]) {
    if (names.includes(folded)) return { role, name };
  }
  return { role: "value", name };
}

function chooseColumn(ctx: ReadContext, name: string, target: string): Column | undefined {
  if (target === "-") return { role: "ignored", name };
  const field = ctx.vocabulary.lead.find(target);
  if (field !== undefined) return { role: "value", name: field.name };
  return Object.keys(roleNames).includes(target) ? { role: target as ColumnRole, name } : undefined;
}

/** Of several columns with times, a chosen one counts, else the earliest in the list of names; the others are left out. */
function keepOneTime(columns: Column[], renames: ReadonlyMap<string, string>): void {
  const rank = ({ name }: Column): number =>
    renames.has(foldName(name)) ? -1 : roleNames.time.indexOf(foldName(name));
  const best = columns.filter((column) => column.role === "time").sort((left, right) => rank(left) - rank(right))[0];
  for (const [index, column] of columns.entries()) {
    if (column.role === "time" && column !== best) columns[index] = { role: "ignored", name: column.name };
  }
}

/** Spreadsheets write every value as text: numbers and yes or no are read where a field wants them. */
function parseCell(field: Pick<Field, "type">, cell: string): unknown {
  switch (field.type.type) {
    case "integer":
    case "number": {
      const bare = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(cell) ? cell.replaceAll(",", "") : cell;
      return /^-?\d+(?:\.\d+)?$/.test(bare) ? Number(bare) : cell;
    }
    case "boolean":
      if (/^(?:true|yes|y|1)$/i.test(cell)) return true;
      return /^(?:false|no|n|0)$/i.test(cell) ? false : cell;
    case "list":
      return cell.split(/\s*[;|]\s*/).filter((part) => part !== "");
    default:
      return cell;
  }
}
