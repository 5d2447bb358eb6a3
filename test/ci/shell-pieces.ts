/** Finds the shell in YAML files and documents. */
import { parse } from "yaml";

/** A piece of shell, and where it is from. */
export interface Shell {
  readonly where: string;
  readonly text: string;
}

/** Everything under `run`, `script`, `before_script` and `entry`, wherever it stands; a list of lines is one piece. */
export function listShell(path: string, yaml: string): readonly Shell[] {
  const found: Shell[] = [];
  const look = (value: unknown, where: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const place = `${where}/${key}`;
      if (/^(?:run|script|before_script|entry)$/.test(key))
        found.push({ where: place, text: [inner].flat().join("\n") });
      look(inner, place);
    }
  };
  look(parse(yaml), path);
  return found;
}

/** The fenced blocks of a document in one language. */
export function listBlocks(path: string, markdown: string, language: string): readonly Shell[] {
  const pattern = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm");
  return [...markdown.matchAll(pattern)].map((match, index) => ({
    where: `${path}, ${language} block ${index + 1}`,
    text: match[1] ?? "",
  }));
}
