/** The UTC offsets of one time zone: found through `Intl`, kept in sorted blocks that are filled when first asked for. */

/** A stretch of time with one offset; `to` is exclusive. A stretch also ends where a block of the table does. */
export interface OffsetSegment {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

export interface OffsetTable {
  offsetAt(instant: number): number;
  segmentAt(instant: number): OffsetSegment;
}

/** About nine years: small enough to fill in a millisecond or two, large enough for most runs to need only one. */
const blockLength = 2 ** 38;

/** No zone has changed its clocks and changed them back within so short a time since 1900. */
const probeStep = 5 * 86_400_000;

/** The table of a zone by its IANA name, or `undefined` when there is no such zone. */
export function createOffsetTable(name: string): OffsetTable | undefined {
  const readOffset = createOffsetReader(name);
  if (readOffset === undefined) return undefined;
  const blocks = new Map<number, readonly OffsetSegment[]>();
  let last: OffsetSegment = { from: 0, to: 0, offset: 0 };

  function blockOf(index: number): readonly OffsetSegment[] {
    let block = blocks.get(index);
    if (block === undefined) {
      block = findSegments(index * blockLength, (index + 1) * blockLength, readOffset!);
      blocks.set(index, block);
    }
    return block;
  }

  function segmentAt(instant: number): OffsetSegment {
    if (instant >= last.from && instant < last.to) return last;
    const block = blockOf(Math.floor(instant / blockLength));
    let low = 0;
    let high = block.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (block[middle]!.from <= instant) low = middle;
      else high = middle - 1;
    }
    last = block[low]!;
    return last;
  }

  return { segmentAt, offsetAt: (instant) => segmentAt(instant).offset };
}

/** The segments that cover `from..to`, found by probing at even steps and halving the steps in which something changed. */
function findSegments(from: number, to: number, readOffset: (instant: number) => number): OffsetSegment[] {
  const segments: OffsetSegment[] = [];
  let start = from;
  let known = from;
  let offset = readOffset(from);
  while (known < to) {
    const probe = Math.min(known + probeStep, to - 1);
    if (readOffset(probe) === offset) {
      known = probe === to - 1 ? to : probe;
      continue;
    }
    let same = known;
    let changed = probe;
    while (changed - same > 1) {
      const middle = halfway(same, changed);
      if (readOffset(middle) === offset) same = middle;
      else changed = middle;
    }
    segments.push({ from: start, to: changed, offset });
    start = changed;
    known = changed;
    offset = readOffset(changed);
  }
  segments.push({ from: start, to, offset });
  return segments;
}

/** A middle on a whole second where there is one between, since clocks change on whole seconds. */
function halfway(low: number, high: number): number {
  const middle = Math.floor((low + high) / 2);
  const second = Math.floor(middle / 1000) * 1000;
  return second > low ? second : middle;
}

function createOffsetReader(name: string): ((instant: number) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
  return (instant) => {
    // A date holds only so much, and no zone changes its clocks out there.
    const text = format.format(Math.min(Math.max(instant, -8.64e15), 8.64e15));
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
    if (match?.[1] === undefined) return 0;
    const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
    return (match[1] === "-" ? -seconds : seconds) * 1000;
  };
}
