/** A project of the workspace: its files with what is open over them, and its latest snapshot. */
import type { Host } from "../../compiler/project/host.ts";
import { manifestName } from "../../compiler/project/manifest.ts";
import { Compiler } from "../incremental/compilation.ts";
import { createSnapshot } from "./create-snapshot.ts";
import type { OpenDocument } from "./document.ts";
import type { PositionEncoding } from "./positions.ts";
import type { Snapshot } from "./snapshot.ts";

/** Where a project lies. */
export interface ProjectPlace {
  /** The URI of its folder, without a slash at the end. */
  readonly rootUri: string;
  /** Set for a file that belongs to no project: it is one by itself. */
  readonly onlyPath: string | undefined;
}

export class Project {
  readonly place: ProjectPlace;
  readonly #encoding: PositionEncoding;
  readonly #disk: Host;
  readonly #host: Host;
  readonly #open = new Map<string, OpenDocument>();
  /** Texts of the disk, kept until an event says that they have changed. */
  readonly #read = new Map<string, string | undefined>();
  readonly #compiler: Compiler;
  readonly #stale = new Set<string>();
  #isListStale = true;
  #version = 0;
  #latest: Snapshot | undefined;

  constructor(place: ProjectPlace, disk: Host, encoding: PositionEncoding) {
    this.place = place;
    this.#encoding = encoding;
    this.#disk = disk;
    this.#host = this.#layOver();
    this.#compiler = new Compiler(this.#host, this.#options);
  }

  /** How many documents of it are open. */
  get openCount(): number {
    return this.#open.size;
  }

  /** Grows with every change, before the snapshot is made. */
  get version(): number {
    return this.#version;
  }

  /** Puts a document over its file, or takes it away. */
  setOpen(path: string, document: OpenDocument | undefined): void {
    const before = this.#open.get(path);
    if (document === undefined) {
      this.#open.delete(path);
      this.#read.delete(path);
    } else this.#open.set(path, document);
    const hasAppeared = (before === undefined) !== (document === undefined);
    this.#touch(path, hasAppeared || path === manifestName);
  }

  /** The document of a path, when it is open. */
  documentOf(path: string): OpenDocument | undefined {
    return this.#open.get(path);
  }

  /** Notices that a file has changed on the disk. */
  noticeFile(path: string): void {
    this.#read.delete(path);
    if (!this.#open.has(path)) this.#touch(path, true);
  }

  /** The present state; made when something has changed since the last one. */
  snapshot(): Snapshot {
    if (this.#latest?.version === this.#version) return this.#latest;
    const change = { paths: new Set(this.#stale), isListStale: this.#isListStale };
    this.#stale.clear();
    this.#isListStale = false;
    const { rootUri } = this.place;
    const compilation = this.#compiler.advance(change);
    this.#latest = createSnapshot(
      {
        version: this.#version,
        rootUri,
        encoding: this.#encoding,
        compilation,
        host: this.#host,
        documentOf: (path) => this.#open.get(path),
      },
      this.#latest,
    );
    return this.#latest;
  }

  get #options(): { readonly paths?: readonly string[] } {
    return this.place.onlyPath === undefined ? {} : { paths: [this.place.onlyPath] };
  }

  #touch(path: string, isListStale: boolean): void {
    this.#version += 1;
    this.#stale.add(path);
    if (isListStale) this.#isListStale = true;
  }

  #layOver(): Host {
    return {
      listFiles: (suffix) => {
        const opened = [...this.#open.keys()].filter((path) => path.endsWith(suffix));
        const listed = this.place.onlyPath === undefined ? this.#disk.listFiles(suffix) : [this.place.onlyPath];
        return [...new Set([...listed, ...opened])];
      },
      readFile: (path) => {
        const document = this.#open.get(path);
        if (document !== undefined) return document.text;
        if (!this.#read.has(path)) this.#read.set(path, this.#disk.readFile(path));
        return this.#read.get(path);
      },
      failures: () => this.#disk.failures().filter(({ path }) => !this.#open.has(path)),
    };
  }
}
