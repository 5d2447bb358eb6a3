/** A made history of inputs for the Acme plan, always the same, in order of time. */
import { readFileSync } from "node:fs";
import FlatQueue from "flatqueue";
import { compileProject } from "../compiler/compile.ts";
import { createMemoryHost } from "../compiler/project/memory-host.ts";
import type { Input } from "../schemas/generated/event.ts";
import type { Plan } from "../schemas/generated/plan.ts";

const day = 86_400_000;
const start = Date.parse("2026-01-01T00:00:00Z");

/** The plan of the example in the language's description. */
export function compileAcme(): Plan {
  const text = readFileSync(new URL("../test/fixtures/acme.funnel", import.meta.url), "utf8");
  const { plan, diagnostics } = compileProject(createMemoryHost({ "acme.funnel": text }));
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return plan;
}

export function makeHistory(people: number, eventsEach: number): Input[] {
  return [...tellHistory(people, eventsEach)];
}

/** A year of some people: fields once, then visits, reading, forms, and what sales makes of a few; one after the other. */
export function* tellHistory(people: number, eventsEach: number): Generator<Input> {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)]!;
  // The events of a person spread over what is left of the year, few or many.
  const pause = (): number => (random() * random() * 240 * day) / eventsEach;
  const told = new Uint32Array(people);
  const next = new FlatQueue<number>();
  for (let person = 0; person < people; person += 1) next.push(person, start + random() * 300 * day);
  for (let index = 0; next.length > 0; index += 1) {
    const at = next.peekValue()!;
    const person = next.pop()!;
    const stamp = { id: `msg-${index}-${(index * 7919) % 1_000_003}`, time: new Date(at).toISOString() };
    const keys = { user: `user-${person}` };
    const count = ++told[person]!;
    if (count < eventsEach) next.push(person, at + pause());
    if (count === 1) {
      const domain = pick(["gmail.com", "bigbank.example", "shop.example"]);
      const title = pick(["CFO", "VP Finance", "Engineer", "Data analyst", "Student"]);
      const [employees, industry] = [pick([10, 150, 300, 900, 2500]), pick(["software", "finance", "health", "other"])];
      const data = {
        email: `person${person}@${domain}`,
        title,
        employees,
        industry,
        country: pick(["US", "GB", "DE"]),
      };
      yield { ...stamp, kind: "identify", keys, data };
      continue;
    }
    const roll = random();
    const [activity, data]: [string, Input["data"]] =
      roll < 0.6
        ? ["page_viewed", { url: `https://acme.example/${Math.floor(random() * 100)}` }]
        : roll < 0.85
          ? [
              "content_viewed",
              { content: pick(["industry_guide", "roi_calculator"]), seconds: Math.floor(random() * 120) },
            ]
          : roll < 0.93
            ? ["form_submitted", { form: "contact" }]
            : roll < 0.98
              ? ["demo_requested", {}]
              : ["sales_accepted", {}];
    yield { ...stamp, kind: "activity", keys, activity, data };
  }
}
