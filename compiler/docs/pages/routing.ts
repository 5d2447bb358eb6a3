/** Who gets a lead: the routing rules as decision tables, and the queues with their people. */
import type { Plan, Queue, QueueMember, Routing } from "../../../schemas/generated/plan.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, heading, linkTo, place, table, words } from "../site/parts.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { describeStart } from "../words/describe-service-level.ts";
import { describeClosedDays } from "../words/describe-time.ts";
import { sortByTitle, titleOf } from "../words/names.ts";
import { capitalize, countOf, formatNumber } from "../words/phrase.ts";

export const routingPage: Page = {
  id: "routing",
  title: "Routing",
  part: "From marketing to sales",
  lead: "Who gets a lead, decided by the first line that fits. No lead goes nowhere.",
  explains: ["routing", "queue"],
  isNeeded: ({ routings, queues }) => routings.length + queues.length > 0,
  render: (ctx) => html`${inOrder(ctx.plan).map((routing) => renderRouting(ctx, routing))}${renderQueues(ctx)}`,
};

/** As leads meet them on their way. */
function inOrder({ lifecycle, routings }: Plan): Routing[] {
  const order = lifecycle.map(({ name }) => name);
  const position = ({ on }: Routing): number => order.indexOf(on.entering?.[0] ?? "");
  return routings.toSorted((left, right) => position(left) - position(right));
}

function renderRouting(ctx: PageContext, routing: Routing): Markup {
  const { names } = ctx;
  const decisions: (readonly [Piece, Piece, Piece])[] = [
    ...(routing.keep_owner
      ? [["The lead has an owner who can take it", "stays with the owner", place(ctx, routing.id)] as const]
      : []),
    ...routing.rows.map(({ id, when, queue, account_owner: toOwner }): readonly [Piece, Piece, Piece] => [
      when === undefined ? html`<em>Otherwise</em>` : words(ctx, capitalize(describeCriterion(names, when))),
      toOwner === true ? "the owner of the account" : queue === undefined ? "" : linkTo(ctx, names.queue(queue)),
      place(ctx, id),
    ]),
  ];
  return html`<section class="item">
    ${heading(ctx, { depth: 1, text: titleOf(routing), id: routing.id, kicker: "Decision table" })}${doc(routing.doc)}
    <p>Decided on ${words(ctx, describeStart(names, routing.on))}.</p>
    ${table({
      caption: `${titleOf(routing)}: the first line that fits decides`,
      columns: [
        { title: "Line", kind: "number" },
        { title: "When" },
        { title: "The lead goes to" },
        { title: "Written in", kind: "place" },
      ],
      rows: decisions.map((cells, index) => [index + 1, ...cells]),
    })}
  </section> `;
}

function renderQueues(ctx: PageContext): Markup | false {
  if (ctx.plan.queues.length === 0) return false;
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Queues", anchor: "queues" })}${sortByTitle(ctx.plan.queues).map((queue) => renderQueue(ctx, queue))}
  </section> `;
}

const assignments = {
  round_robin: "in turn",
  weighted: "in turn, by weight",
  least_loaded: "to whoever has least to do",
} as const;

function renderQueue(ctx: PageContext, queue: Queue): Markup {
  const { names } = ctx;
  // A table of names alone would be a list.
  const isList = queue.assign === "least_loaded" && queue.members.every(isOrdinary) && queue.members.length > 0;
  const members = isList ? "" : renderMembers(queue);
  return html`<div class="item">
    ${heading(ctx, { depth: 2, text: titleOf(queue), id: queue.id })}${doc(queue.doc)}${facts([
      ["Team", queue.team === undefined ? undefined : linkTo(ctx, names.team(queue.team))],
      ["Leads go out", assignments[queue.assign]],
      [
        "Capacity",
        queue.capacity === undefined ? undefined : `${countOf(queue.capacity.count, "lead")} a ${queue.capacity.per}`,
      ],
      ["Working hours", queue.calendar === undefined ? undefined : linkTo(ctx, names.calendar(queue.calendar))],
      [
        "When nobody here can",
        queue.overflow === undefined ? undefined : html`leads go to ${linkTo(ctx, names.queue(queue.overflow))}`,
      ],
      ["People", isList ? queue.members.map(({ member }) => member).join(", ") : undefined],
    ])}${members}
  </div> `;
}

function isOrdinary({ takes_per_day: most, away }: QueueMember): boolean {
  return most === undefined && away.length === 0;
}

function renderMembers(queue: Queue): Markup {
  if (queue.members.length === 0) return html`<p class="gap">Nobody is in this queue.</p>`;
  const total = queue.members.reduce((sum, { weight }) => sum + weight, 0);
  const rows = queue.members.map((member): Piece[] => {
    const share = total === 0 ? 0 : Math.round((shareOf(queue, member) / total) * 100);
    return [
      member.member,
      queue.assign === "least_loaded"
        ? ""
        : html`<span class="bar" style="--share:${share}%"></span> <span class="soft">${share}%</span>`,
      member.takes_per_day === undefined ? "" : formatNumber(member.takes_per_day),
      member.away.map((days, index) => html`${index > 0 && html`<br />`}${describeClosedDays(days)}`),
    ];
  });
  return table({
    caption: `The people of ${titleOf(queue)}`,
    quiet: true,
    style: "members",
    columns: [
      { title: "Person" },
      { title: "Share of leads" },
      { title: "At most a day", kind: "number" },
      { title: "Away" },
    ],
    rows,
  });
}

/** Every turn counts the same where weights play no part. */
function shareOf({ assign, members }: Queue, { weight }: QueueMember): number {
  return assign === "weighted" ? weight : members.reduce((sum, member) => sum + member.weight, 0) / members.length;
}
