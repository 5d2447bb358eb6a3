/** What happens between a plant and Haldvik: fairs, letters, specifications, samples, quotes, and long silences. */
import type { Happened } from "../history/disturb.ts";
import { findMoment, writeMoment } from "../history/moment.ts";
import type { Random } from "../history/random.ts";
import type { Engineer } from "./engineers.ts";

/** The fairs of the period, with their first day. */
const fairs = [
  ["PumpTec 2025", Date.UTC(2025, 2, 18)],
  ["Water Days Singapore", Date.UTC(2025, 5, 24)],
  ["Autumn fair 2025", Date.UTC(2025, 9, 7)],
  ["PumpTec 2026", Date.UTC(2026, 2, 17)],
] as const;

interface Diary {
  at: number;
  readonly happened: Happened[];
  /** A moment in the waking hours of a zone, so many days later. */
  pause(fromDays: number, toDays: number, zone?: string): void;
  note(activity: string, data?: Readonly<Record<string, unknown>>): void;
  learn(known: Readonly<Record<string, unknown>>): void;
}

/** All that one engineer does, and what is done about it, from a day within the period on (epoch milliseconds). */
export function live(
  random: Random,
  engineer: Engineer,
  period: { readonly from: number; readonly to: number },
): Happened[] {
  const diary = createDiary(random, engineer);
  appear(random, engineer, diary, period);
  read(random, diary, random.integer(0, 3));
  if (engineer.cause === "curiosity") return diary.happened;
  describeProblem(random, engineer, diary);
  if (engineer.cause === "problem" && !random.chance(0.3)) return diary.happened;
  ask(random, diary);
  if (!acceptLead(random, diary)) return diary.happened;
  if (random.chance(0.55)) lendPump(random, diary);
  quote(random, engineer, diary);
  return diary.happened;
}

function createDiary(random: Random, { number, email, plant }: Engineer): Diary {
  const add = (line: Readonly<Record<string, unknown>>): void => {
    const zone = random.chance(0.5) ? plant.zone : undefined;
    const stamp = { id: `h${number}-${diary.happened.length}`, at: writeMoment(diary.at, zone) };
    diary.happened.push({ at: diary.at, message: { ...stamp, ...line } });
    diary.at += random.integer(60_000, 900_000);
  };
  const diary: Diary = {
    at: 0,
    happened: [],
    pause: (fromDays, toDays, zone = plant.zone) => {
      diary.at = findMoment(random, zone, diary.at, fromDays, toDays);
    },
    note: (activity, data) => add({ activity, lead: { email }, ...(data === undefined ? {} : { data }) }),
    learn: (known) => add({ lead: { email, ...known } }),
  };
  return diary;
}

/** At a fair, with a reply card, or on the site. */
function appear(
  random: Random,
  engineer: Engineer,
  diary: Diary,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const { firstName, lastName, position, plant, mail, letters } = engineer;
  const person = { first_name: firstName, last_name: lastName, position, company: plant.name, country: plant.country };
  const consent = { email_opt_in: mail, letters_ok: letters, address: `${plant.street} ${engineer.number + 1}` };
  const way = random.weigh([
    [45, "fair"],
    [25, "card"],
    [30, "site"],
  ]);
  if (way === "fair") {
    const [fair, day] = random.pick(fairs);
    diary.at = day + random.integer(0, 2) * 86_400_000;
    diary.pause(0, 0.5);
    diary.learn({ ...person, ...consent });
    diary.note("fair_visited", { fair, stand_minutes: random.integer(2, 35) });
    if (random.chance(0.7)) {
      diary.pause(2, 8, "Europe/Berlin");
      diary.note("call_made", { outcome: random.pick(["reached", "reached", "not_reached"]) });
    }
    return;
  }
  diary.at = Math.round(from + random.next() * 0.6 * (to - from));
  diary.pause(0, 1);
  diary.learn({ ...person, ...consent, timezone: plant.zone });
  if (way === "card") diary.note("reply_card_returned");
  else diary.note("datasheet_downloaded", { series: random.pick(["M", "K", "H"]) });
}

function read(random: Random, diary: Diary, times: number): void {
  for (let left = times; left > 0; left -= 1) {
    diary.pause(5, 60);
    const content = random.pick([
      "downtime_study",
      "seal_guide",
      "energy_calculator",
      "comparison_table",
      "pharma_story",
    ]);
    diary.note("content_viewed", { content, seconds: random.integer(10, 400) });
    if (random.chance(0.3)) diary.note("datasheet_downloaded", { series: random.pick(["M", "K", "H"]) });
  }
}

function describeProblem(random: Random, { plant, mobile }: Engineer, diary: Diary): void {
  diary.pause(3, 50);
  const main_concern = random.pick(["downtime", "precision", "leakage", "energy"]);
  diary.learn({ plant_type: plant.type, main_concern, ...(random.chance(0.5) ? { mobile } : {}) });
  diary.note("pump_sized");
  diary.pause(3, 30);
  if (random.chance(0.7)) diary.note("spec_requested");
  diary.pause(0.5, 4, "Europe/Berlin");
  diary.note("spec_sent");
}

function ask(random: Random, diary: Diary): void {
  diary.pause(2, 25);
  const project_start = random.pick(["this_year", "next_year", "undecided"]);
  diary.learn({ project_start, flow_rate: random.integer(1, 400) / 10 });
  diary.note("pump_sized");
  if (random.chance(0.6)) diary.note("quote_requested");
}

/** Whether the territory takes it on. */
function acceptLead(random: Random, diary: Diary): boolean {
  const answer = random.weigh([
    [70, "accept"],
    [18, "reject"],
    [12, "forget"],
  ]);
  if (answer === "forget") return false;
  diary.pause(0.1, random.chance(0.8) ? 1.5 : 5);
  diary.note("call_made", { outcome: "reached" });
  if (answer === "accept") {
    diary.note("sales_accepted");
    return true;
  }
  diary.note("sales_rejected", { why: random.pick(["not_ready", "wrong_person", "no_contact", "competitor"]) });
  return false;
}

function lendPump(random: Random, diary: Diary): void {
  diary.pause(14, 60);
  diary.note("sample_ordered");
  diary.pause(3, 12, "Europe/Berlin");
  diary.note("sample_shipped");
  diary.pause(14, 50);
  diary.note("sample_tested", { result: random.chance(0.85) ? "passed" : "failed" });
}

function quote(random: Random, engineer: Engineer, diary: Diary): void {
  diary.pause(5, 40);
  const amount = random.integer(9, 140) * 1000;
  diary.learn({ annual_volume: amount * random.integer(1, 3) });
  diary.note("quote_sent", { amount });
  diary.pause(25, 200);
  if (random.chance(0.2)) return;
  if (random.chance(0.5)) {
    diary.note("order_placed", { amount: Math.round(amount * 0.95) });
    diary.pause(1, 9, "Europe/Berlin");
    diary.note("commissioning_booked");
    diary.pause(4, 20, "Europe/Berlin");
    diary.note("pump_commissioned");
    diary.pause(150, 330);
    if (engineer.letters) diary.note("maintenance_booked");
    return;
  }
  diary.note("quote_lost", { why: random.pick(["too_expensive", "postponed", "postponed", "competitor"]) });
}
