/** The playground in a real browser: findings while typing, tests, pictures, links, and nothing said to any server. */
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPlayground } from "../../tools/build-playground.ts";
import { chromiumPath, launchChromium } from "../chromium.ts";

describe.skipIf(chromiumPath === undefined)("the playground", () => {
  let folder: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "funnel-playground-"));
    await buildPlayground(folder);
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!/^(file|blob|data):/.test(request.url())) complaints.push(`asked the network for ${request.url()}`);
    });
    page.setDefaultTimeout(60_000);
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await page.locator("#status", { hasText: "No findings" }).waitFor();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const type = async (text: string): Promise<void> => {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText(text);
  };

  it("shows a mistake in the panel and under the text, and forgets it when it is undone", async () => {
    await type('\nteam sales_two { contcat "a@b.example" }\n');
    await page.locator(".finding", { hasText: "contcat" }).waitFor();
    await page.locator(".cm-lintRange-error").first().waitFor();
    await page.keyboard.press("Control+z");
    await page.locator("#status", { hasText: "No findings" }).waitFor();
    await expect.poll(() => page.locator(".cm-lintRange-error").count()).toBe(0);
  });

  it("runs the tests of the example", async () => {
    await page.getByRole("button", { name: "Run tests" }).click();
    await page.locator("#tally").waitFor();
    expect(await page.locator("#tally").textContent()).toMatch(/^[1-9]\d+ passed, 0 failed$/);
  });

  it("draws the lifecycle and the content map", async () => {
    await page.getByRole("tab", { name: "Lifecycle" }).click();
    expect(await page.locator("#panel svg").count()).toBe(1);
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#panel table tbody tr").count()).toBeGreaterThan(2);
  });

  it("has no violation of accessibility", async () => {
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
    for (const tab of ["Findings", "Tests", "Lifecycle", "Content map"]) {
      await page.getByRole("tab", { name: tab }).click();
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const result = await axe.run({ preload: false });
        // The editor's scroller holds the text itself, which takes the focus and the keys that scroll.
        return result.violations.flatMap(({ id, nodes }) =>
          nodes.filter(({ html }) => !html.includes("cm-scroller")).map(({ html }) => `${id}: ${html.slice(0, 120)}`),
        );
      });
      expect(violations, tab).toEqual([]);
    }
  });

  it("formats the file in the editor", async () => {
    await type('\nteam   extra   "Extra"   {   }\n');
    await page.getByRole("button", { name: "Format" }).click();
    await page.locator(".cm-line", { hasText: /^team extra "Extra"/ }).waitFor();
  });

  it("completes names of the project", async () => {
    await type("\nsegment s { when sta");
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "stage" }).first().waitFor();
  });

  it("shares the whole project by a link", async () => {
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Findings" }).click();
    await type("\n// shared by a link\n");
    await page.locator(".finding", { hasText: "lifecycle.funnel" }).first().waitFor();
    await page.getByRole("button", { name: "Share" }).click();
    await page.locator("#status", { hasText: "address bar" }).waitFor();
    const link = page.url();
    const other = await context.newPage();
    await other.goto(link);
    await other.locator(".cm-content", { hasText: "visitor" }).waitFor();
    await other.locator(".cm-content").click();
    await other.keyboard.press("Control+End");
    await other.locator(".cm-line", { hasText: "shared by a link" }).waitFor();
  });

  it("has complained of nothing, and asked no server for anything", () => {
    expect(complaints).toEqual([]);
  });
});
