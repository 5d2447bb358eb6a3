/** Links that hold a whole project: its texts, deflated, in the part behind `#` that no server sees. */
import type { ProjectFiles } from "./messages.ts";

const marker = "#p=";

/** The address of this page with a project in it. */
export async function makeLink(address: string, files: ProjectFiles): Promise<string> {
  const text = new Blob([JSON.stringify(files)]);
  const packed = await collect(text.stream().pipeThrough(new CompressionStream("deflate-raw")));
  return `${address.replace(/#.*$/, "")}${marker}${toBase64Url(packed)}`;
}

/** The project in an address; `undefined` when there is none, or none that can be read. */
export async function readLink(hash: string): Promise<ProjectFiles | undefined> {
  if (!hash.startsWith(marker)) return undefined;
  try {
    const packed = new Blob([fromBase64Url(hash.slice(marker.length))]);
    const text = await collect(packed.stream().pipeThrough(new DecompressionStream("deflate-raw")));
    const files: unknown = JSON.parse(new TextDecoder().decode(text));
    return isProject(files) ? files : undefined;
  } catch {
    return undefined;
  }
}

function isProject(value: unknown): value is ProjectFiles {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === "string")
  );
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
