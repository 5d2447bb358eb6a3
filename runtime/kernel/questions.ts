/** What to ask a lead next, as forms that fill themselves in step by step need it. */
import type { Lead } from "../model/lead.ts";
import { chooseQuestions } from "../profiling/open-rows.ts";
import type { Program } from "./program.ts";

/** The fields that the next form asks for, in order; `now` must not lie before the lead's clock. */
export function questions(program: Program, lead: Lead, now: number): string[] {
  const { plan, linked, questionRows } = program;
  if (questionRows.length === 0) return [];
  program.generated.derive(lead, now);
  return chooseQuestions(
    plan,
    questionRows,
    (field) => lead.fields[linked.fields.indexOf(field)] === undefined,
    (criterion) => program.compile(criterion).isTrue(lead, now),
  );
}
