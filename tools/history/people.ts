/** The people and companies of the example: invented, in mixed states of completeness. */
import type { Random } from "./random.ts";

export interface Company {
  readonly name: string;
  readonly domain: string;
  readonly employees: number;
  readonly industry: string;
  readonly country: string;
  readonly zone: string;
  readonly strategic: boolean;
}

export type Interest = "cold" | "warm" | "hot";

export interface Person {
  readonly number: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly title: string;
  readonly company: Company;
  readonly optIn: boolean;
  readonly interest: Interest;
}

const firstNames =
  "Ada Alan Amara Ana Ben Bea Carlos Chen Dana Deniz Elena Emil Farah Felix Gita Hugo Ines Ivan Jana Joao Kai Kim Lena Luis Mara Mei Nils Noor Olga Omar Paul Priya Quinn Rosa Sam Sara Tariq Tom Uma Vera Will Yara Yusuf Zoe".split(
    " ",
  );
const lastNames =
  "Abel Alvarez Baker Bauer Chen Costa Diaz Dubois Evans Fischer Garcia Gupta Haas Hill Ito Jansen Kaya Keller Khan Klein Lopez Martin Meyer Miller Moreau Nguyen Novak Okafor Olsen Park Patel Rossi Sato Schmidt Silva Smith Sousa Tan Walker Weber Wong Young Zhang Zimmer".split(
    " ",
  );
const companyHeads =
  "Alder Amber Arrow Atlas Beacon Birch Bright Cedar Clear Copper Delta Ember Falcon Forge Granite Harbor Iron Juniper Keystone Lark Linden Maple North Oak Orbit Pine Quarry River Silver Summit".split(
    " ",
  );
const companyTails = "bank care data foods grid health labs logic media ops pay soft systems trade works".split(" ");
const freeDomains = ["gmail.com", "yahoo.com", "outlook.com", "gmx.de"];
const places = [
  [34, "US", "America/New_York"],
  [12, "US", "America/Chicago"],
  [16, "US", "America/Los_Angeles"],
  [8, "CA", "America/Toronto"],
  [10, "GB", "Europe/London"],
  [9, "DE", "Europe/Berlin"],
  [5, "BR", "America/Sao_Paulo"],
  [4, "IN", "Asia/Kolkata"],
  [2, "AU", "Australia/Sydney"],
] as const;
const titles = [
  [9, "CFO"],
  [8, "VP Operations"],
  [7, "Head of Finance"],
  [5, "Chief Information Officer"],
  [12, "Data Analyst"],
  [12, "Marketing Manager"],
  [10, "Software Engineer"],
  [7, "Operations Specialist"],
  [6, "Finance Manager"],
  [6, "Student"],
  [6, "Consultant"],
  [6, "Director"],
  [6, "Assistant"],
] as const;

/** Companies of every size; some of them are strategic accounts. */
export function inventCompanies(random: Random): Company[] {
  return companyHeads.flatMap((head) =>
    companyTails.map((tail) => {
      const [country, zone] = random.weigh(
        places.map(([weight, code, timezone]) => [weight, [code, timezone] as const] as const),
      );
      const employees = Math.round(10 ** (1 + random.next() * 3.2));
      return {
        name: `${head} ${tail.charAt(0).toUpperCase()}${tail.slice(1)}`,
        domain: `${head.toLowerCase()}${tail}.example`,
        employees,
        industry: findIndustry(random, tail),
        country,
        zone,
        strategic: employees > 2000 && random.chance(0.5),
      };
    }),
  );
}

/** One person; `sharedPhone` is the switchboard of a colleague with another name. */
export function inventPerson(
  random: Random,
  number: number,
  companies: readonly Company[],
  sharedPhone: string | undefined,
): Person {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const company = random.pick(companies);
  return {
    number,
    firstName,
    lastName,
    email: inventEmail(random, number, `${firstName}.${lastName}`, company.domain),
    phone: sharedPhone ?? inventPhone(random),
    title: random.weigh(titles),
    company,
    optIn: random.chance(0.78),
    interest: random.weigh([
      [56, "cold"],
      [29, "warm"],
      [15, "hot"],
    ]),
  };
}

/** Numbers of the range that is set aside for fiction. */
function inventPhone(random: Random): string {
  const area = random.pick(["212", "312", "415", "617", "206"]);
  return `+1${area}555${String(random.integer(100, 9999)).padStart(4, "0")}`;
}

function inventEmail(random: Random, number: number, name: string, domain: string): string {
  const local = name.toLowerCase();
  return random.weigh([
    [79, () => `${local}${number}@${domain}`],
    [16, () => `${local}${number}@${random.pick(freeDomains)}`],
    [2, () => `${local}${number}@mailinator.com`],
    [1.5, () => random.pick(["test@test.com", "unknown", "null", "test@example.com"])],
    [1.5, () => `${local}${number}@${domain.replace(".", "@")}`],
  ])();
}

function findIndustry(random: Random, tail: string): string {
  if (["bank", "pay", "trade"].includes(tail)) return "finance";
  if (["care", "health"].includes(tail)) return "health";
  if (["data", "labs", "logic", "soft", "systems"].includes(tail)) return "software";
  return random.chance(0.8) ? "other" : "software";
}
