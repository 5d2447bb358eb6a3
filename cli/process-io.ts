/** The real world: the streams, folder and environment of this process. */
import { ClosedPipe, UserError, describeSystemError } from "./failure.ts";
import type { Io, Output } from "./io.ts";

/** Opens each stream when it is first used, since that takes Node a while. */
export function createProcessIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    stdout: createOutput(() => process.stdout, "standard output"),
    stderr: createOutput(() => process.stderr, "standard error"),
    now: () => Date.now(),
  };
}

function createOutput(openStream: () => NodeJS.WriteStream, name: string): Output {
  let opened: NodeJS.WriteStream | undefined;
  let failure: Error | undefined;
  let pending = Promise.resolve();
  const open = (): NodeJS.WriteStream => {
    if (opened !== undefined) return opened;
    opened = openStream();
    // Without a listener a closed pipe would end the process with a stack trace.
    opened.on("error", (error: NodeJS.ErrnoException) => {
      failure ??=
        error.code === "EPIPE"
          ? new ClosedPipe()
          : new UserError(`cannot write to ${name}: ${describeSystemError(error)}`);
    });
    return opened;
  };
  return {
    write(text) {
      if (failure !== undefined || text === "") return;
      const stream = open();
      pending = new Promise((resolve) => {
        stream.write(text, () => resolve());
      });
    },
    async flush() {
      if (opened === undefined) return;
      await pending;
      // A failed write calls back before the stream reports the error.
      await new Promise((resolve) => setImmediate(resolve));
      if (failure !== undefined) throw failure;
    },
    get isTerminal() {
      return open().isTTY === true;
    },
    get columns() {
      return open().columns ?? 100;
    },
    get terminal() {
      return open().isTTY === true ? open() : undefined;
    },
  };
}
