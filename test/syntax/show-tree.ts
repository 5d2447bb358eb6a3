/** Shows a tree as an s-expression without spans, for goldens that people can read. */

/** One line for a node whose text is short, nested lines for others; names and literals are shown as written. */
export function showTree(value: unknown, indent = ""): string {
  const short = showShort(value);
  if (short.length + indent.length <= 110) return short;
  const inner = `${indent}  `;
  const parts = partsOf(value as Record<string, unknown>).map(([name, part]) => {
    if (Array.isArray(part)) {
      return `${inner}${name}:\n${part.map((item) => `${inner}  ${showTree(item, `${inner}  `)}`).join("\n")}`;
    }
    return `${inner}${name}: ${showTree(part, inner)}`;
  });
  return `(${(value as { kind: string }).kind}\n${parts.join("\n")})`;
}

function showShort(value: unknown): string {
  if (value === undefined) return "_";
  if (Array.isArray(value)) return `[${value.map(showShort).join(" ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const node = value as Record<string, unknown>;
  if (node["kind"] === "Name") return String(node["text"] || "<missing>");
  if (node["kind"] === "Number") return String(node["value"]);
  if (node["kind"] === "Percent") return `${String(node["value"])}%`;
  if (node["kind"] === "String") return JSON.stringify(node["value"]) + (node["block"] === true ? "block" : "");
  if (node["kind"] === "NameReference") return `'${showShort(node["name"])}`;
  const parts = partsOf(node).map(([name, part]) => `${name}: ${showShort(part)}`);
  return `(${[node["kind"], ...parts].join(" ")})`;
}

/** What a node holds, without spans, keywords and what is absent. */
function partsOf(node: Record<string, unknown>): [string, unknown][] {
  const hidden = new Set(["kind", "start", "end", "keyword", "source", "comments"]);
  return Object.entries(node).filter(
    ([name, part]) => !hidden.has(name) && part !== undefined && !(Array.isArray(part) && part.length === 0),
  );
}
