/** A lead list as a trade fair hands it over: some known people, many new ones, and the usual gaps. */
import type { Person } from "./people.ts";
import type { Random } from "./random.ts";

const header = [
  "email",
  "first_name",
  "last_name",
  "title",
  "company",
  "country",
  "employees",
  "industry",
  "email_opt_in",
];

/** CSV with a header, one person a row. */
export function writeLeadList(random: Random, people: readonly Person[]): string {
  const rows = people.map(({ email, firstName, lastName, title, company, optIn }) => {
    const known = (value: string | number): string | number => (random.chance(0.12) ? "" : value);
    return [
      email,
      firstName,
      lastName,
      known(random.chance(0.1) ? `${title}, ${random.pick(["EMEA", "Americas"])}` : title),
      known(company.name),
      known(company.country),
      known(company.employees),
      known(company.industry),
      optIn ? "yes" : "no",
    ];
  });
  return [header, ...rows].map((row) => `${row.map(quote).join(",")}\n`).join("");
}

function quote(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
