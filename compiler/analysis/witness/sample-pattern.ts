/** Finds short texts in which a pattern occurs. The result is a guess that whoever asks has to try. */

/** Up to `most` texts, one for each alternative where the pattern has some. */
export function samplePattern(pattern: string, most: number): string[] {
  const reader = { pattern, position: 0 };
  try {
    const samples = readAlternatives(reader);
    return [...new Set(samples)].slice(0, most);
  } catch (error) {
    if (error instanceof UnreadablePattern) return [];
    throw error;
  }
}

interface Reader {
  readonly pattern: string;
  position: number;
}

class UnreadablePattern extends Error {}

/** So many samples are kept of any part. */
const breadth = 6;

function readAlternatives(reader: Reader): string[] {
  const samples = readSequence(reader);
  while (reader.pattern[reader.position] === "|") {
    reader.position += 1;
    samples.push(...readSequence(reader));
  }
  return samples.slice(0, breadth);
}

function readSequence(reader: Reader): string[] {
  let samples = [""];
  while (reader.position < reader.pattern.length && !"|)".includes(reader.pattern[reader.position]!)) {
    const part = repeat(reader, readAtom(reader));
    samples = part.flatMap((end) => samples.map((begin) => begin + end)).slice(0, breadth);
  }
  return samples;
}

function repeat(reader: Reader, samples: string[]): string[] {
  const match = /^(?:[*?]|\+|\{(\d+)(?:,\d*)?\})\??/.exec(reader.pattern.slice(reader.position));
  if (match === null) return samples;
  reader.position += match[0].length;
  if (match[0].startsWith("*") || match[0].startsWith("?")) return ["", ...samples];
  return match[1] === undefined ? samples : samples.map((sample) => sample.repeat(Number(match[1])));
}

function readAtom(reader: Reader): string[] {
  const sign = reader.pattern[reader.position]!;
  reader.position += 1;
  switch (sign) {
    case "(": {
      if (reader.pattern.startsWith("?:", reader.position)) reader.position += 2;
      else if (reader.pattern[reader.position] === "?") throw new UnreadablePattern();
      const samples = readAlternatives(reader);
      if (reader.pattern[reader.position] !== ")") throw new UnreadablePattern();
      reader.position += 1;
      return samples;
    }
    case "[":
      return readClass(reader);
    case "^":
    case "$":
      return [""];
    case ".":
      return ["a"];
    case "\\":
      return readEscape(reader);
    default:
      return [sign];
  }
}

function readEscape(reader: Reader): string[] {
  const sign = reader.pattern[reader.position];
  reader.position += 1;
  switch (sign) {
    case "b":
      return [""];
    case "d":
      return ["1"];
    case "w":
    case "S":
    case "D":
      return ["a"];
    case "s":
    case "W":
      return [" "];
    case undefined:
      throw new UnreadablePattern();
    default:
      if (/[A-Za-z0-9]/.test(sign)) throw new UnreadablePattern();
      return [sign];
  }
}

function readClass(reader: Reader): string[] {
  const end = reader.pattern.indexOf("]", reader.position);
  const inside = reader.pattern.slice(reader.position, end);
  if (end === -1 || inside.startsWith("^") || inside.includes("\\") || inside === "") throw new UnreadablePattern();
  reader.position = end + 1;
  return [inside[0]!];
}
