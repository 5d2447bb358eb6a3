/** Turns inputs into what the kernel takes: names into places, raw data into values, and a note of what did not fit. */
import type { Input } from "../../schemas/generated/event.ts";
import type { Field } from "../../schemas/generated/plan.ts";
import { createReader, describeWrong, wrong, type ValueReader } from "../expr/values.ts";
import type { Program } from "../kernel/program.ts";
import { nothing, type FieldChange } from "../model/input.ts";
import type { Value } from "../model/value.ts";

/** Something in an input that was left out. */
export interface InputProblem {
  readonly kind: "unknown" | "quarantined";
  /** The name of the attribute, trait or activity. */
  readonly name: string;
  readonly reason: string;
}

export interface InputReader {
  /** Attributes of an activity in the order of the plan. */
  readAttributes(
    activity: number,
    input: Input,
    report: (problem: InputProblem) => void,
  ): readonly (Value | undefined)[];
  /** Fields of the lead. */
  readChanges(input: Input, report: (problem: InputProblem) => void): readonly FieldChange[];
  /** Fields of its account. */
  readAccountChanges(input: Input, report: (problem: InputProblem) => void): readonly FieldChange[];
}

interface Place {
  readonly index: number;
  readonly field: Field;
  readonly read: ValueReader;
}

export function createInputReader({ linked, zone }: Program): InputReader {
  const placesOf = (fields: readonly Field[]): ReadonlyMap<string, Place> =>
    new Map(fields.map((field, index) => [field.name, { index, field, read: createReader(field.type, zone) }]));
  const leadFields = placesOf(linked.fields.all);
  const accountFields = placesOf(linked.accountFields.all);
  const activities = linked.activities.all.map(({ attributes }) => ({
    places: placesOf(attributes),
    // What was not sent of a choice is a member of its own.
    blank: attributes.map(({ type }) => (type.type === "enum" ? "unspecified" : undefined)),
  }));

  return {
    readAttributes(activity, input, report) {
      const { places, blank } = activities[activity]!;
      const values: (Value | undefined)[] = blank.length === 0 ? (nothing as never) : blank.slice();
      for (const name in input.data) {
        const place = places.get(name);
        if (place === undefined) {
          report({ kind: "unknown", name, reason: `${input.activity} has no attribute \`${name}\`` });
          continue;
        }
        const raw = input.data[name];
        const value = place.read(raw);
        if (value === wrong) report({ kind: "quarantined", name, reason: describeWrong(place.field.type, raw) });
        else if (value !== undefined) values[place.index] = value;
      }
      if (input.unknown !== undefined) reportUnknown(input.unknown, report);
      return values;
    },
    readChanges: (input, report) => readFields(leadFields, "lead", input, report),
    readAccountChanges: (input, report) => readFields(accountFields, "account", input, report),
  };
}

function readFields(
  fields: ReadonlyMap<string, Place>,
  owner: "lead" | "account",
  input: Input,
  report: (problem: InputProblem) => void,
): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const name in input.data) {
    const place = fields.get(name);
    if (place === undefined) {
      report({ kind: "unknown", name, reason: `the ${owner} has no field \`${name}\`` });
      continue;
    }
    const raw = input.data[name];
    const value = place.read(raw);
    if (value === wrong) report({ kind: "quarantined", name, reason: describeWrong(place.field.type, raw) });
    else changes.push({ field: place.index, value });
  }
  if (input.unknown !== undefined) reportUnknown(input.unknown, report);
  return changes;
}

function reportUnknown(names: readonly string[], report: (problem: InputProblem) => void): void {
  for (const name of names) report({ kind: "unknown", name, reason: `the plan has no \`${name}\`` });
}
