/** Remembers the ids of long histories by fingerprints of 64 bits, which take a tenth of the memory of the ids. */
import createXxhash from "xxhash-wasm";
import { type GrowingSet, rememberLatest, type SeenIds } from "./seen-ids.ts";

/** Three quarters of the slots of the largest table: 128 MB, and twice that with the table before it. */
const mostFingerprints = 0.75 * 2 ** 24;

/**
 * Knows at least the latest twelve million ids. Two different ids have the same fingerprint (XXH64) once in 2^64 pairs:
 * among ten million ids there is one such pair with a probability of 3 in a million.
 */
export async function createIdFingerprints(most = mostFingerprints): Promise<SeenIds> {
  const { h64 } = await createXxhash();
  return rememberLatest({ keyOf: (id) => h64(id), createSet: () => new FingerprintSet(), most });
}

const leastSlots = 1024;
const fullAt = 0.75;

/** Open addressing with linear probing in one array of two words a slot; a slot of zeros is empty. */
export class FingerprintSet implements GrowingSet<bigint> {
  #slots = new Uint32Array(2 * leastSlots);
  #size = 0;
  readonly #fingerprint = new BigUint64Array(1);
  readonly #words = new Uint32Array(this.#fingerprint.buffer);

  get size(): number {
    return this.#size;
  }

  has(fingerprint: bigint): boolean {
    this.#fingerprint[0] = fingerprint;
    return this.#slots[this.#findSlot() + 1] !== 0;
  }

  add(fingerprint: bigint): void {
    this.#fingerprint[0] = fingerprint;
    const slot = this.#findSlot();
    if (this.#slots[slot + 1] !== 0) return;
    this.#slots[slot] = this.#words[0]!;
    this.#slots[slot + 1] = this.#words[1]!;
    this.#size += 1;
    if (this.#size > (this.#slots.length / 2) * fullAt) this.#grow();
  }

  /** The place of the fingerprint at hand, or of the empty slot where it belongs. */
  #findSlot(): number {
    // So that no fingerprint looks like an empty slot.
    if (this.#words[1] === 0) this.#words[1] = 1;
    return findSlot(this.#slots, this.#words[0]!, this.#words[1]!);
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const high = old[at + 1]!;
      if (high === 0) continue;
      const slot = findSlot(slots, old[at]!, high);
      slots[slot] = old[at]!;
      slots[slot + 1] = high;
    }
    this.#slots = slots;
  }
}

function findSlot(slots: Uint32Array, low: number, high: number): number {
  const mask = slots.length - 1;
  let at = (low << 1) & mask;
  while (slots[at + 1] !== 0 && (slots[at] !== low || slots[at + 1] !== high)) at = (at + 2) & mask;
  return at;
}
