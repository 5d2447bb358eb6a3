/** What people do with Fernhill from the first visit on, and what comes of it. */
import type { Happened } from "../history/disturb.ts";
import { findMoment, writeMoment } from "../history/moment.ts";
import type { Random } from "../history/random.ts";
import { followUp } from "./specialists.ts";
import type { User } from "./users.ts";

const minute = 60_000;

/** Writes one person's messages; each happens at the instant the story has come to. */
export interface Teller {
  at: number;
  readonly sent: Happened[];
  /** The person's next waking moment, so many days later. */
  pause(fromDays: number, toDays: number): void;
  track(event: string, properties?: Readonly<Record<string, unknown>>): void;
  call(type: "identify" | "group" | "page", rest: Readonly<Record<string, unknown>>): void;
}

/** The messages of one person who first comes within the period (epoch milliseconds). */
export function live(random: Random, user: User, period: { readonly from: number; readonly to: number }): Happened[] {
  const teller = createTeller(random, user, Math.round(period.from + random.next() * 0.7 * (period.to - period.from)));
  read(random, user, teller);
  if (user.zeal === "reads") return teller.sent;
  signUp(random, user, teller);
  if (user.zeal === "tries") {
    work(random, teller, random.integer(1, 4), 0.2);
    return teller.sent;
  }
  work(random, teller, random.integer(4, 7), 0.08);
  if (user.zeal === "uses") {
    if (random.chance(0.3)) buy(random, user, teller, "team");
    return teller.sent;
  }
  spread(random, user, teller);
  return teller.sent;
}

function createTeller(random: Random, user: User, start: number): Teller {
  const { zone } = user.company;
  let known: string | undefined;
  const send = (message: Readonly<Record<string, unknown>>): void => {
    const { type, ...rest } = message;
    const messageId = `f${user.number}-${teller.sent.length}`;
    if (type === "identify") known ??= `u${user.number}`;
    const sender = { anonymousId: `b${user.number}`, ...(known === undefined ? {} : { userId: known }) };
    teller.sent.push({
      at: teller.at,
      message: { type, messageId, timestamp: writeMoment(teller.at, undefined), ...sender, ...rest },
    });
    teller.at += random.integer(5_000, 3 * minute);
  };
  const teller: Teller = {
    at: findMoment(random, zone, start, 0, 1),
    sent: [],
    pause: (fromDays, toDays) => {
      teller.at = findMoment(random, zone, teller.at, fromDays, toDays);
    },
    track: (event, properties) => send({ type: "track", event, ...(properties === undefined ? {} : { properties }) }),
    call: (type, rest) => send({ type, ...rest }),
  };
  return teller;
}

function read(random: Random, user: User, teller: Teller): void {
  teller.call("page", { properties: { url: random.pick(["/", "/blog/planning", "/features"]) } });
  if (random.chance(0.5)) {
    const content = random.pick(["planning_playbook", "team_report", "meeting_calculator"]);
    teller.track("Content viewed", { content, seconds: random.integer(5, 240) });
  }
  if (!random.chance(0.6) && user.zeal === "reads") return;
  const { email, firstName, lastName, optIn, company } = user;
  teller.call("identify", { traits: { email, firstName, lastName, emailOptIn: optIn, country: company.country } });
  if (random.chance(0.3)) teller.track("Webinar attended", { webinar: "planning hour" });
}

function signUp(random: Random, user: User, teller: Teller): void {
  teller.pause(0, 6);
  const { email, jobTitle, useCase, industry, company } = user;
  const traits = { email, jobTitle, useCase, timezone: company.zone, ...(random.chance(0.6) ? { industry } : {}) };
  teller.call("identify", { traits });
  teller.track("Account created");
  report(user, teller, "free", 1);
}

/** The nightly traits of the workspace. */
function report({ company }: User, teller: Teller, plan: string, seats: number): void {
  const { domain, name, employees } = company;
  const traits = { domain, name, employees, plan, seatsUsed: seats, seatsPaid: plan === "free" ? 0 : seats };
  teller.call("group", { groupId: domain, traits });
}

function work(random: Random, teller: Teller, sessions: number, invites: number): void {
  for (let left = sessions; left > 0; left -= 1) {
    teller.track("Session started");
    if (random.chance(0.45))
      teller.track("Project created", { template: random.pick(["blank", "sprint", "campaign"]) });
    for (let tasks = random.integer(0, 3); tasks > 0; tasks -= 1) teller.track("Task completed");
    if (random.chance(0.15)) teller.track("Automation created");
    if (random.chance(invites)) teller.track("Teammate invited");
    if (random.chance(0.1)) teller.track("Pricing viewed");
    teller.pause(1, 5);
  }
}

/** A team comes along, the free plan is full, and many ask for a person. */
function spread(random: Random, user: User, teller: Teller): void {
  work(random, teller, random.integer(1, 3), 0.2);
  teller.track("Session started");
  teller.track("Project created", { template: "blank" });
  teller.track("Project created", { template: "sprint" });
  for (let left = random.integer(2, 4); left > 0; left -= 1) teller.track("Teammate invited");
  teller.track("Limit reached", { limitKind: random.pick(["seats", "projects", "guests"]) });
  report(user, teller, "free", random.integer(5, 30));
  if (random.chance(0.2)) return buy(random, user, teller, "team");
  if (random.chance(0.5)) teller.track("Pricing viewed");
  if (random.chance(0.75)) teller.track("Hand raised", { place: random.pick(["in_app", "website", "chat"]) });
  if (followUp(random, teller)) buy(random, user, teller, "business");
}

/** Pays, goes on using it, and now and then leaves again. */
function buy(random: Random, user: User, teller: Teller, plan: "team" | "business"): void {
  const seats = random.integer(4, 60);
  report(user, teller, plan, seats);
  if (plan === "team") teller.track("Plan upgraded", { toPlan: plan, seats, amount: seats * 120 });
  if (plan === "business" && random.chance(0.8)) {
    teller.pause(0, 1);
    teller.track("Welcome call booked");
    teller.pause(0, 2);
    teller.track("Welcome call held");
  }
  teller.track("Integration connected", { app: random.pick(["calendar", "chat", "storage"]) });
  work(random, teller, 3, 0.8);
  if (random.chance(0.2)) {
    teller.pause(20, 40);
    teller.track("Subscription cancelled", { why: random.pick(["too_expensive", "missing_feature", "switched"]) });
  } else if (random.chance(0.5)) {
    teller.track("Limit reached", { limitKind: "seats" });
    work(random, teller, 2, 1);
    if (random.chance(0.4)) teller.track("Plan upgraded", { toPlan: "business", seats: seats * 2 });
    else if (random.chance(0.6)) teller.track("Expansion declined");
  }
}
