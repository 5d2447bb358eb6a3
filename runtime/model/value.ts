/** Values of lead fields, account fields and activity attributes as the kernel keeps them. */

/**
 * Texts, names and enum members are strings; numbers, percentages (15% is 15), money and durations (milliseconds) are
 * numbers; dates and date-times are epoch milliseconds; lists are arrays. What is unknown is `undefined`.
 */
export type Value = string | number | boolean | readonly (string | number | boolean)[];

/** The form in which texts are compared: case and surrounding space do not count. */
export function normalForm(value: unknown): string {
  return String(value).trim().toLowerCase();
}
