/** Finding the files of a project. */
import { describe, expect, it } from "vitest";
import { loadProject, type LoadOptions } from "../../compiler/project/load.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";

const files = {
  "z.funnel": "",
  "a.funnel": "",
  "rules/b.funnel": "",
  "rules/old/c.funnel": "",
  "rules.funnel": "",
  "readme.md": "",
};

function load(manifest: string | undefined, options?: LoadOptions) {
  const all = manifest === undefined ? files : { ...files, "funnel.yaml": manifest };
  const { value, diagnostics } = loadProject(createMemoryHost(all), options);
  return {
    paths: value.sources.map(({ path }) => path),
    findings: diagnostics.map(({ code, location }) => `${location.source.path} ${code}`),
  };
}

describe("the sources of a project", () => {
  it("are all files in order of path", () => {
    expect(load(undefined)).toEqual({
      paths: ["a.funnel", "rules.funnel", "rules/b.funnel", "rules/old/c.funnel", "z.funnel"],
      findings: [],
    });
  });

  it("are what the manifest names without what it excludes", () => {
    expect(load("sources: [./rules/, z.funnel]\nexclude: [rules/old]\n")).toEqual({
      paths: ["rules/b.funnel", "z.funnel"],
      findings: [],
    });
  });

  it("are what the caller asks for, also an excluded file by its name", () => {
    const manifest = "exclude: [rules/old]\n";
    expect(load(manifest, { paths: ["rules"] }).paths).toEqual(["rules/b.funnel"]);
    expect(load(manifest, { paths: ["rules/old/c.funnel"] }).paths).toEqual(["rules/old/c.funnel"]);
  });

  it("must be there", () => {
    expect(load(undefined, { paths: ["nowhere", "../outside"] })).toEqual({
      paths: [],
      findings: ["nowhere source-unreadable", "../outside source-unreadable"],
    });
    expect(loadProject(createMemoryHost({})).diagnostics.map(({ code }) => code)).toEqual(["empty-project"]);
  });

  it("are still loaded when the manifest has a mistake", () => {
    expect(load("souces: []\n")).toMatchObject({ findings: ["funnel.yaml manifest-invalid"], paths: { length: 5 } });
  });
});
