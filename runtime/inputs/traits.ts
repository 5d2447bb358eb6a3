/** Maps what a sender calls traits or properties to the fields of the plan, in one pass over an object's members. */
import { isObject, readId, type JsonObject } from "./reading.ts";
import type { FieldTable } from "./vocabulary.ts";

/** What was mapped so far; several objects may be mapped into one, and the first value of a field counts. */
export interface Mapping {
  /** Values by the plan's names. */
  readonly data: Record<string, unknown>;
  /** Values of key fields of the lead. */
  keys: Record<string, unknown> | undefined;
  /** The sender's names that the plan does not have. */
  unknown: string[] | undefined;
}

/** Where names are looked for. */
export interface MappingTables {
  /** The fields or attributes that the values are for. */
  readonly own: FieldTable;
  /** Where else a name may be a key of the lead; the same as `own` when the values are the lead's. */
  readonly lead: FieldTable;
  /** Names to pass over when they mean nothing. */
  readonly ignored?: ReadonlySet<string>;
}

/** A mapping of nothing yet. */
export function createMapping(): Mapping {
  return { data: {}, keys: undefined, unknown: undefined };
}

/** Maps each member; an object such as `address` is looked into, one level deep. */
export function mapMembers(mapping: Mapping, tables: MappingTables, members: JsonObject): void {
  for (const name of Object.keys(members)) {
    const value = members[name];
    if (takeMember(mapping, tables, name, value)) continue;
    if (isObject(value)) mapParts(mapping, tables, name, value);
    else if (tables.ignored?.has(name) !== true) (mapping.unknown ??= []).push(name);
  }
}

/** Adds a value of a key field, unless there is one already or it is empty. */
export function addKey(mapping: Mapping, name: string, value: unknown): void {
  if (readId(value) === undefined) return;
  mapping.keys ??= {};
  setOnce(mapping.keys, name, value);
}

/** True when the name is known, and its value of a kind that the field could have. */
function takeMember(mapping: Mapping, { own, lead }: MappingTables, name: string, value: unknown): boolean {
  const field = own.find(name);
  if (field === undefined) {
    const key = own === lead ? undefined : lead.find(name);
    if (key?.key !== true || readId(value) === undefined) return false;
    addKey(mapping, key.name, value);
    return true;
  }
  // An amount with its currency is the one value that is written as an object.
  if (isObject(value) && field.type.type !== "money") return false;
  setOnce(mapping.data, field.name, value);
  if (own === lead && field.key) addKey(mapping, field.name, value);
  return true;
}

/** `company.name` is the `company`, `address.country` the `country`; any `a.b` may be a field `a_b`. */
function mapParts(mapping: Mapping, tables: MappingTables, whole: string, parts: JsonObject): void {
  for (const part of Object.keys(parts)) {
    const value = parts[part];
    const isTaken =
      takeMember(mapping, tables, `${whole}_${part}`, value) ||
      (part === "name" && takeMember(mapping, tables, whole, value)) ||
      (whole === "address" && takeMember(mapping, tables, part, value));
    if (!isTaken) (mapping.unknown ??= []).push(`${whole}.${part}`);
  }
}

function setOnce(object: Record<string, unknown>, name: string, value: unknown): void {
  if (Object.hasOwn(object, name)) return;
  // Assigning to this name would change the object's prototype instead.
  if (name === "__proto__") Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
  else object[name] = value;
}
