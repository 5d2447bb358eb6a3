/** Shows findings: form and meaning at once, logic and advice when nobody types, pushed or pulled as the editor likes. */
import type { Connection, Diagnostic as ProtocolDiagnostic } from "vscode-languageserver";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import { groupDiagnostics } from "./features/diagnostics.ts";
import { moveFindings } from "./features/move-findings.ts";
import { findRuleFindings } from "./features/rule-findings.ts";
import type { Project } from "./workspace/project.ts";
import { type Slices, workFor } from "./workspace/slices.ts";
import type { Snapshot } from "./workspace/snapshot.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface PublisherOptions {
  /** True for editors that ask for findings themselves; then nothing is pushed. */
  readonly isPulling: boolean;
  /** True when such an editor can be told to ask again. */
  readonly refreshes: boolean;
  /** True when an editor can be told to ask for hints again, some of which need proofs. */
  readonly refreshesHints: boolean;
  /** Milliseconds since 1970; without it nothing is said about dates that have passed. */
  readonly now: (() => number) | undefined;
}

/** A report for an editor that pulls. */
export type DocumentReport =
  | { readonly kind: "full"; readonly resultId: string; readonly items: readonly ProtocolDiagnostic[] }
  | { readonly kind: "unchanged"; readonly resultId: string };

/** So long after the last change rules are asked, in milliseconds; and so long works one slice of them. */
const idleDelay = 250;
const sliceLength = 5;

/** What was last told of a project. */
interface Told {
  /** What every file showed, so that only changes are sent and mended files are cleared. */
  readonly shown: Map<string, string>;
  rules: RuleAnswers | undefined;
  /** The state that is shown, and the answers of rules that are shown with it. */
  version: number | undefined;
  rulesShown: RuleAnswers | undefined;
}

/** What the rules said of a state. */
interface RuleAnswers {
  readonly version: number;
  readonly findings: readonly Diagnostic[];
}

export class Publisher {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #options: PublisherOptions;
  readonly #told = new Map<Project, Told>();
  #isWaiting = false;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(connection: Connection, workspace: Workspace, options: PublisherOptions) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#options = options;
  }

  /** Shows what has changed as soon as the messages that have arrived are read; several changes are checked once. */
  publishSoon(): void {
    clearTimeout(this.#idleTimer);
    if (this.#isWaiting || this.#isStopped) return;
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      if (!this.#isStopped) this.#publishAll();
    }, 0);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#idleTimer);
  }

  /** Everything known of the project of a document. */
  findingsOf(uri: string): readonly Diagnostic[] {
    const project = this.#workspace.projectOf(uri);
    if (project === undefined) return [];
    const snapshot = project.snapshot();
    return [...snapshot.diagnostics, ...this.#rulesOf(project, snapshot)];
  }

  pullDocument(uri: string, previousResultId: string | undefined): DocumentReport {
    const project = this.#workspace.projectOf(uri);
    const snapshot = project?.snapshot();
    const file = snapshot?.fileOf(uri);
    if (project === undefined || snapshot === undefined || file === undefined) {
      return { kind: "full", resultId: "none", items: [] };
    }
    const items = groupDiagnostics(snapshot, this.#rulesOf(project, snapshot)).get(file.path) ?? [];
    return makeReport(items, previousResultId);
  }

  pullWorkspace(previous: readonly { readonly uri: string; readonly value: string }[]): unknown {
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    const items = this.#workspace.projects.flatMap((project) => {
      const snapshot = project.snapshot();
      const groups = groupDiagnostics(snapshot, this.#rulesOf(project, snapshot));
      return [...snapshot.files.values()].map((file) => ({
        ...makeReport(groups.get(file.path) ?? [], known.get(file.uri)),
        uri: file.uri,
        version: project.documentOf(file.path)?.version ?? null,
      }));
    });
    return { items };
  }

  #publishAll(): void {
    const projects = this.#workspace.projects;
    for (const project of projects) this.#guard(() => this.#publish(project));
    for (const [project, told] of this.#told) {
      if (projects.includes(project)) continue;
      for (const uri of told.shown.keys()) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
      this.#told.delete(project);
    }
    this.#idleTimer = setTimeout(() => this.#askRules(), idleDelay);
  }

  #publish(project: Project): void {
    if (this.#options.isPulling) return;
    const told = this.#toldOf(project);
    if (told.version === project.version && told.rulesShown === told.rules) return;
    told.version = project.version;
    told.rulesShown = told.rules;
    const snapshot = project.snapshot();
    const groups = groupDiagnostics(snapshot, this.#rulesOf(project, snapshot));
    const now = new Set<string>();
    for (const [path, diagnostics] of groups) {
      const file = snapshot.files.get(path);
      const uri = file?.uri ?? `${snapshot.rootUri}/${path === "." ? "" : path}`;
      now.add(uri);
      this.#send(told, project, path, uri, diagnostics);
    }
    // An editor may wait for the first word about a document it has opened, even if there is nothing to say.
    for (const file of snapshot.files.values()) {
      if (now.has(file.uri) || project.documentOf(file.path) === undefined) continue;
      now.add(file.uri);
      this.#send(told, project, file.path, file.uri, []);
    }
    for (const uri of told.shown.keys()) {
      if (now.has(uri)) continue;
      told.shown.delete(uri);
      void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  #send(told: Told, project: Project, path: string, uri: string, diagnostics: ProtocolDiagnostic[]): void {
    const text = JSON.stringify(diagnostics);
    if (told.shown.get(uri) === text) return;
    told.shown.set(uri, text);
    const version = project.documentOf(path)?.version;
    void this.#connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  /** Asks the rules about every project that has changed since they were asked, a slice at a time. */
  #askRules(): void {
    const project = this.#workspace.projects.find((one) => this.#toldOf(one).rules?.version !== one.version);
    if (project === undefined || this.#isStopped) return;
    const work = findRuleFindings(project.snapshot(), this.#options.now?.());
    this.#continueRules(project, project.version, work);
  }

  #continueRules(project: Project, version: number, work: Slices<readonly Diagnostic[]>): void {
    this.#idleTimer = setTimeout(() => {
      // Whoever types has the machine; the timer begins anew after the change is shown.
      if (project.version !== version || this.#isStopped) return;
      const done = this.#guard(() => workFor(work, sliceLength)) ?? undefined;
      if (done === undefined) return;
      if (done.work === undefined) return this.#continueRules(project, version, work);
      this.#toldOf(project).rules = { version, findings: done.work.result };
      this.#guard(() => this.#publish(project));
      if (this.#options.isPulling && this.#options.refreshes) {
        void this.#connection.sendRequest("workspace/diagnostic/refresh").catch(() => undefined);
      }
      if (this.#options.refreshesHints) {
        void this.#connection.sendRequest("workspace/inlayHint/refresh").catch(() => undefined);
      }
      this.#askRules();
    }, 1);
  }

  /** What the rules said of this very snapshot; of an earlier one, moved with the text, while they are not asked again. */
  #rulesOf(project: Project, snapshot: Snapshot): readonly Diagnostic[] {
    const rules = this.#toldOf(project).rules;
    if (rules === undefined) return [];
    return rules.version === snapshot.version ? rules.findings : moveFindings(rules.findings, snapshot);
  }

  #toldOf(project: Project): Told {
    let told = this.#told.get(project);
    if (told === undefined) {
      told = { shown: new Map(), rules: undefined, version: undefined, rulesShown: undefined };
      this.#told.set(project, told);
    }
    return told;
  }

  /** A mistake of ours is logged, and the server goes on. */
  #guard<Result>(action: () => Result): { readonly work: Result } | undefined {
    try {
      return { work: action() };
    } catch (error) {
      this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    }
  }
}

function makeReport(items: readonly ProtocolDiagnostic[], previousResultId: string | undefined): DocumentReport {
  const resultId = fingerprint(JSON.stringify(items));
  return resultId === previousResultId ? { kind: "unchanged", resultId } : { kind: "full", resultId, items };
}

/** FNV-1a over code units: what is the same has the same, and a chance meeting costs no more than a late repaint. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${(hash >>> 0).toString(36)}-${text.length}`;
}
