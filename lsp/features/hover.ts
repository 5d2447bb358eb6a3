/** What the editor shows for a word under the pointer: a name of the project, a duration, or a word of the language. */
import { type Hover, MarkupKind } from "vscode-languageserver";
import type { AnyNode } from "../../compiler/syntax/ast/index.ts";
import {
  declarationKeywords,
  expressionKeywords,
  fieldOptions,
  type PropertyKeyword,
  typeKeywords,
} from "../../compiler/syntax/keywords.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Spot, symbolAt } from "../workspace/spot.ts";
import { type Block, findProperty, readContext } from "./completion/cursor-context.ts";
import { describeElapsed } from "./describe-elapsed.ts";
import { describeSymbol } from "./describe-symbol.ts";

export function hover(snapshot: Snapshot, spot: Spot): Hover | null {
  const found = symbolAt(snapshot, spot);
  if (found !== undefined) {
    const range = snapshot.locate(found.location)?.range;
    return show(describeSymbol(snapshot, found.symbol), range);
  }
  const duration = spot.path.findLast(
    (node): node is Extract<AnyNode, { kind: "Duration" }> => node.kind === "Duration",
  );
  if (duration !== undefined) {
    const range = snapshot.locate({ source: spot.part.source, start: duration.start, end: duration.end })?.range;
    return show(describeElapsed(duration), range);
  }
  return hoverKeyword(spot);
}

/** The form and the meaning of a word of the language at this place. */
function hoverKeyword({ part, at, file }: Spot): Hover | null {
  if (file.kind !== "funnel") return null;
  const before = readContext(part, at);
  if (before.within !== "code" || before.start === before.end) return null;
  // The context of the word's end has the word itself in its statement.
  const context = readContext(part, before.end);
  const word = part.source.text.slice(before.start, before.end);
  const keyword =
    findWord(context.blocks.at(-1), word) ??
    [...expressionKeywords, ...typeKeywords, ...fieldOptions].find(named(word)) ??
    findProperty(before);
  if (keyword === undefined || !keyword.word.split(" ").includes(word)) return null;
  const range = file.positions.rangeOf({ start: part.start + before.start, end: part.start + before.end });
  return show(`\`\`\`funnel\n${keyword.form}\n\`\`\`\n\n${keyword.summary}.`, range);
}

function findWord(block: Block | undefined, word: string): PropertyKeyword | undefined {
  if (block === undefined) return declarationKeywords.find(named(word));
  return block?.kind === "keyword" ? block.keyword.properties?.find(named(word)) : undefined;
}

function named(word: string): (keyword: { readonly word: string }) => boolean {
  return (keyword) => keyword.word.split(" ").includes(word);
}

function show(value: string, range: Hover["range"]): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, ...(range === undefined ? {} : { range }) };
}
