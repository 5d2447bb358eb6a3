/** One state of a project: everything a feature reads. It never changes; a change makes another one. */
import type { Location as ProtocolLocation } from "vscode-languageserver";
import type { CheckedProject } from "../../compiler/check/checked.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Host } from "../../compiler/project/host.ts";
import type { SourceFile } from "../../compiler/syntax/ast/index.ts";
import type { Location, Source } from "../../compiler/text/source.ts";
import type { Expectation } from "../incremental/probe.ts";
import type { PositionEncoding, TextPositions } from "./positions.ts";
import type { Slices } from "./slices.ts";
import type { WholeProject } from "./whole.ts";

/**
 * A run of whole lines of a file, about one declaration, with its own source and tree. **All spans of its tree, and every
 * `Location` whose source is the part's, count from the part's beginning**, which is `start` in the file.
 */
export interface PlacedPart {
  readonly start: number;
  readonly source: Source;
  /** `undefined` in catalogues and the manifest, which are one part each. */
  readonly tree: SourceFile | undefined;
}

export interface FileView {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly uri: string;
  /** The URI in the one spelling that the server compares. */
  readonly normalUri: string;
  readonly kind: "funnel" | "catalogue" | "manifest";
  readonly text: string;
  readonly positions: TextPositions;
  /** In order of position, without gaps. */
  readonly parts: readonly PlacedPart[];
}

/** A span of a file, in offsets of the file. */
export interface FileSpan {
  readonly file: FileView;
  readonly start: number;
  readonly end: number;
}

export interface Snapshot {
  /** Grows with every change of the project. */
  readonly version: number;
  readonly rootUri: string;
  readonly encoding: PositionEncoding;
  /** By path, in order of path. */
  readonly files: ReadonlyMap<string, FileView>;
  /** Names and types; what it knows of a name is found by the name's node in a part's tree. */
  readonly checked: CheckedProject;
  /** Findings of form and meaning, in no order. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many declarations were checked to get here from the state before. */
  readonly checkedCount: number;
  fileOf(uri: string): FileView | undefined;
  /** Where a location of the compiler lies in its file; `undefined` when its file is not there. */
  placeOf(location: Location): FileSpan | undefined;
  /** The same for the protocol. */
  locate(location: Location): ProtocolLocation | undefined;
  /** What a name between two offsets of a part could be; an empty span asks for one that would begin there. */
  expect(part: PlacedPart, start: number, end: number): Expectation;
  /**
   * The project compiled as the command line does it, with sources of whole files and the plan: for plans, proofs and
   * rules. It costs as much as `funnel check`, so that only what an editor can wait for may ask; computed once a snapshot.
   */
  whole(): WholeProject;
  /** The same, if somebody has asked for it before. */
  wholeIfReady(): WholeProject | undefined;
  /** The same in slices. */
  wholeSlices(): Slices<WholeProject>;
  /** The project's files as they are now, for what is neither source nor catalogue. */
  readonly host: Host;
}
