/** What an e-mail address says of itself: whether it can be one, and whether anyone could have got it. */
import type { EmailDomains } from "./email-domains.ts";

/**
 * Whether mail could be sent to this text, surrounding space aside: the shape that browsers accept, in any script, with
 * a dot in the domain and none at an end of the part before the `@` or beside another.
 */
export function isValidEmail(text: string): boolean {
  const email = text.trim();
  const at = email.lastIndexOf("@");
  if (at < 1 || at > 64 || email.length - at > 254) return false;
  const local = email.slice(0, at);
  if (!/^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local) || /^\.|\.\.|\.$/.test(local)) return false;
  const labels = email.slice(at + 1).split(".");
  return labels.length > 1 && labels.every(isDomainLabel) && !/^\d+$/.test(labels.at(-1)!);
}

/** The domain of an address in small letters, or `undefined` when the address is not valid. */
export function readEmailDomain(text: string): string | undefined {
  if (!isValidEmail(text)) return undefined;
  const domain = text
    .trim()
    .slice(text.trim().lastIndexOf("@") + 1)
    .toLowerCase();
  // The lists hold names in other scripts in the form that the name system uses.
  return /^[\w.-]+$/.test(domain) ? domain : new URL(`http://${domain}`).hostname;
}

/** Whether a valid address is with a provider that gives them to everyone for nothing. */
export function isFreeEmail(text: string, domains: EmailDomains): boolean {
  const domain = readEmailDomain(text);
  return domain !== undefined && domains.isFree(domain);
}

/** Whether a valid address is with a provider of addresses to throw away. */
export function isDisposableEmail(text: string, domains: EmailDomains): boolean {
  const domain = readEmailDomain(text);
  return domain !== undefined && domains.isDisposable(domain);
}

/** Whether an address is valid, and neither free nor disposable. */
export function isBusinessEmail(text: string, domains: EmailDomains): boolean {
  const domain = readEmailDomain(text);
  return domain !== undefined && !domains.isFree(domain) && !domains.isDisposable(domain);
}

function isDomainLabel(label: string): boolean {
  return label.length <= 63 && /^[\p{L}\p{M}\p{N}-]+$/u.test(label) && !label.startsWith("-") && !label.endsWith("-");
}
