/** Business cards of a fair, typed in by hand and with the gaps that this leaves. */
import type { Random } from "../history/random.ts";
import type { Engineer } from "./engineers.ts";

const header = ["E-mail", "First name", "Last name", "Position", "Company", "Country", "Mobile", "Letters ok"];

/** CSV with semicolons, as spreadsheets in Germany write it. */
export function writeCards(random: Random, people: readonly Engineer[]): string {
  const rows = people.map(({ email, firstName, lastName, position, plant, mobile, letters }) => {
    const known = (value: string): string => (random.chance(0.1) ? "" : value);
    const country = random.chance(0.15) && plant.country === "DE" ? "Germany" : plant.country;
    return [email, firstName, lastName, known(position), plant.name, country, known(mobile), letters ? "yes" : "no"];
  });
  return [header, ...rows].map((row) => `${row.join(";")}\n`).join("");
}
