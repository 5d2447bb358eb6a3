/** Makes `docs/rules/`: a page for every finding, and their list, from the rules themselves. */
import { format } from "prettier";
import { listCatalogue } from "../compiler/lint/catalogue.ts";
import { writeIndex, writePage } from "../compiler/lint/write-page.ts";
import type { GeneratedFile } from "./generated-file.ts";

export async function generateRuleDocs(): Promise<GeneratedFile[]> {
  const pages = listCatalogue();
  const texts = [
    { path: "docs/rules/README.md", text: writeIndex(pages) },
    ...pages.map((page) => ({ path: `docs/rules/${page.code}.md`, text: writePage(page) })),
  ];
  return Promise.all(
    texts.map(async ({ path, text }) => ({ path, text: await format(text, { parser: "markdown", printWidth: 120 }) })),
  );
}
