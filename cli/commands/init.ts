/** `funnel init`: make a small project that passes its own checks and tests. */
import { Argument, Command } from "commander";
import { UserError } from "../failure.ts";
import { addExamples } from "../options.ts";
import type { Session } from "../session.ts";

export function defineInit(session: Session): Command {
  const command = new Command("init")
    .summary("make a small project to start from")
    .description("Make a small, complete project: sources, tests, a little history and a file for CI.")
    .addArgument(new Argument("[folder]", "where; this folder when left out").default(".", "this folder"))
    .action((folder: string) => init(session, folder));
  return addExamples(command, [
    ["funnel init", "in this folder"],
    ["funnel init acme", "in a new folder"],
  ]);
}

async function init({ io, version }: Session, folder: string): Promise<void> {
  const [{ existsSync, statSync }, { basename, join, resolve }, sources, extras, { writeNewFiles }] = await Promise.all(
    [
      import("node:fs"),
      import("node:path"),
      import("../starter/sources.ts"),
      import("../starter/extras.ts"),
      import("../starter/write-files.ts"),
    ],
  );
  const root = resolve(io.cwd, folder);
  if (existsSync(root) && !statSync(root).isDirectory()) throw new UserError(`\`${folder}\` is no folder`);
  const files = Object.entries({ ...extras.starterExtras, ...sources.starterSources });
  const present = files.map(([path]) => path).filter((path) => existsSync(join(root, path)));
  if (present.length > 0) {
    throw new UserError(
      `${present.length === 1 ? "this file is" : "these files are"} there already: ${present.join(", ")}`,
      "nothing was written; choose a new folder, as in `funnel init my-funnel`",
    );
  }
  const title = basename(root);
  const name = nameOf(title);
  await writeNewFiles(
    root,
    files.map(([path, text]) => [path, fill(text, { name, title, version })]),
  );
  const go = folder === "." ? "" : `cd ${quoteForShell(folder)}\n  `;
  io.stdout.write(`Made ${files.length} files in ${folder === "." ? "this folder" : folder}. Now try:\n\n`);
  io.stdout.write(`  ${go}funnel check\n  funnel test\n  funnel run events.jsonl -o effects.jsonl\n`);
}

/** A name of the language made from a folder's name. */
function nameOf(title: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_+|_+$/g, "");
  if (name === "") return "my_funnel";
  return /^\p{N}/u.test(name) || ["and", "or", "not"].includes(name) ? `funnel_${name}` : name;
}

function fill(
  text: string,
  words: { readonly name: string; readonly title: string; readonly version: string },
): string {
  const title = words.title.replaceAll(/["\\]/g, "");
  return text
    .replaceAll("NAME", words.name)
    .replaceAll("VERSION", words.version)
    .replaceAll("TITLE", () => title);
}

function quoteForShell(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
