/** The lists a check looks names up in, against what the machine itself knows. */
import Holidays from "date-holidays";
import { expect, test } from "vitest";
import { isKnownHolidayRegion, listHolidayRegions } from "../../compiler/types/holiday-regions.ts";
import { isKnownCountry, listKnownCountries } from "../../compiler/types/known-countries.ts";
import { isKnownCurrency } from "../../compiler/types/known-currencies.ts";
import { isKnownTimeZone, listKnownTimeZones } from "../../compiler/types/known-zones.ts";
import { createZone } from "../../runtime/time/zone.ts";

test("time zones by their canonical and old names", () => {
  for (const name of ["America/New_York", "US/Eastern", "Asia/Kolkata", "Asia/Calcutta", "UTC", "Etc/GMT+5"]) {
    expect(isKnownTimeZone(name), name).toBe(true);
  }
  for (const name of ["America/Newyork", "america/new_york", "+05:30", "", "America", "New York", "America/"]) {
    expect(isKnownTimeZone(name), name).toBe(false);
  }
});

test("every listed zone has a zone at run time, and every zone of the machine is listed", () => {
  for (const name of listKnownTimeZones()) expect(createZone(name), name).toBeDefined();
  for (const name of Intl.supportedValuesOf("timeZone")) expect(isKnownTimeZone(name), name).toBe(true);
});

test("currencies", () => {
  for (const code of ["USD", "EUR", "JPY", "INR"]) expect(isKnownCurrency(code), code).toBe(true);
  for (const code of ["usd", "USX", "US", "", "DOLLAR"]) expect(isKnownCurrency(code), code).toBe(false);
});

test("countries are those with a name, and not the names of other regions", () => {
  for (const code of ["US", "DE", "GB", "XK", "IN"]) expect(isKnownCountry(code), code).toBe(true);
  for (const code of ["UK", "EU", "ZZ", "XX", "us", "USA", "", "SU"]) expect(isKnownCountry(code), code).toBe(false);
  const named = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  for (const code of listKnownCountries()) expect(named.of(code), code).toBeDefined();
  // The standard has 249 codes, and Kosovo is one more.
  expect(new Set(listKnownCountries()).size).toBe(250);
});

test("holiday regions are those the library has", () => {
  for (const name of ["US", "US-CA", "DE", "DE-BY", "DE-BY-A"]) expect(isKnownHolidayRegion(name), name).toBe(true);
  for (const name of ["us", "US-XX", "ZZ", "", "US CA"]) expect(isKnownHolidayRegion(name), name).toBe(false);
  const library = new Holidays();
  expect(listHolidayRegions().filter((name) => name.length === 2)).toEqual(
    Object.keys(library.getCountries()).toSorted(),
  );
});
