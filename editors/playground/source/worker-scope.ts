/** What a worker needs of its global scope: messages in and out. */

export interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}

/** The global scope of the worker that this runs in. */
export const workerScope = globalThis as unknown as WorkerScope;
