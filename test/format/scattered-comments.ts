/** Puts comments into programs, at places at which people may write them. */
import fc from "fast-check";
import { scanSource } from "../../compiler/syntax/lexer/scanner.ts";
import { LineEnd, type Token } from "../../compiler/syntax/lexer/token.ts";

interface Place {
  /** Where in the program, from 0 to 1. */
  readonly at: number;
  readonly form: (typeof forms)[number];
}

const forms = ["block", "block", "end of line", "own line", "own block", "doc", "blank lines", "long block"] as const;

/** Places for comments in any program. */
export function arbitraryPlaces(most: number): fc.Arbitrary<readonly Place[]> {
  const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  return fc.array(fc.record({ at, form: fc.constantFrom(...forms) }), { maxLength: most });
}

/** The text with a comment at each place; forms that need a line end move on to the next. */
export function scatter(text: string, places: readonly Place[]): string {
  const tokens = scanSource({ path: "a.funnel", text }).tokens.filter((token) => token.tokenType !== LineEnd);
  const inserts = new Map<number, string>();
  for (const [number, { at, form }] of places.entries()) {
    const index = Math.floor(at * tokens.length);
    const [offset, insert] = makeInsert(text, tokens, index, form, `c${number}`);
    inserts.set(offset, (inserts.get(offset) ?? "") + insert);
  }
  let result = text;
  for (const offset of [...inserts.keys()].sort((left, right) => right - left)) {
    result = result.slice(0, offset) + (inserts.get(offset) ?? "") + result.slice(offset);
  }
  return result;
}

function makeInsert(
  text: string,
  tokens: readonly Token[],
  index: number,
  form: Place["form"],
  name: string,
): [number, string] {
  if (form === "block") return [tokens[index]?.startOffset ?? text.length, `/* ${name} */ `];
  let first = index;
  while (first < tokens.length && tokens[first]?.first !== true) first += 1;
  const start = tokens[first]?.startOffset ?? text.length;
  const before = first > 0 ? (tokens[first - 1]?.endOffset ?? -1) + 1 : 0;
  switch (form) {
    case "end of line":
      return first === 0 ? [0, `// ${name}\n`] : [before, ` // ${name}\n`];
    case "own line":
      return [start, `\n//${name}  \n`];
    case "own block":
      return [start, `\n  /* ${name}\n   * more */\n`];
    case "long block":
      return [before, `\n/* ${name}\n more */\n`];
    case "doc":
      return [start, `\n///${name}\n`];
    case "blank lines":
      return [start, `\n\n\n// ${name}\n\n\n`];
  }
}
