/** What to send: the next best content for a phase and a persona, and a channel that it may go out by. */
import type { Lead } from "../model/lead.ts";
import { findNurtureState } from "./nurture-state.ts";
import type { LinkedContent, NurtureTable } from "./nurture-table.ts";

/** A choice; `exhausted`: the map has nothing left; `unreachable`: there is something, and no permitted channel. */
export type Choice = { readonly content: string; readonly channel: string } | "exhausted" | "unreachable";

/** The first content of the lead's cell that it has not received and that can be sent, those for its needs first. */
export function chooseNext(table: NurtureTable, lead: Lead, now: number, channels: readonly string[]): Choice {
  const received = findNurtureState(lead)?.received;
  let choice: Choice = "exhausted";
  for (const candidate of findCell(table, lead)) {
    const { content, retiredAt, needs } = candidate;
    if (now >= retiredAt || received?.includes(content.name) === true) continue;
    if (choice === "exhausted") choice = "unreachable";
    // Without a need of the lead, the first that can be sent is as good as any other.
    if (typeof choice === "object" && needs.length === 0) continue;
    const channel = findChannel(table, lead, now, candidate, channels);
    if (channel === undefined) continue;
    if (needs.some((need) => need.isTrue(lead, now))) return { content: content.name, channel };
    if (typeof choice !== "object") choice = { content: content.name, channel };
  }
  return choice;
}

/** The next instant at which time alone may let `chooseNext` find something where it finds nothing. */
export function nextChoiceChange(table: NurtureTable, lead: Lead, now: number): number {
  const { phase, persona, consent } = table;
  let next = Math.min(phase.nextChange(lead, now), persona.nextChange(lead, now));
  for (const criteria of consent.values()) {
    for (const criterion of criteria) next = Math.min(next, criterion.nextChange(lead, now));
  }
  // What was never sent and can be sent no more leaves nothing, which is to be told.
  for (const { retiredAt } of findCell(table, lead)) if (retiredAt > now) next = Math.min(next, retiredAt);
  return next;
}

/** A content by its name, whether or not the lead has received it before. */
export function chooseNamed(
  table: NurtureTable,
  lead: Lead,
  now: number,
  name: string,
  channels: readonly string[],
): Choice {
  const content = table.contents.get(name);
  if (content === undefined || now >= content.retiredAt) return "unreachable";
  const channel = findChannel(table, lead, now, content, channels);
  return channel === undefined ? "unreachable" : { content: name, channel };
}

/** Channels without a rule about consent are permitted. */
export function hasConsent({ consent }: NurtureTable, lead: Lead, now: number, channel: string): boolean {
  return consent.get(channel)?.some((criterion) => criterion.isTrue(lead, now)) ?? true;
}

/** The first of the wanted channels that the content is made for and the lead permits. */
function findChannel(
  table: NurtureTable,
  lead: Lead,
  now: number,
  { content }: LinkedContent,
  channels: readonly string[],
): string | undefined {
  const wanted = channels.length === 0 ? content.by : channels;
  return wanted.find(
    (channel) => (content.by.length === 0 || content.by.includes(channel)) && hasConsent(table, lead, now, channel),
  );
}

/** The cell of the lead's persona if the map has a column for it, else that of anyone. */
function findCell({ source, map }: NurtureTable, lead: Lead): readonly LinkedContent[] {
  const row = map[lead.phase];
  if (row === undefined) return [];
  const persona = source.linked.personas.all[lead.persona]?.name;
  return (persona === undefined ? undefined : row.get(persona)) ?? row.get("any") ?? [];
}
