/** Writes an audit for people: each finding with its place in the ranking, the arithmetic, and what to do. */
import { requirementTitles } from "../../compiler/lint/requirement-titles.ts";
import type { Audit, AuditFinding } from "../../schemas/generated/audit.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Program } from "../../runtime/index.ts";
import type { Colours } from "../colours.ts";
import { wrapWords } from "../../compiler/diagnostics/render/wrap-words.ts";
import { countOf } from "../report/layout.ts";
import { showMoney } from "../report/measure-words.ts";
import { showDay } from "../report/moment.ts";
import { codeSpan, writeProse } from "../../compiler/diagnostics/render/index.ts";

export type AuditFormat = "pretty" | "json" | "markdown";

/** What the words need besides the audit. */
export interface AuditWords {
  readonly plan: Plan;
  readonly zone: Program["zone"];
  readonly colours: Colours;
  readonly columns: number;
}

/** Ends with a line end. */
export function renderAudit(audit: Audit, format: AuditFormat, words: AuditWords): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(audit, undefined, 2)}\n`;
    case "pretty":
      return drawAudit(audit, words);
    case "markdown":
      return writeMarkdown(audit, words);
    default:
      return format satisfies never;
  }
}

function drawAudit(audit: Audit, words: AuditWords): string {
  const { colours, columns } = words;
  const width = String(audit.findings.length).length;
  const indent = " ".repeat(width + 2);
  const wrap = (text: string): string[] => wrapWords(text, Math.max(40, columns - indent.length));
  const blocks = audit.findings.map((finding) => {
    const { rank, code, severity, message, help, span } = finding;
    const head = [
      ...(finding.stake === undefined ? [] : [colours.bold(showStake(audit, finding))]),
      severity === "error" ? colours.red(code) : colours.yellow(code),
      colours.dim(describeRequirement(finding)),
    ].filter((part) => part !== "");
    return [
      `${String(rank).padStart(width)}  ${head.join("  ")}`,
      ...wrap(endSentence(message)),
      ...(finding.stake === undefined ? [] : wrap(finding.stake.text).map((line) => colours.dim(line))),
      ...(span === undefined ? [] : [colours.cyan(`${span.file}:${span.line}:${span.column}`)]),
      ...(help === undefined ? [] : wrap(`help: ${endSentence(help)}`)),
    ]
      .map((line, index) => (index === 0 ? line : `${indent}${line}`))
      .join("\n");
  });
  const notes = listNotes(audit, words.plan).map(({ text, code }) =>
    [...wrapWords(text, columns), ...(code === undefined ? [] : ["", ...code.map((line) => `  ${line}`)])].join("\n"),
  );
  return `${[colours.bold(describeAudit(audit, words)), ...blocks, ...notes].join("\n\n")}\n`;
}

function writeMarkdown(audit: Audit, words: AuditWords): string {
  const blocks = audit.findings.map((finding) => {
    const { rank, code, message, help, span, stake } = finding;
    const amount = stake === undefined ? "" : `**${writeProse(showStake(audit, finding))}** `;
    const requirement = describeRequirement(finding);
    const head = `${rank}. ${amount}${codeSpan(code)}${requirement === "" ? "" : ` (${writeProse(requirement)})`}`;
    const lines = [
      writeProse(endSentence(message)),
      ...(stake === undefined ? [] : [writeProse(stake.text)]),
      ...(span === undefined ? [] : [codeSpan(`${span.file}:${span.line}:${span.column}`)]),
      ...(help === undefined ? [] : [`*Help:* ${writeProse(endSentence(help))}`]),
    ];
    return [head, ...lines].join("\\\n   ");
  });
  const notes = listNotes(audit, words.plan).map(({ text, code }) =>
    [writeProse(text), ...(code === undefined ? [] : ["", "```funnel", ...code, "```"])].join("\n"),
  );
  return `${[`## ${writeProse(describeAudit(audit, words))}`, ...blocks, ...notes].join("\n\n")}\n`;
}

/** What was audited, and how many findings there are. */
function describeAudit(audit: Audit, { zone }: AuditWords): string {
  const { funnel, from, until, leads, findings } = audit;
  const found = findings.length === 0 ? "nothing to mend" : countOf(findings.length, "finding");
  const name = funnel.title ?? funnel.name;
  if (leads === undefined || until === undefined) return `${name}: ${found} in the definition`;
  const period = from === undefined ? "" : `, ${showDay(zone, from)} to ${showDay(zone, until)}`;
  return `${name}: ${found} in the definition and in a history of ${countOf(leads, "lead")}${period}`;
}

function showStake({ funnel }: Audit, { stake }: AuditFinding): string {
  if (stake === undefined) return "";
  const amount = showMoney(stake.amount, funnel.currency);
  return stake.basis === "per_100" ? `${amount} for every 100 leads` : amount;
}

function describeRequirement({ requirement }: AuditFinding): string {
  if (requirement === undefined) return "";
  const title = (requirementTitles as Readonly<Record<string, string>>)[requirement];
  return title === undefined ? requirement : `${requirement}, ${title}`;
}

interface Note {
  readonly text: string;
  /** What to type. */
  readonly code?: readonly string[];
}

function listNotes(audit: Audit, plan: Plan): Note[] {
  if (audit.findings.length === 0) return [];
  const path = plan.lifecycle.filter(({ final, reasons }) => final === undefined && reasons.length === 0);
  if (audit.value === undefined) {
    return [
      {
        text: "Ranked by severity, since nothing has a price yet. Say what a deal is worth, and what share of leads goes on from each stage:",
        code: [
          "value {",
          `  deal N ${audit.funnel.currency ?? ""}`.trimEnd(),
          ...path.map(({ name }) => `  conversion ${name} N%`),
          "}",
        ],
      },
    ];
  }
  const missing = (audit.unpriced ?? []).map((stage) => `\`conversion ${stage} N%\``);
  const isSummed = audit.findings.filter(({ stake }) => stake !== undefined).length > 1;
  return [
    ...(isSummed ? [{ text: "One lead may be in several findings, so the amounts do not add up." }] : []),
    ...(missing.length === 0
      ? []
      : [
          {
            text: `Some findings have no price: \`value\` lacks a conversion on the way to a deal, such as ${missing[0]}.`,
          },
        ]),
  ];
}

/** Findings of rules have no full stop when they are short. */
function endSentence(message: string): string {
  return /[.!?:]$/.test(message) ? message : `${message}.`;
}
