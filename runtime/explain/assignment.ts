/** Who has a lead and how it came to them, and the company that it belongs to. */
import type { Assigned, Effect } from "../../schemas/generated/effect.ts";
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import { accountOwnerOf } from "../kernel/account-owner.ts";
import { accountOf } from "../kernel/phases/account.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import type { Value } from "../model/value.ts";
import type { World } from "../model/world.ts";
import { readAssignment } from "../routing/assignment.ts";
import { optional, spanOf } from "./plain-data.ts";

export interface ExplainedAssignment {
  readonly owner: string;
  readonly queue: string;
  readonly routing: string;
  /** Whether it counts as open work of the owner. */
  readonly open: boolean;
  /** When and why, as far as the history tells. */
  readonly since?: string;
  readonly why?: Assigned["why"];
  /** The row of the routing that gave it, else the routing. */
  readonly span?: SourceSpan;
}

export interface ExplainedAccount {
  readonly key: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly owner?: string;
  /** How many leads it has, this one included. */
  readonly leads: number;
  readonly span?: SourceSpan;
}

/** Undefined for a lead that was never assigned. */
export function explainAssignment(
  program: Program,
  lead: Lead,
  history: readonly Effect[],
): ExplainedAssignment | undefined {
  const assignment = readAssignment(lead);
  if (assignment === undefined) return undefined;
  const { queue, member, routing, open } = assignment;
  const told = history.findLast((effect) => effect.type === "assigned");
  const effect = told?.member === member && told.queue === queue ? told : undefined;
  const declared = program.plan.routings.find(({ name }) => name === routing)?.id ?? `routing/${routing}`;
  return {
    owner: member,
    queue,
    routing,
    open,
    ...optional("since", effect?.at),
    ...optional("why", effect?.why),
    ...spanOf(
      program,
      effect !== undefined && program.plan.spans[effect.cause] !== undefined ? effect.cause : declared,
    ),
  };
}

/** Undefined for a lead without an account. */
export function explainAccount(program: Program, lead: Lead, world: World): ExplainedAccount | undefined {
  const account = accountOf(lead, world);
  if (account === undefined) return undefined;
  return {
    key: account.keys[0]!.replace(/^(?:group|match):/, ""),
    fields: account.fields,
    ...optional("owner", accountOwnerOf(program, lead, world)),
    leads: Object.keys(account.leads).length,
    ...spanOf(program, "account"),
  };
}
