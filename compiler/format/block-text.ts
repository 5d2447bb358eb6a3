/** Moves the lines of a `"""` text to another indentation without changing what it says. */

/** The lines of the text: the first goes on where the statement is, the others bring their own indentation. */
export function printBlockText(image: string, indentation: string, closing: string): string[] {
  const lines = image.slice(3, -3).split("\n");
  const startsOnOwnLine = lines[0]?.trim() === "";
  if (startsOnOwnLine) lines.shift();
  const endsOnOwnLine = lines.at(-1)?.trim() === "";
  if (endsOnOwnLine) lines.pop();
  const widths = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const common = widths.reduce((least, width) => Math.min(least, width), Infinity);
  const moved = lines.map((line) => (line.trim() === "" ? "" : indentation + line.slice(common)));
  return ['"""', ...moved, `${closing}"""`];
}
