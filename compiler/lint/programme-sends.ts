/** What a programme sends and by which channels it can really go out. */
import type { Content, Nurture, Plan, Step } from "../../schemas/generated/plan.ts";

/** One `send` of a programme, or its cadence. */
export interface ProgrammeSend {
  readonly id: string;
  /** `undefined` for the next content of the map. */
  readonly content: string | undefined;
  /** As written; empty for all that the content is made for. */
  readonly wanted: readonly string[];
  /** Those by which at least one content can go out. */
  readonly possible: readonly string[];
  /** True for a cadence at a time of day, which never sends at another. */
  readonly hasTime: boolean;
}

/** Every step of a programme, those inside `if` too, in order. */
export function listSteps({ steps }: Pick<Nurture, "steps">): readonly Step[] {
  return steps.flatMap((step) =>
    step.step === "if" ? [step, ...listSteps({ steps: step.then }), ...listSteps({ steps: step.else })] : [step],
  );
}

/** What a programme sends, in order. */
export function listSends(plan: Plan, nurture: Nurture): readonly ProgrammeSend[] {
  const { cadence } = nurture;
  const next = cadence === undefined ? [] : [makeSend(plan, cadence.id, undefined, cadence.channels, cadence.at)];
  const steps = listSteps(nurture).filter((step) => step.step === "send");
  return [...next, ...steps.map(({ id, content, channels }) => makeSend(plan, id, content, channels, undefined))];
}

/** The contents that a send may pick: one, or all of the map. */
export function listCandidates(plan: Plan, content: string | undefined): readonly Content[] {
  if (content !== undefined) return plan.contents.filter(({ name }) => name === content);
  const mapped = new Set(plan.content_map.flatMap(({ cells }) => cells.flatMap(({ contents }) => contents)));
  return plan.contents.filter(({ name }) => mapped.has(name));
}

function makeSend(
  plan: Plan,
  id: string,
  content: string | undefined,
  wanted: readonly string[],
  at: number | undefined,
): ProgrammeSend {
  const possible = listCandidates(plan, content).flatMap(({ by }) => {
    if (wanted.length === 0) return by;
    return by.length === 0 ? wanted : wanted.filter((channel) => by.includes(channel));
  });
  return { id, content, wanted, possible: [...new Set(possible)], hasTime: at !== undefined };
}
