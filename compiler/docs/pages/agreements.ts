/** What was agreed, by whom, and whether their signatures still stand; and what each team answers for. */
import type { Agreement, Team } from "../../../schemas/generated/plan.ts";
import type { AgreementStatus, CoveredChange, TeamStatus } from "../../agreement/assess.ts";
import { assertNever } from "../../text/invariant.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, heading, linkTo, list, table, tag, words } from "../site/parts.ts";
import { describeCovered } from "../words/describe-covered.ts";
import { describeDate, describeEvery } from "../words/describe-time.ts";
import { titleOf } from "../words/names.ts";
import { enumerate, type Name } from "../words/phrase.ts";

export const agreementsPage: Page = {
  id: "agreements",
  title: "Agreements and teams",
  part: "What was agreed",
  lead: "Who agreed to what, whether it still stands as it was signed, and what each team answers for.",
  explains: ["agreement", "team"],
  isNeeded: ({ agreements, teams }) => agreements.length + teams.length > 0,
  render: (ctx) => html`${ctx.plan.agreements.map((agreement) => renderAgreement(ctx, agreement))}${renderTeams(ctx)}`,
};

function renderAgreement(ctx: PageContext, agreement: Agreement): Markup {
  const { names } = ctx;
  const status = ctx.agreements?.find((candidate) => candidate.agreement.name === agreement.name);
  const teams = agreement.between.map(names.team);
  return html`<section class="item">
    ${heading(ctx, { depth: 1, text: html`${titleOf(agreement)}${status !== undefined && stateTag(status)}`, id: agreement.id, kicker: "Agreement" })}${doc(agreement.doc)}${facts(
      [
        ["Between", words(ctx, enumerate(teams, "and"))],
        [
          "Covers",
          list(
            agreement.covers.map((covered) => words(ctx, describeCovered(names, covered))),
            "plain columns",
          ),
        ],
        [
          "Reviewed",
          agreement.review_every === undefined ? undefined : `every ${describeEvery(agreement.review_every)}`,
        ],
        ["Next review", status === undefined ? undefined : reviewOf(status)],
      ],
    )}${status !== undefined && renderSignatures(ctx, status)}
  </section> `;
}

function stateTag({ state }: AgreementStatus): Piece {
  switch (state) {
    case "signed":
      return html` ${tag("Signed", "good")}`;
    case "changed":
      return html` ${tag("Changed since it was signed", "bad")}`;
    case "one_sided":
      return html` ${tag("Signed by one side", "bad")}`;
    case "unsigned":
      return html` ${tag("Not signed", "bad")}`;
    default:
      return assertNever(state);
  }
}

function reviewOf({ review }: AgreementStatus): Piece {
  if (review?.dueAt === undefined) return undefined;
  const date = describeDate(new Date(review.dueAt).toISOString().slice(0, 10));
  return review.state === "overdue" ? html`<span class="gap">was due on ${date}</span>` : date;
}

function renderSignatures(ctx: PageContext, { teams }: AgreementStatus): Markup {
  return table({
    caption: "Signatures",
    columns: [
      { title: "Team" },
      { title: "Signed by" },
      { title: "Signed on" },
      { title: "Proof" },
      { title: "Stands" },
    ],
    rows: teams.map((status): Piece[] => [
      linkTo(ctx, ctx.names.team(status.team)),
      status.signing?.by ?? "",
      status.signing === undefined ? "" : describeDate(status.signing.at.slice(0, 10)),
      status.signing?.proof === undefined ? "" : "signed with an SSH key",
      standing(ctx, status),
    ]),
  });
}

function standing(ctx: PageContext, { state, changes }: TeamStatus): Piece {
  if (state === "signed") return "as signed";
  if (state === "unsigned") return html`<span class="gap">never signed</span>`;
  return html`<span class="gap">changed since:</span>
    ${changes.map((change, index) => html`${index > 0 && ", "}${changeWords(ctx, change)}`)}`;
}

function changeWords(ctx: PageContext, { words: signed, change }: CoveredChange): Markup {
  const [kind = "", name] = signed.split(/ (?=\S+$)/);
  const isWhole = ["content map", "contact policy"].includes(signed);
  const covered =
    isWhole || name === undefined ? { kind: signed.replaceAll(" ", "_") } : { kind: kind.replaceAll(" ", "_"), name };
  const suffix = change === "changed" ? "" : ` (${change})`;
  return html`${words(ctx, describeCovered(ctx.names, covered))}${suffix}`;
}

function renderTeams(ctx: PageContext): Markup | false {
  if (ctx.plan.teams.length === 0) return false;
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Who owns what", anchor: "teams" })}${ctx.plan.teams.map((team) => renderTeam(ctx, team))}
  </section> `;
}

function renderTeam(ctx: PageContext, team: Team): Markup {
  const { plan, names } = ctx;
  const joined = (items: readonly Name[]): Piece =>
    items.length === 0 ? undefined : words(ctx, enumerate(items, "and"));
  const owned = plan.lifecycle.filter(({ owner }) => owner === team.name).map(({ name }) => names.stage(name));
  const worked = plan.lifecycle.filter(({ worked_by: by }) => by === team.name).map(({ name }) => names.stage(name));
  const queues = plan.queues.filter((queue) => queue.team === team.name).map(({ name }) => names.queue(name));
  const signed = plan.agreements
    .filter(({ between }) => between.includes(team.name))
    .map((agreement) => ({ id: agreement.id, text: titleOf(agreement) }));
  const promises = plan.slas
    .filter(({ starts }) =>
      plan.lifecycle.some((stage) => stage.owner === team.name && starts.entering?.includes(stage.name) === true),
    )
    .map(({ name }) => names.sla(name));
  const serves = team.serves.map((name) =>
    plan.personas.some((persona) => persona.name === name) ? names.persona(name) : names.need(name),
  );
  return html`<div class="item">
    ${heading(ctx, { depth: 2, text: titleOf(team), id: team.id })}${doc(team.doc)}${facts([
      [
        "Contact",
        team.contact === undefined
          ? undefined
          : /^[^\s@]+@[^\s@]+$/.test(team.contact)
            ? html`<a href="mailto:${team.contact}">${team.contact}</a>`
            : team.contact,
      ],
      ["People", team.members.length === 0 ? undefined : team.members.join(", ")],
      ["Owns", joined(owned)],
      ["Works", joined(worked)],
      ["Promises", joined(promises)],
      ["Takes leads from", joined(queues)],
      ["Serves", joined(serves)],
      ["Agreed to", joined(signed)],
    ])}
  </div> `;
}
