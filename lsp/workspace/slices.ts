/** Long work in slices: a generator that stops wherever it may be left, run to its end or a little at a time. */

/** Work that gives way at each `yield`, and its result. */
export type Slices<Result> = Generator<void, Result, void>;

/** Does all of it at once. */
export function finish<Result>(work: Slices<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does work for about so many milliseconds; gives its result once there is one. */
export function workFor<Result>(work: Slices<Result>, milliseconds: number): { readonly result: Result } | undefined {
  const until = performance.now() + milliseconds;
  do {
    const step = work.next();
    if (step.done === true) return { result: step.value };
  } while (performance.now() < until);
  return undefined;
}
