/** Points out assets that no programme sends, no cell of the map lists and no criterion asks about. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { createContentUses } from "./content-uses.ts";

export const contentUnused = defineRule({
  code: "content-unused",
  theme: "content",
  kind: "advice",
  severity: "warning",
  requirement: "R3",
  summary: "an asset is used nowhere",
  why:
    "Somebody wrote it, somebody paid for it, and no buyer ever gets it: it stands in no cell of the content map and no " +
    "programme sends it. Most libraries are half made of these. Put it where it answers a question, or retire it.",
  bad: `content webinar "Live demo" {
  type webinar
  by   event, email
}`,
  good: `content webinar "Live demo" {
  type    webinar
  by      event, email
  retired 2026-01-31
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const listUses = createContentUses(ctx);
    for (const { id, name, title, retired } of ctx.plan.contents) {
      if (retired !== undefined || listUses(name).length > 0) continue;
      yield {
        at: ctx.checked.lookup("content", name)?.location ?? ctx.locate(id),
        message: `Nobody ever gets \`${name}\`${title === undefined ? "" : `, “${title}”`}`,
        help: "Put it into a cell of the content map, send it in a programme, or add `retired` with a date",
      };
    }
  },
});
