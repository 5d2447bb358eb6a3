/** Makes elements of the page; texts are always text, never markup. */

type Attributes = Readonly<Record<string, string | ((event: Event) => void)>>;

/** An element with attributes, listeners under names such as `onclick`, and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "string") node.setAttribute(name, value);
    else node.addEventListener(name.replace(/^on/, ""), value);
  }
  node.append(...children);
  return node;
}

/** The element of `index.html` with this id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element #${id}.`);
  return found;
}
