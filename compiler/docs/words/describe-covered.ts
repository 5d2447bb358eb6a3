/** What an agreement covers, by its words in the lock or its kind and name in the plan. */
import type { Covered } from "../../../schemas/generated/plan.ts";
import { type Name, type Phrase, say, spellName, upperFirst } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

/** `Score: Fit`; kinds that exist once stand alone. */
export function describeCovered(names: PlanNames, { kind, name }: Covered): Phrase {
  const word = kindWords[kind] ?? upperFirst(spellName(kind));
  const target = name === undefined ? undefined : findNamed(names, kind, name);
  if (target !== undefined) return say`${word}: ${target}`;
  if (name !== undefined) return say`${word}: ${upperFirst(spellName(name))}`;
  return [{ text: word, id: kind }];
}

function findNamed(names: PlanNames, kind: string, name: string): Name | undefined {
  switch (kind) {
    case "team":
    case "calendar":
    case "activity":
    case "need":
    case "segment":
    case "persona":
    case "score":
    case "content":
    case "nurture":
    case "queue":
    case "routing":
    case "sla":
      return names[kind](name);
    case "turnback":
      return { text: names.stage(name).text, id: `turnback/${name}` };
    case "measure":
    case "agreement": {
      const items = kind === "measure" ? names.plan.measures : names.plan.agreements;
      const item = items.find((candidate) => candidate.name === name);
      return item === undefined ? undefined : { text: item.title ?? upperFirst(spellName(name)), id: item.id };
    }
    default:
      return undefined;
  }
}

const kindWords: Readonly<Record<string, string>> = {
  sla: "Service level",
  nurture: "Programme",
  content_map: "Content map",
  lifecycle: "Lifecycle",
  journey: "Buying journey",
  lead: "Lead record",
  account: "Account record",
};
