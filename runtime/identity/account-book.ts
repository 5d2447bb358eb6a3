/** Accounts among the leads' shared state: found by their keys, joined by leads, changed and united. */
import type { FieldChange } from "../model/input.ts";
import type { AccountBook, AccountState } from "../model/world.ts";

/** The key of a sender's id for an account. */
export function groupKey(group: string): string {
  return `group:${group}`;
}

/** The key of the normal form of an account's key field. */
export function valueKey(form: string): string {
  return `match:${form}`;
}

/** The id of the account that has all the keys from now on; accounts that had some of them become one. */
export function openAccount(book: AccountBook, keys: readonly [string, ...string[]]): string {
  const { byId, byKey } = book;
  const id = keys.map((key) => byKey[key]).find((known) => known !== undefined) ?? keys[0];
  const account = (byId[id] ??= { keys: [], fields: {}, set: {}, leads: {}, owners: {} });
  for (const key of keys) {
    const other = byKey[key];
    if (other === id) continue;
    if (other !== undefined) unite(book, id, other);
    else account.keys.push(key);
    byKey[key] = id;
  }
  return id;
}

/** The account that a key, or the id of an account that was united with it since, stands for. */
export function findAccount({ byId, byKey }: AccountBook, key: string): AccountState | undefined {
  const id = byKey[key];
  return id === undefined ? undefined : byId[id];
}

/** Sets fields that are named by `names`; notes the account when that changes something. */
export function setAccountFields(
  book: AccountBook,
  id: string,
  changes: readonly FieldChange[],
  names: readonly string[],
  time: number,
): void {
  const account = book.byId[id]!;
  const fields = { ...account.fields };
  let hasChanged = false;
  for (const { field, value } of changes) {
    const name = names[field]!;
    if (JSON.stringify(fields[name]) !== JSON.stringify(value)) hasChanged = true;
    if (value === undefined) delete fields[name];
    else fields[name] = value;
    account.set[name] = time;
  }
  if (!hasChanged) return;
  account.fields = fields;
  note(book, id);
}

/** The lead belongs to the account from now on; its owner counts among those of the account. */
export function joinAccount(account: AccountState, lead: string, owner: string | undefined): void {
  account.leads[lead] = true;
  if (owner !== undefined) account.owners[lead] = owner;
}

export function leaveAccount(account: AccountState, lead: string): void {
  delete account.leads[lead];
  delete account.owners[lead];
}

/** Takes one account into another: of two values of a field the one that was set later stays. */
function unite(book: AccountBook, id: string, other: string): void {
  const { byId, byKey } = book;
  const [into, from] = [byId[id]!, byId[other]!];
  const fields = { ...into.fields };
  for (const [name, value] of Object.entries(from.fields)) {
    const isKept = fields[name] !== undefined && into.set[name]! >= from.set[name]!;
    if (isKept) continue;
    fields[name] = value;
    into.set[name] = from.set[name]!;
  }
  into.fields = fields;
  for (const lead of Object.keys(from.leads)) joinAccount(into, lead, from.owners[lead]);
  into.keys.push(...from.keys);
  for (const key of from.keys) byKey[key] = id;
  delete byId[other];
  note(book, id);
}

function note({ changed }: AccountBook, id: string): void {
  if (!changed.includes(id)) changed.push(id);
}
