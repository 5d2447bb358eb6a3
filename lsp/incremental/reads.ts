/** Records what checking a declaration reads of the rest of the project, so that only its readers are checked again. */
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { BaseNode } from "../../compiler/syntax/ast/index.ts";
import type { Location } from "../../compiler/text/source.ts";

/** What one declaration has read. A key is `kind:name`, `kind:name.member` or, for all names of a scope, its beginning. */
export interface Reads {
  /** Names that were looked up, found or not, and scopes that were listed. */
  readonly names: Set<string>;
  /** The names that were looked up to use what was found, without those that were only asked for. */
  readonly lookups: Set<string>;
  /** Symbols whose declaring nodes were looked into. */
  readonly nodes: Set<string>;
  /** True when the list of all declarations was read. */
  declarations: boolean;
}

export function createReads(): Reads {
  return { names: new Set(), lookups: new Set(), nodes: new Set(), declarations: false };
}

/** Knows which declaration is being checked; nothing is recorded while none is. */
export class ReadRecorder {
  current: Reads | undefined;
  isProbing = false;

  name(key: string): void {
    this.current?.names.add(key);
  }

  /** Notes a lookup beside the name; only probes want them, since they would double the memory. */
  lookup(key: string): void {
    this.current?.names.add(key);
    if (this.isProbing) this.current?.lookups.add(key);
  }

  node(key: string): void {
    this.current?.nodes.add(key);
  }

  declarations(): void {
    if (this.current !== undefined) this.current.declarations = true;
  }
}

/** A symbol whose node cannot be looked into unseen. */
export class ProjectSymbol implements FunnelSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly location: Location | undefined;
  readonly parent: ProjectSymbol | undefined;
  /** `field:country`, `field:country.DE`. */
  readonly key: string;
  /** The names declared inside, and the same as others may see them. */
  members: ReadonlyMap<string, ProjectSymbol> | undefined;
  readonly #node: BaseNode | undefined;
  readonly #recorder: ReadRecorder;
  #scope: TrackedScope | undefined;

  constructor(
    recorder: ReadRecorder,
    kind: SymbolKind,
    name: string,
    location: Location | undefined,
    node: BaseNode | undefined,
    parent: ProjectSymbol | undefined,
  ) {
    this.kind = kind;
    this.name = name;
    this.location = location;
    this.parent = parent;
    this.key = parent === undefined ? `${kind}:${name}` : `${parent.key}.${name}`;
    this.#node = node;
    this.#recorder = recorder;
  }

  get node(): BaseNode | undefined {
    this.#recorder.node(this.key);
    return this.#node;
  }

  /** The names inside, whose reading is recorded. */
  get scope(): TrackedScope {
    return (this.#scope ??= new TrackedScope(this.#recorder, `${this.key}.`, this.members ?? new Map()));
  }

  /** The text that declares it. */
  get text(): string {
    if (this.location === undefined || this.#node === undefined) return "";
    return this.location.source.text.slice(this.#node.start, this.#node.end);
  }
}

/** A scope that tells the recorder which of its names are asked for. */
export class TrackedScope implements ReadonlyMap<string, FunnelSymbol> {
  readonly #recorder: ReadRecorder;
  readonly #prefix: string;
  /** The names without recording. */
  readonly inner: ReadonlyMap<string, FunnelSymbol>;

  constructor(recorder: ReadRecorder, prefix: string, inner: ReadonlyMap<string, FunnelSymbol>) {
    this.#recorder = recorder;
    this.#prefix = prefix;
    this.inner = inner;
  }

  get(name: string): FunnelSymbol | undefined {
    this.#recorder.lookup(this.#prefix + name);
    return this.inner.get(name);
  }

  has(name: string): boolean {
    this.#recorder.name(this.#prefix + name);
    return this.inner.has(name);
  }

  get size(): number {
    return this.#whole().size;
  }

  keys(): MapIterator<string> {
    return this.#whole().keys();
  }

  values(): MapIterator<FunnelSymbol> {
    return this.#whole().values();
  }

  entries(): MapIterator<[string, FunnelSymbol]> {
    return this.#whole().entries();
  }

  [Symbol.iterator](): MapIterator<[string, FunnelSymbol]> {
    return this.#whole().entries();
  }

  forEach(action: (symbol: FunnelSymbol, name: string, map: ReadonlyMap<string, FunnelSymbol>) => void): void {
    for (const [name, symbol] of this.#whole()) action(symbol, name, this);
  }

  #whole(): ReadonlyMap<string, FunnelSymbol> {
    this.#recorder.name(this.#prefix);
    return this.inner;
  }
}

/** The key of any symbol; built-ins have those of their kind and name. */
export function keyOf(symbol: FunnelSymbol): string {
  return symbol instanceof ProjectSymbol ? symbol.key : `${symbol.kind}:${symbol.name}`;
}
