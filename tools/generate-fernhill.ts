/** Makes the history of the Fernhill example: four months of tracking calls, and who came to a webinar; always the same. */
import { inventUsers, type User } from "./fernhill/users.ts";
import { live } from "./fernhill/use.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { disturb } from "./history/disturb.ts";
import { createRandom } from "./history/random.ts";

const seed = 404;
const period = { from: Date.UTC(2026, 1, 2), to: Date.UTC(2026, 5, 1) };

/** `history/2026.jsonl` in order of arrival, and `leads.jsonl`. */
export async function generateFernhill(): Promise<GeneratedFile[]> {
  const random = createRandom(seed);
  const users = inventUsers(random, 64);
  const sent = users.flatMap((user) => live(random, user, period)).filter(({ at }) => at < period.to);
  const lines = disturb(random, sent, 4);
  const guests = inventUsers(random, 36).map((guest) => ({ ...guest, email: guest.email.replace(/\d+@/, ".guest@") }));
  const listed = [...users.filter(() => random.chance(0.08)), ...guests];
  return [
    { path: "examples/fernhill/history/2026.jsonl", text: lines.map((line) => `${line}\n`).join("") },
    { path: "examples/fernhill/leads.jsonl", text: listed.map(writeGuest).join("") },
  ];
}

/** One who came to the webinar, as a person at the door would write it down. */
function writeGuest({ number, email, firstName, lastName, jobTitle, company, optIn }: User): string {
  const lead = { email, first_name: firstName, last_name: lastName, job_title: jobTitle, country: company.country };
  const line = {
    id: `planning-hour-${number}`,
    at: "2026-03-12T18:00:00Z",
    activity: "webinar_attended",
    lead: { ...lead, ...(optIn ? { email_opt_in: true } : {}) },
    data: { webinar: "planning hour" },
  };
  return `${JSON.stringify(line)}\n`;
}
