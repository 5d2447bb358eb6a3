/** What to say about a name in an expression that is no value: what else it is, or what was meant. */
import type { FunnelSymbol, SymbolKind } from "../../bind/symbol.ts";
import { describeSymbolKind } from "../../bind/symbol-words.ts";
import { replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Name } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { listNames } from "../references.ts";

/** Reports a bare name that stands for no value here. */
export function reportUnknownValue(ctx: CheckContext, name: Name): void {
  if (reportOtherKind(ctx, name) || reportAttribute(ctx, name) || reportMember(ctx, name)) return;
  const nearest = suggest(name.text, visibleNames(ctx));
  const fields = [...ctx.bound.scopeOf("field").keys()];
  report(ctx, "unknown-name", name, `Nothing that can be asked about a lead is called \`${name.text}\`.`, {
    help:
      nearest !== undefined
        ? `Did you mean \`${nearest}\`?`
        : fields.length === 0
          ? "Declare a field of the lead, a score, a segment or a need of this name."
          : `The lead's fields are ${listNames(fields)}.`,
    fix: nearest === undefined ? undefined : replaceText(ctx.source, name.start, name.end, nearest),
  });
}

/** How to ask about what is declared, but is no value itself. */
const questions: Partial<Record<SymbolKind, (name: string) => string>> = {
  stage: (name) => `stage is ${name}\`, or \`was ${name}`,
  persona: (name) => `persona is ${name}`,
  phase: (name) => `phase is ${name}`,
  activity: (name) => `did ${name}`,
  nurture: (name) => `nurture is ${name}`,
  queue: (name) => `queue is ${name}`,
  account_field: (name) => `account.${name}`,
  channel: (name) => `consent.${name}`,
};

const repairs: Partial<Record<SymbolKind, string>> = {
  persona: "persona is ",
  phase: "phase is ",
  stage: "stage is ",
  activity: "did ",
  account_field: "account.",
};

function reportOtherKind(ctx: CheckContext, name: Name): boolean {
  for (const [kind, ask] of Object.entries(questions) as [SymbolKind, (name: string) => string][]) {
    if (!ctx.bound.scopeOf(kind).has(name.text)) continue;
    const repair = repairs[kind];
    report(
      ctx,
      "wrong-type",
      name,
      `\`${name.text}\` is ${describeSymbolKind(kind).one}, which is no question by itself.`,
      {
        help: `Ask \`${ask(name.text)}\`.`,
        fix: repair === undefined ? undefined : replaceText(ctx.source, name.start, name.end, repair + name.text),
      },
    );
    return true;
  }
  return false;
}

function reportAttribute(ctx: CheckContext, name: Name): boolean {
  for (const activity of ctx.bound.scopeOf("activity").values()) {
    if (!ctx.bound.membersOf(activity).has(name.text)) continue;
    const message = `\`${name.text}\` is an attribute of \`${activity.name}\`, and can be asked about only inside its \`where\`.`;
    report(ctx, "expression-not-allowed", name, message, {
      help: `Ask \`did ${activity.name} where ${name.text} …\`, or \`last ${activity.name}.${name.text}\`.`,
    });
    return true;
  }
  return false;
}

function reportMember(ctx: CheckContext, name: Name): boolean {
  for (const field of ctx.bound.scopeOf("field").values()) {
    if (!isMemberOf(ctx, field, name.text)) continue;
    report(ctx, "wrong-type", name, `\`${name.text}\` is a member of the field \`${field.name}\`, not a question.`, {
      help: `Ask \`${field.name} is ${name.text}\`.`,
    });
    return true;
  }
  return false;
}

function isMemberOf(ctx: CheckContext, field: FunnelSymbol, text: string): boolean {
  return ctx.bound.membersOf(field).has(text);
}

/** Every name that could stand here, for the search for the nearest. */
function visibleNames(ctx: CheckContext): string[] {
  const names = (ctx.activities ?? []).flatMap((activity) => [...ctx.bound.membersOf(activity).keys()]);
  for (const kind of ["field", "score", "segment", "need", "fact"] as const) {
    for (const name of ctx.bound.scopeOf(kind).keys()) {
      if (name !== "quarantined" || ctx.test !== undefined) names.push(name);
    }
  }
  return names;
}
