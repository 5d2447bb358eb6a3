/** The work of `funnel explain`: replay what happened, find the lead, and say why it is where it is. */
import { explainLead as explain, type Engine, type Lead, type Program } from "../../runtime/index.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import { coloursFor } from "../colours.ts";
import { UserError } from "../failure.ts";
import { writeResult } from "../output-file.ts";
import { renderExplanation } from "../report/explanation.ts";
import type { Session } from "../session.ts";
import { chooseProgram } from "./load-program.ts";
import { findReceipt, parseMoment, play } from "./play.ts";

export interface ExplainOptions {
  readonly directory?: string;
  readonly events: readonly string[];
  readonly plan?: string;
  readonly at?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly format: "pretty" | "json";
  readonly output?: string;
}

/** Explains the lead at `--at`, or at the last event. */
export async function explainLead(session: Session, name: string, options: ExplainOptions): Promise<void> {
  const { io } = session;
  const program = await chooseProgram(session, options, options);
  if (program === undefined) return;
  const until = options.at === undefined ? undefined : parseMoment(program, "--at", options.at);
  const history = new Map<string, Effect[]>();
  const { engine } = await play(io, program, options.events, {
    columns: options.map,
    until,
    receivedAt: findReceipt(io, program, undefined),
    strict: false,
    sink(effect) {
      const effects = history.get(effect.lead) ?? [];
      history.set(effect.lead, effects);
      if (effect.type === "merged") takeHistory(history, effect.merged_lead, effects);
      effects.push(effect);
    },
    afterPiece: () => Promise.resolve(),
  });
  const lead = findLead(program, engine, name);
  if (lead === undefined) throw notFound(program, engine, name);
  const decisions = history.get(lead.id) ?? [];
  const sources = { world: engine.world, history: decisions };
  const explanation = explain(program, lead, until ?? engine.clockOf(lead), sources);
  const text =
    options.format === "json"
      ? `${JSON.stringify({ format: 1, ...explanation, history: decisions }, undefined, 2)}\n`
      : renderExplanation({ program, name, explanation, history: decisions }, coloursFor(io, io.stdout));
  await writeResult(io, options.output, text);
}

/** What was decided about a lead that is no more is part of the story of the one that it was merged into. */
function takeHistory(history: Map<string, Effect[]>, gone: string, effects: Effect[]): void {
  effects.push(...(history.get(gone) ?? []));
  history.delete(gone);
  effects.sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
}

/** By the runtime's own id, then the sender's ids, then the key fields. */
function findLead({ linked }: Program, engine: Engine, name: string): Lead | undefined {
  for (const lead of engine.leads()) if (lead.id === name) return lead;
  const found = engine.findLead({ user: name }) ?? engine.findLead({ anonymous: name });
  if (found !== undefined) return found;
  for (const field of linked.fields.all) {
    const lead = field.key ? engine.findLead({ fields: { [field.name]: name } }) : undefined;
    if (lead !== undefined) return lead;
  }
  return undefined;
}

function notFound({ linked }: Program, engine: Engine, name: string): UserError {
  const keys = linked.fields.all.flatMap(({ key }, place) => (key ? [place] : []));
  let similar: string | undefined;
  for (const { fields } of engine.leads()) {
    similar ??= keys.map((place) => fields[place]).find((value) => isSimilar(value, name)) as string | undefined;
  }
  return new UserError(
    `there is no lead \`${name}\` in these events`,
    similar === undefined
      ? "give its e-mail address, the id that your systems give it, or the id in the effects"
      : `did you mean \`${similar}\`?`,
  );
}

/** One key that differs in case or holds the other is near enough to be worth mentioning. */
function isSimilar(value: unknown, name: string): boolean {
  return typeof value === "string" && name.length > 2 && value.toLowerCase().includes(name.toLowerCase());
}
