/** The entry points of the package: which source file becomes which file in `dist/`. A test holds `exports` to it. */

export interface Entry {
  /** The source, relative to the repository. */
  readonly source: string;
  /** The bundle, relative to `dist/`, without `.js`. */
  readonly output: string;
}

/** What `import "funnel-lang/…"` reaches; dependencies stay outside, so that one copy serves the importer too. */
export const libraryEntries: readonly Entry[] = [
  { source: "index.ts", output: "index" },
  { source: "compiler/index.ts", output: "compiler/index" },
  { source: "compiler/format/index.ts", output: "prettier/index" },
  { source: "runtime/index.ts", output: "runtime/index" },
  { source: "lsp/index.ts", output: "lsp/index" },
];

/** Programs: everything they need is bundled, because resolving packages one by one is most of a cold start. */
export const programEntries: readonly Entry[] = [
  { source: "cli/main.ts", output: "cli/main" },
  { source: "cli/run/backtest-worker.ts", output: "cli/backtest-worker" },
  { source: "cli/pull-request/main.ts", output: "cli/pull-request" },
];

/** What `cli/main` opens as one script, as `cli/kept-script.ts` explains; `.cjs` comes behind its name. */
export const scriptEntry: Entry = { source: "cli/check/program.ts", output: "cli/check" };
