/** Which dates and times exist in the calendar. */

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-](\d{2}):(\d{2}))?$/;

/** True for a day that the Gregorian calendar has, written `2026-11-26`. */
export function isRealDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (match === null) return false;
  const month = Number(match[2]);
  const day = Number(match[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= countDays(Number(match[1]), month);
}

/** True for a real day with a time of day and, if written, an offset of less than a day. */
export function isRealDateTime(text: string): boolean {
  const [date = "", time = ""] = text.split("T", 2);
  const match = timePattern.exec(time);
  if (match === null || !isRealDate(date)) return false;
  const [, hours, minutes, seconds, , offsetHours, offsetMinutes] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return false;
  return Number(offsetHours ?? 0) <= 23 && Number(offsetMinutes ?? 0) <= 59;
}

function countDays(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
