/** `queue N { team … member … assign … capacity … calendar … overflow … }`. */
import type { DateRange, NumberLiteral, QueueCapacity, QueueDeclaration, QueueMember } from "../ast/index.ts";
import { DateToken, DotDot, wordType } from "../lexer/token.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseDate, parseNumber, parseString } from "./literal.ts";
import { addItem, addMoved, addProperty, takeWords } from "./property.ts";

export function addQueueRules(grammar: Grammar): Item<QueueDeclaration> {
  const capacity = addItem(grammar, "queue", "capacity", (): QueueCapacity => {
    const keyword = takeWords(grammar, [capacityWord]);
    const count = parseNumber(grammar);
    grammar.take(perWord);
    const per = grammar.name();
    return { kind: "Capacity", start: keyword.start, end: grammar.end(), keyword, count, per };
  });
  const spec = makeBodySpec("queue", [
    addProperty(grammar, "queue", "team", "QueueTeam", () => grammar.name()),
    addItem(grammar, "queue", "member", () => parseMember(grammar)),
    addProperty(grammar, "queue", "assign", "Assign", () => grammar.name()),
    capacity,
    addProperty(grammar, "queue", "calendar", "QueueCalendar", () => grammar.name()),
    addProperty(grammar, "queue", "overflow", "Overflow", () => grammar.name()),
    addMoved(grammar, "queue"),
  ]);
  return addNamed(grammar, "Queue", spec);
}

const capacityWord = wordType("capacity");
const perWord = wordType("per");
const memberWord = wordType("member");
const dayWord = wordType("day");
const weightWord = wordType("weight");
const awayWord = wordType("away");
const takesWord = wordType("takes");
const optionTypes = [weightWord, awayWord, takesWord];

/** `member "id" [weight N] [away D..D,*] [takes N per day]`, the options in any order. */
function parseMember(grammar: Grammar): QueueMember {
  const keyword = takeWords(grammar, [memberWord]);
  const id = parseString(grammar);
  let weight: NumberLiteral | undefined;
  let takes: NumberLiteral | undefined;
  const away: DateRange[] = [];
  const select = (): number => optionTypes.indexOf(grammar.peek(1).tokenType);
  grammar.whilst(
    () => select() >= 0,
    () =>
      grammar.choose<void>(select, [
        () => {
          grammar.take(weightWord);
          weight = parseNumber(grammar);
        },
        () => {
          grammar.take(awayWord);
          const ranges = grammar.list(
            () => parseDateRange(grammar),
            () => grammar.isAt(2, DateToken),
          );
          away.push(...ranges);
        },
        () => {
          grammar.take(takesWord);
          takes = parseNumber(grammar);
          grammar.take(perWord);
          grammar.take(dayWord);
        },
      ]),
  );
  return { kind: "QueueMember", start: keyword.start, end: grammar.end(), keyword, id, weight, away, takes };
}

function parseDateRange(grammar: Grammar): DateRange {
  const from = parseDate(grammar);
  const to = grammar.maybe(DotDot, () => parseDate(grammar)) ?? from;
  return { kind: "DateRange", start: from.start, end: to.end, from, to };
}
