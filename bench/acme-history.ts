/** A made history of inputs for the Acme plan, always the same, in order of time. */
import { readFileSync } from "node:fs";
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

/** A year of some people: fields once, then visits, reading, forms, and what sales makes of a few. */
export function makeHistory(people: number, eventsEach: number): Input[] {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)]!;
  const inputs: { readonly at: number; readonly input: Input }[] = [];
  const add = (at: number, rest: Pick<Input, "kind" | "keys" | "data"> & { activity?: string }): void => {
    inputs.push({ at, input: { id: "", time: new Date(at).toISOString(), ...rest } });
  };
  for (let person = 0; person < people; person += 1) {
    const keys = { user: `user-${person}` };
    let at = start + random() * 300 * day;
    const domain = pick(["gmail.com", "bigbank.example", "shop.example"]);
    add(at, {
      kind: "identify",
      keys,
      data: {
        email: `person${person}@${domain}`,
        title: pick(["CFO", "VP Finance", "Engineer", "Data analyst", "Student"]),
        employees: pick([10, 150, 300, 900, 2500]),
        industry: pick(["software", "finance", "health", "other"]),
        country: pick(["US", "GB", "DE"]),
      },
    });
    for (let event = 1; event < eventsEach; event += 1) {
      at += random() * random() * 12 * day;
      const roll = random();
      const activity =
        roll < 0.6 ? "page_viewed" : roll < 0.85 ? "content_viewed" : roll < 0.94 ? "form_submitted" : "demo_requested";
      const data: Input["data"] =
        activity === "page_viewed"
          ? { url: `https://acme.example/${Math.floor(random() * 100)}` }
          : activity === "content_viewed"
            ? { content: pick(["industry_guide", "roi_calculator"]), seconds: Math.floor(random() * 120) }
            : activity === "form_submitted"
              ? { form: "contact" }
              : {};
      add(at, { kind: "activity", keys, activity, data });
      if (roll > 0.97) add(at + random() * day, { kind: "activity", keys, activity: "sales_accepted", data: {} });
    }
  }
  return inputs
    .sort((left, right) => left.at - right.at)
    .map(({ input }, index) => ({ ...input, id: `msg-${index}-${(index * 7919) % 1_000_003}` }));
}
