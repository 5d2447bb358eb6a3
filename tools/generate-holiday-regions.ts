/** Makes the list of regions whose public holidays are known, so that checking one need not load the holiday rules. */
import Holidays from "date-holidays";
import type { GeneratedFile } from "./generated-file.ts";

/** `compiler/types/holiday-regions.ts`. */
export function generateHolidayRegions(): Promise<GeneratedFile[]> {
  return Promise.resolve([{ path: "compiler/types/holiday-regions.ts", text: renderModule(listRegions()) }]);
}

/** Countries, their states and the parts of those: `DE`, `DE-BY`, `DE-BY-A`. */
function listRegions(): string[] {
  const library = new Holidays();
  return Object.keys(library.getCountries()).flatMap((country) => [
    country,
    ...Object.keys(library.getStates(country) ?? {}).flatMap((state) => [
      `${country}-${state}`,
      ...Object.keys(library.getRegions(country, state) ?? {}).map((region) => `${country}-${state}-${region}`),
    ]),
  ]);
}

function renderModule(regions: readonly string[]): string {
  const sorted = regions.toSorted();
  const lines = [...Map.groupBy(sorted, (region) => region.slice(0, 2)).values()].map((group) => group.join(" "));
  return `/** Regions whose public holidays are known. Generated from its rules by \`npm run generate\`; do not edit. */

// One string is read far faster than ${sorted.length} literals, and most runs never look at it.
const regions = \`
${lines.join("\n")}
\`;

/** Whether \`US\`, \`US-CA\` or \`DE-BY-A\` names a region with known public holidays. */
export function isKnownHolidayRegion(name: string): boolean {
  return listHolidayRegions().includes(name);
}

/** Every known region: countries, their states, and parts of those. */
export function listHolidayRegions(): string[] {
  return regions.trim().split(/\\s+/);
}
`;
}
