/** The files of the site: goldens, links that lead somewhere, headings in order, and text that cannot break out. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emptyLock } from "../../compiler/agreement/lock.ts";
import { assessAgreements } from "../../compiler/agreement/assess.ts";
import { addSigning, prepareSigning } from "../../compiler/agreement/sign.ts";
import { renderSite, type SiteFile } from "../../compiler/docs/render-site.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import { makeFolder, run } from "../cli/in-process.ts";
import { smallProject } from "../cli/small-project.ts";
import { expectGolden } from "../golden.ts";
import { compileExample, compileGarden, compileHostile, examples } from "./small-plans.ts";

/** Growth has signed, Sales has not. */
function renderGarden(): readonly SiteFile[] {
  const plan = compileGarden();
  const [agreement] = plan.agreements;
  const lock =
    agreement === undefined
      ? emptyLock
      : addSigning(emptyLock, prepareSigning(plan, agreement, "growth", "ada@garden.example", "2026-01-05T09:00:00Z"));
  return renderSite(plan, { agreements: assessAgreements(plan, lock, Date.UTC(2026, 1, 1)) });
}

describe("the site of a small project", () => {
  const files = renderGarden();

  // The style and the search do not come from the plan; the page with everything repeats the others.
  test.each(files.filter(({ path }) => !/\.css$|^search\.js$|^all\.html$/.test(path)).map(({ path }) => path))(
    "%s",
    (path) => {
      expectGolden("docs", "garden", `site/${path}`, textOf(files, path));
    },
  );

  test("is the same each time", () => {
    expect(renderGarden()).toEqual(files);
  });

  test("has the signatures", () => {
    expect(textOf(files, "agreements.html")).toContain("ada@garden.example");
    expect(textOf(files, "agreements.html")).toContain("Signed by one side");
    expect(textOf(renderSite(compileGarden()), "agreements.html")).not.toContain("Signatures");
  });
});

const plans: readonly (readonly [string, () => Plan])[] = [
  ["garden", compileGarden],
  ["hostile", compileHostile],
  ...examples.map((name) => [name, () => compileExample(name)] as const),
];

describe.each(plans)("the site of %s", (_, compile) => {
  const files = renderSite(compile());
  const pages = files.filter(({ path }) => path.endsWith(".html"));
  const anchors = new Map(pages.map(({ path, text }) => [path, listIds(text)]));

  test("has every id once on a page", () => {
    for (const [path, ids] of anchors)
      expect({ path, ids: ids.toSorted() }).toEqual({ path, ids: [...new Set(ids)].toSorted() });
  });

  test("links to what is there", () => {
    const broken = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/ (?:href|src)="([^"]*)"/g)]
        .map(([, href = ""]) => href)
        .filter((href) => !/^(?:https?:|mailto:|data:,$)/.test(href) && !leadsSomewhere(path, href))
        .map((href) => `${path}: ${href}`),
    );
    expect(broken).toEqual([]);
  });

  test("finds what the search lists", () => {
    const index = textOf(files, "search-index.js");
    const hrefs = [...index.matchAll(/"href":"([^"]*)"/g)].map(([, href = ""]) => href);
    expect(hrefs.length).toBeGreaterThan(pages.length);
    expect(hrefs.filter((href) => !leadsSomewhere("index.html", href))).toEqual([]);
  });

  test("has one first heading on a page, and skips no level", () => {
    for (const { path, text } of pages) {
      const levels = [...text.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toHaveLength(1);
      expect(
        levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1),
        path,
      ).toEqual([]);
    }
  });

  test("asks nothing of a network", () => {
    for (const { path, text } of files) {
      if (path === "search.js") continue;
      expect(text, path).not.toMatch(/(?:src|srcset)="(?:https?:)?\/\/|@import|url\(["']?https?:/);
    }
  });

  function leadsSomewhere(from: string, href: string): boolean {
    const [file = "", fragment] = href.split("#");
    const path = file === "" ? from : file;
    if (!files.some((candidate) => candidate.path === path)) return false;
    return fragment === undefined || anchors.get(path)?.includes(fragment) === true;
  }
});

test("hostile text stays text", () => {
  const files = renderSite(compileHostile());
  for (const { path, text } of files) {
    if (path === "search.js") continue;
    expect(text, path).not.toMatch(/<img|<script>|javascript:[^<]*"|" onerror/);
  }
  expect(textOf(files, "search-index.js")).not.toMatch(/[<>]/);
  expect(textOf(files, "content.html")).toContain("javascript:alert(1)</span>");
});

test("a score without limits has no column for them", () => {
  const scores = renderSite(compileExample("acme")).find(({ path }) => path === "scores.html")?.text ?? "";
  const tables = [...scores.matchAll(/<table class="rules">.*?<\/table>/gs)].map(([table]) => table);
  expect(tables.map((table) => table.includes(">Limits<"))).toEqual([false, true]);
});

test("a project with next to nothing has a site", () => {
  const cwd = makeFolder(smallProject);
  return expect(run({ cwd }, "docs", "-o", "out")).resolves.toMatchObject({ code: 0, stdout: "" });
});

test("the command writes into the project, or where it is told to", async () => {
  const cwd = makeFolder(smallProject);
  expect(await run({ cwd }, "docs")).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("open site/index.html"),
  });
  expect(readdirSync(`${cwd}/site`)).toContain("index.html");
  expect(await run({ cwd }, "docs", "-o", "small.funnel")).toMatchObject({ code: 2, stdout: "" });
  const broken = makeFolder({ "a.funnel": "stage" });
  expect(await run({ cwd: broken }, "docs")).toMatchObject({ code: 1, stdout: "" });
  expect(readdirSync(broken)).toEqual(["a.funnel"]);
});

function listIds(text: string): string[] {
  return [...text.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id);
}

function textOf(files: readonly SiteFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? "";
}
