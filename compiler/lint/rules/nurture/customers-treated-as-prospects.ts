/** Points out programmes that speak to customers as to people who have not bought. */
import type { Nurture, Step } from "../../../../schemas/generated/plan.ts";
import { listStagesFor, locateAudience, showMember } from "../../audience.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { findProperty } from "../../../plan/lower/property.ts";
import { findWritten } from "../../written.ts";

export const customersTreatedAsProspects = defineRule({
  code: "customers-treated-as-prospects",
  theme: "nurture",
  kind: "advice",
  severity: "warning",
  requirement: "R17",
  summary: "customers get what prospects get, or as often as they do",
  why:
    'A customer who gets "Why change?" a month after signing wonders whether anyone noticed. Customers want another ' +
    "content and another rhythm: much in the first weeks, then little, and never the pitch they have already bought.",
  lacking: ["content roadmap_hour"],
  bad: `nurture first_year "The first year" {
  intent customer
  for    stage is customer
  goal   did contract_renewed
  every  30 days at 10:00 send next from content map by email, event
}
nurture why_change "Why change?" {
  intent list_to_lead
  for    stage in [visitor, inquiry]
  goal   stage is mql
  every  30 days at 10:00 send next from content map by email, event
}`,
  good: `nurture first_year "The first year" {
  intent customer
  for    stage is customer
  goal   did contract_renewed
  steps {
    task "Send the welcome box" for marketing by direct_mail
    wait 90 days
    send roadmap_hour by event, email
    wait until did contract_renewed, at most 180 days
    repeat
  }
}
nurture why_change "Why change?" {
  intent list_to_lead
  for    stage in [visitor, inquiry]
  goal   stage is mql
  every  30 days at 10:00 send next from content map by email, event
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { won, prospects } = splitStages(ctx);
    if (won.length === 0) return;
    const programmes = ctx.plan.nurtures.filter(({ operational }) => !operational);
    const isForAny = (nurture: Nurture, stages: readonly string[]): boolean =>
      listStagesFor(ctx, nurture, stages).length > 0;
    const isShared = (nurture: Nurture): boolean => isForAny(nurture, won) && isForAny(nurture, prospects);
    for (const nurture of programmes) {
      if (isShared(nurture)) {
        yield describeShared(ctx, nurture, won);
        continue;
      }
      if (nurture.intent !== "customer") continue;
      const same = programmes.find(
        (other) => other.intent !== "customer" && hasSameRhythm(nurture, other) && isForAny(other, prospects),
      );
      if (same !== undefined) yield describeSame(ctx, nurture, same);
    }
  },
});

/** The stages of customers, and those of people who never bought: a stage that customers may go on to is neither. */
function splitStages({ plan, analysis }: LintContext): { won: readonly string[]; prospects: readonly string[] } {
  const { arrows, stages, reachable } = analysis.lifecycle;
  const won = stages.filter(({ name, final }) => final === "won" && reachable.has(name)).map(({ name }) => name);
  const follow = (start: readonly string[], stop: ReadonlySet<string>): Set<string> => {
    const found = new Set(start);
    // A set is walked in the order of insertion, and what is added on the way is walked too.
    for (const from of found) {
      if (stop.has(from)) continue;
      for (const arrow of arrows) if (arrow.possible && arrow.from === from) found.add(arrow.to);
    }
    return found;
  };
  const initial = plan.lifecycle.filter((stage) => stage.initial).map(({ name }) => name);
  const before = follow(initial, new Set(won));
  const after = follow(won, new Set());
  const isProspect = (name: string): boolean => before.has(name) && !after.has(name);
  return { won, prospects: stages.filter(({ name, final }) => !final && isProspect(name)).map(({ name }) => name) };
}

function describeShared(ctx: LintContext, nurture: Nurture, won: readonly string[]): Finding {
  return {
    at: locateAudience(ctx, nurture),
    message: `\`${nurture.name}\` is for customers, in ${listQuoted(won)}, and for people who have not bought alike`,
    help: `Leave ${listQuoted(won)} out of this \`for\`, and write a \`nurture\` with \`intent customer\` and a rhythm of its own`,
    ...showMember(ctx, nurture, won),
  };
}

function describeSame(ctx: LintContext, nurture: Nurture, other: Nurture): Finding {
  const { cadence, name } = nurture;
  return {
    at: ctx.locate(cadence?.id ?? nurture.id),
    message:
      cadence === undefined
        ? `\`${name}\` has the same steps as \`${other.name}\`, which is for people who have not bought`
        : `\`${name}\` writes to customers every ${writtenEvery(ctx, name)}, as often as \`${other.name}\` writes to people who have not bought`,
    help:
      cadence === undefined
        ? "Give customers steps of their own: a welcome, a course, a word before the renewal"
        : "Write another rhythm, as in `every 90 days`, or `steps { … }`",
    related: [{ location: ctx.locate(other.cadence?.id ?? other.id), message: "the same for prospects" }],
  };
}

/** The cadence as written, `7 days`. */
function writtenEvery(ctx: LintContext, name: string): string {
  const written = findWritten(ctx.checked, "Nurture", name);
  const cadence = written && findProperty(written.declaration.body, "Cadence");
  return written && cadence ? written.source.text.slice(cadence.every.start, cadence.every.end) : "time";
}

function hasSameRhythm(left: Nurture, right: Nurture): boolean {
  if (left.cadence !== undefined || right.cadence !== undefined) {
    return JSON.stringify(left.cadence?.every) === JSON.stringify(right.cadence?.every);
  }
  return left.steps.length > 0 && JSON.stringify(withoutIds(left.steps)) === JSON.stringify(withoutIds(right.steps));
}

function withoutIds(steps: readonly Step[]): unknown {
  return JSON.parse(JSON.stringify(steps, (key, value: unknown) => (key === "id" ? undefined : value)));
}
