/** Finds events in JSON text whatever its layout: one on each line, or a list or objects that go over many lines. */
import { createLineSplitter, type LineSplitter, type NumberedLine } from "./json-lines.ts";

/**
 * Like `createLineSplitter`, but a file that begins with a list, or an object, on several lines gives each event of it
 * with the number of its first line, and its text without line ends.
 */
export function createEventSplitter(): LineSplitter {
  const lines = createLineSplitter();
  let read: ((line: NumberedLine) => NumberedLine[]) | undefined;
  let collector: EventCollector | undefined;

  const choose = (line: NumberedLine): ((line: NumberedLine) => NumberedLine[]) => {
    if ("malformed" in line || !isSpread(line.text)) return (each) => [each];
    collector = new EventCollector();
    return (each) => collector!.read(each);
  };
  const take = (found: readonly NumberedLine[]): NumberedLine[] =>
    found.flatMap((line) => (read ??= choose(line))(line));

  return {
    push: (chunk) => take(lines.push(chunk)),
    end: () => [...take(lines.end()), ...(collector?.end() ?? [])],
  };
}

/** Whether the first line is only the beginning of an event or of a list; a broken line of its own is not meant. */
function isSpread(text: string): boolean {
  const line = text.trim();
  if (!/^(?:\{|\[|\[.*[,{[])$/s.test(line)) return false;
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}

/** Puts events together that go over several lines: the elements of a list, or objects one after the other. */
class EventCollector {
  #isInList = false;
  /** How many brackets of the present event are open; 0 between events. */
  #depth = 0;
  #isInText = false;
  #begin = 0;
  #pieces: string[] = [];

  read(line: NumberedLine): NumberedLine[] {
    if ("malformed" in line) return [line];
    const { number, text } = line;
    const found: NumberedLine[] = [];
    let from = 0;
    const finish = (end: number): void => {
      this.#pieces.push(text.slice(from, end));
      found.push({ number: this.#begin, text: this.#pieces.join(" ") });
      this.#pieces = [];
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
        // Something that is no event goes on to the next comma.
        this.#begin = number;
        from = at;
        const length = /[,\]]/.exec(text.slice(at))?.index ?? text.length - at;
        finish(at + length);
        at += length - 1;
      }
    }
    if (this.#depth > 0) this.#pieces.push(text.slice(from));
    // No text goes over the end of a line, so what follows an open one can be read again.
    this.#isInText = false;
    return found;
  }

  end(): NumberedLine[] {
    if (this.#depth > 0) return [{ number: this.#begin, malformed: "the file ends before this event does" }];
    return this.#isInList
      ? [{ number: this.#begin, malformed: "the list of events is not closed after this one" }]
      : [];
  }
}
