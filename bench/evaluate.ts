/** Rules per lead: the generated code of a plan beside the same rules written by hand; `node bench/evaluate.ts` runs it. */
import { compileProject } from "../compiler/compile.ts";
import { createMemoryHost } from "../compiler/project/memory-host.ts";
import { createLead } from "../runtime/kernel/lead-state.ts";
import { linkPlan } from "../runtime/kernel/program.ts";
import type { Lead } from "../runtime/model/lead.ts";
import { measureRounds } from "./rounds.ts";

const countries = ["US", "GB", "DE", "FR", "NL", "ES"];
const industries = ["software", "finance", "health", "retail", "other"];

/** Forty rules of four kinds; `place` spreads the constants. */
const sizes = Array.from({ length: 16 }, (_, place) => (place + 1) * 60);
const budgets = Array.from({ length: 12 }, (_, place) => (place + 1) * 4000);

const { plan, diagnostics } = compileProject(createMemoryHost({ "main.funnel": writeFunnel() }));
if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
const program = linkPlan(plan);
const now = Date.parse("2026-01-01T00:00:00Z");
const people = Array.from({ length: 2000 }, (_, index) => ({
  employees: index % 17 === 0 ? undefined : (index * 37) % 1200,
  budget: index % 11 === 0 ? undefined : (index * 977) % 60_000,
  country: index % 13 === 0 ? undefined : countries[index % 6],
  industry: industries[index % 5],
  member: index % 3 === 0,
}));
type Person = (typeof people)[number];
const leads = people.map(makeLead);

let generated = 0;
let written = 0;
const repeats = 50;
const times = measureRounds([
  {
    name: "written by hand",
    run() {
      for (let repeat = 0; repeat < repeats; repeat += 1) for (const person of people) written += scoreByHand(person);
    },
  },
  {
    name: "generated",
    run() {
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        for (const lead of leads) {
          program.generated.derive(lead, now);
          generated += lead.scores[0]! + lead.phase;
        }
      }
    },
  },
]);
if (generated !== written) throw new Error(`They do not agree: ${generated} and ${written}`);
const base = times.get("written by hand")!;
for (const [name, time] of times) {
  const rate = (people.length * repeats) / time / 1000;
  console.log(`${name.padEnd(16)} ${rate.toFixed(2)} M leads/s   ${(base / time).toFixed(2)} of hand-written`);
}

function writeFunnel(): string {
  const rules = [
    ...sizes.map((size) => `+1 when employees >= ${size}`),
    ...budgets.map((budget) => `+2 when budget >= ${budget} and employees < 900`),
    ...countries.map((country) => `+3 when country in ["${country}", "CH"]`),
    ...industries.map((industry) => `-1 when industry is ${industry} and not (budget < 9000)`),
    `+5 when member`,
  ];
  const phases = [200, 400, 600, 800, 1000].map(
    (size, place) => `phase p${place} "?" { when employees >= ${size} and fit >= ${place * 5 + 1} }`,
  );
  return `funnel bench { timezone "UTC" }
lead {
  employees integer
  budget number
  country country
  industry one of [${industries.join(", ")}]
  member boolean
}
journey {
  phase start "?"
  ${phases.join("\n  ")}
}
score fit {
  range 0..200
  ${rules.join("\n  ")}
}
lifecycle { stage start { initial } }
`;
}

function makeLead(person: Person): Lead {
  const lead = createLead(program, "l", now);
  for (const [name, value] of Object.entries(person)) lead.fields[program.linked.fields.indexOf(name)] = value;
  lead.stage = 0;
  program.generated.refreshFacts(lead);
  return lead;
}

/** What the funnel says, as a programmer would write it. */
function scoreByHand({ employees, budget, country, industry, member }: Person): number {
  let score = 0;
  if (employees !== undefined) {
    if (employees >= 60) score += 1;
    if (employees >= 120) score += 1;
    if (employees >= 180) score += 1;
    if (employees >= 240) score += 1;
    if (employees >= 300) score += 1;
    if (employees >= 360) score += 1;
    if (employees >= 420) score += 1;
    if (employees >= 480) score += 1;
    if (employees >= 540) score += 1;
    if (employees >= 600) score += 1;
    if (employees >= 660) score += 1;
    if (employees >= 720) score += 1;
    if (employees >= 780) score += 1;
    if (employees >= 840) score += 1;
    if (employees >= 900) score += 1;
    if (employees >= 960) score += 1;
  }
  if (budget !== undefined && employees !== undefined) {
    if (budget >= 4000 && employees < 900) score += 2;
    if (budget >= 8000 && employees < 900) score += 2;
    if (budget >= 12_000 && employees < 900) score += 2;
    if (budget >= 16_000 && employees < 900) score += 2;
    if (budget >= 20_000 && employees < 900) score += 2;
    if (budget >= 24_000 && employees < 900) score += 2;
    if (budget >= 28_000 && employees < 900) score += 2;
    if (budget >= 32_000 && employees < 900) score += 2;
    if (budget >= 36_000 && employees < 900) score += 2;
    if (budget >= 40_000 && employees < 900) score += 2;
    if (budget >= 44_000 && employees < 900) score += 2;
    if (budget >= 48_000 && employees < 900) score += 2;
  }
  if (country === "US" || country === "CH") score += 3;
  if (country === "GB" || country === "CH") score += 3;
  if (country === "DE" || country === "CH") score += 3;
  if (country === "FR" || country === "CH") score += 3;
  if (country === "NL" || country === "CH") score += 3;
  if (country === "ES" || country === "CH") score += 3;
  if (budget !== undefined && budget >= 9000) {
    if (industry === "software") score -= 1;
    if (industry === "finance") score -= 1;
    if (industry === "health") score -= 1;
    if (industry === "retail") score -= 1;
    if (industry === "other") score -= 1;
  }
  if (member) score += 5;
  score = Math.max(0, Math.min(200, score));
  let phase = 0;
  if (employees !== undefined) {
    if (employees >= 1000 && score >= 21) phase = 5;
    else if (employees >= 800 && score >= 16) phase = 4;
    else if (employees >= 600 && score >= 11) phase = 3;
    else if (employees >= 400 && score >= 6) phase = 2;
    else if (employees >= 200 && score >= 1) phase = 1;
  }
  return score + phase;
}
