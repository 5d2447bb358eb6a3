/** `nurture N { intent … for … goal … exit when … priority … }` with a cadence or steps. */
import type { Cadence, NurtureDeclaration, Steps } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { makeBodySpec, parseBody, type Item } from "./body.ts";
import { addNamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseDays, parseDuration, parseSignedNumber, parseTime } from "./literal.ts";
import { addStepRules } from "./nurture-step.ts";
import { addFlag, addItem, addMoved, addProperty, takeWords } from "./property.ts";

const stepsWord = wordType("steps");
const everyWord = wordType("every");
const onWord = wordType("on");
const atWord = wordType("at");

export function addNurtureRules(grammar: Grammar, shared: SharedRules): Item<NurtureDeclaration> {
  const stepsSpec = addStepRules(grammar, shared);
  const steps = addItem(grammar, "nurture", "steps", (): Steps => {
    const keyword = takeWords(grammar, [stepsWord]);
    const body = parseBody(grammar, stepsSpec());
    return { kind: "Steps", start: keyword.start, end: grammar.end(), keyword, steps: body };
  });
  const spec = makeBodySpec("nurture", [
    addProperty(grammar, "nurture", "intent", "NurtureIntent", () => grammar.name()),
    addProperty(grammar, "nurture", "for", "For", () => grammar.call(shared.expression)),
    addProperty(grammar, "nurture", "goal", "Goal", () => grammar.call(shared.expression)),
    addProperty(grammar, "nurture", "exit when", "ExitWhen", () => grammar.call(shared.expression)),
    addProperty(grammar, "nurture", "priority", "Priority", () => parseSignedNumber(grammar)),
    addFlag(grammar, "nurture", "operational", "Operational"),
    addItem(grammar, "nurture", "every", () => parseCadence(grammar)),
    steps,
    addMoved(grammar, "nurture"),
  ]);
  return addNamed(grammar, "Nurture", spec);
}

/** `every D [on DAYS] [at TIME] send next from content map by CHANNELS`. */
function parseCadence(grammar: Grammar): Cadence {
  const keyword = takeWords(grammar, [everyWord]);
  const every = parseDuration(grammar);
  const days = grammar.maybe(onWord, () => parseDays(grammar)) ?? [];
  const at = grammar.maybe(atWord, () => parseTime(grammar));
  for (const word of ["send", "next", "from", "content", "map", "by"]) grammar.take(wordType(word));
  const channels = grammar.names();
  return { kind: "Cadence", start: keyword.start, end: grammar.end(), keyword, every, days, at, channels };
}
