/** Accounts as a part of a step: which one the lead belongs to, and what its lead then reads of it. */
import type { AccountMatch } from "../../../schemas/generated/plan.ts";
import { readEmailDomain } from "../../expr/email.ts";
import type { EmailDomains } from "../../expr/email-domains.ts";
import {
  findAccount,
  groupKey,
  joinAccount,
  leaveAccount,
  openAccount,
  setAccountFields,
  valueKey,
} from "../../identity/account-book.ts";
import { toDomain } from "../../identity/normalize.ts";
import type { AccountChange } from "../../model/input.ts";
import type { Lead } from "../../model/lead.ts";
import { normalForm, type Value } from "../../model/value.ts";
import type { AccountState, World } from "../../model/world.ts";
import { PlanProblem } from "../../plan/problem.ts";
import type { KernelPhase, Step } from "../phase.ts";
import type { Program } from "../program.ts";

export const accountPhase: KernelPhase = {
  name: "account",
  concerns: ({ account }) => account !== undefined,

  onInput({ program, lead, world }) {
    const account = accountOf(lead, world);
    if (account !== undefined) lead.account = valuesOf(program, account);
  },

  onFields(step) {
    const { program, lead, world, input } = step;
    if (input?.account !== undefined) {
      const key = changeAccount(program, world, input.account, input.time);
      if (key !== undefined) openMembership(lead).tie = { key, at: input.time };
    } else if (input === undefined || input.changes.length === 0) return;
    findPlace(step);
  },

  merge(step, from) {
    const { lead, world } = step;
    const theirs = readMembership(from);
    if (theirs === undefined) return;
    const account = accountOf(from, world);
    if (account !== undefined) leaveAccount(account, from.id);
    const mine = openMembership(lead);
    if (theirs.tie !== undefined && (mine.tie === undefined || theirs.tie.at > mine.tie.at)) mine.tie = theirs.tie;
    findPlace(step);
  },

  evaluate({ lead, world }) {
    const account = lead.owner === undefined ? undefined : accountOf(lead, world);
    if (account !== undefined) joinAccount(account, lead.id, lead.owner);
  },
};

/** What a lead remembers of its account. */
interface Membership {
  /** The id of the account; united with another since, it may have another by now. */
  account?: string;
  /** A key that the sender gave, and when; it goes before what the fields say. */
  tie?: { readonly key: string; readonly at: number };
}

const partName = "account";

/** The account of a lead. */
export function accountOf(lead: Lead, { accounts }: World): AccountState | undefined {
  const id = readMembership(lead)?.account;
  return id === undefined ? undefined : findAccount(accounts, id);
}

/**
 * Takes in what an input says about an account, and gives a key of it; undefined when nothing says which it is. Accounts
 * whose fields changed stand in the world's list of those to be looked at.
 */
export function changeAccount(
  program: Program,
  { accounts }: World,
  { group, changes }: AccountChange,
  time: number,
): string | undefined {
  const [first, ...further] = keysOf(program, { group, changes });
  if (first === undefined) return undefined;
  const { names } = program.keep(createTable);
  setAccountFields(accounts, openAccount(accounts, [first, ...further]), changes, names, time);
  return first;
}

/** Whether an input says which account it is about. */
export function namesAccount(program: Program, change: AccountChange | undefined): boolean {
  return change !== undefined && keysOf(program, change).length > 0;
}

/** The value of the key first, since two senders may have ids of their own for one company. */
function keysOf(program: Program, { group, changes }: AccountChange): string[] {
  const { keyField, formOf } = program.keep(createTable);
  const value = changes.find(({ field }) => field === keyField)?.value;
  const keys = value === undefined ? [] : [valueKey(formOf(value))];
  return group === undefined ? keys : [...keys, groupKey(group)];
}

/** Whether the lead still has to take in that the fields of its account have changed. */
export function readsOldAccount(program: Program, lead: Lead, world: World): boolean {
  const account = accountOf(lead, world);
  return account !== undefined && lead.account !== valuesOf(program, account);
}

interface AccountTable {
  readonly names: readonly string[];
  readonly keyField: number;
  /** Values of the key that are the same account have the same form. */
  readonly formOf: (value: Value) => string;
  /** What the account's key must be for a lead by one row; undefined when the row does not say. */
  readonly rows: readonly ((lead: Lead) => string | undefined)[];
  /** What leads read, in the order of the plan, for each state that an account was in. */
  readonly values: WeakMap<AccountState["fields"], readonly (Value | undefined)[]>;
}

function createTable({ plan, linked, surroundings }: Program): AccountTable {
  const { fields = [], match = [] } = plan.account ?? {};
  const byDomain = match.some((row) => row.domain_of);
  const { emailDomains } = surroundings;
  if (byDomain && emailDomains === undefined) {
    throw new PlanProblem("/account/match", "lists of e-mail domains are needed and were not given");
  }
  const formOf = (value: Value): string => (byDomain ? toDomain(String(value)) : undefined) ?? normalForm(value);
  return {
    names: fields.map(({ name }) => name),
    keyField: fields.findIndex(({ key }) => key),
    formOf,
    rows: match.map((row) => createRow(row, linked.fields.indexOf(row.field), formOf, emailDomains)),
    values: new WeakMap(),
  };
}

function createRow(
  row: AccountMatch,
  place: number,
  formOf: (value: Value) => string,
  domains: EmailDomains | undefined,
): (lead: Lead) => string | undefined {
  return ({ fields }) => {
    const value = fields[place];
    if (value === undefined) return undefined;
    if (!row.domain_of) return formOf(value);
    const domain = readEmailDomain(String(value));
    // Everyone may have an address with these, so they say nothing about a company.
    if (domain === undefined || domains?.isFree(domain) === true || domains?.isDisposable(domain) === true) {
      return undefined;
    }
    return formOf(domain);
  };
}

/** Lets the lead join the account that its tie or its fields name, and leave any other. */
function findPlace({ program, lead, world }: Step): void {
  const { rows } = program.keep(createTable);
  const form = rows.map((row) => row(lead)).find((each) => each !== undefined);
  const key = readMembership(lead)?.tie?.key ?? (form === undefined ? undefined : valueKey(form));
  const before = accountOf(lead, world);
  const id = key === undefined ? undefined : openAccount(world.accounts, [key]);
  const account = id === undefined ? undefined : world.accounts.byId[id];
  if (before !== undefined && before !== account) leaveAccount(before, lead.id);
  if (account === undefined) {
    delete readMembership(lead)?.account;
    lead.account = [];
    return;
  }
  openMembership(lead).account = id!;
  joinAccount(account, lead.id, lead.owner);
  lead.account = valuesOf(program, account);
}

function valuesOf(program: Program, { fields }: AccountState): readonly (Value | undefined)[] {
  const { names, values } = program.keep(createTable);
  let known = values.get(fields);
  if (known === undefined) values.set(fields, (known = names.map((name) => fields[name])));
  return known;
}

function readMembership(lead: Lead): Membership | undefined {
  return lead.parts[partName] as Membership | undefined;
}

function openMembership(lead: Lead): Membership {
  return (lead.parts[partName] ??= {}) as Membership;
}
