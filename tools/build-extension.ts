/** Writes the Visual Studio Code extension to `dist/`, as a `.vsix` file. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packExtension } from "./pack-extension.ts";

const folder = join(import.meta.dirname, "..", "dist");
const { name, bytes } = await packExtension();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, name), bytes);
console.log(`Packed dist/${name}: ${(bytes.length / 1e6).toFixed(1)} MB.`);
