/** Lowers `activity` and the channels. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { compareNames, type LowerContext, lowerNamed, place } from "./context.ts";
import { lowerFields } from "./lead.ts";
import { findProperty, headerOf, listProperties, lowerHead, present } from "./property.ts";

/** What can happen; its names in tracking calls are the title, or else the name in Title Case. */
export function lowerActivity(ctx: LowerContext, declaration: ast.ActivityDeclaration): plan.Activity {
  const { body, name, title } = declaration;
  const tracked = listProperties(body, "Track").flatMap(({ value }) => value.map((text) => text.value));
  return present<plan.Activity>({
    id: place(ctx, `activity/${name.text}`, headerOf(declaration)),
    ...lowerHead(declaration),
    by: (findProperty(body, "ActivityBy")?.value.text ?? "prospect") as plan.Activity["by"],
    intent: findProperty(body, "ActivityIntent")?.value.text as plan.Activity["intent"],
    track: tracked.length > 0 ? tracked : [title?.value ?? toTitleCase(name.text)],
    attributes: lowerFields(ctx, `activity/${name.text}`, body),
  });
}

const builtInChannels = ["email", "direct_mail", "event", "phone", "web", "social", "sms", "chat", "in_app"];

/** The language's channels and the project's own, by name. */
export function lowerChannels(ctx: LowerContext): plan.Channel[] {
  const declared = lowerNamed(ctx, "Channel", (_, declaration) =>
    present<plan.Channel>({ ...lowerHead(declaration), built_in: false }),
  );
  const builtIn = builtInChannels.map((name) => ({ name, built_in: true }));
  return [...builtIn, ...declared].sort((left, right) => compareNames(left.name, right.name));
}

/** `page_viewed` as `Page Viewed`. */
function toTitleCase(name: string): string {
  return name
    .split("_")
    .filter((word) => word !== "")
    .map((word) => word.replace(/^./u, (first) => first.toUpperCase()))
    .join(" ");
}
