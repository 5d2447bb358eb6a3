/** The real world: the streams, folder and environment of this process. */
import { ClosedPipe, UserError, describeSystemError } from "./failure.ts";
import type { Io, Output } from "./io.ts";

export function createProcessIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdin: process.stdin,
    stdout: createOutput(process.stdout, "standard output"),
    stderr: createOutput(process.stderr, "standard error"),
    now: () => Date.now(),
  };
}

function createOutput(stream: NodeJS.WriteStream, name: string): Output {
  let failure: Error | undefined;
  let pending = Promise.resolve();
  // Without a listener a closed pipe would end the process with a stack trace.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    failure ??=
      error.code === "EPIPE"
        ? new ClosedPipe()
        : new UserError(`cannot write to ${name}: ${describeSystemError(error)}`);
  });
  return {
    write(text) {
      if (failure !== undefined || text === "") return;
      pending = new Promise((resolve) => {
        stream.write(text, () => resolve());
      });
    },
    async flush() {
      await pending;
      // A failed write calls back before the stream reports the error.
      await new Promise((resolve) => setImmediate(resolve));
      if (failure !== undefined) throw failure;
    },
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? 100,
    ...(stream.isTTY === true ? { terminal: stream } : {}),
  };
}
