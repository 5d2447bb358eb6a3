/** The site in a real browser: nothing breaks, everybody can read it, the search works by keyboard, print is clean. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessAgreements } from "../../compiler/agreement/assess.ts";
import { emptyLock } from "../../compiler/agreement/lock.ts";
import { renderSite } from "../../compiler/docs/render-site.ts";
import { chromiumPath, launchChromium } from "../chromium.ts";
import { compileGarden, compileHostile } from "./small-plans.ts";

// Where no Chromium is installed these tests are reported as skipped.
describe.skipIf(chromiumPath === undefined)("the site in Chromium", () => {
  const plan = compileGarden();
  const files = renderSite(plan, { agreements: assessAgreements(plan, emptyLock, 0) });
  const pages = files.map(({ path }) => path).filter((path) => path.endsWith(".html"));
  const troubles: string[] = [];
  let folder: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "funnel-site-"));
    for (const { path, text } of files) writeFileSync(join(folder, path), text);
    const hostile = renderSite(compileHostile()).map(({ path, text }) => [`hostile-${path}`, text] as const);
    for (const [path, text] of hostile) writeFileSync(join(folder, path), text);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("console", (message) => troubles.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("dialog", (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) troubles.push(`asks for ${request.url()}`);
    });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (path: string): Promise<unknown> => page.goto(pathToFileURL(join(folder, path)).href);

  /** What axe finds on the page as it stands, by rule. */
  const audit = async (options: object): Promise<readonly string[]> => {
    const { violations } = (await page.evaluate(
      `axe.run(${JSON.stringify({ ...options, resultTypes: ["violations"], preload: false })})`,
    )) as axe.AxeResults;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`);
  };

  /** The widths at which something sticks out, since a page without faults may still be too wide for some screens. */
  const findOverflow = async (): Promise<readonly number[]> => {
    const tooWide: number[] = [];
    for (const width of [800, 360]) {
      await page.setViewportSize({ width, height: 900 });
      if (((await page.evaluate("document.documentElement.scrollWidth")) as number) > width) tooWide.push(width);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    if (((await page.evaluate("document.documentElement.scrollWidth")) as number) > 1280) tooWide.push(1280);
    return tooWide;
  };

  // A page is opened once for everything that is asked of each.
  test.each(pages)("%s has no faults, in light and in dark, and nothing sticks out", async (path) => {
    troubles.length = 0;
    await open(path);
    await page.evaluate(axe.source);
    const light = await audit({});
    await page.emulateMedia({ colorScheme: "dark" });
    // Only colours differ, so that the dark page is asked about contrast alone.
    const dark = await audit({ runOnly: { type: "rule", values: ["color-contrast"] } });
    await page.emulateMedia({ colorScheme: "light" });
    const tooWide = await findOverflow();
    expect({ light, dark, tooWide, troubles }).toEqual({ light: [], dark: [], tooWide: [], troubles: [] });
  });

  test("texts in drawings stay inside of them and apart from each other", async () => {
    for (const path of ["index.html", "service-levels.html", "scores.html", "hours.html"]) {
      await open(path);
      expect(await page.evaluate(findCollisions), path).toEqual([]);
    }
  });

  test("the search works by keyboard alone", async () => {
    troubles.length = 0;
    await open("index.html");
    await page.keyboard.press("/");
    await page.keyboard.type("greenhause");
    expect(await page.textContent("#found li[aria-selected='true'] b")).toBe("The greenhouse guide");
    expect(await page.getAttribute("#search", "aria-expanded")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await page.isVisible("#found")).toBe(false);
    await page.keyboard.type("xylophone");
    expect(await page.textContent("#found-count")).toBe("Nothing found");
    expect(await page.getAttribute("#found-count", "class")).toBe("nothing");
    await page.keyboard.press("Escape");
    await page.keyboard.type("sales answers");
    const first = await page.getAttribute("#search", "aria-activedescendant");
    await page.keyboard.press("ArrowDown");
    expect(await page.getAttribute("#search", "aria-activedescendant")).not.toBe(first);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL(/service-levels\.html#sla-answer$/);
    expect(await page.textContent(":target")).toBe("Sales answers");
    expect(troubles).toEqual([]);
  });

  test("the first stop of the keyboard leads to the content", async () => {
    await open("stages.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
  });

  test("the keyboard scrolls what is wider than a narrow window, and stops nowhere else", async () => {
    await open("service-levels.html");
    const stops = "document.querySelectorAll('main [tabindex=\"0\"]').length";
    expect(await page.evaluate(stops)).toBe(0);
    await page.setViewportSize({ width: 360, height: 900 });
    await page.waitForFunction(`${stops} > 0`);
    await page.evaluate(axe.source);
    expect(await audit({ runOnly: { type: "rule", values: ["scrollable-region-focusable"] } })).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test("without scripts there is no search, and everything else", async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(pathToFileURL(join(folder, "scores.html")).href);
    expect(await plain.isVisible("#search")).toBe(false);
    expect(await plain.isVisible("nav a[aria-current]")).toBe(true);
    await plain.close();
  });

  test("paper shows the content alone, on white, whatever the screen does", async () => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await open("all.html");
    expect(await page.isVisible("nav")).toBe(false);
    expect(await page.isVisible("main h1")).toBe(true);
    expect(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")).toBe(
      "rgb(255, 255, 255)",
    );
    await page.emulateMedia({ media: "screen", colorScheme: "light" });
  });

  test("hostile text does nothing", async () => {
    troubles.length = 0;
    for (const path of ["index", "stages", "content", "data", "glossary", "all"]) await open(`hostile-${path}.html`);
    expect(await page.evaluate("document.querySelectorAll('main img, main script').length")).toBe(0);
    expect(troubles).toEqual([]);
  });
});

/** Pairs of texts of one drawing that cover each other, and texts that leave it; runs in the page. */
const findCollisions = `[...document.querySelectorAll("main svg")].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("tspan, text:not(:has(tspan))")].filter((text) => text.textContent.trim() !== "");
  const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const outside = boxes.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1);
  const covered = boxes.flatMap((one, index) => boxes.slice(index + 1).filter(({ box }) =>
    box.left < one.box.right - 1 && one.box.left < box.right - 1 && box.top < one.box.bottom - 4 && one.box.top < box.bottom - 4
  ).map((other) => one.text + " / " + other.text));
  return [...outside.map(({ text }) => "outside: " + text), ...covered];
})`;
