/** Which ISO 4217 currency codes exist. */

/** Whether a code such as `USD` is a currency; codes are in capitals. */
export function isKnownCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && listKnownCurrencies().includes(code);
}

/** All codes, for suggestions. */
export function listKnownCurrencies(): readonly string[] {
  return Intl.supportedValuesOf("currency");
}
