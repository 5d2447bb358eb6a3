/** The lists of free and disposable mailboxes, for tests that link plans themselves. */
import { disposableDomains } from "../../runtime/expr/disposable-domains.ts";
import { createEmailDomains } from "../../runtime/expr/email-domains.ts";
import { freeDomains } from "../../runtime/expr/free-domains.ts";

export const emailDomains = createEmailDomains(freeDomains, disposableDomains);
