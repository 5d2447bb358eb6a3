/** Tracking calls as a customer-data platform sends them, one object a call. */
import { writeMoment } from "./moment.ts";
import type { Person } from "./people.ts";
import type { Random } from "./random.ts";

export interface Message {
  readonly type: "identify" | "track" | "page" | "group";
  readonly messageId: string;
  readonly timestamp: string;
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly event?: string;
  readonly name?: string;
  readonly groupId?: string;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A message together with the instant at which it happened (epoch milliseconds). */
export interface Sent {
  readonly at: number;
  readonly message: Message;
}

/** Which browser sends, and whether the site knows the visitor by now. */
export interface Sender {
  readonly anonymousId: string;
  readonly userId: string | undefined;
}

/** What a message is about, without who sent it and when. */
export type Call = Omit<Message, "messageId" | "timestamp" | "anonymousId" | "userId">;

export interface Writer {
  /** A call from the person's browser. */
  fromSite(at: number, sender: Sender, call: Call): void;
  /** A call from the sales system, which knows people by their user id alone. */
  fromSales(at: number, userId: string, call: Call): void;
  readonly sent: readonly Sent[];
}

/** Numbers the messages of one person in the order they are written. */
export function createWriter(random: Random, person: Person): Writer {
  const sent: Sent[] = [];
  const zone = random.chance(0.25) ? person.company.zone : undefined;
  const add = (at: number, message: Omit<Message, "messageId" | "timestamp">): void => {
    const messageId = `${person.number.toString(36)}-${sent.length.toString(36)}`;
    const { type, ...rest } = message;
    sent.push({ at, message: { type, messageId, timestamp: writeMoment(at, zone), ...rest } });
  };
  return {
    sent,
    fromSite: (at, { anonymousId, userId }, { type, ...call }) => {
      add(at, { type, anonymousId, ...(userId === undefined ? {} : { userId }), ...call });
    },
    fromSales: (at, userId, { type, ...call }) => add(at, { type, userId, ...call }),
  };
}
