/** From a plan's JSON to a program: checks, links and loads the large lists that only some plans need. */
import { loadEmailDomains } from "../expr/email-domains.ts";
import { loadPlan } from "../plan/load.ts";
import { PlanProblem, type Problem } from "../plan/problem.ts";
import { someExpression } from "../plan/walk.ts";
import { loadHolidays } from "../time/holidays.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import { linkPlan, type Program, type Surroundings } from "./program.ts";

/** The program of a plan in parsed JSON, or the place in the plan that is wrong and why. */
export async function loadProgram(
  json: unknown,
  further: readonly unknown[] = [],
): Promise<{ readonly program: Program } | { readonly problem: Problem }> {
  const loaded = loadPlan(json);
  if ("problem" in loaded) return loaded;
  const surroundings = await loadSurroundings(loaded.plan, further);
  try {
    return { program: linkPlan(loaded.plan, surroundings) };
  } catch (error) {
    if (error instanceof PlanProblem) return { problem: error.problem };
    throw error;
  }
}

/** The lists that a plan, or further expressions about its leads, need. */
export async function loadSurroundings(plan: Plan, further: readonly unknown[] = []): Promise<Surroundings> {
  const asksDomains =
    plan.account?.match.some((row) => row.domain_of) === true ||
    someExpression([plan, further], (each) => each.op === "email_is" && each.test !== "valid");
  const asksHolidays = plan.calendars.some(({ holidays }) => holidays.length > 0);
  return {
    ...(asksDomains ? { emailDomains: await loadEmailDomains() } : {}),
    ...(asksHolidays ? { holidays: await loadHolidays() } : {}),
    further,
  };
}
