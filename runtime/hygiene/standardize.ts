/** Brings fields into one form: countries as ISO codes, states as postal codes, phones as they are dialled. */
import type { Field, Standardize } from "../../schemas/generated/plan.ts";
import { toE164 } from "../expr/phone.ts";
import { createReader } from "../expr/values.ts";
import { assertNever } from "../model/invariant.ts";
import type { Value } from "../model/value.ts";
import type { Zone } from "../time/zone.ts";
import { toStateCode } from "./state-codes.ts";

/** Changes the values of a lead's fields in place; true when any of them became another. */
export type Standardizer = (values: (Value | undefined)[]) => boolean;

/**
 * Countries come first, since states and phones are read as those of the lead's country: the first field that is
 * standardised as a country or is of that type. A value that cannot be read stays as it is.
 */
export function createStandardizer(rows: readonly Standardize[], fields: readonly Field[], zone: Zone): Standardizer {
  const readCountry = createReader({ type: "country" }, zone);
  const placeOf = (name: string): number => fields.findIndex((field) => field.name === name);
  const countryRow = rows.find((row) => row.as === "country");
  const home =
    countryRow === undefined ? fields.findIndex(({ type }) => type.type === "country") : placeOf(countryRow.field);
  const ordered = rows
    .map((row) => ({ as: row.as, place: placeOf(row.field) }))
    .filter(({ place }) => place !== -1)
    .sort((left, right) => Number(left.as !== "country") - Number(right.as !== "country"));

  function read(as: Standardize["as"], text: string, country: string | undefined): Value | undefined {
    switch (as) {
      case "country": {
        const code = readCountry(text);
        return typeof code === "string" ? code : undefined;
      }
      case "state":
        return toStateCode(text, country);
      case "phone":
        return toE164(text, country);
      default:
        return assertNever(as);
    }
  }

  return (values) => {
    let changed = false;
    for (const { as, place } of ordered) {
      const value = values[place];
      if (typeof value !== "string") continue;
      const country = home === -1 ? undefined : values[home];
      const known = typeof country === "string" && /^[A-Z]{2}$/.test(country) ? country : undefined;
      const standard = read(as, value, known) ?? value;
      if (standard === value) continue;
      values[place] = standard;
      changed = true;
    }
    return changed;
  };
}
