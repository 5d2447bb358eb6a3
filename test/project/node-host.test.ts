/** The host of the command line, on a real folder. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createNodeHost } from "../../cli/node-host.ts";
import { loadProject } from "../../compiler/project/load.ts";
import { listFindings } from "./findings.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "funnel-host-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array = ""): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

describe("the host of the command line", () => {
  it("lists the files of the project but those of tools", () => {
    for (const path of ["b.funnel", "a/c.funnel", "node_modules/x/d.funnel", ".git/e.funnel", "a/.f.funnel", "g.md"]) {
      write(path);
    }
    expect(createNodeHost(folder).listFiles(".funnel")).toEqual(["a/c.funnel", "b.funnel"]);
  });

  it("meets every file once when links go in a circle", () => {
    write("a/b.funnel");
    symlinkSync(folder, join(folder, "a/up"), "dir");
    symlinkSync(join(folder, "a"), join(folder, "again"), "dir");
    symlinkSync(join(folder, "a/b.funnel"), join(folder, "copy.funnel"));
    expect(createNodeHost(folder).listFiles(".funnel")).toEqual(["a/b.funnel"]);
  });

  it("follows links out of the project, and ends where they lead back", () => {
    write("project/a.funnel");
    write("elsewhere/b.funnel");
    symlinkSync(join(folder, "elsewhere"), join(folder, "project/linked"), "dir");
    symlinkSync(join(folder, "elsewhere"), join(folder, "elsewhere/round"), "dir");
    const host = createNodeHost(join(folder, "project"));
    expect(host.listFiles(".funnel")).toEqual(["a.funnel", "linked/b.funnel"]);
    expect(host.readFile("linked/b.funnel")).toBe("");
  });

  it("says which links lead nowhere", () => {
    symlinkSync(join(folder, "gone"), join(folder, "a.funnel"));
    symlinkSync(join(folder, "round.funnel"), join(folder, "round.funnel"));
    const host = createNodeHost(folder);
    expect(host.listFiles(".funnel")).toEqual([]);
    expect(host.failures().map(({ path }) => path)).toEqual(["a.funnel", "round.funnel"]);
  });

  it("points at the first byte that is not UTF-8", () => {
    const text = "// Grüße 🙂\nteam sales ";
    write("a.funnel", Buffer.concat([Buffer.from(text), Buffer.from([0xc3, 0x28]), Buffer.from(" {}\n")]));
    write("b.funnel", Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0xe2, 0x82]));
    const { value, diagnostics } = loadProject(createNodeHost(folder));
    expect(value.sources).toEqual([]);
    expect(listFindings(diagnostics)).toEqual([
      "1:2 source-unreadable `\u{FFFD}`",
      "2:12 source-unreadable `\u{FFFD}`",
    ]);
    expect(diagnostics[0]?.message).toContain(`byte ${Buffer.byteLength(text) + 1} `);
  });

  it("takes off a byte order mark", () => {
    write("a.funnel", "\u{FEFF}team");
    expect(createNodeHost(folder).readFile("a.funnel")).toBe("team");
  });

  it("does not call a missing file a failure", () => {
    const host = createNodeHost(folder);
    expect([host.readFile("none.funnel"), host.readFile("none/at/all.funnel"), host.failures()]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });
});
