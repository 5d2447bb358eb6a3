/** Generates random histories for a plan, with times clustered so that windows, periods and limits are met exactly. */
import type { Input } from "../../schemas/generated/event.ts";
import type { Field } from "../../schemas/generated/plan.ts";
import { enumMembers, texts } from "./arbitrary-field-test.ts";
import type { DrawnPlan } from "./arbitrary-plan.ts";
import type { Draw } from "./draw.ts";
import { createWallTime } from "./wall-time.ts";

/** What a history is drawn for. */
export type Setting = Pick<DrawnPlan, "plan" | "durations" | "beginning"> & {
  /** Whether people share keys, so that leads turn out to be one. */
  readonly mixed?: boolean;
};

export interface DrawnHistory {
  readonly inputs: Input[];
  /** Not before any input. */
  readonly until: number;
}

export function drawHistory(draw: Draw, { plan, durations, beginning, mixed = false }: Setting): DrawnHistory {
  const wallTime = createWallTime(plan.funnel.timezone);
  const people = draw.integer(1, 4);
  const shortest = Math.min(...durations.map(({ unit, amount }) => (unit === "months" ? Infinity : amount)));
  const marks = [beginning];
  const bound = Array.from({ length: people }, () => new Set<string>());
  const known = new Set<number>();
  let latest = beginning;

  function drawTime(): number {
    const roll = draw.integer(0, 99);
    if (roll < 12) return latest;
    if (roll < 30) return latest + Math.floor((draw.integer(0, 24) * shortest) / 24);
    const duration = draw.pick(durations);
    const mark = roll < 60 ? latest : draw.pick(marks);
    const instant = wallTime.add(mark, duration, draw.pick([1, 1, 2, 3])) + draw.pick([0, 0, 0, 1, -1]);
    // Mostly onwards; sometimes late.
    return instant >= latest || roll >= 88 ? instant : latest;
  }

  function drawInput(index: number): Input {
    const person = draw.integer(0, people - 1);
    const drawnTime = drawTime();
    // What leads share has only one past, so where they share something nobody is discovered late.
    const isNew = mixed || !known.has(person);
    const time = plan.queues.length > 0 && isNew ? Math.max(drawnTime, latest) : drawnTime;
    latest = Math.max(latest, time);
    known.add(person);
    marks.push(time);
    const keys = mixed ? drawMixedKeys(draw, person) : drawKeys(draw, person, bound[person]!);
    const head = { id: `m${index}`, time: new Date(time).toISOString(), keys };
    if (plan.account !== undefined && draw.chance(25)) {
      const data = drawData(draw, draw.some(plan.account.fields, 1), person, time);
      const group = draw.chance(60) ? { group: draw.pick(["g0", "g1"]) } : {};
      return { ...head, keys: draw.chance(50) ? { ...keys, ...group } : group, kind: "group", data };
    }
    if (plan.account !== undefined && draw.chance(10)) keys.group = draw.pick(["g0", "g1"]);
    if (mixed && draw.chance(6)) {
      const text = draw.pick(["u0", "u1", "a0", "a1"]);
      return { ...head, kind: "alias", previous: { user: text, anonymous: text }, data: {} };
    }
    if (draw.chance(25)) {
      const changed = draw.some(plan.lead.fields, 1);
      return { ...head, kind: "identify", data: drawData(draw, changed, person, time) };
    }
    const activity = draw.pick(plan.activities);
    const data = drawData(draw, draw.some(activity.attributes, 0), person, time);
    return { ...head, kind: "activity", activity: activity.name, data };
  }

  const inputs = draw.list(0, 25, drawInput);
  for (const input of draw.some(inputs, 0).slice(0, 2)) {
    if (draw.chance(25)) inputs.push(input);
  }
  const last = draw.pick(durations);
  const rest =
    wallTime.add(latest, last, draw.pick(last.unit === "months" ? [0, 1, 2] : [0, 1, 3, 10])) + draw.pick([0, 1]);
  return { inputs, until: rest };
}

/** A person is always known by keys that meet earlier ones, so that no two leads turn out to be one. */
function drawKeys(draw: Draw, person: number, bound: Set<string>): Input["keys"] {
  const user = `u${person}`;
  const anonymous = `a${person}`;
  if (bound.has("anonymous") && draw.chance(40)) return { anonymous };
  if (draw.chance(30)) {
    bound.add("anonymous");
    return { user, anonymous };
  }
  return { user };
}

/** Ids and addresses that several people may come with. */
function drawMixedKeys(draw: Draw, person: number): Input["keys"] {
  const keys: Input["keys"] = {};
  const someone = (): number => (draw.chance(80) ? person : draw.integer(0, 3));
  if (draw.chance(50)) keys.user = `u${someone()}`;
  if (draw.chance(50)) keys.anonymous = `a${someone()}`;
  const isNamed = keys.user !== undefined || keys.anonymous !== undefined;
  if (!isNamed || draw.chance(20)) keys.fields = { email: `p${someone()}@acme.example` };
  return keys;
}

function drawData(draw: Draw, fields: readonly Field[], person: number, time: number): Input["data"] {
  return Object.fromEntries(fields.map((field) => [field.name, drawRaw(draw, field, person, time)]));
}

/** Values of fields that are more than their type, by name. */
const special: Readonly<Record<string, readonly string[]>> = {
  nation: ["Germany", "us", " United States ", "CA", "nowhere"],
  region: ["California", "tx", "ontario", "ca", "Bavaria"],
  phone: ["+1 415 555 2671", "(415) 555-2671", "030 901820", "12"],
  domain: ["acme.example", "https://www.Acme.example/about", "here.example", "gmail.com", "Acme Inc"],
  owner: ["ann", "bob", "nobody"],
  timezone: ["America/New_York", "Asia/Kolkata", "Mars/Olympus", "Australia/Lord_Howe"],
};

function drawRaw(draw: Draw, { name, type }: Field, person: number, time: number): unknown {
  if (draw.chance(12)) return draw.pick([null, ""]);
  const values = special[name];
  if (values !== undefined) return draw.pick(values);
  switch (type.type) {
    case "integer":
    case "number":
    case "money":
      return draw.pick([0, 1, 5, 10, 20, "5", 12]);
    case "boolean":
      return draw.pick([true, false, "yes", "false"]);
    case "enum":
      return draw.pick([...enumMembers, "Red"]);
    case "email":
      return draw.pick([
        `p${person}@acme.example`,
        `P${person}@gmail.com`,
        `p${person}@mailinator.com`,
        `P${person}@Acme.example`,
        "test@acme.example",
        "none@here.example",
      ]);
    case "date":
      return new Date(time + draw.integer(-3, 12) * 86_400_000).toISOString().slice(0, 10);
    case "datetime":
      return new Date(time + draw.integer(-5, 40) * 3_600_000).toISOString();
    case "list":
      return draw.some(texts, 1);
    case "country":
      return draw.pick(["US", "de"]);
    default:
      return draw.pick(texts);
  }
}
