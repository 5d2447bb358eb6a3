/** Measures alternatives in turn, round after round, so that a busy machine slows all of them alike. */

export interface Alternative {
  readonly name: string;
  run(): void;
}

/** The median time of each alternative in milliseconds, by name, after one round that does not count. */
export function measureRounds(alternatives: readonly Alternative[], rounds = 7): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(alternatives.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, run } of alternatives) {
      const start = performance.now();
      run();
      if (round >= 0) times.get(name)!.push(performance.now() - start);
    }
  }
  return new Map([...times].map(([name, all]) => [name, medianOf(all)]));
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
}
