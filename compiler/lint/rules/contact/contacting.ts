/** Finds the programmes that contact people by channels which reach them wherever they are. */
import type { Nurture, Plan } from "../../../../schemas/generated/plan.ts";
import { listSends } from "../../programme-sends.ts";

/** What rings, buzzes or fills a mailbox; a page, an event or a letter waits until somebody looks. */
export const intrusiveChannels = ["email", "sms", "phone"] as const;

export type IntrusiveChannel = (typeof intrusiveChannels)[number];

export interface Contacting {
  readonly channel: IntrusiveChannel;
  /** Those that may send by it, in order of name. */
  readonly programmes: readonly Nurture[];
}

/** Each intrusive channel by which some programme sends; operational ones follow rules of their own. */
export function listContacting(plan: Plan): readonly Contacting[] {
  const programmes = plan.nurtures
    .filter(({ operational }) => !operational)
    .map((nurture) => ({ nurture, by: new Set(listSends(plan, nurture).flatMap(({ possible }) => possible)) }));
  return intrusiveChannels
    .map((channel) => ({
      channel,
      programmes: programmes.filter(({ by }) => by.has(channel)).map(({ nurture }) => nurture),
    }))
    .filter((contacting) => contacting.programmes.length > 0);
}

/** `by email`, `by sms`; `by phone`. */
export function describeMessages(channel: IntrusiveChannel, count: number): string {
  const [one, many] = { email: ["a mail", "mails"], sms: ["an SMS", "SMS"], phone: ["a call", "calls"] }[channel];
  return (count === 1 ? one : many) ?? channel;
}
