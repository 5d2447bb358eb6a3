/** Which inputs an engine has taken already: their ids, of the latest inputs if there are very many. */

export interface SeenIds {
  /** Takes in an id; false if it was there. */
  add(id: string): boolean;
  /** Ids that came so long ago that they would not be known any more. */
  readonly forgotten: number;
}

/** A set that only grows; `Set` is one. */
export interface GrowingSet<Key> {
  readonly size: number;
  has(key: Key): boolean;
  add(key: Key): unknown;
}

/** A `Set` holds sixteen million texts and no more. */
const mostTexts = 8_000_000;

/** Remembers ids as they are, at least the latest eight million. */
export function createSeenIds(): SeenIds {
  return rememberLatest({ keyOf: (id) => id, createSet: () => new Set<string>(), most: mostTexts });
}

export interface Memory<Key> {
  readonly keyOf: (id: string) => Key;
  readonly createSet: () => GrowingSet<Key>;
  /** So many of the latest ids are known for certain, and never more than twice as many kept. */
  readonly most: number;
}

/** Fills one set after the other and knows what is in the latest two, so that its memory has a limit. */
export function rememberLatest<Key>({ keyOf, createSet, most }: Memory<Key>): SeenIds {
  let recent = createSet();
  let earlier = createSet();
  let forgotten = 0;
  return {
    get forgotten() {
      return forgotten;
    },
    add(id) {
      const key = keyOf(id);
      if (earlier.size > 0 && earlier.has(key)) return false;
      // Adding and looking at the size finds the id once; asking first would find it twice.
      const known = recent.size;
      recent.add(key);
      if (recent.size === known) return false;
      if (recent.size === most) {
        forgotten += earlier.size;
        earlier = recent;
        recent = createSet();
      }
      return true;
    },
  };
}
