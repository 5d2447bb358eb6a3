/** Maps what a sender calls traits or properties to the fields of the plan. */
import type { FieldTable } from "./vocabulary.ts";
import { isObject, type JsonObject } from "./reading.ts";

/** Values by the plan's names, and the sender's names that the plan does not have. */
export interface Mapped {
  readonly values: ReadonlyMap<string, unknown>;
  readonly unknown: readonly string[];
}

/** Maps each member; an object such as `address` is looked into, one level deep. The first of two spellings counts. */
export function mapTraits(table: FieldTable, traits: JsonObject): Mapped {
  const values = new Map<string, unknown>();
  const unknown: string[] = [];
  const take = (names: readonly string[], value: unknown, spelled: string): void => {
    const field = findFirst(table, names);
    if (field === undefined) unknown.push(spelled);
    else if (!values.has(field)) values.set(field, value);
  };
  for (const [name, value] of Object.entries(traits)) {
    if (isObject(value) && table.find(name)?.type.type !== "money") {
      for (const [part, inner] of Object.entries(value)) take(namesOfPart(name, part), inner, `${name}.${part}`);
    } else take([name], value, name);
  }
  return { values, unknown };
}

/** `company.name` is the `company`, `address.country` the `country`; any `a.b` may be a field `a_b`. */
function namesOfPart(whole: string, part: string): string[] {
  const names = [`${whole}_${part}`];
  if (part === "name") names.push(whole);
  if (whole === "address") names.push(part);
  return names;
}

function findFirst(table: FieldTable, names: readonly string[]): string | undefined {
  for (const name of names) {
    const field = table.find(name);
    if (field !== undefined) return field.name;
  }
  return undefined;
}
