/** `calendar N { timezone … open DAYS HOURS* holidays "US" closed DATE "why" }`. */
import type { CalendarDeclaration, ClosedDay, OpenHours } from "../ast/index.ts";
import { DotDot, TimeToken, wordType } from "../lexer/token.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseDate, parseDays, parseString, parseTimeRange } from "./literal.ts";
import { addItem, addMoved, addProperty, parseTitle, takeWords } from "./property.ts";

const openWord = wordType("open");
const closedWord = wordType("closed");

export function addCalendarRules(grammar: Grammar): Item<CalendarDeclaration> {
  const open = addItem(grammar, "calendar", "open", (): OpenHours => {
    const keyword = takeWords(grammar, [openWord]);
    const days = parseDays(grammar);
    const hours = grammar.list(
      () => parseTimeRange(grammar),
      () => grammar.isAt(2, TimeToken),
    );
    return { kind: "OpenHours", start: keyword.start, end: grammar.end(), keyword, days, hours };
  });
  const closed = addItem(grammar, "calendar", "closed", (): ClosedDay => {
    const keyword = takeWords(grammar, [closedWord]);
    const from = parseDate(grammar);
    const to = grammar.maybe(DotDot, () => parseDate(grammar));
    const reason = parseTitle(grammar);
    return { kind: "ClosedDay", start: keyword.start, end: grammar.end(), keyword, from, to, reason };
  });
  const spec = makeBodySpec("calendar", [
    addProperty(grammar, "calendar", "timezone", "Timezone", () => parseString(grammar)),
    open,
    addProperty(grammar, "calendar", "holidays", "Holidays", () => parseString(grammar)),
    closed,
    addMoved(grammar, "calendar"),
  ]);
  return addNamed(grammar, "Calendar", spec);
}
