/** Companies: which one a lead belongs to, what it reads of it, and who has its leads. */
import type { Input } from "../../schemas/generated/event.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Account, History, Value, World } from "./history.ts";
import { readRaw, testEmail, wrong } from "./reading.ts";
import type { WallTime } from "./wall-time.ts";

/** The keys that an input names an account by, that of its key field first. */
export function accountKeysOf(plan: Plan, { kind, keys, data }: Input, wallTime: WallTime): string[] {
  if (plan.account === undefined) return [];
  const key = plan.account.fields.find((field) => field.key);
  const raw = kind === "group" && key !== undefined && Object.hasOwn(data, key.name) ? data[key.name] : undefined;
  const value = key === undefined ? undefined : readRaw(key.type, raw, wallTime);
  const own = value === undefined || value === wrong ? [] : [`match:${formOf(plan, value)}`];
  return keys.group === undefined ? own : [...own, `group:${keys.group}`];
}

/** Takes in what an input says of an account; undefined when it does not say of which. */
export function changeAccount(plan: Plan, world: World, input: Input, wallTime: WallTime): Account | undefined {
  const keys = accountKeysOf(plan, input, wallTime);
  if (keys.length === 0) return undefined;
  const account = openAccount(world, keys);
  if (input.kind !== "group") return account;
  const fields = { ...account.fields };
  for (const { name, type } of plan.account!.fields) {
    if (!Object.hasOwn(input.data, name)) continue;
    const value = readRaw(type, input.data[name], wallTime);
    if (value === wrong) continue;
    account.set.set(name, Date.parse(input.time));
    if (value === undefined) delete fields[name];
    else fields[name] = value;
  }
  if (JSON.stringify(sorted(fields)) !== JSON.stringify(sorted(account.fields))) account.fields = fields;
  return account;
}

/** Lets the lead join the account that a sender tied it to, else the one that its fields name. */
export function findPlace(plan: Plan, world: World, history: History): void {
  if (plan.account === undefined) return;
  const keys = plan.account.match.flatMap(({ field, domain_of: byDomain }) => {
    const value = history.fields[field];
    if (value === undefined) return [];
    if (!byDomain) return [formOf(plan, value)];
    return testEmail(String(value), "business") ? [formOf(plan, String(value).replace(/^.*@/, ""))] : [];
  });
  const key = history.tie?.key ?? (keys.length === 0 ? undefined : `match:${keys[0]}`);
  const account = key === undefined ? undefined : openAccount(world, [key]);
  if (account !== history.account) leaveAccount(history);
  history.account = account;
  history.accountFields = account?.fields ?? {};
  if (account === undefined) return;
  account.members.add(history);
  noteOwner(history);
}

export function leaveAccount(history: History): void {
  history.account?.members.delete(history);
  history.account?.owners.delete(history);
  history.account = undefined;
}

/** The account remembers who has its leads, in the order in which they were first assigned. */
export function noteOwner(history: History): void {
  if (history.owner !== undefined) history.account?.owners.set(history, history.owner);
}

/** Who owns the account of a lead: whom its field says, else whoever has its first assigned lead. */
export function accountOwnerOf({ account: declared }: Plan, { account, accountFields }: History): string | undefined {
  const owner = declared?.fields.some(({ name }) => name === "owner") ? accountFields["owner"] : undefined;
  return typeof owner === "string" ? owner : account?.owners.values().next().value;
}

/** The leads whose account has changed since they looked at it. */
export function findBehind(histories: readonly History[]): History[] {
  return histories.filter(({ account, accountFields }) => account !== undefined && account.fields !== accountFields);
}

/** The account that has all the keys; those that had some of them become one. */
function openAccount({ accounts }: World, keys: readonly string[]): Account {
  const find = (key: string) => accounts.find((each) => each.keys.has(key));
  let account = keys.map(find).find((known) => known !== undefined);
  if (account === undefined) {
    account = { keys: new Set(), fields: {}, set: new Map(), members: new Set(), owners: new Map() };
    accounts.push(account);
  }
  for (const key of keys) {
    const other = find(key);
    if (other !== undefined && other !== account) {
      unite(account, other);
      accounts.splice(accounts.indexOf(other), 1);
    }
    account.keys.add(key);
  }
  return account;
}

function unite(account: Account, other: Account): void {
  const fields: Record<string, Value> = { ...account.fields };
  for (const [name, value] of Object.entries(other.fields)) {
    if (fields[name] !== undefined && account.set.get(name)! >= other.set.get(name)!) continue;
    fields[name] = value;
    account.set.set(name, other.set.get(name)!);
  }
  account.fields = fields;
  for (const key of other.keys) account.keys.add(key);
  for (const member of other.members) {
    account.members.add(member);
    member.account = account;
    const owner = other.owners.get(member);
    if (owner !== undefined) account.owners.set(member, owner);
  }
}

function formOf({ account }: Plan, value: Value): string {
  const text = String(value).trim().toLowerCase();
  const byDomain = account?.match.some((row) => row.domain_of) === true;
  const host = text
    .replace(/^.*@/, "")
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/.*$/, "");
  return byDomain && /^[^\s.]+(\.[^\s.]+)+$/.test(host) ? host : text;
}

function sorted(fields: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}
