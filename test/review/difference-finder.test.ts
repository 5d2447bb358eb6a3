/** The first decision in which two plans differ, whatever pieces the decisions come in. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { DifferenceFinder } from "../../runtime/measure/backtest/difference-finder.ts";
import type { Effect } from "../../schemas/generated/effect.ts";

const decision = (lead: string, what: string, minute: number) => {
  const at = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const effect: Effect = { type: "stale", id: "", lead, at, cause: what };
  return { key: `${at} ${what}`, effect };
};

const decisions = fc
  .array(fc.record({ lead: fc.constantFrom("a", "b"), what: fc.constantFrom("x", "y"), minute: fc.nat(5) }), {
    maxLength: 8,
  })
  .map((list) =>
    list.sort((one, other) => one.minute - other.minute).map((each) => decision(each.lead, each.what, each.minute)),
  );

it("is the first place where the sequences part", () => {
  fc.assert(
    fc.property(decisions, decisions, fc.array(fc.boolean(), { maxLength: 20 }), (base, head, turns) => {
      const finder = new DifferenceFinder();
      const rest = { base: [...base], head: [...head] };
      for (const isBase of turns) {
        const side = isBase ? "base" : "head";
        const next = rest[side].shift();
        if (next !== undefined) finder.take(side, next);
      }
      for (const side of ["base", "head"] as const) for (const next of rest[side]) finder.take(side, next);
      finder.settle();
      for (const lead of ["a", "b"]) {
        const [was, is] = [base, head].map((list) => list.filter(({ effect }) => effect.lead === lead));
        const most = Math.max(was!.length, is!.length);
        const place = Array.from({ length: most }, (_, at) => at).find((at) => was![at]?.key !== is![at]?.key);
        const found = finder.found.get(lead);
        if (place === undefined) {
          expect(found).toBeUndefined();
          continue;
        }
        const times = [was![place], is![place]].flatMap((each) => (each === undefined ? [] : [each.effect.at]));
        const at = times.sort()[0]!;
        const atThen = (each: ReturnType<typeof decision> | undefined) =>
          each?.effect.at === at ? each.effect : undefined;
        expect(found).toEqual({ at, base: atThen(was![place]), head: atThen(is![place]) });
      }
    }),
    { numRuns: 300 },
  );
});
