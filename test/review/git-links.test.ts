/** Links inside of a commit: where each leads, and why one leads nowhere. */
import { describe, expect, test } from "vitest";
import { followPath, makeTree, type GitEntry } from "../../cli/run/git-links.ts";

/** Files have their path for an id; links are written `a -> b`. */
function follow(lines: readonly string[], path: string): string {
  const entries = new Map<string, GitEntry>();
  const targets = new Map<string, string>();
  for (const line of lines) {
    const [from = "", to] = line.split(" -> ");
    entries.set(from, { id: from, isLink: to !== undefined });
    if (to !== undefined) targets.set(from, to);
  }
  const found = followPath(makeTree(entries, targets), path);
  return found.kind === "broken" ? found.reason : `${found.kind} ${found.path}`;
}

const tree = [
  "a/b/file",
  "top",
  "a/up -> ../top",
  "a/b/out -> ../../a/up",
  "folder -> a/b",
  "a/self -> .",
  "root -> a/..",
];

describe("a link", () => {
  test.each([
    ["top", "file top"],
    ["a/up", "file top"],
    ["a/b/out", "file top"],
    ["folder", "folder a/b"],
    ["folder/file", "file a/b/file"],
    ["folder/../up", "file top"],
    ["a/self/self/b/file", "file a/b/file"],
    ["root", "folder "],
    ["root/root/top", "file top"],
  ])("%s leads to the %s", (path, expected) => expect(follow(tree, path)).toBe(expected));

  test.each([
    ["x -> gone/file", "to `gone/file`, which is not in this commit"],
    ["x -> top/file", "to `top/file`, which is not in this commit"],
    ["x -> ../gone", "out of the repository, and no commit holds what is there"],
    ["x -> /etc/passwd", "to `/etc/passwd`, and no commit holds what an absolute path leads to"],
    ["x -> x", "round in a circle"],
    ["x -> x/x", "round in a circle"],
  ])("%s is broken", (link, reason) => expect(follow([...tree, link], "x")).toBe(reason));
});
