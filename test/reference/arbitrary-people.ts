/** Generates what makes several leads one: rows of keys, normalisers, values that are none, and what is kept. */
import type {
  AccountMatch,
  AccountRecord,
  Field,
  FieldType,
  Identity,
  Keep,
  Normalize,
} from "../../schemas/generated/plan.ts";
import type { DrawnPlan } from "./arbitrary-plan.ts";
import type { Draw } from "./draw.ts";

/** Lets leads of the plan's histories turn out to be one. */
export function mixPeople(draw: Draw, drawn: DrawnPlan): DrawnPlan & { readonly mixed: true } {
  if (draw.chance(75)) drawn.plan.identity = drawIdentity(draw, drawn);
  return { ...drawn, mixed: true };
}

function drawIdentity(draw: Draw, { plan }: DrawnPlan): Identity {
  const fields = plan.lead.fields.filter(({ type }) => type.type !== "list").map(({ name }) => name);
  const texts = plan.lead.fields.filter(({ type }) => type.type === "text" || type.type === "phone");
  const row = (index: number) => ({
    id: `identity/match/${index}`,
    fields: draw.chance(50) ? ["email"] : draw.some(fields, 1).slice(0, 2),
  });
  const normalize = texts
    .filter(() => draw.chance(60))
    .map(({ name }, index): Normalize => ({
      id: `identity/normalize/${index}`,
      field: name,
      by: draw.pick([["lowercase"], ["trim", "lowercase"], ["e164"], ["domain"]] as const).slice(),
    }));
  const rest = new Set(plan.lead.fields.map(({ name }) => name));
  const keep = draw.list(0, 4, (index): Keep => {
    const some = draw.some([...rest], rest.size > 0 ? 1 : 0);
    for (const name of some) rest.delete(name);
    return {
      id: `identity/keep/${index}`,
      rule: draw.pick(["latest", "first", "true", "false", "longest"]),
      fields: some,
    };
  });
  const ignored = draw.chance(40) ? ["None@Here.example"] : [];
  return {
    id: "identity",
    match: draw.list(0, 3, row),
    normalize,
    keep: keep.filter((each) => each.fields.length > 0),
    ignore: ignored.length > 0 ? [{ id: "identity/ignore/0", field: "email", values: ignored }] : [],
  };
}

/** A company that leads belong to, by the domain of their address or what they call it. */
export function drawAccount(draw: Draw): AccountRecord {
  const field = (name: string, type: FieldType, key: boolean): Field => {
    return { id: `account/${name}`, name, type, required: false, key, pii: false };
  };
  const fields = [
    field("domain", { type: "text" }, true),
    field("headcount", { type: "integer" }, false),
    field("renews", { type: "datetime" }, false),
    ...(draw.chance(50) ? [field("owner", { type: "text" }, false)] : []),
  ];
  const row = (index: number, name: string, byDomain: boolean): AccountMatch => {
    return { id: `account/match/${index}`, field: name, domain_of: byDomain };
  };
  return { id: "account", fields, match: draw.chance(80) ? [row(0, "email", draw.chance(80))] : [] };
}
