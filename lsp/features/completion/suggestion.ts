/** One thing that could stand at the cursor, before it becomes an item of the protocol. */
import type { CompletionItemKind } from "vscode-languageserver";
import type { FunnelSymbol } from "../../../compiler/bind/symbol.ts";

export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written beside it in the list. */
  readonly detail: string;
  /** Lower comes first; equal ones are in order of their labels unless `order` says more. */
  readonly rank: Rank;
  readonly order?: number;
  /** Text to insert instead of the label. */
  readonly insert?: string;
  /** A snippet in the protocol's syntax, for editors that take them; others get `insert` or the label. */
  readonly snippet?: string;
  readonly documentation?: string;
  /** What the documentation is made of when it is asked for. */
  readonly symbol?: FunnelSymbol;
}

/** What comes first: what fits the type, names, words that go on, and then what begins something else. */
export const ranks = { fitting: 0, value: 1, name: 2, keyword: 3, operator: 4, other: 5 } as const;
export type Rank = (typeof ranks)[keyof typeof ranks];
