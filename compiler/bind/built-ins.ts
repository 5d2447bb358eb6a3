/** What the language itself brings: channels and the words for where a lead stands. */
import type { FunnelSymbol, SymbolKind } from "./symbol.ts";

/** Every way to reach a lead that needs no `channel` declaration. */
export const builtInChannels = [
  "email",
  "direct_mail",
  "event",
  "phone",
  "web",
  "social",
  "sms",
  "chat",
  "in_app",
] as const;

/** The bare words an expression may ask about; `quarantined` only in tests. */
export const factNames = [
  "stage",
  "phase",
  "persona",
  "owner",
  "queue",
  "nurture",
  "reason",
  "created",
  "now",
  "quarantined",
] as const;

export type FactName = (typeof factNames)[number];

/** Makes the symbol of something that no source declares. */
export function createBuiltIn(kind: SymbolKind, name: string): FunnelSymbol {
  return { kind, name, location: undefined, node: undefined, parent: undefined };
}
