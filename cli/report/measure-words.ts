/** Puts what was measured into words. */
import { printExpression, type Program } from "../../runtime/index.ts";
import { formatDuration } from "../../runtime/time/duration.ts";
import type { Leak, MeasureResult, Place, Trait } from "../../schemas/generated/report.ts";
import { countOf, formatCount } from "./layout.ts";

/** `54.3%`. */
export function showPercent(percent: number): string {
  return `${(Math.round(percent * 10) / 10).toFixed(1)}%`;
}

/** `███████░░░`: a share of the whole width. */
export function drawBar(percent: number, width = 20): string {
  const full = Math.round((Math.min(Math.max(percent, 0), 100) / 100) * width);
  return "█".repeat(full) + "░".repeat(width - full);
}

/** The value in its unit; `no data` without one. */
export function showValue({ unit, value, statistic }: MeasureResult): string {
  if (value === undefined) return "no data";
  const prefix = statistic === undefined ? "" : `${statistic} `;
  switch (unit) {
    case "percent":
      return showPercent(value);
    case "milliseconds":
      return prefix + showTime(value);
    case "business_milliseconds":
      return `${prefix}${showHours(value)}`;
    case "business_days":
      return `${prefix}${countOf(Math.round(value * 10) / 10, "business day")}`;
    case "leads":
    case "entries":
      return formatCount(value);
    default:
      return unit satisfies never;
  }
}

/** What was measured, as it would be declared. */
export function describeSubject({ plan }: Program, measure: MeasureResult): string {
  switch (measure.kind) {
    case "rate":
      return `from ${measure.from} to ${measure.to}${measure.within === undefined ? "" : ` within ${measure.within}`}`;
    case "time":
      return `from ${measure.from} to ${measure.to}`;
    case "sla":
      return `sla ${measure.sla}`;
    case "reasons":
      return `reasons of ${measure.stage}`;
    case "count": {
      const expression = plan.measures.find(({ name }) => name === measure.name)?.count;
      return expression === undefined ? "leads" : `leads with ${printExpression(expression)}`;
    }
    default:
      return measure.kind satisfies never;
  }
}

/** How many cases the value rests on. */
export function describeCases({ kind, cases, reached, open }: MeasureResult): string {
  if (kind === "count") return "";
  const waiting = open === 0 ? "" : `, ${formatCount(open)} open`;
  return reached === undefined
    ? `${countOf(cases, "case")}${waiting}`
    : `${formatCount(reached)} of ${formatCount(cases)}${waiting}`;
}

/** `3 days 4 hours`, without seconds where there are minutes. */
export function showTime(milliseconds: number): string {
  const minute = 60_000;
  return formatDuration(milliseconds < minute ? Math.round(milliseconds) : Math.floor(milliseconds / minute) * minute);
}

/** Business time does not come in days of 24 hours. */
function showHours(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return countOf(rest, "business minute");
  return `${countOf(hours, "business hour")}${rest === 0 ? "" : ` ${countOf(rest, "minute")}`}`;
}

/** `$12,500`, or `12,500` in a funnel without a currency. */
export function showMoney(amount: number, currency: string | undefined): string {
  if (currency === undefined) return formatCount(Math.round(amount));
  // Codes that no country uses are written in front of the amount.
  return new Intl.NumberFormat("en-US", { style: "currency", currency, maximumFractionDigits: 0 }).format(amount);
}

/** Why the leads of a leak sit where they are. */
export function describeLeak({ kind, threshold }: Leak): string {
  switch (kind) {
    case "quarantined":
      return "held in quarantine";
    case "beyond_limit":
      return "longer than the stage's limit";
    case "unattended":
      return "no limit, no running SLA, no programme";
    case "exhausted":
      return "a programme with nothing left to send";
    case "slow":
      return `longer than nine in ten, who left within ${showTime(threshold ?? 0)}`;
    default:
      return kind satisfies never;
  }
}

export function describeTrait({ name, text }: Trait): string {
  return text ?? name;
}

/** `lifecycle.funnel:12`. */
export function showPlace(span: Place | undefined): string {
  return span === undefined ? "" : `${span.file}:${span.line}`;
}
