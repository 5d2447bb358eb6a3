/** The people of the Haldvik example and the plants they work in: invented, several of one committee. */
import type { Random } from "../history/random.ts";

export interface Plant {
  readonly name: string;
  readonly domain: string;
  readonly type: string;
  readonly country: string;
  readonly zone: string;
  readonly street: string;
}

export interface Engineer {
  readonly number: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly mobile: string;
  readonly position: string;
  readonly plant: Plant;
  readonly mail: boolean;
  readonly letters: boolean;
  /** Reads only, has a problem, or has a project with a budget. */
  readonly cause: "curiosity" | "problem" | "project";
}

const firstNames =
  "Anke Bjarne Carmen Dieter Esra Finn Greta Haruto Ilka Jun Kari Ling Marta Niels Olaf Paula Qi Rui Sanna Thandi Ute Vikram Yuna".split(
    " ",
  );
const lastNames =
  "Aalto Bauer Chen Dahl Engel Ferreira Graf Hansen Ito Jensen Kowalski Lim Moreno Nakamura Olsen Prasad Ruiz Sato Tan Vogel Weiss".split(
    " ",
  );
const heads = "Alster Borde Calden Dovre Elbe Fulda Gerona Havel Inn Jade Kinzig Lahn Mosel Nahe Oder Peene".split(" ");
const branches = [
  [26, "chem", "chemical"],
  [18, "pharma", "pharma"],
  [22, "wasser", "water"],
  [22, "brau", "food"],
  [12, "guss", "other"],
] as const;
const places = [
  [44, "DE", "Europe/Berlin", "Hafenstrasse"],
  [10, "NL", "Europe/Amsterdam", "Kade"],
  [10, "DK", "Europe/Copenhagen", "Havnegade"],
  [12, "ES", "Europe/Madrid", "Calle Mayor"],
  [12, "JP", "Asia/Tokyo", "Minato"],
  [12, "SG", "Asia/Singapore", "Jurong Road"],
] as const;
const positions = [
  [22, "Process engineer"],
  [12, "Verfahrenstechniker"],
  [16, "Maintenance technician"],
  [12, "Reliability engineer"],
  [14, "Purchaser"],
  [14, "Plant manager"],
  [10, "Trainee"],
] as const;

/** Engineers of some plants, so that committees form. */
export function inventEngineers(random: Random, count: number): Engineer[] {
  const plants = heads.flatMap((head) => [inventPlant(random, head), inventPlant(random, head)]);
  return Array.from({ length: count }, (_, number) => inventEngineer(random, number, random.pick(plants)));
}

function inventPlant(random: Random, head: string): Plant {
  const [, tail, type] = pickWeighed(random, branches);
  const [, country, zone, street] = pickWeighed(random, places);
  return {
    name: `${head} ${tail.charAt(0).toUpperCase()}${tail.slice(1)}`,
    domain: `${head.toLowerCase()}-${tail}-${country.toLowerCase()}.example`,
    type,
    country,
    zone,
    street,
  };
}

/** A row whose first cell is its weight. */
function pickWeighed<Row extends readonly [number, ...unknown[]]>(random: Random, rows: readonly Row[]): Row {
  return random.weigh(rows.map((row) => [row[0], row] as const));
}

function inventEngineer(random: Random, number: number, plant: Plant): Engineer {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  return {
    number,
    firstName,
    lastName,
    email: `${firstName}.${lastName}${number}@${random.chance(0.92) ? plant.domain : "gmx.de"}`.toLowerCase(),
    mobile: `+49 151 55${String(random.integer(100_000, 999_999))}`,
    position: random.weigh(positions),
    plant,
    mail: random.chance(0.45),
    letters: random.chance(0.75),
    cause: random.weigh([
      [48, "curiosity"],
      [27, "problem"],
      [25, "project"],
    ]),
  };
}
