/** What the TextMate grammar makes of Funnel, through the engine that editors use. */
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { declarationKeywords } from "../../compiler/syntax/keywords.ts";
import { readSource, root } from "../house/source-files.ts";

interface Scoped {
  readonly text: string;
  /** The innermost scope, without the language's name at its end. */
  readonly scope: string;
}

let grammar: textmate.IGrammar;

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => {
      const path = join(root, "editors/vscode/syntaxes/funnel.tmLanguage.json");
      return textmate.parseRawGrammar(readFileSync(path, "utf8"), path);
    },
  });
  const loaded = await registry.loadGrammar("source.funnel");
  if (loaded === null) throw new Error("The grammar does not load.");
  grammar = loaded;
});

function scopesOf(text: string): Scoped[] {
  let stack = textmate.INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex).trim(),
        scope: (scopes.at(-1) ?? "").replace(/\.funnel$/, ""),
      }))
      .filter(({ text: part }) => part !== "");
  });
}

function scopeOf(text: string, part: string): string | undefined {
  return scopesOf(text).find((scoped) => scoped.text === part)?.scope;
}

describe("declarations", () => {
  it.each(declarationKeywords.map(({ word }) => word))("colours `%s` as a declaration", (word) => {
    const head = word === "catalog" ? 'catalog "a.yaml"' : word === "test" ? 'test "it" {' : `${word} {`;
    const named = word === "activity" ? "activity bought {" : head;
    expect(scopeOf(named, word)).toBe("keyword.declaration");
  });

  it("tells the name and the title apart", () => {
    const text = 'score fit "Fit" {';
    expect(scopeOf(text, "fit")).toBe("entity.name.type");
    expect(scopeOf(text, '"Fit"')).toBe("string.quoted.double");
  });

  it("leaves a field that is called like a keyword a field", () => {
    const text = "lead {\n  title text key\n  stage one of [a, b]\n}\nteam sales";
    expect(scopeOf(text, "title")).toBe("variable.other.property");
    expect(scopeOf(text, "text")).toBe("support.type");
    expect(scopeOf(text, "key")).toBe("keyword.other.option");
    expect(scopeOf(text, "stage")).toBe("variable.other.property");
    expect(scopeOf(text, "team")).toBe("keyword.declaration");
  });

  it("colours stages and what belongs to them", () => {
    const text = 'lifecycle {\n  stage mql "MQL" {\n    owner  sales   worked by sales\n    final won\n  }\n}';
    expect(scopeOf(text, "stage")).toBe("keyword.other.property");
    expect(scopeOf(text, "mql")).toBe("entity.name.type");
    expect(scopeOf(text, "owner")).toBe("keyword.other.property");
    expect(scopeOf(text, "worked by")).toBe("keyword.other.property");
    expect(scopeOf(text, "won")).toBe("constant.language");
  });
});

describe("expressions", () => {
  it.each([
    ["+40 when employees >= 1000", "+40", "constant.numeric.points"],
    ["+40 when employees >= 1000", "when", "keyword.other"],
    ["+40 when employees >= 1000", ">=", "keyword.operator"],
    ["when did page_viewed within 30 days", "did", "keyword.operator.word"],
    ["when did page_viewed within 30 days", "30", "constant.numeric.duration"],
    ["when did page_viewed within 30 days", "days", "keyword.other.unit"],
    ["within 4 business hours of desk", "business", "keyword.other.unit"],
    ["when title matches /\\bcfo\\b/i", "/\\bcfo\\b/", "string.regexp"],
    ["deal 25_000 USD", "USD", "keyword.other.unit"],
    ["closed 2026-12-24", "2026-12-24", "constant.numeric.date"],
    ["quiet 20:00..08:00", "20:00", "constant.numeric.time"],
    ["quiet 20:00..08:00", "..", "keyword.operator"],
    ["on mon..fri", "mon", "constant.language.day"],
    ["target >= 10%", "10%", "constant.numeric"],
    ["goal email_opt_in is true", "true", "constant.language"],
    ["/// about it", "/// about it", "comment.line.documentation"],
    ["// funnel-ignore black-hole: why", "black-hole", "entity.name.tag"],
    ["| phase | buyer |", "|", "punctuation.separator.table"],
    ['given lead { email "a@b.example" }', "email", "variable.other.property"],
  ])("%s: `%s` is %s", (text, part, scope) => {
    expect(scopeOf(text, part)).toBe(scope);
  });

  it("ends a string that is not closed with its line", () => {
    expect(scopesOf('team a { contact "open\n}\nteam b').at(-1)).toEqual({ text: "b", scope: "entity.name.type" });
  });
});

it.each(globSync("examples/acme/**/*.funnel", { cwd: root }))("leaves no word of %s without a scope", (path) => {
  const plain = scopesOf(readSource(path)).filter(({ text, scope }) => scope === "source" && /[\w"]/.test(text));
  expect(plain).toEqual([]);
});
