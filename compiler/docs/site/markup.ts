/** Builds HTML and SVG in which every text is escaped unless it was built here. */

/** Finished markup; only this module makes it. */
export interface Markup {
  readonly markup: string;
}

export type Piece = Markup | string | number | undefined | false | readonly Piece[];

/** A template whose parts are escaped; markup and lists of markup may stand inside as they are. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = strings[0] ?? "";
  pieces.forEach((piece, index) => {
    text += renderPiece(piece) + (strings[index + 1] ?? "");
  });
  return { markup: text };
}

/** Text of our own that is markup already, such as a style sheet. */
export function trusted(text: string): Markup {
  return { markup: text };
}

/** Safe between tags and inside quoted attributes, in HTML and in XML. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(unprintable, "\u{FFFD}")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Lets words break that are longer than a column of a table is wide, since no column gets narrower than its longest. */
export function breakLongWords(piece: Piece): Markup {
  const parts = renderPiece(piece).split(/(<[^>]*>)/);
  const markup = parts.map((part, index) => (index % 2 === 1 ? part : part.replace(longWord, breakWord))).join("");
  return { markup };
}

/** Without `&` and `;`, so that no entity is torn. */
const longWord = /[^\s&;]{40,}/gu;

function breakWord(word: string): string {
  return word.replace(/.{20}(?=.{5})/gu, "$&<wbr>");
}

export const nothing: Markup = { markup: "" };

function renderPiece(piece: Piece): string {
  if (piece === undefined || piece === false) return "";
  if (typeof piece === "string") return escapeText(piece);
  if (typeof piece === "number") return String(piece);
  return "markup" in piece ? piece.markup : piece.map(renderPiece).join("");
}

/** Control characters, which XML cannot hold at all. */
// eslint-disable-next-line no-control-regex -- They are what is looked for.
const unprintable = /[\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{7F}\u{FFFE}\u{FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
