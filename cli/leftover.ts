/** Removes temporary files also when the process is interrupted. */
import { rmSync } from "node:fs";
import { onExit } from "signal-exit";

/** A file or folder that is to be gone when the process ends, however it ends. Call the result once it is gone, or is to stay. */
export function removeOnExit(path: string): () => void {
  return onExit(() => rmSync(path, { recursive: true, force: true }));
}
