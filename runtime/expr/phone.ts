/** Telephone numbers in the one form in which they can be compared and dialled. */
import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";

/**
 * `+14155550123` for a phone number as people write it, or `undefined` when it has an impossible length. A number
 * without a country's code is of the default country, two capitals, and of none without that.
 */
export function toE164(value: string, defaultCountry?: string): string | undefined {
  const defaults = defaultCountry === undefined ? {} : { defaultCountry: defaultCountry as CountryCode };
  const phone = parsePhoneNumberFromString(value, { ...defaults, extract: false });
  return phone?.isPossible() === true ? phone.number : undefined;
}
