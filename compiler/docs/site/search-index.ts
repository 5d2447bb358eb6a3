/** What the search looks through, as a script, because a page opened from a disk may not read other files. */
import type { PlanNames } from "../words/names.ts";
import { plainText } from "../words/phrase.ts";
import type { Page } from "./page-context.ts";
import { locate } from "./pages.ts";
import { listTerms } from "./terms.ts";

export function writeSearchIndex(names: PlanNames, pages: readonly Page[]): string {
  const entries = [
    ...pages.map(({ id, title, lead }) => ({ title, kind: "Page", name: id, text: lead, href: `${id}.html` })),
    ...listTerms(names).flatMap(({ id, kind, title, name, doc, meaning }) => {
      const found = locate(pages, id);
      if (found === undefined) return [];
      const text = [doc ?? "", plainText(meaning)].filter((part) => part !== "").join(" — ");
      return [{ title, kind, name, text, href: `${found.page.id}.html#${found.anchor}` }];
    }),
  ];
  const lines = entries.map((entry, id) => `${escapeScript(JSON.stringify({ id, ...entry }))},`);
  return `globalThis.funnelSearchEntries = [\n${lines.join("\n")}\n];\n`;
}

/** JSON that is also safe where HTML or an older script engine would look for something else. */
function escapeScript(json: string): string {
  return json.replace(
    /[<>\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
