/** Writes XML elements that are well formed whatever the text in them. */

/** An element with its attributes, those without a value left out, and its content, which is XML already. */
export function writeElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeAttribute(String(value))}"`],
  );
  const opening = `<${name}${written.join("")}`;
  return content.length === 0 ? `${opening}/>` : `${opening}>${content.join("")}</${name}>`;
}

/** Text between tags. */
export function escapeText(text: string): string {
  return showForbidden(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** White space other than a space would be read as a space if it stood in an attribute as it is. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** Most control characters and lone surrogates may not stand in XML 1.0, not even as references. */
function showForbidden(text: string): string {
  return text.replaceAll(
    /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
