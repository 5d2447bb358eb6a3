/** Checks `test`: what is given, what happens and what is expected. */
import type {
  Assignment,
  AtStep,
  DateLiteral,
  DateTimeLiteral,
  Given,
  Name,
  TestDeclaration,
} from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkDuration } from "../duration.ts";
import { checkTestLead } from "../expression/predicates.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkDate, checkDateTime } from "../quantity.ts";
import { resolve, resolveIn } from "../references.ts";
import { checkTestTable } from "./test-table.ts";
import { checkTestValue } from "./test-value.ts";
import { typeOfField } from "../field-types.ts";

export function checkTest(ctx: CheckContext, test: TestDeclaration): void {
  const leads = test.body.filter((item) => item.kind === "Given" && item.record === "lead");
  const hasNamed = leads.some((item) => item.kind === "Given" && item.name !== undefined);
  const hasUnnamed = !hasNamed || leads.some((item) => item.kind === "Given" && item.name === undefined);
  ctx.test = { test, hasUnnamedLead: hasUnnamed };
  let previous: AtStep["time"] | undefined;
  let unnamed: Given | undefined;
  for (const item of test.body) {
    switch (item.kind) {
      case "Given":
        if (item.record === "lead" && item.name === undefined) {
          if (unnamed !== undefined) reportSecondLead(ctx, item, unnamed);
          unnamed ??= item;
        }
        checkGiven(ctx, item);
        break;
      case "At":
        checkAt(ctx, item, previous);
        if (!item.relative) previous = item.time;
        break;
      case "Expect":
        checkCriterion(ctx, item.expression);
        break;
      case "TestTable":
        checkTestTable(ctx, item);
        break;
      default:
    }
  }
}

function reportSecondLead(ctx: CheckContext, second: Given, first: Given): void {
  const place = { start: second.start, end: Math.min(second.end, second.start + "given lead".length) };
  report(ctx, "duplicate-name", place, "This test has a lead without a name already.", {
    help: "Name the leads, as in `given lead ann { … }`.",
    related: [
      { location: { source: ctx.source, start: first.start, end: first.end }, message: "the first one is here" },
    ],
  });
}

function checkGiven(ctx: CheckContext, given: Given): void {
  if (given.record === "account" && ctx.bound.single("Account") === undefined) {
    const place = { start: given.start, end: Math.min(given.end, given.start + "given account".length) };
    report(ctx, "missing-declaration", place, "The project declares no accounts that could be given.", {
      help: "Add `account { domain text key match domain of email }`, or delete this.",
    });
    return;
  }
  checkAssignments(ctx, given.values, given.record === "lead" ? "field" : "account_field");
}

function checkAssignments(ctx: CheckContext, values: readonly Assignment[], kind: "field" | "account_field"): void {
  const seen = new Set<string>();
  for (const assignment of values) {
    reportSecondValue(ctx, assignment.field, seen);
    const symbol = resolve(ctx, kind, assignment.field);
    if (symbol !== undefined) checkTestValue(ctx, assignment.value, typeOfField(ctx, symbol), assignment.field);
  }
}

function reportSecondValue(ctx: CheckContext, name: Name, seen: Set<string>): void {
  if (seen.has(name.text)) {
    report(ctx, "duplicate-name", name, `\`${name.text}\` has a value already.`, { help: "Delete one of the two." });
  }
  seen.add(name.text);
}

function checkAt(ctx: CheckContext, step: AtStep, previous: AtStep["time"] | undefined): void {
  const { time, action } = step;
  if (time.kind === "Duration") checkTestDuration(ctx, step);
  else if (checkMoment(ctx, time)) checkOrder(ctx, time, previous);
  if (step.lead !== undefined) checkTestLead(ctx, step.lead);
  else if (action !== undefined && ctx.test?.hasUnnamedLead === false) reportWhoseAction(ctx, action);
  if (action === undefined) return;
  if (action.kind === "TestSet") return checkAssignments(ctx, action.values, "field");
  const activity = resolve(ctx, "activity", action.activity);
  if (activity === undefined) return;
  const attributes = ctx.bound.membersOf(activity);
  const seen = new Set<string>();
  for (const assignment of action.attributes) {
    reportSecondValue(ctx, assignment.field, seen);
    const symbol = resolveIn(ctx, attributes, "attribute", assignment.field, `\`${activity.name}\``);
    if (symbol !== undefined) checkTestValue(ctx, assignment.value, typeOfField(ctx, symbol), assignment.field);
  }
}

function reportWhoseAction(ctx: CheckContext, action: NonNullable<AtStep["action"]>): void {
  const leads = ctx.test === undefined ? [] : [...ctx.bound.leadsOf(ctx.test.test).keys()];
  const place = action.kind === "TestDid" ? action.activity : action;
  report(ctx, "ambiguous-name", place, "All leads of this test have names, and this does not say who does it.", {
    help: `Write the name first, as in \`at … ${leads[0]} ${action.kind === "TestDid" ? `did ${action.activity.text}` : "set { … }"}\`.`,
  });
}

/** The clock may also stand still. */
function checkTestDuration(ctx: CheckContext, step: AtStep): void {
  if (step.time.kind === "Duration" && step.time.amount !== 0) checkDuration(ctx, step.time, "business");
}

function checkMoment(ctx: CheckContext, time: DateTimeLiteral | DateLiteral): boolean {
  return time.kind === "Date" ? checkDate(ctx, time) : checkDateTime(ctx, time);
}

/** Moments in the funnel's zone are ordered as their texts are. */
function checkOrder(
  ctx: CheckContext,
  time: DateTimeLiteral | DateLiteral,
  previous: AtStep["time"] | undefined,
): void {
  if (previous === undefined || previous.kind === "Duration") return;
  if (hasOffset(time.text) || hasOffset(previous.text) || time.text >= previous.text) return;
  report(ctx, "wrong-value", time, `The clock cannot go back from ${previous.text} to ${time.text}.`, {
    help: "Put the steps of a test in order of time.",
  });
}

function hasOffset(text: string): boolean {
  return /T.*(?:Z|[+-]\d)/.test(text);
}
