/** What people do on the site: look around, read, fill in forms a few fields at a time, ask for a demo. */
import { findMoment, period } from "./moment.ts";
import type { Sender, Writer } from "./messages.ts";
import type { Interest, Person } from "./people.ts";
import type { Random } from "./random.ts";

interface Habits {
  readonly visits: readonly [number, number];
  readonly pauseDays: readonly [number, number];
  readonly reads: number;
  readonly fillsForm: number;
  readonly asksForDemo: number;
}

const habits: Readonly<Record<Interest, Habits>> = {
  cold: { visits: [1, 3], pauseDays: [2, 45], reads: 0.25, fillsForm: 0.16, asksForDemo: 0.01 },
  warm: { visits: [2, 6], pauseDays: [1, 21], reads: 0.55, fillsForm: 0.4, asksForDemo: 0.08 },
  hot: { visits: [3, 8], pauseDays: [0.5, 9], reads: 0.7, fillsForm: 0.6, asksForDemo: 0.3 },
};

const pages = ["/", "/pricing", "/product", "/customers", "/docs", "/blog/why-change", "/about", "/security"];
const contents = [
  [9, "industry_guide"],
  [6, "peer_podcast"],
  [6, "case_study_bank"],
  [5, "roi_calculator"],
  [3, "security_faq"],
  [1, "old_whitepaper"],
] as const;
const forms = ["newsletter", "guide", "webinar", "contact", "trial"];

/** What a person has told and done so far. */
export interface Visitor {
  readonly person: Person;
  readonly writer: Writer;
  sender: Sender;
  forms: number;
  reads: number;
  askedForDemo: boolean;
}

/** Walks through the visits from `start` on; returns the instant at which sales should take notice, if there is one. */
export function visitSite(random: Random, visitor: Visitor, start: number, interest: Interest): number | undefined {
  const { visits, pauseDays } = habits[interest];
  let at = start;
  for (let left = random.integer(...visits); left > 0 && at < period.to; left -= 1) {
    at = visitOnce(random, visitor, at, habits[interest]);
    if (isReady(visitor)) return at;
    at = findMoment(random, visitor.person.company.zone, at, ...pauseDays);
  }
  return undefined;
}

/** Sales notices a demo request from a company, or someone at a large one who filled in forms and read a lot. */
function isReady({ person, askedForDemo, forms: filled, reads }: Visitor): boolean {
  if (askedForDemo) return person.email.endsWith(person.company.domain);
  return filled >= 3 && reads >= 1 && person.company.employees >= 1000;
}

function visitOnce(random: Random, visitor: Visitor, start: number, habit: Habits): number {
  const { writer } = visitor;
  let at = start;
  const wait = (fromSeconds: number, toSeconds: number): number =>
    (at += random.integer(fromSeconds * 1000, toSeconds * 1000));
  for (let left = random.integer(1, 4); left > 0; left -= 1) {
    writer.fromSite(at, visitor.sender, { type: "page", properties: { url: random.pick(pages) } });
    wait(8, 140);
  }
  if (random.chance(habit.reads)) {
    const seconds = random.chance(0.02) ? "a while" : Math.round(10 ** (0.8 + random.next() * 1.8));
    const properties = { content: random.weigh(contents), seconds };
    writer.fromSite(at, visitor.sender, { type: "track", event: "Content Viewed", properties });
    visitor.reads += 1;
    wait(20, 400);
  }
  if (random.chance(0.03)) {
    const event = random.pick(["Video Paused", "Search Performed", "Chat Opened"]);
    writer.fromSite(at, visitor.sender, { type: "track", event, properties: { url: "/" } });
    wait(5, 60);
  }
  if (random.chance(habit.fillsForm)) fillForm(random, visitor, at);
  wait(10, 90);
  if (random.chance(habit.asksForDemo) && visitor.forms > 0) {
    writer.fromSite(at, visitor.sender, { type: "track", event: "Demo Requested" });
    visitor.askedForDemo = true;
    wait(10, 90);
  }
  return at;
}

/** A form identifies the visitor, and each one asks for a little more. */
function fillForm(random: Random, visitor: Visitor, at: number): void {
  const { person, writer } = visitor;
  const traits = answerForm(random, person, visitor.forms);
  if (visitor.sender.userId === undefined && !random.chance(0.08)) {
    visitor.sender = { ...visitor.sender, userId: `u-${person.number}` };
  }
  writer.fromSite(at, visitor.sender, { type: "identify", traits });
  const properties = { form: random.pick(forms) };
  writer.fromSite(at + random.integer(40, 900), visitor.sender, {
    type: "track",
    event: "Form submitted",
    properties,
  });
  visitor.forms += 1;
  if (visitor.forms === 2 && visitor.sender.userId !== undefined && random.chance(0.4)) {
    const { domain, name, strategic } = person.company;
    const tier = strategic ? "strategic" : "standard";
    writer.fromSite(at + 1000, visitor.sender, { type: "group", groupId: domain, traits: { domain, name, tier } });
  }
}

function answerForm(random: Random, person: Person, formsBefore: number): Record<string, unknown> {
  const { company } = person;
  const answers: Record<string, unknown> = { email: person.email };
  const steps: readonly (() => void)[] = [
    () => Object.assign(answers, { firstName: person.firstName, lastName: person.lastName }),
    () => Object.assign(answers, { title: person.title, company: company.name }),
    () => Object.assign(answers, { employees: writeEmployees(random, company.employees), industry: company.industry }),
    () => Object.assign(answers, { phone: person.phone, timezone: company.zone }),
    () => Object.assign(answers, { timeframe: random.pick(["now", "this_year", "This Year", "exploring"]) }),
    () => Object.assign(answers, { budget: random.chance(0.05) ? "plenty" : random.integer(2, 90) * 1000 }),
  ];
  const from = formsBefore === 0 ? 0 : random.integer(1, 2) + formsBefore - 1;
  for (const step of steps.slice(from, from + random.integer(1, 3))) step();
  if (formsBefore === 0) {
    answers["emailOptIn"] = person.optIn;
    answers["country"] = random.chance(0.02) ? "Atlantis" : company.country;
  }
  if (random.chance(0.03)) answers["favouriteColour"] = random.pick(["blue", "green"]);
  return answers;
}

function writeEmployees(random: Random, employees: number): number | string {
  if (random.chance(0.02)) return "about fifty";
  return random.chance(0.1) ? String(employees) : employees;
}
