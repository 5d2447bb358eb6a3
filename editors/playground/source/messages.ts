/** What the page and the worker that compiles say to each other. */

/** The texts of a project by path. */
export type ProjectFiles = Readonly<Record<string, string>>;

export interface ProjectRequest {
  readonly id: number;
  readonly kind: "inspect" | "test";
  readonly files: ProjectFiles;
}

/** A place in a file: lines and columns count from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface ListedFinding {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help: string | undefined;
  readonly place: Place;
}

export interface MapCell {
  readonly contents: readonly string[];
  /** True where `-` says that nothing is meant to be there. */
  readonly meant: boolean;
}

export interface ContentMapView {
  readonly personas: readonly string[];
  readonly rows: readonly { readonly phase: string; readonly cells: readonly MapCell[] }[];
}

/** What there is to see of a project; the pictures are there when it compiles. */
export interface Inspection {
  readonly findings: readonly ListedFinding[];
  readonly lifecycle: string | undefined;
  readonly contentMap: ContentMapView | undefined;
}

export interface RunCase {
  readonly title: string;
  readonly passed: boolean;
  readonly place: Place | undefined;
  readonly failures: readonly { readonly expected: string; readonly actual: readonly string[] }[];
}

/** The cases of a run; `undefined` when the project does not compile. */
export interface TestRun {
  readonly cases: readonly RunCase[] | undefined;
}

export type ProjectResponse =
  | { readonly id: number; readonly kind: "inspect"; readonly result: Inspection }
  | { readonly id: number; readonly kind: "test"; readonly result: TestRun }
  | { readonly id: number; readonly kind: "failed"; readonly reason: string };
