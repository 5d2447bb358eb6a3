/** `turnback STAGE { REASONS -> … requalify … }`. */
import type { Requalify, TurnbackDeclaration, TurnbackRow, TurnbackTarget } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { takeArrow } from "./arrow.ts";
import { makeBodySpec, makeItem, parseBody, type Item } from "./body.ts";
import { makeDeclaration, parseHead, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseDuration } from "./literal.ts";
import { parseHeaderName } from "./property.ts";

const requalifyWord = wordType("requalify");
const nurtureWord = wordType("nurture");
const quarantineWord = wordType("quarantine");
const stageWord = wordType("stage");
const afterWord = wordType("after");
const whenWord = wordType("when");

export function addTurnbackRules(grammar: Grammar, shared: SharedRules): Item<TurnbackDeclaration> {
  const rule = grammar.rule("TurnbackRow", () => parseTurnbackRow(grammar, shared));
  const row = makeItem("turnback", "otherwise", rule);
  const spec = makeBodySpec("turnback", [row], { other: row, ownLine: true });
  const declaration = grammar.rule("Turnback", (): TurnbackDeclaration => {
    const { start, doc, keyword } = parseHead(grammar, "turnback");
    const stage = parseHeaderName(grammar, "turnback STAGE { … }");
    const body = parseBody(grammar, spec);
    return { kind: "Turnback", start, end: grammar.end(), doc, keyword, stage, body };
  });
  return makeDeclaration("turnback", declaration);
}

function parseTurnbackRow(grammar: Grammar, shared: SharedRules): TurnbackRow {
  const start = grammar.start();
  const reasons = grammar.names();
  const otherwise = reasons.length === 1 && reasons[0]?.text === "otherwise";
  takeArrow(grammar);
  const target = parseTarget(grammar);
  const requalify = grammar.maybe(requalifyWord, (token) => parseRequalify(grammar, shared, token.startOffset));
  return {
    kind: "TurnbackRow",
    start,
    end: grammar.end(),
    reasons: otherwise ? [] : reasons,
    otherwise,
    target,
    requalify,
  };
}

const targetWords = ["nurture", "quarantine", "stage"];

function parseTarget(grammar: Grammar): TurnbackTarget {
  const start = grammar.start();
  return grammar.choose<TurnbackTarget>(() => {
    const place = targetWords.indexOf(grammar.peek(1).image);
    if (place < 0) throw grammar.expected("`nurture`, `quarantine` or `stage`");
    return place;
  }, [
    () => {
      grammar.take(nurtureWord);
      const nurture = grammar.name();
      return { kind: "TargetNurture", start, end: grammar.end(), nurture };
    },
    () => {
      grammar.take(quarantineWord);
      return { kind: "TargetQuarantine", start, end: grammar.end() };
    },
    () => {
      grammar.take(stageWord);
      const stage = grammar.name();
      return { kind: "TargetStage", start, end: grammar.end(), stage };
    },
  ]);
}

/** `requalify [after D] [when E]`: at least one of them. */
function parseRequalify(grammar: Grammar, shared: SharedRules, start: number): Requalify {
  const after = grammar.maybe(afterWord, () => parseDuration(grammar));
  const when = grammar.maybe(whenWord, () => grammar.call(shared.expression));
  if (after === undefined && when === undefined && !grammar.isRecording) {
    throw grammar.expected("`after` or `when`", "Write `requalify after D`, `requalify when E` or both.");
  }
  return { kind: "Requalify", start, end: grammar.end(), after, when };
}
