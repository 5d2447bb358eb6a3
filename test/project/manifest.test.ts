/** `funnel.yaml`: what it may say, and where its mistakes are. */
import { describe, expect, it } from "vitest";
import { readManifest } from "../../compiler/project/manifest.ts";
import { listFindings } from "./findings.ts";

const read = (text: string) => readManifest({ path: "funnel.yaml", text });

describe("a manifest", () => {
  it("is read into its settings", () => {
    const { value, diagnostics } = read(
      "name: acme\nsources: [rules]\nfail_on: warning\nrules:\n  content-map-gap: off\noverrides:\n  - paths: [legacy]\n    rules: { content-map-gap: error }\n",
    );
    expect(diagnostics).toEqual([]);
    expect(value.settings).toEqual({
      name: "acme",
      sources: ["rules"],
      fail_on: "warning",
      rules: { "content-map-gap": "off" },
      overrides: [{ paths: ["legacy"], rules: { "content-map-gap": "error" } }],
    });
  });

  it("may be empty", () => {
    expect(listFindings(read("# nothing yet\n").diagnostics)).toEqual([]);
  });

  it("has its mistakes at their places, all of them at once", () => {
    const text = "name: 7\nsorces: [rules]\nfail_on: warn\nrules:\n  gap: loud\noverrides:\n  - paths: [legacy]\n";
    const { value, diagnostics } = read(text);
    expect(value.settings).toEqual({ rules: {}, overrides: [] });
    expect(listFindings(diagnostics)).toEqual([
      "1:7 manifest-invalid `7`",
      "2:1 manifest-invalid `sorces`",
      "3:10 manifest-invalid `warn`",
      "5:8 manifest-invalid `loud`",
      "7:5 manifest-invalid `paths: [legacy]⏎`",
    ]);
  });

  it("keeps what has no mistakes", () => {
    const { value } = read(
      "exclude: [old, 7]\nfail_on: warn\nrules: { gap: loud, stray: off }\noverrides:\n" +
        "  - { paths: [a], rules: { gap: 3, stray: error } }\n  - { paths: [b] }\n",
    );
    expect(value.settings).toEqual({
      exclude: ["old"],
      rules: { stray: "off" },
      overrides: [{ paths: ["a"], rules: { stray: "error" } }],
    });
  });

  it("offers the name that was meant", () => {
    const { diagnostics } = read("sorces: [rules]\nfail_on: warnings\n");
    expect(diagnostics.map(({ fix }) => fix?.edits[0]?.newText)).toEqual(["sources", "warning"]);
  });

  it("reports what is no YAML and nothing else", () => {
    const { diagnostics } = read("name: acme\nsorces: [rules\n");
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every(({ message }) => !message.includes("sorces"))).toBe(true);
  });

  it("must be a mapping", () => {
    expect(listFindings(read("- a\n- b\n").diagnostics)).toEqual(["1:1 manifest-invalid `- a⏎- b⏎`"]);
  });
});
