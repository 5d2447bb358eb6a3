/** Makes the history of the Acme example: a plausible year of tracking calls, and a lead list, always the same. */
import type { GeneratedFile } from "./generated-file.ts";
import { disturb } from "./history/disturb.ts";
import { writeLeadList } from "./history/leads.ts";
import { createWriter, type Sent } from "./history/messages.ts";
import { findMoment, period } from "./history/moment.ts";
import { type Company, inventCompanies, inventPerson, type Person } from "./history/people.ts";
import { createRandom, type Random } from "./history/random.ts";
import { followUp } from "./history/sales.ts";
import { type Visitor, visitSite } from "./history/visits.ts";

const peopleCount = 3000;
const seed = 2026;

/** `history/2026.jsonl` in order of arrival, and `leads.csv`. */
export async function generateHistory(): Promise<GeneratedFile[]> {
  const random = createRandom(seed);
  const companies = inventCompanies(random);
  const people = inventPeople(random, companies, peopleCount);
  const sent = people.flatMap((person) => live(random, person)).filter(({ at }) => at < period.to);
  const lines = disturb(random, sent, 20);
  const listed = [
    ...people.filter(() => random.chance(0.04)),
    ...inventPeople(random, companies, 240).map((person) => ({ ...person, email: `fair.${person.email}` })),
  ];
  return [
    { path: "examples/acme/history/2026.jsonl", text: lines.map((line) => `${line}\n`).join("") },
    { path: "examples/acme/leads.csv", text: writeLeadList(random, listed) },
  ];
}

/** Now and then someone leaves the switchboard's number, which a colleague left before. */
function inventPeople(random: Random, companies: readonly Company[], count: number): Person[] {
  const people: Person[] = [];
  for (let number = 0; number < count; number += 1) {
    const colleague = random.chance(0.02) ? people[random.integer(0, number - 1)] : undefined;
    people.push(inventPerson(random, number, companies, colleague?.phone));
  }
  return people;
}

/** One person's year: visits, what sales makes of them, a second round for some who were handed back, an opt-out. */
function live(random: Random, person: Person): readonly Sent[] {
  const { zone } = person.company;
  const writer = createWriter(random, person);
  const visitor: Visitor = {
    person,
    writer,
    sender: { anonymousId: `a-${person.number}`, userId: undefined },
    forms: 0,
    reads: 0,
    askedForDemo: false,
  };
  // More people come every month: a power below one bends an even draw towards the end of the year.
  const come = period.from + Math.round(random.next() ** 0.75 * (period.to - period.from));
  const start = findMoment(random, zone, come, 0, 1);
  const ready = visitSite(random, visitor, start, person.interest);
  const returned = handOver(random, visitor, ready);
  if (returned !== undefined && random.chance(0.45)) {
    visitor.sender = { ...visitor.sender, anonymousId: `a-${person.number}-phone` };
    visitor.askedForDemo = false;
    const again = visitSite(random, visitor, findMoment(random, zone, returned, 15, 100), "hot");
    handOver(random, visitor, again);
  }
  if (visitor.forms > 0 && random.chance(0.05)) optOut(random, visitor);
  return writer.sent;
}

function handOver(random: Random, { writer, sender }: Visitor, ready: number | undefined): number | undefined {
  if (ready === undefined || sender.userId === undefined) return undefined;
  return followUp(random, writer, sender.userId, ready);
}

function optOut(random: Random, { person, writer, sender }: Visitor): void {
  const last = writer.sent.at(-1)?.at ?? period.from;
  const at = findMoment(random, person.company.zone, last, 1, 60);
  writer.fromSite(at, sender, { type: "identify", traits: { email: person.email, emailOptIn: false } });
}
