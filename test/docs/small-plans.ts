/** Plans for the tests of the site and of the diagrams: the small project of the goldens, the examples, a hostile one. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../schemas/generated/plan.ts";
import { readGoldenInput } from "../golden.ts";
import { compileFiles } from "../plan/compile-text.ts";

export function compileGarden(): Plan {
  return compileFiles({ "garden.funnel": readGoldenInput("docs", "garden", "garden.funnel") }).plan;
}

export const examples = ["acme", "fernhill", "haldvik"] as const;

/** An example of the repository, by the name of its folder. */
export function compileExample(name: (typeof examples)[number]): Plan {
  const folder = join(import.meta.dirname, "..", "..", "examples", name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(funnel|yaml|csv)$/.test(path) && !/^(history|build|site)\//.test(path))
    .map((path) => [path, readFileSync(join(folder, path), "utf8")] as const);
  return compileFiles(Object.fromEntries(files)).plan;
}

/** What would break out of HTML, an attribute, a script, SVG, Mermaid or DOT, if anything let it. */
export const hostile = `</title></script><img src=x onerror=alert(1)> "'\`\${x} & ]]> --> |} \\\\ ;%%`;

const quoted = JSON.stringify(hostile);

/** A project in which every title and text tries to break out. */
export function compileHostile(): Plan {
  const source = `
/// ${hostile}
funnel bad ${quoted} { timezone "Europe/Berlin" }
team t ${quoted} { contact ${quoted} }
lead {
  email email key
  kind  one of [${quoted}, "b"]
}
activity ping ${quoted} { n text }
segment s ${quoted} { when did ping where n is ${quoted} }
persona p ${quoted} { when kind is ${quoted} }
journey { phase look ${quoted} }
score f ${quoted} {
  kind fit
  range 0..10
  +5 when s
  grade A from 5, B
}
lifecycle {
  stage one ${quoted} { initial owner t }
  stage two ${quoted} {
    owner t
    enter from one on ping where n is ${quoted}
    enter from one when s
  }
}
content c ${quoted} { type guide   by email   url ${quoted}   expert ${quoted} }
content d { by web   url "javascript:alert(1)" }
content map {
  | phase | p |
  | look  | c |
}
nurture n ${quoted} {
  for stage is one
  steps {
    send c by email
    task ${quoted} for t
  }
}
hygiene {
  reject when kind is ${quoted} because ${quoted}
}
queue q ${quoted} { team t   member ${quoted} }
`;
  return compileFiles({ "bad.funnel": source }).plan;
}
