/** Properties whose value is one of a few words of the language. */
import { replaceText } from "../diagnostics/fix.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Name } from "../syntax/ast/index.ts";
import type { CheckContext } from "./check-context.ts";
import { report } from "./check-context.ts";
import { listNames } from "./references.ts";

/** Reports a word that is none of `words`; `what` names the property. */
export function checkWord(ctx: CheckContext, name: Name, words: readonly string[], what: string): boolean {
  if (name.text === "" || words.includes(name.text)) return true;
  const nearest = suggest(name.text, words);
  report(ctx, "wrong-value", name, `\`${what}\` cannot be \`${name.text}\`.`, {
    help: nearest === undefined ? `It is one of ${listNames(words)}.` : `Did you mean \`${nearest}\`?`,
    fix: nearest === undefined ? undefined : replaceText(ctx.source, name.start, name.end, nearest),
  });
  return false;
}
