/** Shows how agreements stand: for a terminal, as Markdown and as JSON. */
import type { AgreementStatus, CoveredChange, TeamStatus } from "../../compiler/agreement/assess.ts";
import type { Zone } from "../../runtime/time/zone.ts";
import type { Colours } from "../colours.ts";
import type { Verdict } from "../run/show-agreements.ts";
import { wrapWords } from "../../compiler/diagnostics/render/wrap-words.ts";
import { showDay } from "./moment.ts";
import { cell, drawSection, escapeText, writeSection, type Cell, type Column, type Section } from "./table.ts";

export type AgreementsFormat = "pretty" | "json" | "markdown";

export interface AgreementsReport {
  readonly zone: Zone;
  readonly statuses: readonly AgreementStatus[];
  /** `undefined` when the proofs were not checked. */
  readonly verdicts: readonly Verdict[] | undefined;
}

/** Ends with a line end. */
export function renderAgreements(
  report: AgreementsReport,
  format: AgreementsFormat,
  { colours, columns }: { readonly colours: Colours; readonly columns: number },
): string {
  const { statuses } = report;
  switch (format) {
    case "json":
      return `${JSON.stringify(listPlain(report), undefined, 2)}\n`;
    case "pretty": {
      if (statuses.length === 0) return `${none}\n`;
      const wrap = (section: Section): Section => ({
        ...section,
        notes: section.notes.flatMap((note) => wrapWords(note, columns - 2)),
      });
      return `${statuses.map((status) => drawSection(wrap(describe(report, status)), colours)).join("\n\n")}\n`;
    }
    case "markdown": {
      const sections = statuses.map((status) => writeSection(describe(report, status)));
      return `${["## Agreements", ...(sections.length === 0 ? [escapeText(none)] : sections)].join("\n\n")}\n`;
    }
    default:
      return format satisfies never;
  }
}

const none = "The project has no agreement.";

function describe(report: AgreementsReport, status: AgreementStatus): Section {
  const { agreement, covered, teams } = status;
  const { name, title } = agreement;
  const words = covered.filter(({ kind }) => kind !== "agreement").map((each) => each.words);
  return {
    title: title === undefined ? name : `${title} (${name})`,
    notes: [`${describeState(status)}${describeReview(report, status)}`, `Covers ${words.join(", ")}.`],
    columns: tableColumns,
    rows: teams.map((team) => describeTeam(report, status, team)),
    isDetail: false,
  };
}

const tableColumns: readonly Column[] = [
  { title: "Team", align: "left", isWide: false },
  { title: "Signed by", align: "left", isWide: false },
  { title: "On", align: "left", isWide: false },
  { title: "Proof", align: "left", isWide: false },
  { title: "Since then", align: "left", isWide: false },
];

function describeTeam(report: AgreementsReport, { agreement }: AgreementStatus, status: TeamStatus): Cell[] {
  const { team, signing, state, changes } = status;
  if (signing === undefined) return [cell(team), cell("not signed", "bad"), cell(""), cell(""), cell("")];
  const verdict = report.verdicts?.find((each) => each.agreement === agreement.name && each.team === team);
  return [
    cell(team),
    cell(signing.by, "strong"),
    cell(showDay(report.zone, signing.at)),
    describeVerdict(verdict),
    state === "signed" ? cell("nothing changed", "good") : cell(changes.map(describeChange).join(", "), "bad"),
  ];
}

function describeChange({ words, change }: CoveredChange): string {
  switch (change) {
    case "changed":
      return words.startsWith("agreement ") ? "the terms changed" : `${words} changed`;
    case "added":
      return `${words} is covered now`;
    case "removed":
      return `${words} is not covered any more`;
    default:
      return change satisfies never;
  }
}

function describeVerdict(verdict: Verdict | undefined): Cell {
  if (verdict === undefined) return cell("");
  switch (verdict.verdict) {
    case "good":
      return cell("good", "good");
    case "missing":
      return cell("none", "bad");
    case "bad":
      return cell(`bad: ${verdict.reason ?? ""}`, "bad");
    default:
      return verdict.verdict satisfies never;
  }
}

function describeState({ state, teams }: AgreementStatus): string {
  const missing = teams.filter((team) => team.state === "unsigned").map(({ team }) => team);
  switch (state) {
    case "signed":
      return "Signed by all, as it stands.";
    case "changed":
      return "Changed since it was signed.";
    case "one_sided":
      return `One-sided: ${missing.join(" and ")} never signed.`;
    case "unsigned":
      return "Nobody has signed.";
    default:
      return state satisfies never;
  }
}

function describeReview({ zone }: AgreementsReport, { review }: AgreementStatus): string {
  if (review?.dueAt === undefined) return "";
  const day = showDay(zone, new Date(review.dueAt).toISOString());
  switch (review.state) {
    case "never":
      return "";
    case "current":
      return ` Next review by ${day}.`;
    case "due":
      return ` The review is due by ${day}.`;
    case "overdue":
      return ` The review is overdue since ${day}.`;
    default:
      return review.state satisfies never;
  }
}

function listPlain({ statuses, verdicts }: AgreementsReport): object {
  const agreements = statuses.map(({ agreement, covered, state, teams, review }) => ({
    name: agreement.name,
    title: agreement.title,
    state,
    review: review && {
      state: review.state,
      due: review.dueAt === undefined ? undefined : new Date(review.dueAt).toISOString(),
    },
    covers: covered.map(({ words, hash }) => ({ words, hash })),
    teams: teams.map(({ team, state: own, signing, changes }) => {
      const verdict = verdicts?.find((each) => each.agreement === agreement.name && each.team === team);
      return {
        team,
        state: own,
        by: signing?.by,
        at: signing?.at,
        changes,
        proof: verdict && { verdict: verdict.verdict, reason: verdict.reason },
      };
    }),
  }));
  return { format: 1, agreements };
}
