/** Checks `nurture`: whom a programme is for, and what it does. */
import type { ContentDeclaration, Name, NurtureDeclaration, Step } from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import { closedWords } from "../../types/closed-words.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { checkDuration } from "../duration.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkMovedIn, checkOnce, reportRepeated, requireProperty } from "../properties.ts";
import { checkTime, checkWholeNumber } from "../quantity.ts";
import { listNames, resolve, resolveEach } from "../references.ts";

const once = {
  NurtureIntent: "intent",
  For: "for",
  Goal: "goal",
  Priority: "priority",
  Operational: "operational",
  Cadence: "every",
  Steps: "steps",
};

export function checkNurture(ctx: CheckContext, nurture: NurtureDeclaration): void {
  checkOnce(ctx, nurture.body, once);
  checkMovedIn(ctx, nurture.body, ctx.bound.scopeOf("nurture"));
  checkNeeded(ctx, nurture);
  for (const item of nurture.body) {
    switch (item.kind) {
      case "NurtureIntent":
        checkWord(ctx, item.value, closedWords.programmeIntent, "intent");
        break;
      case "For":
      case "Goal":
      case "ExitWhen":
        checkCriterion(ctx, item.value);
        break;
      case "Priority":
        checkWholeNumber(ctx, item.value, 0, "A priority");
        break;
      case "Cadence":
        checkDuration(ctx, item.every, "elapsed");
        if (item.at !== undefined) checkTime(ctx, item.at);
        resolveEach(ctx, "channel", item.channels);
        requireMap(ctx, item.keyword);
        break;
      case "Steps":
        checkSteps(ctx, item.steps);
        break;
      default:
    }
  }
}

function checkNeeded(ctx: CheckContext, nurture: NurtureDeclaration): void {
  requireProperty(ctx, nurture, nurture.body, {
    kinds: ["For"],
    words: "an audience",
    example: "for stage is inquiry",
  });
  requireProperty(ctx, nurture, nurture.body, {
    kinds: ["Cadence", "Steps"],
    words: "something to do",
    example: "every 7 days send next from content map by email",
  });
  const cadence = nurture.body.find((item) => item.kind === "Cadence");
  const steps = nurture.body.find((item) => item.kind === "Steps");
  if (cadence === undefined || steps === undefined) return;
  const [first, second] = cadence.start < steps.start ? [cadence, steps] : [steps, cadence];
  reportRepeated(ctx, "every` or `steps", second, first);
}

function checkSteps(ctx: CheckContext, steps: readonly Step[]): void {
  steps.forEach((step, index) => {
    checkStep(ctx, step);
    const next = steps[index + 1];
    if ((step.kind !== "Exit" && step.kind !== "Repeat") || next === undefined) return;
    const word = step.kind === "Exit" ? "exit" : "repeat";
    report(ctx, "expression-not-allowed", step, `\`${word}\` ends the steps, and nothing behind it is ever done.`, {
      help: `Move \`${word}\` to the end, or delete what follows.`,
    });
  });
}

function checkStep(ctx: CheckContext, step: Step): void {
  switch (step.kind) {
    case "Send":
      return step.content === undefined ? checkSendNext(ctx, step) : checkSend(ctx, step.content, step.channels);
    case "Wait":
      return checkDuration(ctx, step.duration, "business");
    case "WaitUntil":
      checkCriterion(ctx, step.until);
      if (step.atMost !== undefined) checkDuration(ctx, step.atMost, "business");
      return;
    case "If":
      checkCriterion(ctx, step.condition);
      checkSteps(ctx, step.then);
      if (step.else !== undefined) checkSteps(ctx, step.else);
      return;
    case "Ask":
      resolveEach(ctx, "field", step.fields);
      return;
    case "Task":
      resolve(ctx, "team", step.team);
      if (step.channel !== undefined) resolve(ctx, "channel", step.channel);
      return;
    case "Notify":
      resolve(ctx, "team", step.team);
      return;
    case "Repeat":
      if (step.atMost !== undefined) checkWholeNumber(ctx, step.atMost, 1, "A number of times");
      return;
    case "Exit":
    case "UnknownProperty":
      return;
    default:
      assertNever(step);
  }
}

/** An asset goes out only by the channels it is made for. */
function checkSend(ctx: CheckContext, content: Name, channels: readonly Name[]): void {
  const wanted = resolveEach(ctx, "channel", channels);
  const symbol = resolve(ctx, "content", content);
  if (symbol === undefined || wanted.length === 0 || wanted.length < channels.length) return;
  const by = (symbol.node as ContentDeclaration).body.find((item) => item.kind === "By");
  if (by === undefined) return;
  const possible = by.value.map((name) => name.text);
  if (wanted.some(({ name }) => possible.includes(name))) return;
  const place = { start: channels[0]?.start ?? content.start, end: channels.at(-1)?.end ?? content.end };
  report(
    ctx,
    "wrong-value",
    place,
    `\`${symbol.name}\` does not go out by ${listNames(wanted.map(({ name }) => name))}.`,
    {
      help: `It goes out by ${listNames(possible)}.`,
      related:
        symbol.location === undefined ? [] : [{ location: symbol.location, message: "the content is declared here" }],
    },
  );
}

function checkSendNext(ctx: CheckContext, step: Extract<Step, { kind: "Send" }>): void {
  resolveEach(ctx, "channel", step.channels);
  requireMap(ctx, step);
}

/** `send next` picks from the content map, so there must be one. */
function requireMap(ctx: CheckContext, place: { readonly start: number; readonly end: number }): void {
  if (ctx.bound.single("ContentMap") !== undefined) return;
  report(ctx, "missing-declaration", place, "`send next` picks from the content map, and the project has none.", {
    help: "Add a `content map { … }`, or send a content by its name.",
  });
}
