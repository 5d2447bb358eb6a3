/** Any text parses without a throw and in time that grows with its length. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseExpression, parseSource } from "../../compiler/syntax/parse.ts";
import { visit } from "../../compiler/syntax/visit.ts";

const acme = readFileSync(new URL("../fixtures/acme.funnel", import.meta.url), "utf8");
const pieces = acme.match(/\s+|\w+|[^\w\s]/gu) ?? [];

/** Parses, walks the whole tree and checks that every finding lies in the text. */
function parse(text: string) {
  const outcome = parseSource({ path: "a.funnel", text });
  visit(outcome.value, {});
  for (const { location, message, help, related, fix } of outcome.diagnostics) {
    const places = [location, ...related.map((place) => place.location), ...(fix?.edits ?? []).map((e) => e.location)];
    for (const place of places) {
      expect(place.start).toBeGreaterThanOrEqual(0);
      expect(place.start).toBeLessThanOrEqual(place.end);
      expect(place.end).toBeLessThanOrEqual(text.length);
    }
    expect(message).not.toMatch(/Expecting|-->|token|undefined/u);
    expect(help).toBeTruthy();
  }
  return outcome;
}

/** The milliseconds of processor time that an action takes in this thread, whatever else the machine does. */
function timed(action: () => void): number {
  const start = process.threadCpuUsage();
  action();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

describe("any text", () => {
  test("of any characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void parse(text)),
      { numRuns: 500 },
    );
  });

  test("of the language's own pieces in any order", () => {
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(soup, (text) => void parse(text)),
      { numRuns: 500 },
    );
  });

  test("that is the example with pieces taken out, put in or doubled", () => {
    const place = fc.nat(pieces.length - 1);
    const edit = fc.record({
      place,
      kind: fc.constantFrom("delete", "double", "insert"),
      piece: fc.constantFrom(...pieces),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const parts = [...pieces];
        for (const { place: at, kind, piece } of edits) {
          if (kind === "delete") parts[at] = "";
          else if (kind === "double") parts[at] = `${parts[at]} ${parts[at]}`;
          else parts[at] = `${piece} ${parts[at]}`;
        }
        parse(parts.join(""));
      }),
      { numRuns: 150 },
    );
  });

  test("that is the example cut off anywhere, with CRLF", () => {
    const text = acme.replaceAll("\n", "\r\n");
    for (let length = 0; length < text.length; length += 97) parse(text.slice(0, length));
  });

  test("of bytes that are no UTF-8", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parse(Buffer.from(bytes).toString("latin1"))),
      { numRuns: 200 },
    );
  });

  test("as one expression", () => {
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(soup, (text) => void parseExpression({ path: "a", text })),
      { numRuns: 300 },
    );
  });
});

describe("deep nesting gives one finding", () => {
  const deep = 100_000;
  test.each([
    ["parentheses", `segment s { when ${"(".repeat(deep)}a${")".repeat(deep)} }\nteam b\n`],
    ["parentheses that are not closed", `segment s { when ${"(".repeat(deep)} }\nteam b\n`],
    ["brackets", `segment s { when a in ${"[".repeat(deep)}${"]".repeat(deep)} }\nteam b\n`],
    ["braces", `${"{".repeat(deep)}${"}".repeat(deep)}\nteam b\n`],
    ["braces that are not closed", "{".repeat(deep)],
    ["steps", `nurture n { steps {\n${"if a {\n".repeat(deep)}${"}".repeat(deep)} } }\nteam b\n`],
    ["else if", `nurture n { steps {\nif a {}${" else if a {}".repeat(deep)} } }\nteam b\n`],
    ["not", `segment s { when ${"not ".repeat(deep)} a }\nteam b\n`],
    ["minus", `segment s { when ${"- ".repeat(deep)} a }\nteam b\n`],
    ["or", `segment s { when a${" or a".repeat(deep)} }\nteam b\n`],
    ["dots", `segment s { when a${".a".repeat(deep)} }\nteam b\n`],
    ["list of", `lead {\n a ${"list of ".repeat(deep)} text\n}\nteam b\n`],
    ["did in where", `segment s { when ${"did a where ".repeat(deep)} a }\nteam b\n`],
  ])("%s", (_, text) => {
    const { diagnostics } = parse(text);
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toHaveLength(1);
  });
});

describe("long text takes time in proportion", () => {
  const megabyte = 1024 * 1024;
  // Enough that a step for every pair of characters would take minutes.
  const repeat = (part: string, size = megabyte / 2): string => part.repeat(size / part.length);
  test.each([
    ["one line of 10 MB", `team a "${repeat("x", 10 * megabyte)}"`],
    ["one name of 10 MB", repeat("a", 10 * megabyte)],
    ["names on a line", repeat("a ", megabyte)],
    ["NUL bytes", repeat("\0")],
    ["NUL bytes with blanks", repeat("\0 ")],
    ["lone surrogates", repeat("\uD800")],
    ["closing braces", repeat("} ")],
    ["quotes", repeat('" ')],
    ["quotes on lines", repeat('"\n')],
    ["blocks of text", repeat('"""')],
    ["slashes", repeat("/ ")],
    ["patterns", repeat("is / ")],
    ["comments", repeat("//\n")],
    ["block comments", repeat("/**/")],
    ["open comments", repeat("/* ")],
    ["carriage returns", repeat("a\r")],
    ["hyphens", repeat("a-")],
    ["open brackets with names", repeat("lead { x one of [ a ")],
    ["lists without commas", repeat("segment s { when a in [b c d e f g h] }\n")],
    ["declarations without braces", repeat("team a {\n")],
    ["doc comments", repeat("/// a\n")],
  ])("%s", (_, text) => {
    expect(timed(() => parse(text))).toBeLessThan(10_000);
  });
});
