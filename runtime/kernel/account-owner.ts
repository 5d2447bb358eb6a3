/** Who owns the account of a lead, for routings that hand leads to that person. */
import type { Lead } from "../model/lead.ts";
import type { World } from "../model/world.ts";
import { accountOf } from "./phases/account.ts";
import type { Program } from "./program.ts";

/** The account's own field `owner`, if the plan declares one and it is known; else whoever owns its first assigned lead. */
export function accountOwnerOf({ linked }: Program, lead: Lead, world: World): string | undefined {
  const place = linked.accountFields.find("owner");
  const owner = place === undefined ? undefined : lead.account[place];
  if (typeof owner === "string") return owner;
  const account = accountOf(lead, world);
  return account === undefined ? undefined : Object.values(account.owners)[0];
}
