/** Measures alternatives in turn, round after round, so that a busy machine slows all of them alike. */

export interface Alternative {
  readonly name: string;
  run(): void;
}

/** The median time of each alternative in milliseconds, by name, after one round that does not count. */
export function measureRounds(alternatives: readonly Alternative[], rounds = 7): ReadonlyMap<string, number> {
  return measureBy(() => performance.now(), alternatives, rounds);
}

/** The same in time of this thread, without the time in which others had the processor. */
export function measureThread(alternatives: readonly Alternative[], rounds = 7): ReadonlyMap<string, number> {
  return measureBy(readThread, alternatives, rounds);
}

/** Milliseconds that this thread has worked. */
export function readThread(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e3;
}

function measureBy(
  clock: () => number,
  alternatives: readonly Alternative[],
  rounds: number,
): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(alternatives.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, run } of alternatives) {
      const start = clock();
      run();
      if (round >= 0) times.get(name)!.push(clock() - start);
    }
  }
  return new Map([...times].map(([name, all]) => [name, medianOf(all)]));
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
}
