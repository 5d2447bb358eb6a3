/** Links in a file: catalogues that it names, and web addresses in texts, comments and catalogues. */
import type { DocumentLink } from "vscode-languageserver";
import { resolveFrom } from "../../compiler/project/path.ts";
import { uriIn } from "../workspace/environment.ts";
import type { FileView, Snapshot } from "../workspace/snapshot.ts";

/** In order of position. */
export function findLinks(snapshot: Snapshot, file: FileView): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { start, tree } of file.parts) {
    for (const declaration of tree?.declarations ?? []) {
      if (declaration.kind !== "Catalog") continue;
      const { path } = declaration;
      const target = resolveFrom(file.path, path.value);
      if (target === undefined || path.end - path.start < 2) continue;
      // Without the quotes.
      const range = file.positions.rangeOf({ start: start + path.start + 1, end: start + path.end - 1 });
      links.push({ range, target: snapshot.files.get(target)?.uri ?? uriIn(snapshot.rootUri, target) });
    }
  }
  for (const match of file.text.matchAll(/https?:\/\/[^\s"'<>`,;]+[^\s"'<>`,;.)\]]/g)) {
    const range = file.positions.rangeOf({ start: match.index, end: match.index + match[0].length });
    links.push({ range, target: match[0] });
  }
  return links;
}
