/** Makes the history of the Haldvik example: eighteen months of a plant's slow decisions, and the cards of a fair. */
import type { GeneratedFile } from "./generated-file.ts";
import { inventEngineers } from "./haldvik/engineers.ts";
import { writeCards } from "./haldvik/cards.ts";
import { live } from "./haldvik/projects.ts";
import { disturb } from "./history/disturb.ts";
import { createRandom } from "./history/random.ts";

const seed = 1961;
const period = { from: Date.UTC(2025, 1, 3), to: Date.UTC(2026, 7, 1) };

/** `history/2026.jsonl` in order of arrival, and `leads.csv`. */
export async function generateHaldvik(): Promise<GeneratedFile[]> {
  const random = createRandom(seed);
  const engineers = inventEngineers(random, 110);
  const happened = engineers.flatMap((engineer) => live(random, engineer, period)).filter(({ at }) => at < period.to);
  const lines = disturb(random, happened, 3);
  const visitors = inventEngineers(random, 60).map((each) => ({ ...each, email: `fair.${each.email}` }));
  const cards = [...engineers.filter(() => random.chance(0.1)), ...visitors];
  return [
    { path: "examples/haldvik/history/2026.jsonl", text: lines.map((line) => `${line}\n`).join("") },
    { path: "examples/haldvik/leads.csv", text: writeCards(random, cards) },
  ];
}
