/** The language server in a real terminal editor: Neovim's own client, scripted, without a window. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../house/source-files.ts";

const text = `funnel   small { timezone "UTC" }
team marketing "Marketing" { contact "m@acme.example" }
lead {
  email email key
  employees integer
}
activity form_submitted "Form submitted"
segment big "Big companies" { when employes > 100 }
segment small "Small companies" { when employees > 5 }
lifecycle {
  stage visitor "Visitor" { initial   owner marketing }
  stage customer "Customer" { final won   owner marketing   enter from visitor on form_submitted }
}
`;

interface Session {
  readonly problem?: string;
  readonly diagnostics: readonly string[];
  readonly actions: readonly string[];
  readonly diagnostics_after_fix: readonly string[];
  readonly hover: string;
  readonly definition: readonly [number, string];
  readonly renamed: readonly string[];
  readonly completions: readonly string[];
  readonly formatted: readonly string[];
}

const hasNeovim = spawnSync("nvim", ["--version"]).status === 0;

describe.skipIf(!hasNeovim)("Neovim", () => {
  let session: Session;

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), "funnel-neovim-"));
    writeFileSync(join(folder, "main.funnel"), text);
    writeFileSync(join(folder, "funnel.yaml"), "name: small\n");
    const result = join(folder, "result.json");
    const script = join(root, "test/editors/neovim.lua");
    const { stderr } = spawnSync("nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", `luafile ${script}`], {
      env: {
        ...process.env,
        FUNNEL_COMMAND: JSON.stringify([process.execPath, join(root, "cli/main.ts"), "lsp", "--stdio"]),
        FUNNEL_PROJECT: folder,
        FUNNEL_RESULT: result,
      },
      encoding: "utf8",
      timeout: 90_000,
    });
    try {
      session = JSON.parse(readFileSync(result, "utf8")) as Session;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect(session.problem ?? stderr.match(/Error.*/)?.[0]).toBeUndefined();
  });

  it("shows findings", () => {
    expect(session.diagnostics).toContain("unknown-name:8");
  });

  it("mends one by a code action", () => {
    expect(session.actions[0]).toMatch(/employees/);
    expect(session.diagnostics_after_fix.filter((each) => each.startsWith("unknown-name"))).toEqual([]);
  });

  it("shows what a name is", () => {
    expect(session.hover).toContain("**employees**");
  });

  it("goes to a definition", () => {
    expect(session.definition).toEqual([5, "main.funnel"]);
  });

  it("renames everywhere", () => {
    expect(session.renamed.filter((line) => line.includes("headcount"))).toHaveLength(3);
    expect(session.renamed.join("\n")).not.toContain("employees");
  });

  it("completes what fits first", () => {
    expect([...session.completions].slice(0, 2).sort()).toEqual(["customer", "visitor"]);
  });

  it("lays out the file", () => {
    expect(session.formatted[0]).toBe('funnel small { timezone "UTC" }');
  });
});
