/** Checks `agreement` and `value`: what teams sign, and what a deal is assumed to be worth. */
import type { SingleKind } from "../../bind/bound-project.ts";
import type { SymbolKind } from "../../bind/symbol.ts";
import { replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { AgreementDeclaration, CoveredDeclaration, ValueDeclaration } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkDuration } from "../duration.ts";
import { checkMovedIn, checkOnce, requireProperty } from "../properties.ts";
import { checkMoney, checkShare } from "../quantity.ts";
import { resolve, resolveEach } from "../references.ts";

export function checkAgreement(ctx: CheckContext, agreement: AgreementDeclaration): void {
  checkOnce(ctx, agreement.body, { Between: "between", Covers: "covers", Review: "review every" });
  checkMovedIn(ctx, agreement.body, ctx.bound.scopeOf("agreement"));
  requireProperty(ctx, agreement, agreement.body, {
    kinds: ["Between"],
    words: "teams",
    example: "between marketing, sales",
  });
  requireProperty(ctx, agreement, agreement.body, {
    kinds: ["Covers"],
    words: "something it covers",
    example: "covers lifecycle",
  });
  for (const item of agreement.body) {
    if (item.kind === "Between") resolveEach(ctx, "team", item.value);
    else if (item.kind === "Review") checkDuration(ctx, item.value, "elapsed");
    else if (item.kind === "Covers") checkCovers(ctx, item.value);
  }
}

/** What an agreement covers by its kind alone. */
export const singleWords: Readonly<Record<string, SingleKind>> = {
  funnel: "Funnel",
  lead: "Lead",
  account: "Account",
  journey: "Journey",
  lifecycle: "Lifecycle",
  "content map": "ContentMap",
  "contact policy": "ContactPolicy",
  profiling: "Profiling",
  identity: "Identity",
  hygiene: "Hygiene",
  value: "Value",
};

/** What it covers by kind and name; a `turnback` goes by its stage. */
export const namedWords: Readonly<Record<string, SymbolKind>> = {
  team: "team",
  calendar: "calendar",
  channel: "channel",
  activity: "activity",
  need: "need",
  segment: "segment",
  persona: "persona",
  score: "score",
  content: "content",
  nurture: "nurture",
  turnback: "stage",
  queue: "queue",
  routing: "routing",
  sla: "sla",
  measure: "measure",
};

function checkCovers(ctx: CheckContext, covered: readonly CoveredDeclaration[]): void {
  const seen = new Set<string>();
  for (const item of covered) {
    const text = `${item.keyword.text} ${item.name?.text ?? ""}`;
    if (seen.has(text)) {
      report(ctx, "duplicate-name", item, `\`${text.trim()}\` is covered already.`, { help: "Delete one of the two." });
    }
    seen.add(text);
    checkCovered(ctx, item);
  }
}

function checkCovered(ctx: CheckContext, { keyword, name }: CoveredDeclaration): void {
  if (keyword.text === "") return;
  const single = singleWords[keyword.text];
  const kind = namedWords[keyword.text];
  if (single === undefined && kind === undefined) {
    const nearest = suggest(keyword.text, [...Object.keys(singleWords), ...Object.keys(namedWords)]);
    report(ctx, "unknown-name", keyword, `No kind of declaration is called \`${keyword.text}\`.`, {
      help:
        nearest === undefined
          ? "Write a kind and a name, as in `score fit`, or `lifecycle`."
          : `Did you mean \`${nearest}\`?`,
      fix: nearest === undefined ? undefined : replaceText(ctx.source, keyword.start, keyword.end, nearest),
    });
  } else if (kind !== undefined && name !== undefined) {
    if (resolve(ctx, kind, name) !== undefined && keyword.text === "turnback") requireTurnback(ctx, name.text, keyword);
  } else if (kind !== undefined) {
    report(ctx, "missing-property", keyword, `\`${keyword.text}\` does not say which one.`, {
      help: `Write its name too, as in \`${keyword.text} ${[...ctx.bound.scopeOf(kind).keys()][0] ?? "NAME"}\`.`,
    });
  } else if (single !== undefined && ctx.bound.single(single) === undefined) {
    report(ctx, "missing-declaration", keyword, `The project has no \`${keyword.text}\` to cover.`, {
      help: `Declare it, or delete it here.`,
    });
  }
}

function requireTurnback(
  ctx: CheckContext,
  stage: string,
  place: { readonly start: number; readonly end: number },
): void {
  if (ctx.bound.turnbackOf(stage) !== undefined) return;
  report(ctx, "missing-declaration", place, `The stage \`${stage}\` has no \`turnback\` to cover.`, {
    help: `Declare \`turnback ${stage} { … }\`, or delete it here.`,
  });
}

export function checkValue(ctx: CheckContext, value: ValueDeclaration): void {
  checkOnce(ctx, value.body, { Deal: "deal" });
  const seen = new Set<string>();
  for (const item of value.body) {
    if (item.kind === "Deal") checkMoney(ctx, item.value);
    if (item.kind !== "Conversion") continue;
    const stage = resolve(ctx, "stage", item.stage);
    checkShare(ctx, item.rate, { least: "zero", most: 100 }, "A conversion");
    if (stage === undefined) continue;
    if (seen.has(stage.name)) {
      report(ctx, "repeated-property", item.stage, `The conversion of \`${stage.name}\` is given already.`, {
        help: "Delete one of the two.",
      });
    }
    seen.add(stage.name);
  }
}
