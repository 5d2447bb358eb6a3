/** The scanner: kinds of tokens, line ends, comments, and what the text of a string is. */
import { describe, expect, test } from "vitest";
import { DiagnosticCollector } from "../../compiler/diagnostics/report.ts";
import { readString } from "../../compiler/syntax/lexer/quoted-scanner.ts";
import { scanSource } from "../../compiler/syntax/lexer/scanner.ts";

function scan(text: string) {
  const diagnostics = new DiagnosticCollector();
  const scanned = scanSource({ path: "a.funnel", text }, diagnostics);
  return { ...scanned, codes: diagnostics.diagnostics.map(({ code }) => code) };
}

/** Tokens as text, line ends as `⏎`. */
function show(text: string): string {
  return scan(text)
    .tokens.map((token) => (token.tokenType.name === "LineEnd" ? "⏎" : token.image))
    .join(" ");
}

function typesOf(text: string): string[] {
  return scan(text)
    .tokens.map((token) => token.tokenType.name)
    .filter((name) => name !== "LineEnd");
}

describe("tokens", () => {
  test.each([
    ["42 1_000 3.5 15% 2.5%", ["Number", "Number", "Number", "Percent", "Percent"]],
    [
      "2026-11-26 2026-03-02T10:00 2026-03-02T10:00:05.25+02:00 2026-03-02T10:00Z",
      ["Date", ...Array(3).fill("DateTime")],
    ],
    ["09:00 9:05", ["Time", "Time"]],
    ["200..999 ..5 5..", ["Number", "DotDot", "Number", "DotDot", "Number", "Number", "DotDot"]],
    ["2026-01-01..2026-02-01", ["Date", "DotDot", "Date"]],
    ["a.b fit.grade", ["Identifier", "Dot", "Identifier", "Word_fit", "Dot", "Word_grade"]],
    [
      "-> => >= <= != = < > - + * /",
      [
        "Arrow",
        "FatArrow",
        "GreaterEquals",
        "LessEquals",
        "NotEquals",
        "Equals",
        "Less",
        "Greater",
        "Minus",
        "Plus",
        "Star",
        "Slash",
      ],
    ],
    ["title matches /a\\/b[/]c/i", ["Identifier", "Word_matches", "Regex"]],
    ["a / b / c", ["Identifier", "Slash", "Identifier", "Slash", "Identifier"]],
    ["größe 名前 _x1 𐐀", Array(4).fill("Identifier")],
    ["30days", ["Number", "Identifier"]],
  ])("%s", (text, types) => {
    expect(typesOf(text)).toEqual(types);
    expect(scan(text).codes).toEqual([]);
  });

  test("offsets give back the text", () => {
    const text = 'lead { a "x" } // c\nb 1_000 USD';
    for (const token of scan(text).tokens) {
      const written = text.slice(token.startOffset, token.endOffset + 1);
      expect(written).toBe(token.tokenType.name === "LineEnd" ? "" : token.image);
    }
  });
});

describe("line ends", () => {
  test.each([
    ["a\nb\n", "a ⏎ b ⏎"],
    ["a\r\nb\rc", "a ⏎ b ⏎ c ⏎"],
    ["a (b\nc)\nd", "a ( b c ) ⏎ d ⏎"],
    ["a [\n b,\n c\n]\nd", "a [ b , c ] ⏎ d ⏎"],
    ["a {\nb\n}\nc", "a { b } ⏎ c ⏎"],
    ["a,\nb", "a , b ⏎"],
    ["a and\nb\nor c\nnot\nd", "a and b or c ⏎ not d ⏎"],
    ["a +\nb -\nc *\nd =\ne ->\nf", "a + b - c * d = e -> f ⏎"],
    ["a\n-> b\nwhere c\nbecause d\nrequalify e", "a -> b where c because d requalify e ⏎"],
    ["a\n{ b }\nelse c", "a { b } else c ⏎"],
    ["a\nelse b", "a ⏎ else b ⏎"],
    ["{\n| a |\n| - |\n| b,\n| c\n}", "{ | a | ⏎ | - | ⏎ | b , ⏎ | c }"],
    ["a and\n| b |\nor c", "a and ⏎ | b | ⏎ or c ⏎"],
    // A bracket that is never closed does not swallow what lies behind a brace.
    ["{ a (b\n}\nc\nd", "{ a ( b } ⏎ c ⏎ d ⏎"],
    ["a /* x\n y */ b", "a ⏎ b ⏎"],
  ])("%j", (text, shown) => {
    expect(show(text).replace(/ ⏎$/u, "")).toBe(shown.replace(/ ⏎$/u, ""));
  });
});

describe("comments", () => {
  test("are collected in order, with doc comments for what follows them", () => {
    const { comments, docs } = scan("/// One.\n///Two.\nteam a // three\n/* four */ b //// five\n");
    expect(comments.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "DocComment /// One.",
      "DocComment ///Two.",
      "LineComment // three",
      "BlockComment /* four */",
      "LineComment //// five",
    ]);
    expect([...docs]).toEqual([[17, "One.\nTwo."]]);
  });

  test("a doc comment behind code documents nothing", () => {
    expect(scan("a /// x\nb").docs.size).toBe(0);
  });
});

describe("strings", () => {
  test.each([
    ['"a"', "a"],
    ['"a \\" b \\\\ \\n \\t \\u{1F600}"', 'a " b \\ \n \t 😀'],
    ['"""\n    a\n      b\n\n    c\n    """', "a\n  b\n\nc"],
    ['"""a "b" c"""', 'a "b" c'],
    ['"""\r\n  a\r\n  b\r\n"""', "a\nb"],
    ['""', ""],
    ['"""\n"""', ""],
  ])("%j", (image, value) => {
    expect(readString(image).value).toBe(value);
    expect(scan(`x ${image} y`).codes).toEqual([]);
    expect(typesOf(`x ${image} y`)).toEqual(["Identifier", "String", "Identifier"]);
  });

  test("a block that says it goes on behind an escaped quote", () => {
    expect(typesOf('"""a \\""" b"""')).toEqual(["String"]);
  });
});

describe("text that is not of the language", () => {
  test.each([
    ["\uFEFFteam a", []],
    ["team\u00A0a", ["unknown-character"]],
    ["team\u00A0a\u00A0b\u2003c", ["unknown-character"]],
    ["\0\0\0\0", ["unknown-character"]],
    ["a \uD800 b", ["unknown-character"]],
    ["@ ~", ["unknown-character", "unknown-character"]],
    ['"a', ["unclosed-string"]],
    ['"a\nb"', ["unclosed-string", "unclosed-string"]],
    ['"""a', ["unclosed-string"]],
    ["/* a", ["unclosed-comment"]],
    ["a matches /b", ["syntax-error"]],
    ["a: b", ["syntax-error"]],
    ["a; b", ["syntax-error"]],
    ["‘a’ “b” „c“ «d»", Array(4).fill("syntax-error")],
    ["a … b", ["syntax-error"]],
    ["a → b ⇒ c", ["syntax-error", "syntax-error"]],
    ["a — b", ["syntax-error"]],
  ])("%j", (text, codes) => {
    expect(scan(text).codes).toEqual(codes);
  });
});
