/** Points out forms and steps that ask too many questions at once. */
import { replaceText } from "../../../diagnostics/fix.ts";
import { findProperty } from "../../../plan/lower/property.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listSteps } from "../../programme-sends.ts";
import { findWritten, locateNode } from "../../written.ts";

/** Each question more costs answers; beyond this many a form is an interview. */
const mostAtOnce = 4;
const advised = 3;

export const profilingTooMuch = defineRule({
  code: "profiling-too-much",
  theme: "profiling",
  kind: "advice",
  severity: "warning",
  requirement: "R16",
  summary: "a form or a step asks too many questions at once",
  why:
    "Every question more loses people who would have answered the first three. Progressive profiling trusts that they " +
    "come back: two or three questions a time, and after four visits you know as much as the long form would have asked, " +
    "about many more people.",
  bad: `profiling {
  ask email, first_name, last_name, title, country
  ask employees, phone after 1 form_submitted
  at most 5 per form
}`,
  good: `profiling {
  ask email, first_name, last_name, title, country
  ask employees, phone after 1 form_submitted
  at most 2 per form
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    yield* checkForms(ctx);
    for (const nurture of ctx.plan.nurtures) {
      for (const step of listSteps(nurture)) {
        if (step.step !== "ask" || step.fields.length <= mostAtOnce) continue;
        yield {
          at: ctx.locate(step.id),
          message: `\`${nurture.name}\` asks ${step.fields.length} questions at once`,
          help: `Ask at most ${advised} here, and the others in a later step`,
        };
      }
    }
  },
});

/** Without `at most` a form asks two. */
function* checkForms(ctx: LintContext): Iterable<Finding> {
  const { profiling } = ctx.plan;
  if (profiling?.per_form === undefined || profiling.per_form <= mostAtOnce) return;
  const fields = new Set(profiling.rows.flatMap((row) => row.fields));
  if (fields.size <= mostAtOnce) return;
  const written = findWritten(ctx.checked, "Profiling");
  const limit = written && findProperty(written.declaration.body, "AtMostPerForm");
  if (written === undefined || limit === undefined) return;
  const { source } = written;
  const { start, end } = limit.value;
  const asked = Math.min(profiling.per_form, fields.size);
  yield {
    at: locateNode(source, limit),
    message: `One form may ask ${asked} questions at once`,
    help: `Write \`at most ${advised} per form\`; the next form asks the next ones`,
    fix: replaceText(source, start, end, `${advised}`, `Ask at most ${advised} at once`),
  };
}
