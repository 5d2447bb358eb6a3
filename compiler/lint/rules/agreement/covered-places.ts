/** Finds where the declarations that an agreement covers were written, and where it names them. */
import type { Agreement } from "../../../../schemas/generated/plan.ts";
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { insertText } from "../../../diagnostics/fix.ts";
import { findProperty } from "../../../plan/lower/property.ts";
import type { Declaration } from "../../../syntax/ast/index.ts";
import type { Location } from "../../../text/source.ts";
import type { LintContext } from "../../define-rule.ts";
import { findWritten, locateHeader } from "../../written.ts";

/** The head of `score fit` or `content map`, whose kinds are written as in the plan. */
export function locateCovered(ctx: LintContext, kind: string, name: string | undefined): Location | undefined {
  const node = kind
    .split("_")
    .map((word) => word.replace(/^./u, (first) => first.toUpperCase()))
    .join("");
  const written = findWritten(ctx.checked, node as Declaration["kind"], name);
  return written && locateHeader(written);
}

/** The head of an agreement, without its body. */
export function locateAgreement(ctx: LintContext, { id, name }: Agreement): Location {
  const written = findWritten(ctx.checked, "Agreement", name);
  return written === undefined ? ctx.locate(id) : locateHeader(written);
}

/** A machine edit that adds a declaration, such as `score fit`, to what an agreement covers. */
export function coverToo(ctx: LintContext, { name }: Agreement, words: string): Fix | undefined {
  const written = findWritten(ctx.checked, "Agreement", name);
  const covers = written && findProperty(written.declaration.body, "Covers");
  const last = covers?.value.at(-1);
  return written && last && insertText(written.source, last.end, `, ${words}`, `Let \`${name}\` cover \`${words}\``);
}

/** The first ten characters of an instant: its day in UTC. */
export function dayOf(instant: string | number): string {
  return (typeof instant === "string" ? instant : new Date(instant).toISOString()).slice(0, 10);
}
