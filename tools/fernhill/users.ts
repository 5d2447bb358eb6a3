/** The people of the Fernhill example and the workspaces they share: invented. */
import type { Random } from "../history/random.ts";

export interface Company {
  readonly name: string;
  readonly domain: string;
  readonly employees: number;
  readonly country: string;
  readonly zone: string;
}

/** How far somebody goes: reads only, tries, uses, or uses it with a whole team. */
export type Zeal = "reads" | "tries" | "uses" | "spreads";

export interface User {
  readonly number: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly industry: string;
  readonly useCase: string;
  readonly company: Company;
  readonly optIn: boolean;
  readonly zeal: Zeal;
}

const firstNames =
  "Abby Bram Cleo Dina Eli Fay Gus Hana Iris Jack Kira Leo Maya Nico Otto Pia Rob Suki Theo Wren".split(" ");
const lastNames = "Adler Bloom Cole Dunn Ekman Frost Grant Huber Iqbal Jung Kraus Lund Marsh Nagy Orr Pohl Reyes".split(
  " ",
);
const heads = "Amber Basalt Cobalt Dune Fjord Garnet Heath Indigo Jade Lagoon Meadow Opal Prairie Ridge Sable".split(
  " ",
);
const tails = "studio agency apps college press works".split(" ");
const places: readonly (readonly [weight: number, place: readonly [country: string, zone: string]])[] = [
  [40, ["US", "America/Los_Angeles"]],
  [25, ["US", "America/New_York"]],
  [12, ["GB", "Europe/London"]],
  [12, ["DE", "Europe/Berlin"]],
  [6, ["CA", "America/Toronto"]],
  [5, ["AU", "Australia/Sydney"]],
];
const jobTitles = [
  [22, "Head of Delivery"],
  [14, "Founder"],
  [12, "IT administrator"],
  [8, "Security engineer"],
  [16, "Designer"],
  [14, "Software Engineer"],
  [8, "Consultant"],
  [6, "Student"],
] as const;
const industries: Readonly<Record<string, string>> = {
  studio: "agency",
  agency: "agency",
  apps: "software",
  college: "education",
};

/** People at companies of every size; some are colleagues. */
export function inventUsers(random: Random, count: number): User[] {
  const companies = heads.map((head) => inventCompany(random, head));
  return Array.from({ length: count }, (_, number) => inventUser(random, number, random.pick(companies)));
}

function inventCompany(random: Random, head: string): Company {
  const tail = random.pick(tails);
  const [country, zone] = random.weigh(places);
  return {
    name: `${head} ${tail.charAt(0).toUpperCase()}${tail.slice(1)}`,
    domain: `${head.toLowerCase()}${tail}.example`,
    employees: Math.round(10 ** (0.8 + random.next() * 2.8)),
    country,
    zone,
  };
}

function inventUser(random: Random, number: number, company: Company): User {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const tail = tails.find((each) => company.domain.includes(each)) ?? "";
  const domain = random.chance(0.85) ? company.domain : random.pick(["gmail.com", "outlook.com"]);
  return {
    number,
    firstName,
    lastName,
    email: `${firstName}.${lastName}${number}@${domain}`.toLowerCase(),
    jobTitle: random.weigh(jobTitles),
    industry: industries[tail] ?? "other",
    useCase: random.pick(["client_work", "product_development", "operations", "personal"]),
    company,
    optIn: random.chance(0.7),
    zeal: random.weigh([
      [34, "reads"],
      [26, "tries"],
      [20, "uses"],
      [20, "spreads"],
    ]),
  };
}
