/** Says what is wrong with a path that was asked for and is no part of its project. */
import { lstatSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { lockName } from "../compiler/agreement/lock.ts";
import type { CheckedFolder } from "./check-folder.ts";
import { UserError } from "./failure.ts";
import { isHidden, isRequested, manifestName, type RequestedProject } from "./project-folder.ts";

/**
 * The files of a project that were asked for: its sources, and its manifest, lock and catalogues where they were named.
 * A path that is none of them and holds none is an error, because a report about nothing reads as a good one.
 */
export function listRequested(project: RequestedProject, folder: CheckedFolder): readonly string[] {
  const others = new Set([manifestName, lockName, ...folder.catalogues, ...folder.findings.map(({ path }) => path)]);
  for (const part of project.parts) {
    const known = others.has(part) || folder.files.some((file) => isRequested({ ...project, parts: [part] }, file));
    if (!known) throw refuse(folder, part);
  }
  const sources = folder.files.filter((file) => isRequested(project, file));
  return [...new Set([...sources, ...project.parts.filter((part) => others.has(part))])];
}

function refuse({ root, prefix, manifest }: CheckedFolder, part: string): UserError {
  const path = join(root, part);
  const shown = `\`${prefix}${part}\``;
  if (isHidden(part)) {
    return new UserError(
      `${shown} is not among the project's sources`,
      "what begins with a dot, and `node_modules`, belong to other programs and are left out; move it out of there",
    );
  }
  const isFolder = statSync(path).isDirectory();
  if (!isFolder && !part.endsWith(".funnel")) {
    return new UserError(
      `${shown} is no part of the project: it is no \`.funnel\` file, and no catalogue that one of them names`,
      "name files or folders of the project; without any, all of it is meant",
    );
  }
  const target = lstatSync(path).isSymbolicLink() ? relative(realpathSync(root), realpathSync(path)) : "";
  if (target !== "") {
    return new UserError(
      `${shown} is a link to what the project has already`,
      `name \`${prefix}${target.split(sep).join("/")}\``,
    );
  }
  const settings = (["sources", "exclude"] as const).filter((key) => manifest[key] !== undefined);
  return new UserError(
    isFolder ? `there is no source of the project in ${shown}` : `${shown} is not among the project's sources`,
    settings.length === 0
      ? "name a folder that holds `.funnel` files"
      : `what belongs to the project is set by ${settings.map((key) => `\`${key}\``).join(" and ")} in ${prefix}${manifestName}`,
  );
}
