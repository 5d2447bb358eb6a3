/** The only e-mail domains that are not of businesses, for plans and leads that are made up. */
import type { EmailDomains } from "../../runtime/expr/email-domains.ts";

export const emailDomains: EmailDomains = {
  isFree: (domain) => domain === "gmail.com",
  isDisposable: (domain) => domain === "mailinator.com",
};
