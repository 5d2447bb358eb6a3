/** Finds the browser that tests of pages drive; where there is none, they are skipped, and say so. */
import { spawnSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

const candidates = [process.env["CHROMIUM"], "chromium", "chromium-browser", "google-chrome"].filter(
  (name) => name !== undefined && name !== "",
) as string[];

/** The path of a Chromium of this machine; `undefined` without one. */
export const chromiumPath: string | undefined = candidates
  .map((name) => spawnSync("sh", ["-c", `command -v "${name}"`], { encoding: "utf8" }).stdout.trim())
  .find((path) => path !== "");

/** Starts the browser without a window. The caller closes it. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("There is no Chromium on this machine.");
  return chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--disable-gpu"] });
}
