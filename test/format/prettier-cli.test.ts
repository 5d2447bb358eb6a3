/** Prettier's own program with the plugin, as editors and hooks run it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "../house/source-files.ts";

const folder = mkdtempSync(join(tmpdir(), "funnel-prettier-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function prettier(...options: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const plugin = join(root, "compiler/format/index.ts");
  const program = join(root, "node_modules/prettier/bin/prettier.cjs");
  return spawnSync(process.execPath, [program, "--plugin", plugin, ...options], { cwd: folder, encoding: "utf8" });
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it("finds the difference, lays the file out and is content then", () => {
  const path = write("main.funnel", 'team   sales   "Sales" {contact "s@acme.example"}\n');
  expect(prettier("--check", "main.funnel").status).toBe(1);
  expect(prettier("--write", "main.funnel").status).toBe(0);
  expect(readFileSync(path, "utf8")).toBe('team sales "Sales" { contact "s@acme.example" }\n');
  expect(prettier("--check", "main.funnel").status).toBe(0);
});

it("lays out fences of Markdown", () => {
  const path = write("page.md", '# Teams\n\n```funnel\nteam   sales   "Sales"\n```\n');
  expect(prettier("--write", "page.md").status).toBe(0);
  expect(readFileSync(path, "utf8")).toContain('\nteam sales "Sales"\n');
});

it("says where a file cannot be read, and leaves it alone", () => {
  const path = write("broken.funnel", "team {\n");
  const { status, stderr } = prettier("--write", "broken.funnel");
  expect(status).toBe(2);
  expect(stderr).toMatch(/broken\.funnel/);
  expect(readFileSync(path, "utf8")).toBe("team {\n");
});
