/** Severities of `funnel.yaml` and comments that silence, with rules made for the test. */
import { describe, expect, it } from "vitest";
import type { Finding, LintContext, Rule } from "../../compiler/lint/define-rule.ts";
import { matchesPath } from "../../compiler/lint/path-pattern.ts";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";

const project = {
  "main.funnel":
    'funnel acme { timezone "Europe/Berlin"   currency EUR }\nlead { email email }\nlifecycle { stage visitor { initial   owner sales } }\nteam sales\ncatalog "data/assets.yaml"\n',
};

/** Finds every segment and every asset of the project. */
const assets = makeRule("content-unused", ({ plan, locate }) =>
  [...plan.segments, ...plan.contents].map(({ id, name }) => ({
    at: locate(id),
    message: `\`${name}\` is there`,
    help: "Nothing to do",
  })),
);

function makeRule(code: Rule["code"], check: (ctx: LintContext) => Finding[], more: Partial<Rule> = {}): Rule {
  const text = { summary: "s", why: "W.", bad: "", good: "" };
  return { code, theme: "content", kind: "advice", severity: "warning", ...text, ...more, check };
}

/** `file:line severity code` of each finding, and its message where it is not the rule's own. */
function lint(files: Readonly<Record<string, string>>, rules: readonly Rule[] = [assets]): string[] {
  const host = createMemoryHost({ "data/assets.yaml": "", ...project, ...files });
  return lintFiles(host, { now: 0, rules }).diagnostics.map(({ code, severity, location, message }) => {
    const line = location.source.text.slice(0, location.start).split("\n").length;
    const own = message.endsWith("is there.") ? "" : ` ${message}`;
    return `${location.source.path}:${line} ${severity} ${code}${own}`;
  });
}

const oneAsset = { "a.funnel": "segment guide { when email is known }\n" };

describe("severities", () => {
  it("are the rule's own unless funnel.yaml says otherwise", () => {
    expect(lint(oneAsset)).toEqual(["a.funnel:1 warning content-unused"]);
    expect(lint({ ...oneAsset, "funnel.yaml": "rules: { content-unused: error }\n" })).toEqual([
      "a.funnel:1 error content-unused",
    ]);
    expect(lint({ ...oneAsset, "funnel.yaml": "rules: { content-unused: off }\n" })).toEqual([]);
  });

  it("differ by path, and the last override that names the rule counts", () => {
    const files = {
      "old/a.funnel": "segment a { when email is known }\n",
      "old/deep/b.funnel": "segment b { when email is known }\n",
      "new.funnel": "segment c { when email is known }\n",
    };
    const manifest = [
      "rules: { content-unused: error }",
      "overrides:",
      "  - { paths: [old], rules: { content-unused: off } }",
      "  - { paths: ['**/b.funnel'], rules: { content-unused: warning } }",
      "  - { paths: [old], rules: { black-hole: off } }",
    ];
    expect(lint({ ...files, "funnel.yaml": manifest.join("\n") })).toEqual([
      "new.funnel:1 error content-unused",
      "old/deep/b.funnel:1 warning content-unused",
    ]);
  });

  it.each([
    ["old", "old/a.funnel", true],
    ["./old/", "old/deep/a.funnel", true],
    ["old", "older.funnel", false],
    ["*.funnel", "a.funnel", true],
    ["*.funnel", "old/a.funnel", false],
    ["**/*.funnel", "a.funnel", true],
    ["old/**", "old/deep/a.funnel", true],
    ["a?.funnel", "ab.funnel", true],
    ["a.funnel", "aXfunnel", false],
    ["(a+)*.funnel", "aaa.funnel", false],
    ["../x", "x", false],
  ])("the pattern %s and the path %s: %s", (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected);
  });

  it("are set only for rules that there are", () => {
    const manifest =
      "rules:\n  content-unsued: off\n  unknown-name: off\noverrides:\n  - paths: [a]\n    rules: { xyz: off }\n";
    expect(lint({ ...oneAsset, "funnel.yaml": manifest })).toEqual([
      "a.funnel:1 warning content-unused",
      "funnel.yaml:2 error manifest-invalid There is no rule `content-unsued`.",
      "funnel.yaml:3 error manifest-invalid `unknown-name` is a mistake of form or meaning, which is always an error.",
      "funnel.yaml:6 error manifest-invalid There is no rule `xyz`.",
    ]);
  });
});

it("all mistakes of the settings are told at once", () => {
  const manifest =
    "rules:\n  content-unsued: loud\noverrides:\n" +
    "  - paths: [a]\n    rules: { xyz: 3 }\n  - { rules: { abc: off } }\nexclude: 7\n";
  expect(lint({ ...oneAsset, "funnel.yaml": manifest })).toEqual([
    "funnel.yaml:2 error manifest-invalid There is no rule `content-unsued`.",
    "funnel.yaml:2 error manifest-invalid `content-unsued` must be `off`, `warning` or `error`.",
    "funnel.yaml:5 error manifest-invalid There is no rule `xyz`.",
    "funnel.yaml:5 error manifest-invalid `xyz` must be `off`, `warning` or `error`.",
    "funnel.yaml:6 error manifest-invalid This item lacks `paths`.",
    "funnel.yaml:6 error manifest-invalid There is no rule `abc`.",
    "funnel.yaml:7 error manifest-invalid `exclude` must be a list.",
  ]);
});

describe("comments that silence", () => {
  it.each([
    ["the next line", "// funnel-ignore content-unused: soon\nsegment a { when email is known }\n"],
    [
      "the next line that has code",
      "// funnel-ignore content-unused: soon\n\n// note\n/// Doc.\nsegment a { when email is known }\n",
    ],
    [
      "their own line when they stand behind code",
      "segment a { when email is known } // funnel-ignore content-unused: soon\n",
    ],
    ["as block comments", "/* funnel-ignore content-unused: soon */ segment a { when email is known }\n"],
    ["several codes", "// funnel-ignore content-unused, content-unused: soon\nsegment a { when email is known }\n"],
  ])("silence %s", (_, text) => {
    expect(lint({ "a.funnel": text })).toEqual([]);
  });

  it("silence nothing else", () => {
    expect(
      lint({
        "a.funnel":
          "// funnel-ignore content-unused: soon\nsegment a { when email is known }\nsegment b { when email is known }\n",
      }),
    ).toEqual(["a.funnel:3 warning content-unused"]);
    expect(
      lint({
        "a.funnel":
          "segment a { when email is known }\n// funnel-ignored content-unused: soon\nsegment b { when email is known }\n",
      }),
    ).toHaveLength(2);
    expect(
      lint({ "a.funnel": "/// funnel-ignore content-unused: soon\nsegment a { when email is known }\n" }),
    ).toHaveLength(1);
  });

  it("work in catalogues of YAML, where a text that looks like one is a text", () => {
    const yaml =
      "# funnel-ignore content-unused: soon\na: { type: guide, by: [email] }\nb:\n  by: [email]\n  doc: |\n    # funnel-ignore content-unused: no\n";
    expect(lint({ "data/assets.yaml": yaml })).toEqual(["data/assets.yaml:3 warning content-unused"]);
  });

  it("say why", () => {
    expect(lint({ "a.funnel": "// funnel-ignore content-unused\nsegment a { when email is known }\n" })).toEqual([
      "a.funnel:1 warning suppression-without-reason Nobody says why `content-unused` is silenced.",
    ]);
    const manifest = { "funnel.yaml": "rules: { content-unused: error }\n" };
    expect(
      lint({ ...manifest, "a.funnel": "// funnel-ignore content-unused:  \nsegment a { when email is known }\n" }),
    ).toEqual(["a.funnel:1 error suppression-without-reason Nobody says why `content-unused` is silenced."]);
  });

  it("are findings when they silence nothing", () => {
    const text =
      "// funnel-ignore black-hole: no\n// funnel-ignore content-unsued: slip\nsegment a { when email is known }\n// funnel-ignore\n";
    expect(lint({ "a.funnel": text }, [assets, makeRule("black-hole", () => [])])).toEqual([
      "a.funnel:1 warning suppression-unused There is no `black-hole` here to silence.",
      "a.funnel:2 warning suppression-unused There is no finding `content-unsued` to silence.",
      "a.funnel:3 warning content-unused",
      "a.funnel:4 warning suppression-unused This comment names no finding to silence.",
      "a.funnel:4 warning suppression-without-reason This comment names no finding and no reason.",
    ]);
    const off = { "funnel.yaml": "rules: { content-unused: off }\n" };
    expect(
      lint({ ...off, "a.funnel": "// funnel-ignore content-unused: later\nsegment a { when email is known }\n" }),
    ).toEqual([]);
  });

  it("are refused for what must not be silenced", () => {
    const strict = makeRule("definition-changed-since-signing", (ctx) => [...assets.check(ctx)], {
      suppressible: false,
      severity: "error",
    });
    const text = "// funnel-ignore definition-changed-since-signing: please\nsegment a { when email is known }\n";
    expect(lint({ "a.funnel": text }, [strict])).toEqual([
      "a.funnel:1 error suppression-refused `definition-changed-since-signing` cannot be silenced by a comment.",
      "a.funnel:2 error definition-changed-since-signing",
    ]);
    expect(
      lint({ "a.funnel": "// funnel-ignore unknown-name: please\nsegment a { when email is known }\n" })[0],
    ).toContain("error suppression-refused");
  });
});

it("runs only rules that can find an error where only errors are wanted", () => {
  const listCodes = (manifest: string): string[] => {
    const ran: string[] = [];
    const watched = (code: Rule["code"], more: Partial<Rule>): Rule => makeRule(code, () => (ran.push(code), []), more);
    const rules = [watched("black-hole", {}), watched("never-true", { severity: "error" }), watched("email-only", {})];
    lintFiles(createMemoryHost({ ...project, "data/assets.yaml": "", "funnel.yaml": manifest }), {
      onlyErrors: true,
      rules,
    });
    return ran;
  };
  expect(listCodes("")).toEqual(["never-true"]);
  expect(listCodes("overrides: [{ paths: [x], rules: { email-only: error } }]\n")).toEqual([
    "never-true",
    "email-only",
  ]);
  expect(listCodes("rules: { never-true: warning }\n")).toEqual([]);
  expect(listCodes("rules: { suppression-unused: error }\n")).toHaveLength(3);
});

it("names the rule that fails", () => {
  const faulty = makeRule("black-hole", () => {
    throw new Error("oh");
  });
  expect(() => lint(oneAsset, [faulty])).toThrow("The rule `black-hole` failed: oh");
});
