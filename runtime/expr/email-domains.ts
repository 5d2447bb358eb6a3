/** Lookup of e-mail domains in sorted lists of a megabyte, searched as text so that nothing has to be built first. */

/** Domains are in small letters; one below a listed domain counts as listed. */
export interface EmailDomains {
  isFree(domain: string): boolean;
  isDisposable(domain: string): boolean;
}

/** Loads the lists, which are too large to be there before they are needed. */
export async function loadEmailDomains(): Promise<EmailDomains> {
  const [{ freeDomains }, { disposableDomains }] = await Promise.all([
    import("./free-domains.ts"),
    import("./disposable-domains.ts"),
  ]);
  return createEmailDomains(freeDomains, disposableDomains);
}

/** Lookup in two lists: domains in the order of their characters, each with a line end before and after it. */
export function createEmailDomains(free: string, disposable: string): EmailDomains {
  return {
    isFree: (domain) => isListedOrBelow(free, domain),
    isDisposable: (domain) => isListedOrBelow(disposable, domain),
  };
}

function isListedOrBelow(list: string, domain: string): boolean {
  for (let name = domain; name.includes("."); name = name.slice(name.indexOf(".") + 1)) {
    if (isListed(list, name)) return true;
  }
  return false;
}

function isListed(list: string, domain: string): boolean {
  // Both bounds are always where a line begins.
  let low = 1;
  let high = list.length;
  while (low < high) {
    const from = list.lastIndexOf("\n", ((low + high) >> 1) - 1) + 1;
    const to = list.indexOf("\n", from);
    const line = list.slice(from, to);
    if (line === domain) return true;
    if (line < domain) low = to + 1;
    else high = from;
  }
  return false;
}
