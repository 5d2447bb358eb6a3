/** How identity keys are made comparable, and which values are no key at all. */
import type { Normalize } from "../../schemas/generated/plan.ts";
import { toE164 } from "../expr/phone.ts";
import { assertNever } from "../model/invariant.ts";

export type Normalizer = Normalize["by"][number];

/** A value after each normaliser in turn; one that cannot make anything of the value leaves it as it is. */
export function normalizeValue(value: string, normalizers: readonly Normalizer[], defaultCountry?: string): string {
  return normalizers.reduce((text, normalizer) => applyNormalizer(text, normalizer, defaultCountry), value);
}

/** The domain of an e-mail address or a web address in small letters, without `www.`; `undefined` without a dot in it. */
export function toDomain(value: string): string | undefined {
  const address = value.trim().toLowerCase();
  const host = address
    .slice(address.lastIndexOf("@") + 1)
    .replace(/^[a-z][a-z\d+.-]*:\/\//, "")
    .replace(/[/?#:].*$/s, "")
    .replace(/^www\./, "");
  return /^[^\s.]+(?:\.[^\s.]+)+$/.test(host) ? host : undefined;
}

/**
 * Whether a value stands for "no value" and so never matches anything: empty, zeros and dashes, `null`, `none`,
 * `n/a`, `unknown`, `test@…`, or one of the ignored values. Case and surrounding space do not matter.
 */
export function isPlaceholder(value: string, ignored: readonly string[]): boolean {
  const text = comparable(value);
  return (
    /^(?:[0-]*|null|none|n\/a|unknown|test@.*)$/s.test(text) ||
    ignored.some((ignoredValue) => comparable(ignoredValue) === text)
  );
}

function applyNormalizer(text: string, normalizer: Normalizer, defaultCountry: string | undefined): string {
  switch (normalizer) {
    case "lowercase":
      return text.toLowerCase();
    case "trim":
      return text.trim();
    case "e164":
      return toE164(text, defaultCountry) ?? text;
    case "domain":
      return toDomain(text) ?? text;
    default:
      return assertNever(normalizer);
  }
}

function comparable(value: string): string {
  return value.trim().toLowerCase();
}
