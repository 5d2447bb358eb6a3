/** How the kinds of symbols are called in messages. */
import { assertNever } from "../text/invariant.ts";
import type { SymbolKind } from "./symbol.ts";

interface KindWords {
  /** With its article: `a stage`. */
  readonly one: string;
  readonly many: string;
}

/** The words for one symbol of a kind and for several. */
export function describeSymbolKind(kind: SymbolKind): KindWords {
  switch (kind) {
    case "field":
      return { one: "a lead field", many: "lead fields" };
    case "account_field":
      return { one: "an account field", many: "account fields" };
    case "enum_member":
      return { one: "a member", many: "members" };
    case "activity":
      return { one: "an activity", many: "activities" };
    case "attribute":
      return { one: "an attribute", many: "attributes" };
    case "content":
      return { one: "a content", many: "contents" };
    case "agreement":
      return { one: "an agreement", many: "agreements" };
    case "sla":
      return { one: "an SLA", many: "SLAs" };
    case "test_lead":
      return { one: "a lead of this test", many: "leads of this test" };
    case "fact":
      return { one: "a word of the language", many: "words of the language" };
    case "funnel":
    case "team":
    case "calendar":
    case "channel":
    case "need":
    case "segment":
    case "persona":
    case "phase":
    case "stage":
    case "reason":
    case "score":
    case "grade":
    case "nurture":
    case "queue":
    case "routing":
    case "measure":
      return { one: `a ${kind}`, many: `${kind}s` };
    default:
      return assertNever(kind);
  }
}
