/** Projects of a workspace: manifests, loose files, files on the disk, catalogues, and how little a change checks again. */
import { describe, expect, test } from "vitest";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { normalizeUri, pathIn } from "../../lsp/workspace/environment.ts";
import type { Environment } from "../../lsp/workspace/environment.ts";
import { TextPositions } from "../../lsp/workspace/positions.ts";
import type { Snapshot } from "../../lsp/workspace/snapshot.ts";
import { Workspace } from "../../lsp/workspace/workspace.ts";

const base = `funnel a "A" { timezone "UTC" }
lead { email email key }
lifecycle { stage visitor { initial } }
`;

/** Folders of files by URI; a folder with a `funnel.yaml` is a project. */
function createDisk(files: Map<string, string>): Environment {
  const below = (folder: string): [string, string][] =>
    [...files].flatMap(([uri, text]) => {
      const path = pathIn(folder, uri);
      return path === undefined ? [] : [[path, text]];
    });
  return {
    findRoot(uri) {
      for (let at = uri; at.length > "file://".length;) {
        at = at.slice(0, at.lastIndexOf("/"));
        if (files.has(`${at}/funnel.yaml`)) return at;
      }
      return undefined;
    },
    findProjects: (folder) =>
      [...files.keys()]
        .filter((uri) => uri.startsWith(`${folder}/`) && uri.endsWith("/funnel.yaml"))
        .map((uri) => uri.slice(0, -"/funnel.yaml".length)),
    openFolder: (folder) => ({
      listFiles: (suffix) => below(folder).flatMap(([path]) => (path.endsWith(suffix) ? [path] : [])),
      readFile: (path) => createMemoryHost(new Map(below(folder))).readFile(path),
      failures: () => [],
    }),
  };
}

function codesOf(snapshot: Snapshot | undefined): string[] {
  return (snapshot?.diagnostics ?? []).map(({ code, location }) => `${location.source.path}: ${code}`).sort();
}

function openWorkspace(files: Record<string, string>): { disk: Map<string, string>; workspace: Workspace } {
  const disk = new Map(Object.entries(files));
  return { disk, workspace: new Workspace(createDisk(disk), "utf-16") };
}

test("each manifest is a project, and a document belongs to the nearest above it", () => {
  const { workspace } = openWorkspace({
    "file:///w/one/funnel.yaml": "name: one\n",
    "file:///w/one/a.funnel": base,
    "file:///w/one/inner/funnel.yaml": "name: inner\n",
    "file:///w/one/inner/b.funnel": "segment s { when nothing is known }\n",
    "file:///w/two/funnel.yaml": "name: two\n",
    "file:///w/two/c.funnel": base,
  });
  workspace.addFolder("file:///w");
  expect(workspace.projects.map(({ place }) => place.rootUri).sort()).toEqual([
    "file:///w/one",
    "file:///w/one/inner",
    "file:///w/two",
  ]);
  expect(workspace.snapshotOf("file:///w/one/inner/b.funnel")?.rootUri).toBe("file:///w/one/inner");
  expect(codesOf(workspace.snapshotOf("file:///w/two/c.funnel"))).toEqual([]);
});

test("a loose file is a project of its own, on the disk or not", () => {
  const { workspace } = openWorkspace({ "file:///x/a.funnel": base, "file:///x/b.funnel": base });
  workspace.open({ uri: "file:///x/a.funnel", version: 1, text: base });
  expect([...workspace.snapshotOf("file:///x/a.funnel")!.files.keys()]).toEqual(["a.funnel"]);
  workspace.open({ uri: "untitled:Untitled-1", version: 1, text: `${base}segment s { when x is known }\n` });
  expect(codesOf(workspace.snapshotOf("untitled:Untitled-1"))).toHaveLength(1);
  expect(workspace.snapshotOf("untitled:Untitled-1")?.fileOf("untitled:Untitled-1")?.text).toContain("segment");
  workspace.close("untitled:Untitled-1");
  expect(workspace.projects).toHaveLength(1);
});

test("a manifest that comes makes a project of what was loose", () => {
  const { disk, workspace } = openWorkspace({
    "file:///x/a.funnel": base,
    "file:///x/b.funnel": "need n { when email is known }\n",
  });
  workspace.open({ uri: "file:///x/a.funnel", version: 1, text: base });
  disk.set("file:///x/funnel.yaml", "name: x\n");
  workspace.noticeFiles(["file:///x/funnel.yaml"]);
  expect([...workspace.snapshotOf("file:///x/a.funnel")!.files.keys()]).toEqual([
    "a.funnel",
    "b.funnel",
    "funnel.yaml",
  ]);
});

test("files of the disk are seen when they come, change and go; open documents hide them", () => {
  const uri = "file:///x/a.funnel";
  const { disk, workspace } = openWorkspace({ "file:///x/funnel.yaml": "name: x\n", [uri]: base });
  workspace.open({ uri, version: 1, text: base });
  expect(codesOf(workspace.snapshotOf(uri))).toEqual([]);
  disk.set("file:///x/b.funnel", "segment s { when nobody is known }\n");
  workspace.noticeFiles(["file:///x/b.funnel"]);
  expect(codesOf(workspace.snapshotOf(uri))).toEqual(["b.funnel: unknown-name"]);
  disk.set("file:///x/b.funnel", "segment s { when email is known }\n");
  workspace.noticeFiles(["file:///x/b.funnel"]);
  expect(codesOf(workspace.snapshotOf(uri))).toEqual([]);
  disk.set(uri, "nonsense");
  workspace.noticeFiles([uri]);
  expect(codesOf(workspace.snapshotOf(uri))).toEqual([]);
  workspace.close(uri);
  workspace.addFolder("file:///x");
  expect(codesOf(workspace.snapshotOf(uri))).not.toEqual([]);
});

test("catalogues and the manifest are documents too", () => {
  const files = {
    "file:///x/funnel.yaml": "name: x\n",
    "file:///x/a.funnel": `${base}catalog "c.yaml"\nnurture n {\n  for stage is visitor\n  steps { send guide by email }\n}\n`,
    "file:///x/c.yaml": "guide:\n  by: [email]\n",
  };
  const { workspace } = openWorkspace(files);
  workspace.open({ uri: "file:///x/a.funnel", version: 1, text: files["file:///x/a.funnel"] });
  const before = codesOf(workspace.snapshotOf("file:///x/a.funnel"));
  workspace.open({ uri: "file:///x/c.yaml", version: 1, text: "handbook:\n  by: [email]\n" });
  expect(codesOf(workspace.snapshotOf("file:///x/c.yaml"))).toEqual([...before, "a.funnel: unknown-name"].sort());
  workspace.close("file:///x/c.yaml");
  expect(codesOf(workspace.snapshotOf("file:///x/a.funnel"))).toEqual(before);
  workspace.open({ uri: "file:///x/funnel.yaml", version: 1, text: "nmae: x\n" });
  expect(codesOf(workspace.snapshotOf("file:///x/a.funnel"))).toContain("funnel.yaml: manifest-invalid");
});

test("editors that escape more in URIs mean the same document", () => {
  expect(normalizeUri("file:///c%3A/a%20b/%C3%BC.funnel")).toBe(normalizeUri("file:///c:/a b/ü.funnel"));
  const { workspace } = openWorkspace({ "file:///x/funnel.yaml": "name: x\n" });
  workspace.open({ uri: "file:///x/a%2Db.funnel", version: 1, text: base });
  expect(workspace.snapshotOf("file:///x/a-b.funnel")?.fileOf("file:///x/a-b.funnel")?.uri).toBe(
    "file:///x/a%2Db.funnel",
  );
});

describe("a change checks again", () => {
  const other = `segment s1 { when email is known }
segment s2 { when s1 }
segment s3 { when s2 and country is DE }
lead {
  email email key
  country one of [DE, US]
}
funnel a "A" { timezone "UTC" }
lifecycle { stage visitor { initial } }
score fit {
  kind fit
  range 0..10
  +5 when s3
  grade A from 5, B
}
segment s4 { when fit.grade is A }
`;

  /** How many declarations are checked when `from` becomes `to`, and what is found then. */
  function edit(from: string, to: string): [number, string[]] {
    const uri = "file:///x/a.funnel";
    const { workspace } = openWorkspace({ "file:///x/funnel.yaml": "name: x\n" });
    workspace.open({ uri, version: 1, text: other });
    expect(codesOf(workspace.snapshotOf(uri))).toEqual([]);
    expect(other).toContain(from);
    workspace.change(uri, 2, [{ text: other.replace(from, to) }]);
    const snapshot = workspace.snapshotOf(uri)!;
    return [snapshot.checkedCount, snapshot.diagnostics.map(({ code }) => code)];
  }

  test("only the declaration, when nobody looks into it", () => {
    expect(edit("when email is known", "when email is unknown")).toEqual([1, []]);
    expect(edit("+5 when", "+6 when")).toEqual([1, []]);
  });

  test("nothing, when only a comment is added between declarations", () => {
    expect(edit("\nscore", "\n\n// Scores.\n\nscore")[0]).toBeLessThanOrEqual(1);
  });

  test("what reads a name that goes", () => {
    expect(edit("segment s2", "segment t2")).toEqual([2, ["unknown-name"]]);
  });

  test("what reads a member that goes", () => {
    expect(edit("[DE, US]", "[FR, US]")).toEqual([2, ["unknown-name"]]);
    expect(edit("grade A from 5, B", "grade C from 5, B")).toEqual([2, ["unknown-name"]]);
  });

  test("and finds cycles that a change closes", () => {
    expect(edit("s1 { when email is known }", "s1 { when s3 }")).toEqual([1, ["cyclic-definition"]]);
  });
});

describe("positions", () => {
  const text = "aé😀b\r\nx\n";

  test.each(["utf-16", "utf-8"] as const)("go there and back in %s", (encoding) => {
    const positions = new TextPositions(text, encoding);
    for (const offset of [0, 1, 2, 4, 5, 7, 8, 9]) {
      expect(positions.offsetAt(positions.positionAt(offset))).toBe(offset);
    }
  });

  test("count what the editor counts", () => {
    expect(new TextPositions(text, "utf-16").positionAt(4)).toEqual({ line: 0, character: 4 });
    expect(new TextPositions(text, "utf-8").positionAt(4)).toEqual({ line: 0, character: 7 });
    expect(new TextPositions(text, "utf-8").offsetAt({ line: 0, character: 99 })).toBe(5);
    expect(new TextPositions(text, "utf-16").offsetAt({ line: 9, character: 0 })).toBe(text.length);
  });
});
