/** Points out merges in which nothing says whose values survive. */
import type { Expression, Plan } from "../../../../schemas/generated/plan.ts";
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { insertText } from "../../../diagnostics/fix.ts";
import { listProperties } from "../../../plan/lower/property.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { addLine, findWritten } from "../../written.ts";
import { listKeyRows } from "./key-rows.ts";

export const noSurvivorship = defineRule({
  code: "no-survivorship",
  theme: "identity",
  kind: "advice",
  severity: "warning",
  requirement: "R6",
  summary: "when two leads become one, nothing says whose values survive",
  why:
    "Two leads that turn out to be one person disagree: an old title and a new one, an opt-in of last year and an opt-out " +
    "of yesterday's form. By default the value that was set last stays, so an import of an old list wins over what the " +
    "person said; for an opt-out that is the one mistake people write to a lawyer about.",
  bad: `identity {
  match email
  match phone and last_name
  normalize email lowercase
  keep latest title, employees
  keep first  country
  activities  keep all
}`,
  good: `identity {
  match email
  match phone and last_name
  normalize email lowercase
  keep latest title, employees
  keep first  country
  keep false  email_opt_in
  activities  keep all
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan } = ctx;
    if (listKeyRows(plan).length === 0) return;
    const consent = listConsentFields(plan);
    const keep = plan.identity?.keep ?? [];
    // Where leads meet by one key and nobody thought of merging yet, only an opt-out is worth the word.
    if (plan.identity === undefined && consent.length === 0) return;
    if (keep.length === 0) {
      const advised = consent[0] === undefined ? "keep latest FIELDS" : `keep false ${consent.join(", ")}`;
      yield {
        at: ctx.locate(plan.identity?.id ?? plan.lead.id),
        message: `When two leads become one, nothing says which of two values of a field survives`,
        help:
          plan.identity === undefined
            ? `Add \`identity { match ${listKeyRows(plan)[0]?.fields.join(" and ")}   ${advised} }\``
            : `Add \`${advised}\``,
        ...optional(addKeep(ctx, consent)),
      };
      return;
    }
    for (const field of consent) {
      if (keep.some(({ fields }) => fields.includes(field))) continue;
      yield {
        at: ctx.locate(`lead/${field}`),
        message: `When two leads become one, the value of \`${field}\` that was set last survives, so an older list can undo an opt-out`,
        help: `Add \`keep false ${field}\` to \`identity\`: an opt-out always wins`,
        related: [{ location: ctx.locate("identity"), message: `\`keep\` says nothing of \`${field}\` here` }],
        ...optional(addKeep(ctx, [field])),
      };
    }
  },
});

/** The yes-or-no fields whose being true is a consent. */
function listConsentFields({ contact_policy: policy, lead }: Plan): readonly string[] {
  const named = new Set((policy?.consent ?? []).flatMap(({ when }) => listPermitting(when)));
  return lead.fields.filter(({ name, type }) => type.type === "boolean" && named.has(name)).map(({ name }) => name);
}

/** The fields that a consent asks to be true; one that is denied says the opposite, and is not meant. */
function listPermitting(when: Expression): readonly string[] {
  switch (when.op) {
    case "field":
      return [when.name];
    case "and":
    case "or":
      return when.operands.flatMap(listPermitting);
    case "compare":
      return when.comparison === "equal" && when.right.op === "literal" && when.right.value === true
        ? listPermitting(when.left)
        : [];
    default:
      return [];
  }
}

/** Behind the fields of which false survives already, or else as a line of its own. */
function addKeep({ checked }: LintContext, fields: readonly string[]): Fix | undefined {
  const written = findWritten(checked, "Identity");
  if (written === undefined || fields.length === 0) return undefined;
  const title = `Let an opt-out survive`;
  const rows = listProperties(written.declaration.body, "IdentityKeep");
  const last = rows.find(({ rule }) => rule.text === "false")?.fields.at(-1);
  if (last !== undefined) return insertText(written.source, last.end, `, ${fields.join(", ")}`, title);
  return addLine(written, `keep false ${fields.join(", ")}`, title);
}

function optional(fix: Fix | undefined): { readonly fix?: Fix } {
  return fix === undefined ? {} : { fix };
}
