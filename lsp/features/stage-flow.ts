/** What leads to a stage and where it goes: every way on which a lead moves from one stage to another. */
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import type { PlacedDeclaration } from "../../compiler/check/checked.ts";
import type { Name, SlaDeclaration, StageDeclaration, TurnbackDeclaration } from "../../compiler/syntax/ast/index.ts";
import type { Location, Source, Span } from "../../compiler/text/source.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/** Where a way begins: a stage, a `turnback` of one, or an SLA that moves leads. */
export type Origin =
  | { readonly kind: "stage"; readonly symbol: FunnelSymbol }
  | { readonly kind: "turnback" | "sla"; readonly name: string; readonly at: Location; readonly whole: Location };

/** One way. */
export interface Way {
  readonly from: Origin;
  readonly to: FunnelSymbol;
  /** Where the origin or the target is named. */
  readonly at: Location;
  /** The clause that says when, as written: `on demo_requested where …`. */
  readonly when: string;
}

/** Every way between stages, in order of path and position. */
export function listWays(snapshot: Snapshot): Way[] {
  const ways: Way[] = [];
  for (const placed of snapshot.checked.declarations) {
    const { declaration } = placed;
    if (declaration.kind === "Lifecycle") {
      for (const item of declaration.body) if (item.kind === "Stage") addStage(snapshot, ways, placed.source, item);
    } else if (declaration.kind === "Turnback") addTurnback(snapshot, ways, placed, declaration);
    else if (declaration.kind === "Sla") addSla(snapshot, ways, placed, declaration);
  }
  return ways;
}

function addStage(snapshot: Snapshot, ways: Way[], source: Source, stage: StageDeclaration): void {
  const self = stageOf(snapshot, stage.name);
  if (self === undefined) return;
  for (const item of stage.body) {
    if (item.kind === "Enter") {
      const last = item.from.at(-1);
      const when = last === undefined ? "" : quote(source, { start: last.end, end: item.end });
      for (const name of item.from) {
        const from = stageOf(snapshot, name);
        if (from !== undefined)
          ways.push({ from: { kind: "stage", symbol: from }, to: self, at: place(source, name), when });
      }
    } else if (item.kind === "Limit") {
      const to = stageOf(snapshot, item.stage);
      const when = `after ${quote(source, item.duration)}`;
      if (to !== undefined)
        ways.push({ from: { kind: "stage", symbol: self }, to, at: place(source, item.stage), when });
    }
  }
}

function addTurnback(
  snapshot: Snapshot,
  ways: Way[],
  { source }: PlacedDeclaration,
  declaration: TurnbackDeclaration,
): void {
  const name = `turnback ${declaration.stage.text}`;
  const from: Origin = {
    kind: "turnback",
    name,
    at: place(source, declaration.stage),
    whole: place(source, declaration),
  };
  for (const row of declaration.body) {
    if (row.kind !== "TurnbackRow" || row.target.kind !== "TargetStage") continue;
    const to = stageOf(snapshot, row.target.stage);
    const when = row.otherwise ? "otherwise" : row.reasons.map(({ text }) => text).join(", ");
    if (to !== undefined) ways.push({ from, to, at: place(source, row.target.stage), when });
  }
}

function addSla(snapshot: Snapshot, ways: Way[], { source }: PlacedDeclaration, declaration: SlaDeclaration): void {
  const from: Origin = {
    kind: "sla",
    name: declaration.name.text,
    at: place(source, declaration.name),
    whole: place(source, declaration),
  };
  for (const tier of declaration.body) {
    if (tier.kind !== "Tier") continue;
    for (const action of tier.actions) {
      if (action.kind !== "ActionMove") continue;
      const to = stageOf(snapshot, action.stage);
      const threshold = tier.at ?? tier.after;
      const when = threshold === undefined ? "" : `${tier.keyword.text} ${quote(source, threshold)}`;
      if (to !== undefined) ways.push({ from, to, at: place(source, action.stage), when });
    }
  }
}

function stageOf({ checked }: Snapshot, name: Name): FunnelSymbol | undefined {
  return name.text === "" ? undefined : checked.lookup("stage", name.text);
}

function place(source: Source, { start, end }: Span): Location {
  return { source, start, end };
}

function quote({ text }: Source, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, " ").trim();
}
