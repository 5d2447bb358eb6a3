/** The keyword table and the grammar say the same: no word of one is missing from the other. */
import { describe, expect, test } from "vitest";
import {
  dayWords,
  declarationKeywords,
  durationUnits,
  findBlock,
  type PropertyKeyword,
  reservedWords,
  typeKeywords,
} from "../../compiler/syntax/keywords.ts";
import { wordTypes } from "../../compiler/syntax/lexer/token.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { buildFunnelGrammar } from "../../compiler/syntax/parser/funnel-grammar.ts";
import { ChevrotainRecorder } from "./chevrotain-recorder.ts";

const recorder = new ChevrotainRecorder();
const { declarations } = buildFunnelGrammar(recorder);

/** Every body of the table: the declarations and the blocks inside them. */
function* listBodies(entries: readonly PropertyKeyword[]): Iterable<PropertyKeyword> {
  for (const entry of entries) {
    if (entry.properties === undefined) continue;
    yield entry;
    yield* listBodies(entry.properties);
  }
}

describe("the keyword table", () => {
  test("the grammar is sound, as chevrotain checks it", () => {
    expect(Object.keys(recorder.getGAstProductions()).length).toBeGreaterThan(100);
  });

  test("every declaration of the table is parsed, and no other", () => {
    const parsed = declarations.map((item) => item.entry.word);
    // One rule reads `content N` and `content map`.
    expect([...parsed, "content map"].toSorted()).toEqual(declarationKeywords.map(({ word }) => word).toSorted());
  });

  test.each([...listBodies(declarationKeywords)].filter(({ properties }) => (properties ?? []).length > 0))(
    "$word takes each of its properties",
    ({ word, properties = [] }) => {
      for (const property of properties) {
        const nested = nest(word, property.word);
        const { diagnostics } = parseSource({ path: "a.funnel", text: nested });
        // Whatever is missing behind the word, the word itself is known here.
        const unknown = diagnostics.filter(({ code }) => code === "unknown-property" || code === "unknown-declaration");
        expect(unknown.map(({ message }) => message)).toEqual([]);
      }
    },
  );

  test("a word that is no property is reported in every body but those of fields and rows", () => {
    const open = new Set(["lead", "account", "activity", "turnback", "catalog", "content map"]);
    for (const { word } of listBodies(declarationKeywords)) {
      if (open.has(word)) continue;
      const { diagnostics } = parseSource({ path: "a.funnel", text: nest(word, "zzzzzz") });
      expect(
        diagnostics.map(({ code }) => code),
        word,
      ).toEqual(["unknown-property"]);
    }
  });

  test("every word of the grammar is used by a rule", () => {
    const used = new Set<string>();
    const collect = (part: unknown): void => {
      // What is not a terminal but has a name refers to another rule, which has its own turn.
      if (typeof part !== "object" || part === null || "nonTerminalName" in part) return;
      const { terminalType, definition } = part as { terminalType?: { name: string }; definition?: unknown[] };
      if (terminalType !== undefined) used.add(terminalType.name);
      for (const inner of definition ?? []) collect(inner);
    };
    for (const rule of Object.values(recorder.getGAstProductions())) collect(rule);
    const unused = [...wordTypes.keys()].filter((word) => !used.has(wordTypes.get(word)?.name ?? ""));
    // These are read as names and looked at by their text: types, units, days, and values of closed lists.
    const values = [...listAll(declarationKeywords)].flatMap((entry) => entry.values ?? []);
    const types = typeKeywords.map(({ word }) => word);
    const known = new Set([
      ...values,
      ...types,
      ...dayWords,
      ...Object.keys(durationUnits),
      "known",
      "unknown",
      "all",
      "with",
    ]);
    expect(unused.filter((word) => !known.has(word))).toEqual([]);
  });

  test("only three words are reserved", () => {
    expect(reservedWords).toEqual(["and", "or", "not"]);
    for (const word of wordTypes.keys()) {
      if (reservedWords.includes(word)) continue;
      const { diagnostics } = parseSource({ path: "a.funnel", text: `lead {\n  x text\n  y text\n}\nteam ${word}\n` });
      expect(diagnostics, word).toEqual([]);
    }
  });

  test("a lead field may have the name of any keyword", () => {
    // These begin a line that goes on with the one before, so that they cannot come first on theirs.
    const continuing = new Set(["where", "because", "requalify"]);
    const words = [...wordTypes.keys()].filter((word) => !reservedWords.includes(word) && !continuing.has(word));
    const text = `lead {\n${words.map((word) => `  ${word} text`).join("\n")}\n}\n`;
    const { value, diagnostics } = parseSource({ path: "a.funnel", text });
    expect(diagnostics).toEqual([]);
    const [lead] = value.declarations;
    expect(lead?.kind === "Lead" && lead.body.map((field) => field.kind === "Field" && field.name.text)).toEqual(words);
  });

  test("an expression may use any keyword as a name", () => {
    const special = new Set(["true", "false"]);
    for (const word of wordTypes.keys()) {
      if (reservedWords.includes(word) || special.has(word)) continue;
      const { value, diagnostics } = parseSource({ path: "a.funnel", text: `segment s { when ${word} is x }` });
      expect(diagnostics, word).toEqual([]);
      const [segment] = value.declarations;
      const when = segment?.kind === "Segment" ? segment.body[0] : undefined;
      expect(when?.kind === "When" && when.value, word).toMatchObject({
        kind: "Comparison",
        left: { kind: "NameReference", name: { text: word } },
      });
    }
  });
});

function* listAll(entries: readonly PropertyKeyword[]): Iterable<PropertyKeyword> {
  for (const entry of entries) {
    yield entry;
    if (entry.properties !== undefined) yield* listAll(entry.properties);
  }
}

/** A text with a word inside a body, wherever in the language that body stands. */
function nest(owner: string, word: string): string {
  const heads: Record<string, (inner: string) => string> = {
    phase: (inner) => `journey {\n phase p {\n${inner}\n}\n}`,
    stage: (inner) => `lifecycle {\n stage p {\n${inner}\n}\n}`,
    group: (inner) => `score s {\n group "g" {\n${inner}\n}\n}`,
    steps: (inner) => `nurture n {\n steps {\n${inner}\n}\n}`,
    test: (inner) => `test "t" {\n${inner}\n}`,
  };
  const wrap = heads[owner];
  if (wrap !== undefined) return wrap(word);
  const named = findBlock(owner)?.form.includes("NAME") === true || owner === "turnback";
  return `${owner} ${named ? "n " : ""}{\n${word}\n}`;
}
