/** Normalised identity keys and the values that are none. */
import { expect, test } from "vitest";
import { toE164 } from "../../runtime/expr/phone.ts";
import { isPlaceholder, normalizeValue, toDomain } from "../../runtime/identity/normalize.ts";

test.each([
  ["(415) 555-2671", "US", "+14155552671"],
  ["+1 415-555-2671", undefined, "+14155552671"],
  ["030 901820", "DE", "+4930901820"],
  ["+44 20 7946 0958", "US", "+442079460958"],
  ["020 7946 0958", undefined, undefined],
  ["call 415 555 2671 now", "US", undefined],
  ["12", "US", undefined],
  ["", "US", undefined],
  ["4155552671", "ZZ", undefined],
])("the phone number %s of %s is %s", (text, country, expected) => {
  expect(toE164(text, country)).toBe(expected);
});

test.each([
  ["Ann@Acme.COM ", "acme.com"],
  ["https://www.acme.com:8080/a?b#c", "acme.com"],
  ["www.acme.co.uk", "acme.co.uk"],
  ["https://acme.com/@ann", undefined],
  ["acme", undefined],
  ["", undefined],
])("the domain of %s is %s", (text, expected) => {
  expect(toDomain(text)).toBe(expected);
});

test("normalisers apply in order and leave what they cannot read", () => {
  expect(normalizeValue("  Ann@Acme.com ", ["trim", "lowercase"])).toBe("ann@acme.com");
  expect(normalizeValue("  Ann@Acme.com ", ["domain"])).toBe("acme.com");
  expect(normalizeValue("415 555 2671", ["e164"], "US")).toBe("+14155552671");
  expect(normalizeValue(" extension 7 ", ["e164", "trim"], "US")).toBe("extension 7");
});

test("placeholders", () => {
  for (const value of [
    "",
    "  ",
    "0",
    "000-0000",
    "--",
    "NULL",
    " Unknown",
    "test@acme.com",
    "Test@",
    "N/A",
    "None",
    "tbd",
  ]) {
    expect(isPlaceholder(value, ["TBD"]), value).toBe(true);
  }
  for (const value of [
    "n/a.",
    "nonesuch",
    "0001",
    "nullable",
    "attest@acme.com",
    "contest@acme.com",
    "tester@acme.com",
  ]) {
    expect(isPlaceholder(value, []), value).toBe(false);
  }
});
