/** The steps of a programme as a diagram made of lists: read in order by a screen reader, drawn as a path by the style. */
import type { Cadence, Step } from "../../../schemas/generated/plan.ts";
import { assertNever } from "../../text/invariant.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { describeDays, describeDuration, describeTimeOfDay } from "../words/describe-time.ts";
import { capitalize, countOf, enumerate, type Phrase, say } from "../words/phrase.ts";
import { html, type Markup } from "./markup.ts";
import type { PageContext } from "./page-context.ts";
import { words } from "./parts.ts";

export function drawSteps(ctx: PageContext, steps: readonly Step[]): Markup {
  return html`<ol class="steps">
    ${steps.map((step) => drawStep(ctx, step))}
  </ol> `;
}

/** A programme with a rhythm instead of steps goes round until nothing is left to send. */
export function drawCadence(ctx: PageContext, cadence: Cadence): Markup {
  const map = { id: "content_map", text: "the content map" };
  const channels = enumerate(
    cadence.channels.map((channel) => ctx.names.channel(channel)),
    "or",
  );
  const time = cadence.at === undefined ? "" : `, then ${describeTimeOfDay(cadence.at)}`;
  const days = cadence.days === undefined ? "" : ` on ${describeDays(cadence.days)}`;
  return html`<ol class="steps">
    ${[
      drawItem(ctx, "send", "Send", say`the next best unseen asset of ${map} by ${channels}`),
      drawItem(ctx, "wait", "Wait", say`${describeDuration(cadence.every)}${time}${days}`),
      drawItem(ctx, "repeat", "Repeat", say`until nothing is left to send`),
    ]}
  </ol> `;
}

function drawItem(ctx: PageContext, step: Step["step"], kind: string, text: Phrase): Markup {
  return html`<li class="step step-${step}">
    <span class="step-kind">${kind}</span> <span class="step-text">${words(ctx, text)}</span>
  </li> `;
}

function drawStep(ctx: PageContext, step: Step): Markup {
  if (step.step === "if") return drawFork(ctx, step);
  const [kind, text] = describeStep(ctx, step);
  return drawItem(ctx, step.step, kind, text);
}

/** A fork shows its branches side by side; the last branch may be another fork, which goes on as “or else if”. */
function drawFork(ctx: PageContext, fork: Extract<Step, { step: "if" }>): Markup {
  const branches: Markup[] = [];
  let rest: readonly Step[] = [fork];
  let isFirst = true;
  for (;;) {
    const [only] = rest;
    if (rest.length !== 1 || only?.step !== "if") break;
    const word = isFirst ? "If" : "Else, if";
    branches.push(
      html`<li class="branch">
        <p class="branch-when"><b>${word}</b> ${words(ctx, describeCriterion(ctx.names, only.condition))}</p>
        ${drawSteps(ctx, only.then)}
      </li> `,
    );
    rest = only.else;
    isFirst = false;
  }
  const otherwise =
    rest.length === 0
      ? html`<li class="branch branch-empty">
          <p class="branch-when"><b>Otherwise</b> nothing</p>
        </li> `
      : html`<li class="branch">
          <p class="branch-when"><b>Otherwise</b></p>
          ${drawSteps(ctx, rest)}
        </li> `;
  return html`<li class="step step-if">
    <span class="step-kind">Choose</span>
    <ul class="branches">
      ${branches}${otherwise}
    </ul>
  </li> `;
}

/** The kind of a step in a word, and what is done. */
function describeStep({ names }: PageContext, step: Exclude<Step, { step: "if" }>): readonly [string, Phrase] {
  switch (step.step) {
    case "send": {
      const channels = enumerate(
        step.channels.map((channel) => names.channel(channel)),
        "or",
      );
      const what =
        step.content === undefined
          ? say`the next best unseen asset of the content map`
          : say`${names.content(step.content)}`;
      return ["Send", step.channels.length === 0 ? what : say`${what} by ${channels}`];
    }
    case "wait":
      return ["Wait", say`${describeDuration(step.duration)}`];
    case "wait_until": {
      const limit = step.at_most === undefined ? "" : `, ${describeDuration(step.at_most)} at most`;
      return ["Wait", say`until ${describeCriterion(names, step.until)}${limit}`];
    }
    case "ask":
      return ["Ask", say`for ${enumerate(step.fields.map(names.field), "and")}`];
    case "task": {
      const channel = step.channel === undefined ? "" : ` by ${names.channel(step.channel)}`;
      return ["Task", say`for ${names.team(step.team)}: “${step.text}”${channel}`];
    }
    case "notify":
      return ["Tell", say`${names.team(step.team)}${step.text === undefined ? "" : `: “${step.text}”`}`];
    case "exit":
      return ["End", capitalize(say`the lead leaves the programme`)];
    case "repeat":
      return [
        "Repeat",
        say`from the first step${step.at_most === undefined ? "" : `, at most ${countOf(step.at_most, "time")}`}`,
      ];
    default:
      return assertNever(step);
  }
}
