/** Plain numbers, percentages, money, dates and times as literals: what lies outside their bounds. */
import { insertText, replaceText } from "../diagnostics/fix.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type {
  DateLiteral,
  DateTimeLiteral,
  MoneyLiteral,
  NumberLiteral,
  PercentLiteral,
  TimeLiteral,
} from "../syntax/ast/index.ts";
import { isKnownCurrency } from "../types/known-currencies.ts";
import type { CheckContext } from "./check-context.ts";
import { report } from "./check-context.ts";
import { isRealDate, isRealDateTime } from "./dates.ts";

/** Reports a number that is not whole or lies below `least`; `what` begins the sentence. */
export function checkWholeNumber(ctx: CheckContext, number: NumberLiteral, least: number, what: string): void {
  if (Number.isInteger(number.value) && number.value >= least) return;
  report(ctx, "wrong-value", number, `${what} is a whole number from ${least} on, and this is ${number.value}.`, {
    help: `Write ${Math.max(least, Math.round(number.value))}.`,
  });
}

/** Reports a number that is not above zero. */
export function checkPositive(ctx: CheckContext, number: NumberLiteral, what: string): void {
  if (number.value > 0) return;
  report(ctx, "wrong-value", number, `${what} is above zero, and this is ${number.value}.`, {
    help: "Write a number above zero.",
  });
}

/** Reports a share outside 0 to `most` per cent; zero is a mistake too unless `least` says so. */
export function checkShare(
  ctx: CheckContext,
  percent: PercentLiteral,
  bounds: { readonly least: "zero" | "above zero"; readonly most: number },
  what: string,
): void {
  const isAbove = bounds.least === "zero" ? percent.value >= 0 : percent.value > 0;
  if (isAbove && percent.value <= bounds.most) return;
  const from = bounds.least === "zero" ? "from 0%" : "above 0%";
  const to = bounds.most === Number.POSITIVE_INFINITY ? "" : ` up to ${bounds.most}%`;
  report(ctx, "wrong-value", percent, `${what} lies ${from}${to}, and this is ${percent.value}%.`, {
    help: `Write a percentage ${from}${to}.`,
  });
}

/** Reports an amount in another currency than the funnel's, since amounts are never converted. */
export function checkMoney(ctx: CheckContext, money: MoneyLiteral): void {
  const { currency } = money;
  if (currency.text === "" || currency.text === ctx.currency) return;
  if (!isKnownCurrency(currency.text)) {
    const nearest =
      ctx.currency !== undefined && suggest(currency.text, [ctx.currency]) !== undefined ? ctx.currency : undefined;
    report(ctx, "unknown-currency", currency, `\`${currency.text}\` is no currency of ISO 4217.`, {
      help:
        ctx.currency === undefined
          ? "Write a code such as `USD` or `EUR`."
          : `Write \`${ctx.currency}\`, the funnel's currency.`,
      fix: nearest === undefined ? undefined : replaceText(ctx.source, currency.start, currency.end, nearest),
    });
    return;
  }
  if (ctx.currency === undefined) {
    report(ctx, "missing-property", money, "There is an amount of money here, and the funnel has no `currency`.", {
      help: `Add \`currency ${currency.text}\` to the \`funnel\` declaration.`,
    });
    return;
  }
  report(ctx, "wrong-unit", currency, `The funnel counts in ${ctx.currency}, and this amount is in ${currency.text}.`, {
    help: `Write the amount in \`${ctx.currency}\`; amounts are never converted.`,
  });
}

/** The edit that gives a plain number the funnel's currency. */
export function addCurrency(ctx: CheckContext, number: NumberLiteral): ReturnType<typeof insertText> | undefined {
  return ctx.currency === undefined ? undefined : insertText(ctx.source, number.end, ` ${ctx.currency}`);
}

/** Reports a day that no calendar has. */
export function checkDate(ctx: CheckContext, date: DateLiteral): boolean {
  if (isRealDate(date.text)) return true;
  report(ctx, "impossible-date", date, `No calendar has the day ${date.text}.`, {
    help: "Write a date as `2026-11-26`.",
  });
  return false;
}

/** Reports a day or a time of day that does not exist. */
export function checkDateTime(ctx: CheckContext, moment: DateTimeLiteral): boolean {
  if (isRealDateTime(moment.text)) return true;
  report(ctx, "impossible-date", moment, `There is no such moment as ${moment.text}.`, {
    help: "Write a date and time as `2026-03-02T10:00`.",
  });
  return false;
}

/** Reports a time beyond the end of the day. */
export function checkTime(ctx: CheckContext, time: TimeLiteral): void {
  if (time.minutes >= 0 && time.minutes <= 1440) return;
  report(ctx, "impossible-date", time, "No day has this time.", { help: "Write a time from `00:00` to `24:00`." });
}

/** Checks both ends of a range of days, and their order. */
export function checkDateRange(ctx: CheckContext, from: DateLiteral, to: DateLiteral): void {
  const areReal = [checkDate(ctx, from), checkDate(ctx, to)].every(Boolean);
  if (!areReal || from.text <= to.text) return;
  report(ctx, "wrong-value", { start: from.start, end: to.end }, "This range of days ends before it begins.", {
    help: `Write \`${to.text}..${from.text}\`.`,
    fix: replaceText(ctx.source, from.start, to.end, `${to.text}..${from.text}`),
  });
}
