/** Makes snapshots of compilations; what did not change since the last one is taken over. */
import type { Host } from "../../compiler/project/host.ts";
import type { Location, Source } from "../../compiler/text/source.ts";
import type { Compilation } from "../incremental/compilation.ts";
import type { ParsedFile } from "../incremental/project-files.ts";
import type { OpenDocument } from "./document.ts";
import { normalizeUri, uriIn } from "./environment.ts";
import { type PositionEncoding, TextPositions } from "./positions.ts";
import { finish, type Slices } from "./slices.ts";
import type { FileSpan, FileView, PlacedPart, Snapshot } from "./snapshot.ts";
import { compileWhole, type WholeProject } from "./whole.ts";

/** What a snapshot is made of. */
export interface SnapshotParts {
  readonly version: number;
  readonly rootUri: string;
  readonly encoding: PositionEncoding;
  readonly compilation: Compilation;
  readonly host: Host;
  /** The document over a path, where one is open. */
  documentOf(path: string): OpenDocument | undefined;
}

export function createSnapshot(parts: SnapshotParts, before: Snapshot | undefined): Snapshot {
  const { version, rootUri, encoding, compilation } = parts;
  const files = listFiles(parts, before);
  let byUri: ReadonlyMap<string, FileView> | undefined;
  const starts = new Map<FileView, ReadonlyMap<Source, number>>();
  let whole: WholeProject | undefined;

  function* wholeSlices(): Slices<WholeProject> {
    const isRight = !compilation.diagnostics.some(({ severity }) => severity === "error");
    return (whole ??= yield* compileWhole(compilation.files, isRight));
  }

  function placeOf({ source, start, end }: Location): FileSpan | undefined {
    const file = files.get(source.path);
    if (file === undefined) return undefined;
    let offsets = starts.get(file);
    if (offsets === undefined) {
      offsets = new Map(file.parts.map((part) => [part.source, part.start]));
      starts.set(file, offsets);
    }
    // A finding of a whole file, such as one that cannot be read, has a source of its own.
    const base = offsets.get(source) ?? 0;
    return { file, start: base + start, end: base + end };
  }

  return {
    version,
    rootUri,
    encoding,
    files,
    checked: compilation.checked,
    diagnostics: compilation.diagnostics,
    checkedCount: compilation.check.checkedCount,
    fileOf(uri) {
      byUri ??= new Map([...files.values()].map((file) => [file.normalUri, file]));
      return byUri.get(normalizeUri(uri));
    },
    placeOf,
    locate(location) {
      const place = placeOf(location);
      return place && { uri: place.file.uri, range: place.file.positions.rangeOf(place) };
    },
    expect: ({ source }, start, end) => compilation.expect(source, start, end),
    whole: () => finish(wholeSlices()),
    wholeIfReady: () => whole,
    wholeSlices,
    host: parts.host,
  };
}

function listFiles(parts: SnapshotParts, before: Snapshot | undefined): ReadonlyMap<string, FileView> {
  const { project, files, catalogues } = parts.compilation.files;
  const views: FileView[] = files.map((file) => viewParsed(parts, file, before?.files.get(file.path)));
  for (const { source } of catalogues.value) views.push(viewPlain(parts, source, "catalogue", before));
  const manifest = project.value.manifest.source;
  if (manifest !== undefined) views.push(viewPlain(parts, manifest, "manifest", before));
  views.sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
  return new Map(views.map((view) => [view.path, view]));
}

function viewParsed(parts: SnapshotParts, file: ParsedFile, before: FileView | undefined): FileView {
  const uri = parts.documentOf(file.path)?.uri ?? before?.uri ?? uriIn(parts.rootUri, file.path);
  if (before?.text === file.text && before.uri === uri && before.parts[0]?.source === file.parts[0]?.source)
    return before;
  let start = 0;
  const placed: PlacedPart[] = file.parts.map(({ source, tree }) => {
    const part = { start, source, tree };
    start += source.text.length;
    return part;
  });
  return makeView(parts, { path: file.path, text: file.text, uri, kind: "funnel", parts: placed });
}

function viewPlain(
  parts: SnapshotParts,
  source: Source,
  kind: "catalogue" | "manifest",
  before: Snapshot | undefined,
): FileView {
  const known = before?.files.get(source.path);
  const uri = parts.documentOf(source.path)?.uri ?? known?.uri ?? uriIn(parts.rootUri, source.path);
  if (known?.parts[0]?.source === source && known.uri === uri) return known;
  const { path, text } = source;
  return makeView(parts, { path, text, uri, kind, parts: [{ start: 0, source, tree: undefined }] });
}

function makeView({ encoding, documentOf }: SnapshotParts, view: Omit<FileView, "positions" | "normalUri">): FileView {
  const document = documentOf(view.path);
  const positions = document?.text === view.text ? document.positions : new TextPositions(view.text, encoding);
  return { ...view, normalUri: normalizeUri(view.uri), positions };
}
