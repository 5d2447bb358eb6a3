/** Finds what leads get in the first phase of their journey, when they know nothing yet. */
import type { Content } from "../../../../schemas/generated/plan.ts";
import type { Location } from "../../../text/source.ts";
import type { LintContext } from "../../define-rule.ts";
import { createContentUses } from "./content-uses.ts";

/** Each content of the first phase with its first place in that row of the map. */
export function listFirstPhase(ctx: LintContext): readonly { readonly content: Content; readonly at: Location }[] {
  const { plan } = ctx;
  const [first, second] = plan.journey;
  const row = plan.content_map.find(({ phase }) => phase === first?.name);
  // With one phase there is no early one.
  if (row === undefined || second === undefined) return [];
  const place = ctx.locate(row.id);
  const listUses = createContentUses(ctx);
  const names = new Set(row.cells.flatMap(({ contents }) => contents));
  return plan.contents
    .filter(({ name }) => names.has(name))
    .map((content) => {
      const use = listUses(content.name).find(
        ({ at }) => at.source === place.source && place.start <= at.start && at.end <= place.end,
      );
      return { content, at: use?.at ?? place };
    });
}
