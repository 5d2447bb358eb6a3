/** Reads the XML that the reports write, strictly: anything that is not well formed is thrown. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The text directly in the element, with references resolved. */
  text: string;
}

const token =
  /<\?xml version="1\.0" encoding="UTF-8"\?>|<\/(?<closing>[\w-]+)>|<(?<opening>[\w-]+)(?<attributes>(?: [\w-]+="[^"<]*")*)(?<empty>\/)?>|(?<text>[^<]+)/uy;

/** The root element. */
export function readXml(document: string): XmlElement {
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(document)) throw new Error("bad character");
  const root: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < document.length) {
    const at = token.lastIndex;
    const groups = token.exec(document)?.groups;
    if (groups === undefined) throw new Error(`no markup at ${at}: ${document.slice(at, at + 40)}`);
    const parent = open.at(-1) ?? root;
    if (groups["text"] !== undefined) {
      if (groups["text"].includes("]]>")) throw new Error("]]> in text");
      parent.text += resolve(groups["text"]);
    } else if (groups["closing"] !== undefined) {
      if (open.pop()?.name !== groups["closing"]) throw new Error(`</${groups["closing"]}> closes nothing`);
    } else if (groups["opening"] !== undefined) {
      const element = {
        name: groups["opening"],
        attributes: readAttributes(groups["attributes"]),
        children: [],
        text: "",
      };
      parent.children.push(element);
      if (groups["empty"] === undefined) open.push(element);
    }
  }
  const [element] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || element === undefined) throw new Error("not one root");
  if (root.text.trim() !== "") throw new Error("text outside the root");
  return element;
}

/** All elements of a name, at any depth. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findElements(child, name)]);
}

function readAttributes(text = ""): Record<string, string> {
  const pairs = [...text.matchAll(/ ([\w-]+)="([^"]*)"/gu)].map(([, name = "", value = ""]) => [name, value] as const);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error("an attribute stands twice");
  // A parser reads white space in an attribute as spaces; what stands for itself is written as a reference.
  return Object.fromEntries(pairs.map(([name, value]) => [name, resolve(value.replaceAll(/[\t\n\r]/gu, " "))]));
}

function resolve(text: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replaceAll("\r\n", "\n").replaceAll(/&([^;]*;?)/gu, (_, rest: string) => {
    const [, decimal, name] = /^(?:#(\d+)|([a-z]+));$/u.exec(rest) ?? [];
    const character = decimal === undefined ? names[name ?? ""] : String.fromCodePoint(Number(decimal));
    if (character === undefined) throw new Error(`bad reference &${rest}`);
    return character;
  });
}
