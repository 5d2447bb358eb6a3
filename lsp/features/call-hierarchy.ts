/** The call hierarchy of editors, for stages: callers are what leads here, callees are where it goes. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import type { NamedDeclaration } from "../../compiler/syntax/ast/index.ts";
import type { Location } from "../../compiler/text/source.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Spot, symbolAt } from "../workspace/spot.ts";
import { listWays, type Origin, type Way } from "./stage-flow.ts";

/** The stage at a spot: one that is named there, or whose block the spot is in. */
export function prepareHierarchy(snapshot: Snapshot, spot: Spot): CallHierarchyItem[] | null {
  const symbol = symbolAt(snapshot, spot)?.symbol ?? enclosingStage(snapshot, spot);
  if (symbol?.kind !== "stage") return null;
  const item = showStage(snapshot, symbol, undefined);
  return item === undefined ? null : [item];
}

/** What leads to the stage of an item; nothing leads to SLAs and turnbacks. */
export function findIncoming(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const ways = listWays(snapshot).filter(({ to }) => keyOfItem(item) === `stage ${to.name}`);
  return group(ways, ({ from }) => keyOfOrigin(from)).flatMap((group) => {
    const from = showOrigin(snapshot, group[0]!.from, describe(group));
    return from === undefined ? [] : [{ from, fromRanges: rangesOf(snapshot, group) }];
  });
}

/** Where the stage, SLA or turnback of an item goes. */
export function findOutgoing(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const key = keyOfItem(item);
  const ways = listWays(snapshot).filter(
    ({ from }) =>
      keyOfOrigin(from) === key || (from.kind === "turnback" && key === from.name.replace("turnback", "stage")),
  );
  return group(ways, ({ to }) => to.name).flatMap((group) => {
    const to = showStage(snapshot, group[0]!.to, describe(group));
    return to === undefined ? [] : [{ to, fromRanges: rangesOf(snapshot, group) }];
  });
}

function enclosingStage(snapshot: Snapshot, { path }: Spot): FunnelSymbol | undefined {
  const stage = path.findLast((node) => node.kind === "Stage");
  return stage?.kind === "Stage" ? snapshot.checked.lookup("stage", stage.name.text) : undefined;
}

function showOrigin(snapshot: Snapshot, origin: Origin, detail: string): CallHierarchyItem | undefined {
  if (origin.kind === "stage") return showStage(snapshot, origin.symbol, detail);
  const kind = origin.kind === "sla" ? SymbolKind.Key : SymbolKind.Operator;
  return makeItem(snapshot, { name: origin.name, kind, detail, key: keyOfOrigin(origin) }, origin.whole, origin.at);
}

function showStage(
  snapshot: Snapshot,
  symbol: FunnelSymbol,
  detail: string | undefined,
): CallHierarchyItem | undefined {
  const { location, node } = symbol;
  if (location === undefined || node === undefined) return undefined;
  const title = (node as Partial<NamedDeclaration>).title?.value;
  const whole = { source: location.source, start: node.start, end: node.end };
  const head = { name: symbol.name, kind: SymbolKind.Enum, detail: detail ?? title, key: `stage ${symbol.name}` };
  return makeItem(snapshot, head, whole, location);
}

interface Head {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly detail: string | undefined;
  readonly key: string;
}

function makeItem(snapshot: Snapshot, head: Head, whole: Location, at: Location): CallHierarchyItem | undefined {
  const range = snapshot.locate(whole);
  const selection = snapshot.locate(at);
  if (range === undefined || selection === undefined) return undefined;
  return {
    name: head.name,
    kind: head.kind,
    ...(head.detail === undefined || head.detail === "" ? {} : { detail: head.detail }),
    uri: range.uri,
    range: range.range,
    selectionRange: selection.range,
    data: { key: head.key },
  };
}

function keyOfItem({ data }: CallHierarchyItem): string {
  return String((data as { readonly key?: unknown } | undefined)?.key);
}

function keyOfOrigin(origin: Origin): string {
  return origin.kind === "stage" ? `stage ${origin.symbol.name}` : `${origin.kind} ${origin.name}`;
}

function describe(ways: readonly Way[]): string {
  return [...new Set(ways.map(({ when }) => when).filter((when) => when !== ""))].join(" · ");
}

function rangesOf(snapshot: Snapshot, ways: readonly Way[]): Range[] {
  return ways.flatMap(({ at }) => snapshot.locate(at)?.range ?? []);
}

/** In order of the first of each group. */
function group(ways: readonly Way[], keyOf: (way: Way) => string): Way[][] {
  const groups = new Map<string, Way[]>();
  for (const way of ways) {
    const key = keyOf(way);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [way]);
    else known.push(way);
  }
  return [...groups.values()];
}
