/** Contact rules: how often and when we speak to anyone, with whose consent, and which questions we ask in which order. */
import type { ContactCap, ContactPolicy, Profiling } from "../../../schemas/generated/plan.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { facts, heading, list, place, table, words } from "../site/parts.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { describeDays, describeDuration, describeTimeRange } from "../words/describe-time.ts";
import { capitalize, countOf, enumerate, type Phrase, say, upperFirst } from "../words/phrase.ts";

export const contactPage: Page = {
  id: "contact",
  title: "Contact rules",
  part: "Keeping in touch",
  lead: "How often, when and by which channels we may speak to anyone, and which questions we may ask.",
  explains: ["contact_policy", "profiling"],
  isNeeded: ({ contact_policy: policy, profiling }) => policy !== undefined || profiling !== undefined,
  render(ctx) {
    const { contact_policy: policy, profiling } = ctx.plan;
    return html`${policy !== undefined && renderPolicy(ctx, policy)}${profiling !== undefined && renderProfiling(ctx, profiling)}`;
  },
};

function renderPolicy(ctx: PageContext, policy: ContactPolicy): Markup {
  const zone = ctx.plan.lead.fields.some(({ name }) => name === "timezone")
    ? "the lead's own time zone, where it is known"
    : `the time zone of ${ctx.plan.funnel.timezone}`;
  const hasTimes = policy.quiet.length > 0 || policy.days !== undefined;
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Contact policy", id: policy.id })}${facts([
      [
        "At most",
        policy.caps.length === 0
          ? undefined
          : list(
              policy.caps.map((cap) => upperFirst(describeCap(ctx, cap))),
              "plain",
            ),
      ],
      ["Quiet time", policy.quiet.length === 0 ? undefined : policy.quiet.map(describeTimeRange).join(", ")],
      ["Days", policy.days === undefined ? undefined : upperFirst(describeDays(policy.days))],
      ["By the clock of", hasTimes ? zone : undefined],
      ["When the limit is reached", policy.when_capped === "defer" ? "the message waits" : "the message is left out"],
    ])}${table({
      caption: "Consent",
      columns: [{ title: "Channel" }, { title: "Only when" }, { title: "Written in", kind: "place" }],
      rows: policy.consent.map(({ id, channels, when }): Piece[] => [
        upperFirst(joinChannels(ctx, channels)),
        words(ctx, capitalize(describeCriterion(ctx.names, when))),
        place(ctx, id),
      ]),
    })}
  </section> `;
}

function describeCap(ctx: PageContext, { touches, per, channels }: ContactCap): string {
  const period =
    per.rolling === undefined ? `per calendar ${per.calendar ?? "day"}` : `in any ${describeDuration(per.rolling)}`;
  const which = channels.length === 0 ? "" : ` by ${joinChannels(ctx, channels)}`;
  return `${countOf(touches, "message")}${which} ${period}`;
}

function joinChannels(ctx: PageContext, channels: readonly string[]): string {
  return channels.map((channel) => ctx.names.channel(channel)).join(", ");
}

function renderProfiling(ctx: PageContext, profiling: Profiling): Markup {
  const perForm =
    profiling.per_form === undefined ? "" : `; at most ${countOf(profiling.per_form, "question")} in one form`;
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Questions we ask", id: profiling.id })}
    <p>In this order${perForm}. A question is asked only while its answer is missing.</p>
    ${table({
      caption: "Questions in the order in which they are asked",
      quiet: true,
      columns: [
        { title: "Order", kind: "number" },
        { title: "We ask for" },
        { title: "When" },
        { title: "Sensitivity" },
        { title: "Written in", kind: "place" },
      ],
      rows: profiling.rows.map((row, index): Piece[] => [
        index + 1,
        words(ctx, capitalize(enumerate(row.fields.map(ctx.names.field), "and"))),
        words(ctx, capitalize(describeOpening(ctx, row))),
        sensitivityOf(ctx, row.fields),
        place(ctx, row.id),
      ]),
    })}
  </section> `;
}

function describeOpening({ names }: PageContext, { after, when }: Profiling["rows"][number]): Phrase {
  const count =
    after === undefined
      ? []
      : say`${names.activity(after.activity)} ${after.count === 1 ? "at least once" : after.count === 2 ? "at least twice" : `at least ${after.count} times`}`;
  const criterion = when === undefined ? [] : describeCriterion(names, when);
  if (count.length > 0 && criterion.length > 0) return say`${count}, and ${criterion}`;
  return count.length + criterion.length === 0 ? say`at any time` : [...count, ...criterion];
}

function sensitivityOf({ plan }: PageContext, fields: readonly string[]): string {
  const levels = ["low", "medium", "high"] as const;
  const found = plan.lead.fields.flatMap(({ name, sensitivity }) =>
    fields.includes(name) && sensitivity !== undefined ? [levels.indexOf(sensitivity)] : [],
  );
  return found.length === 0 ? "" : upperFirst(levels[Math.max(...found)] ?? "");
}
