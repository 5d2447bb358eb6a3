/** What the catalogue says of the findings about suppressions themselves; `suppress.ts` makes them. */
import type { RuleText } from "./define-rule.ts";

export const suppressionRules: readonly RuleText[] = [
  {
    code: "suppression-without-reason",
    theme: "housekeeping",
    kind: "advice",
    severity: "warning",
    summary: "a `funnel-ignore` comment does not say why",
    why:
      "A finding that somebody silenced will be met again by somebody else, who needs to know whether it was a decision " +
      "or a way to get the build green on a Friday. The finding weighs as much as what it silences.",
    bad: `// funnel-ignore measure-without-target
measure involvement "Strangers who get involved" {
  intent list_to_lead
  rate   from visitor to inquiry within 60 days
}`,
    good: `// funnel-ignore measure-without-target: there is no year to compare with before July
measure involvement "Strangers who get involved" {
  intent list_to_lead
  rate   from visitor to inquiry within 60 days
}`,
  },
  {
    code: "suppression-unused",
    theme: "housekeeping",
    kind: "advice",
    severity: "warning",
    summary: "a `funnel-ignore` comment silences nothing",
    why:
      "The gap was closed, or the comment stands at the wrong place or has a slip in its code. Left where it is, it " +
      "would silence the next mistake of that kind without anybody's having decided so.",
    bad: `// funnel-ignore black-hole: nobody looks at them yet
team partners "Partners" { contact "partners@acme.example" }`,
    good: `team partners "Partners" { contact "partners@acme.example" }`,
  },
  {
    code: "suppression-refused",
    theme: "housekeeping",
    kind: "advice",
    severity: "error",
    summary: "a `funnel-ignore` comment names a finding that cannot be silenced",
    why:
      "Some findings are promises to other people: that a definition which sales signed has changed, for one. A comment " +
      "by one side must not make them go away; sign again, or take the change back.",
    bad: `// funnel-ignore definition-changed-since-signing: sales will not mind
measure why_returned "Why sales returns leads" { reasons of recycled }`,
    good: `measure why_returned "Why sales returns leads" { reasons of recycled }`,
  },
];
