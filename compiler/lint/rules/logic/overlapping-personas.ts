/** Warns of personas that fit the same lead and do not say which comes first. */
import type { Location } from "../../../text/source.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { findWritten, locateHeader } from "../../written.ts";

export const overlappingPersonas = defineRule({
  code: "overlapping-personas",
  theme: "logic",
  kind: "logic",
  severity: "warning",
  requirement: "R1",
  summary: "two personas fit the same lead, and neither has priority",
  why:
    "A lead has one persona, and everything it is sent depends on it. A finance manager may fit two; which one counts " +
    "should be a decision, and not the order of the alphabet.",
  bad: `persona economic_buyer "Economic buyer" {
  when  title matches /\\b(cfo|finance|chief)\\b/i
  role  decision_maker
  needs prove_roi
}
persona practitioner "Hands-on practitioner" {
  when title matches /\\b(engineer|analyst|manager)\\b/i
  role champion
}`,
  good: `persona economic_buyer "Economic buyer" {
  when     title matches /\\b(cfo|finance|chief)\\b/i
  role     decision_maker
  needs    prove_roi
  priority 2
}
persona practitioner "Hands-on practitioner" {
  when     title matches /\\b(engineer|analyst|manager)\\b/i
  role     champion
  priority 1
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { analysis, plan } = ctx;
    const personas = plan.personas.filter(({ when }) => when !== undefined);
    for (const [index, first] of personas.entries()) {
      for (const second of personas.slice(index + 1)) {
        if (first.priority !== second.priority || !analysis.related(first.when!, second.when!)) continue;
        const answer = analysis.satisfiable({ holds: [first.when!, second.when!] });
        if (answer.answer !== "yes" || answer.witness === undefined) continue;
        yield {
          at: locatePersona(ctx, second.name),
          message: `\`${first.name}\` and \`${second.name}\` can both fit one lead, and \`${first.name}\` counts only because of its name`,
          help: "Write `priority 2` in the one that is to count, and `priority 1` in the other",
          related: [{ location: locatePersona(ctx, first.name), message: `\`${first.name}\` is declared here` }],
          witness: answer.witness,
        };
      }
    }
  },
});

function locatePersona(ctx: LintContext, name: string): Location {
  const written = findWritten(ctx.checked, "Persona", name);
  return written === undefined ? ctx.locate(`persona/${name}`) : locateHeader(written);
}
