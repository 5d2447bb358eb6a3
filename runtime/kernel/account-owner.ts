/** Who owns the account of a lead, for routings that hand leads to that person. */
import type { Lead } from "../model/lead.ts";
import type { Program } from "./program.ts";

/** The account's own field `owner`, if the plan declares one and it is known. */
export function accountOwnerOf({ linked }: Program, lead: Lead): string | undefined {
  const place = linked.accountFields.find("owner");
  const owner = place === undefined ? undefined : lead.account[place];
  return typeof owner === "string" ? owner : undefined;
}
