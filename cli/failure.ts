/** The ways in which a command ends early, each with its exit code. */

export const exitCodes = {
  fine: 0,
  /** Findings, a failed test, a stale plan. */
  findings: 1,
  /** Wrong usage, bad configuration, a file that cannot be read or written. */
  usage: 2,
  /** A bug of ours. */
  bug: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something the user can mend: shown as one line with an optional second one that says how. */
export class UserError extends Error {
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.name = "UserError";
    this.help = help;
  }
}

/** Whoever read our output stopped reading; there is nobody left to tell. */
export class ClosedPipe extends Error {}

/** Words for what the operating system says about a file. */
export function describeSystemError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return systemErrors[code] ?? (error instanceof Error ? error.message : String(error));
}

/** True for errors of the operating system, which are no bugs of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

const systemErrors: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EEXIST: "something of that name is in the way",
  EACCES: "you do not have the permission",
  EPERM: "you do not have the permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your disk quota is used up",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of the path is no folder",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links go round in a circle",
};
