/** The door through which the compiler sees files; it never opens one itself. */

/**
 * Reads the files of one project. Paths are relative to the project's folder, with `/` between parts and without a
 * leading `./`. Nothing here throws: what could not be read is told by `failures`.
 */
export interface Host {
  /** The files whose names end in `suffix`, in any order, each once; folders of tools and dot folders are left out. */
  listFiles(suffix: string): readonly string[];
  /** The text of a file without a byte order mark; `undefined` when there is none or it cannot be read. */
  readFile(path: string): string | undefined;
  /** Why files and folders could not be read, as far as the last reading of each goes; a missing file is no failure. */
  failures(): readonly ReadFailure[];
}

export interface ReadFailure {
  readonly path: string;
  /** A sentence about the file, such as `… is not UTF-8: byte 17 cannot be decoded.` */
  readonly message: string;
  /** What could be read of the file, with replacement characters for the rest. */
  readonly text: string;
  /** Where in `text` the trouble begins. */
  readonly start: number;
}
