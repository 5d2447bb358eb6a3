/** Finds events in JSON text whatever its layout: one on each line, or a list or objects that go over many lines. */
import { createLineSplitter, type LineSplitter, type NumberedLine } from "./json-lines.ts";

/**
 * Like `createLineSplitter`, but a file that begins with a list, or an object, on several lines gives each event of it
 * with the number of its first line. An event longer than `longestEvent` characters is malformed and not kept.
 */
export function createEventSplitter(longestEvent = 64 * 1024 * 1024): LineSplitter {
  const lines = createLineSplitter();
  let read: ((line: NumberedLine) => NumberedLine[]) | undefined;
  let collector: EventCollector | undefined;
  /** A first line that may go on in the next one, which tells. */
  let open: NumberedLine | undefined;

  const begin = (isSpread: boolean): ((line: NumberedLine) => NumberedLine[]) => {
    if (isSpread) collector = new EventCollector(longestEvent);
    return (line) => collector?.read(line) ?? [line];
  };
  const choose = (line: NumberedLine): NumberedLine[] => {
    const first = open;
    open = undefined;
    if (first !== undefined) {
      read = begin(goesOn(line));
      return [...read(first), ...read(line)];
    }
    const layout = "malformed" in line ? "lines" : layoutOf(line.text);
    if (layout === "open") {
      open = line;
      return [];
    }
    read = begin(layout === "spread");
    return read(line);
  };
  const take = (found: readonly NumberedLine[]): NumberedLine[] =>
    found.flatMap((line) => (read === undefined ? choose(line) : read(line)));

  return {
    push: (chunk) => take(lines.push(chunk)),
    end: () => [...take(lines.end()), ...(open === undefined ? [] : [open]), ...(collector?.end() ?? [])],
  };
}

/** Whether the first line is only the beginning of an event or of a list; a broken line of its own is not meant. */
function layoutOf(text: string): "lines" | "spread" | "open" {
  const line = text.trim();
  const layout = /^(?:\{|\[|\[.*[,{[])$/s.test(line) ? "spread" : /^\{.*[,:{[]$/s.test(line) ? "open" : "lines";
  if (layout === "lines") return layout;
  try {
    JSON.parse(line);
    return "lines";
  } catch {
    return layout;
  }
}

/** Whether a second line goes on with an object: by its next name or its end. */
function goesOn(line: NumberedLine): boolean {
  return "text" in line && /^\s*["}\]]/.test(line.text);
}

/** Puts events together that go over several lines: the elements of a list, or objects one after the other. */
class EventCollector {
  #isInList = false;
  /** How many brackets of the present event are open; 0 between events. */
  #depth = 0;
  #isInText = false;
  #begin = 0;
  #pieces: string[] = [];
  /** Of the pieces, with those that were not kept. */
  #length = 0;
  readonly #longest: number;

  constructor(longest: number) {
    this.#longest = longest;
  }

  read(line: NumberedLine): NumberedLine[] {
    if ("malformed" in line) return [line];
    const { number, text } = line;
    const found: NumberedLine[] = [];
    let from = 0;
    const finish = (end: number): void => {
      this.#keep(text.slice(from, end));
      found.push(this.#finish());
      from = end;
    };
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at]!;
      if (this.#isInText) {
        if (sign === "\\") at += 1;
        else if (sign === '"') this.#isInText = false;
      } else if (this.#depth > 0) {
        if (sign === '"') this.#isInText = true;
        else if (sign === "{" || sign === "[") this.#depth += 1;
        else if (sign === "}" || sign === "]") {
          this.#depth -= 1;
          if (this.#depth === 0) finish(at + 1);
        }
      } else if (sign === "[" && !this.#isInList) this.#isInList = true;
      else if (sign === "{" || sign === "[") {
        this.#depth = 1;
        this.#begin = number;
        from = at;
      } else if (sign === "]") this.#isInList = false;
      else if (sign !== "," && sign.trim() !== "") {
        // Something that is no event goes on to the next comma or event.
        this.#begin = number;
        from = at;
        const length = /[,\]{[]/.exec(text.slice(at))?.index ?? text.length - at;
        finish(at + length);
        at += length - 1;
      }
    }
    if (this.#depth > 0) this.#keep(text.slice(from));
    // No text goes over the end of a line, so what follows an open one can be read again.
    this.#isInText = false;
    return found;
  }

  #keep(piece: string): void {
    this.#length += piece.length + 1;
    if (this.#length <= this.#longest) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  #finish(): NumberedLine {
    const number = this.#begin;
    const isTooLong = this.#length > this.#longest;
    const text = this.#pieces.join("\n");
    this.#pieces = [];
    this.#length = 0;
    if (!isTooLong) return { number, text };
    return { number, malformed: `it is longer than ${Math.floor(this.#longest / (1024 * 1024))} MB` };
  }

  end(): NumberedLine[] {
    if (this.#depth > 0) return [{ number: this.#begin, malformed: "the file ends before this event does" }];
    return this.#isInList
      ? [{ number: this.#begin, malformed: "the list of events is not closed after this one" }]
      : [];
  }
}
