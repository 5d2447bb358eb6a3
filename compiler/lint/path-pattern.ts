/** Tells which paths of a project a pattern of `funnel.yaml` means: a file, a folder, or a glob. */
import { isWithin, normalizePath } from "../project/path.ts";

/** `*` and `?` stay inside one part of a path, `**` goes over several; without any of them it is a file or a folder. */
export function matchesPath(pattern: string, path: string): boolean {
  const wanted = normalizePath(pattern);
  if (wanted === undefined) return false;
  return /[*?]/u.test(wanted) ? compileGlob(wanted).test(path) : isWithin(path, wanted);
}

function compileGlob(glob: string): RegExp {
  const source = glob.replaceAll(/\*\*\/|\*\*|\*|\?|[^*?]+/gu, (part) => {
    switch (part) {
      case "**/":
        return "(?:[^/]+/)*";
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      default:
        return part.replaceAll(/[\\^$.|+()[\]{}]/gu, "\\$&");
    }
  });
  return new RegExp(`^${source}$`, "u");
}
