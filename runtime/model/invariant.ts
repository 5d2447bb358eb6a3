/** Assertions about our own code; a failed one is a bug of ours, never a user's mistake. */

/** Throws when a condition that the code relies on does not hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}

/** Ends a `switch` over a closed union: the compiler complains here when a member is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
