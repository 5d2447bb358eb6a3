/** A progress bar on standard error, only where that is a terminal. */
import type { Io } from "./io.ts";

export interface Progress {
  /** `done` of the total, in the unit of the total. */
  update(done: number): void;
  stop(): void;
}

/** A bar over a known total, such as bytes to read; it disappears when it stops. */
export async function startProgress(io: Io, total: number): Promise<Progress> {
  const { terminal } = io.stderr;
  if (terminal === undefined || total === 0) return { update: () => undefined, stop: () => undefined };
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    stream: terminal,
    format: "  reading {bar} {percentage}%  {eta_formatted} left",
    barCompleteChar: "━",
    barIncompleteChar: "─",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    fps: 5,
  });
  bar.start(total, 0);
  return { update: (done) => bar.update(Math.min(done, total)), stop: () => bar.stop() };
}
