/** Clean data: standard forms, moves that wait for what they require, leads that are put aside, data that grow stale. */
import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";
import type { Plan } from "../../schemas/generated/plan.ts";
import { truthOf } from "./evaluate.ts";
import { freeze } from "./freezing.ts";
import { thawSlas } from "./sla-instance.ts";
import { fixDerived, type Step } from "./step.ts";
import { requalifies, turnbackRowOf } from "./turnback-row.ts";

/** English names of the places that generated leads live in, and no others. */
const countries: Readonly<Record<string, string>> = { germany: "DE", "united states": "US", canada: "CA" };
const states: Readonly<Record<string, readonly (readonly [name: string, code: string])[]>> = {
  US: [
    ["california", "CA"],
    ["texas", "TX"],
  ],
  CA: [
    ["ontario", "ON"],
    ["quebec", "QC"],
  ],
};

/** Brings all standardised fields into their form, the country first; what cannot be read stays as it is. */
export function standardizeFields(plan: Plan, fields: Record<string, unknown>): void {
  const rows = plan.hygiene?.standardize ?? [];
  const texts = (as: string) =>
    rows.flatMap(({ field, as: form }) => {
      const value = fields[field];
      return form === as && typeof value === "string" ? [{ field, value }] : [];
    });
  for (const { field, value } of texts("country")) fields[field] = readCountry(value) ?? value;
  const countryField =
    rows.find(({ as }) => as === "country")?.field ??
    plan.lead.fields.find(({ type }) => type.type === "country")?.name;
  const own = countryField === undefined ? undefined : fields[countryField];
  const country = typeof own === "string" ? readCountry(own) : undefined;
  for (const { field, value } of texts("state")) fields[field] = readState(value, country) ?? value;
  for (const { field, value } of texts("phone")) {
    const phone = parsePhoneNumberFromString(value, {
      ...(country === undefined ? {} : { defaultCountry: country as CountryCode }),
      extract: false,
    });
    if (phone?.isPossible() === true) fields[field] = phone.number;
  }
}

function readCountry(value: string): string | undefined {
  const plain = value.trim().toLowerCase();
  return /^(us|de|ca|fr)$/.test(plain) ? plain.toUpperCase() : countries[plain];
}

function readState(value: string, country: string | undefined): string | undefined {
  const plain = value.trim().toLowerCase();
  const known = country === undefined ? Object.values(states).flat() : (states[country] ?? []);
  return known.find(([name, code]) => name === plain || code.toLowerCase() === plain)?.[1];
}

/** Looks at what rejects, releases and has grown stale, as the data now stand. */
export function watchData(step: Step): void {
  const { history, now } = step;
  const moment = fixDerived(step.look(false, step.activity));
  const { plan, wallTime } = moment;
  for (const { id, when, because } of plan.hygiene?.reject ?? []) {
    const rejected = truthOf(when, moment) === true;
    if (rejected) freeze(step, id, because ?? "rejected");
    else release(step, id);
  }
  for (const { id, after, without } of plan.hygiene?.stale ?? []) {
    const times = history.activities.filter(({ name }) => without.includes(name)).map(({ time }) => time);
    const gap = times.length === 0 ? history.created : Math.max(...times);
    if (now < wallTime.add(gap, after) || history.staleGaps.get(id) === gap) continue;
    history.staleGaps.set(id, gap);
    step.happenings.push({ type: "stale", cause: id });
  }
  for (const row of plan.turnbacks.flatMap(({ rows }) => rows)) {
    if (!history.frozen.has(row.id)) continue;
    // Another lead may have given this one its stage.
    const isPresent = turnbackRowOf(plan, history) === row;
    const released = row.requalify === undefined ? step.kind === "identify" : requalifies(row, moment);
    if (!isPresent || released) release(step, row.id);
  }
}

function release({ history, now, happenings }: Step, cause: string): void {
  const frozen = history.frozen.get(cause);
  if (frozen === undefined) return;
  history.frozen.delete(cause);
  happenings.push({ type: "unquarantined", reason: frozen.reason, cause });
  if (history.frozen.size > 0) return;
  thawSlas(history, history.frozenSince!, now);
  history.frozenSince = undefined;
}
