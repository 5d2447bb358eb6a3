/** What a command is given, and the exit code that it leaves behind. */
import type { ExitCode } from "./failure.ts";
import type { Io } from "./io.ts";

export interface Session {
  readonly io: Io;
  readonly version: string;
  exitCode: ExitCode;
}
