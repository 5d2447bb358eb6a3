/** What the command line needs of the world, so that tests can drive it in process. */

/** A stream for text. Writing never throws; `flush` waits until all is written and throws when that failed. */
export interface Output {
  write(text: string): void;
  flush(): Promise<void>;
  readonly isTerminal: boolean;
  /** The columns of the terminal, or what is assumed for a file. */
  readonly columns: number;
  /** The terminal itself, for a progress bar that draws over its own line. */
  readonly terminal?: NodeJS.WriteStream | undefined;
}

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
