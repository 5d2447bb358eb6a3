/** All projects that an editor has something open in, or that lie in the folders of its workspace. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { changeDocument, openDocument, type OpenDocument } from "./document.ts";
import { type Environment, folderOf, normalizeUri, pathIn } from "./environment.ts";
import type { PositionEncoding } from "./positions.ts";
import { Project, type ProjectPlace } from "./project.ts";
import type { Snapshot } from "./snapshot.ts";

/** A document's place. */
interface Placed {
  readonly project: Project;
  readonly path: string;
}

export class Workspace {
  readonly #environment: Environment;
  readonly #encoding: PositionEncoding;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #placed = new Map<string, Placed>();
  readonly #projects = new Map<string, Project>();
  readonly #folders = new Set<string>();

  constructor(environment: Environment, encoding: PositionEncoding) {
    this.#environment = environment;
    this.#encoding = encoding;
  }

  /** The projects known now. */
  get projects(): readonly Project[] {
    return [...this.#projects.values()];
  }

  /** Adds a folder of the workspace, with the projects in it. */
  addFolder(uri: string): void {
    const folder = normalizeUri(uri).replace(/\/$/, "");
    this.#folders.add(folder);
    for (const rootUri of this.#environment.findProjects(folder)) this.#openProject({ rootUri, onlyPath: undefined });
  }

  /** Removes a folder; projects stay for as long as something of them is open. */
  removeFolder(uri: string): void {
    this.#folders.delete(normalizeUri(uri).replace(/\/$/, ""));
    this.#dropUnused();
  }

  open({ uri, version, text }: { readonly uri: string; readonly version: number; readonly text: string }): void {
    const key = normalizeUri(uri);
    const document = openDocument(uri, version, text, this.#encoding);
    this.#documents.set(key, document);
    this.#place(key, document);
  }

  /** Changes an open document; one that is not open is ignored, as a late message. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const key = normalizeUri(uri);
    const before = this.#documents.get(key);
    if (before === undefined) return;
    const document = changeDocument(before, version, changes, this.#encoding);
    this.#documents.set(key, document);
    this.#place(key, document);
  }

  close(uri: string): void {
    const key = normalizeUri(uri);
    this.#documents.delete(key);
    const placed = this.#placed.get(key);
    this.#placed.delete(key);
    placed?.project.setOpen(placed.path, undefined);
    this.#dropUnused();
  }

  /** Notices files that were made, changed or deleted on the disk. */
  noticeFiles(uris: readonly string[]): void {
    for (const uri of uris) {
      const key = normalizeUri(uri);
      if (key.endsWith("/funnel.yaml")) this.#replaceAll();
      for (const project of this.#projects.values()) {
        const path = pathIn(project.place.rootUri, key);
        if (path !== undefined) project.noticeFile(path);
      }
    }
  }

  /** The document as the editor has it. */
  documentOf(uri: string): OpenDocument | undefined {
    return this.#documents.get(normalizeUri(uri));
  }

  /** The project of a document, open or not. */
  projectOf(uri: string): Project | undefined {
    const key = normalizeUri(uri);
    const placed = this.#placed.get(key);
    if (placed !== undefined) return placed.project;
    return this.projects
      .filter(({ place }) => place.onlyPath === undefined && pathIn(place.rootUri, key) !== undefined)
      .sort((left, right) => right.place.rootUri.length - left.place.rootUri.length)[0];
  }

  /** The present state of the project of a document. */
  snapshotOf(uri: string): Snapshot | undefined {
    return this.projectOf(uri)?.snapshot();
  }

  #place(key: string, document: OpenDocument): void {
    let placed = this.#placed.get(key);
    if (placed === undefined) {
      placed = this.#findPlace(key);
      if (placed === undefined) return;
      this.#placed.set(key, placed);
    }
    placed.project.setOpen(placed.path, document);
  }

  #findPlace(key: string): Placed | undefined {
    const rootUri = this.#environment.findRoot(key);
    const path = rootUri === undefined ? undefined : pathIn(rootUri, key);
    if (rootUri !== undefined && path !== undefined) {
      return { project: this.#openProject({ rootUri, onlyPath: undefined }), path };
    }
    // Data beside no project says nothing about a funnel.
    const folder = folderOf(key);
    const name = pathIn(folder, key) ?? key;
    if (/\.(ya?ml|csv)$/i.test(name)) return undefined;
    const onlyPath = name.endsWith(".funnel") ? name : `${name}.funnel`;
    return { project: this.#openProject({ rootUri: folder, onlyPath }), path: onlyPath };
  }

  #openProject(place: ProjectPlace): Project {
    const key = `${place.rootUri}/${place.onlyPath ?? ""}`;
    let project = this.#projects.get(key);
    if (project === undefined) {
      const host = /^[^:]+:\/\//.test(place.rootUri)
        ? this.#environment.openFolder(place.rootUri)
        : createMemoryHost({});
      project = new Project(place, host, this.#encoding);
      this.#projects.set(key, project);
    }
    return project;
  }

  /** A manifest has come or gone: every document may belong to another project now. */
  #replaceAll(): void {
    for (const [key, { project, path }] of this.#placed) {
      const found = this.#findPlace(key);
      if (found?.project === project) continue;
      project.setOpen(path, undefined);
      this.#placed.delete(key);
    }
    for (const [key, document] of this.#documents) if (!this.#placed.has(key)) this.#place(key, document);
    for (const folder of this.#folders) this.addFolder(folder);
    this.#dropUnused();
  }

  #dropUnused(): void {
    const wanted = new Set([...this.#folders].flatMap((folder) => this.#environment.findProjects(folder)));
    for (const [key, { place, openCount }] of this.#projects) {
      if (openCount === 0 && (place.onlyPath !== undefined || !wanted.has(place.rootUri))) this.#projects.delete(key);
    }
  }
}
