/** The work of `funnel explain`: replay what happened, find the lead, and say why it is where it is. */
import { explainLead as explain, type Engine, type Lead, type Program } from "../../runtime/index.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import { formatUtc } from "../../runtime/time/iso-date.ts";
import { coloursFor } from "../colours.ts";
import { UserError } from "../failure.ts";
import { writeResult } from "../output-file.ts";
import { renderExplanation } from "../report/explanation.ts";
import { showMoment } from "../report/moment.ts";
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
  const engine = await replay(session, program, options, until, (effect) => {
    const effects = history.get(effect.lead) ?? [];
    history.set(effect.lead, effects);
    if (effect.type === "merged") takeHistory(history, effect.merged_lead, effects);
    effects.push(effect);
  });
  const lead = findLead(program, engine, name);
  if (lead === undefined) {
    if (until === undefined) throw notFound(program, engine, name);
    throw await notYet(session, program, options, { name, until, engine });
  }
  const decisions = history.get(lead.id) ?? [];
  const sources = { world: engine.world, history: decisions };
  const explanation = explain(program, lead, until ?? engine.clockOf(lead), sources);
  const text =
    options.format === "json"
      ? `${JSON.stringify({ format: 1, ...explanation, history: decisions }, undefined, 2)}\n`
      : renderExplanation({ program, name, explanation, history: decisions }, coloursFor(io, io.stdout));
  await writeResult(io, options.output, text);
}

async function replay(
  { io }: Session,
  program: Program,
  { events, map }: ExplainOptions,
  until: number | undefined,
  sink: (effect: Effect) => void,
): Promise<Engine> {
  const played = await play(io, program, events, {
    columns: map,
    until,
    receivedAt: findReceipt(io, program, undefined),
    strict: false,
    sink,
    afterPiece: () => Promise.resolve(),
  });
  return played.engine;
}

/** Reads on to the end to tell a lead that comes later from one that never does. */
async function notYet(
  session: Session,
  program: Program,
  options: ExplainOptions,
  { name, until, engine }: { readonly name: string; readonly until: number; readonly engine: Engine },
): Promise<UserError> {
  const then = showMoment(program.zone, formatUtc(until));
  if (options.events.includes("-")) {
    // Standard input cannot be read twice.
    return new UserError(
      `there is no lead \`${name}\` on ${then} in these events`,
      "leave --at out to look at them all",
    );
  }
  const whole = await replay(session, program, options, undefined, () => undefined);
  const lead = findLead(program, whole, name);
  if (lead === undefined) return notFound(program, whole, name);
  for (const known of engine.leads()) {
    if (whole.leadOf(known.id) === lead) {
      return new UserError(
        `nobody knows \`${name}\` by that name yet on ${then}`,
        `\`${known.id}\` turns out to be that lead later: give that id, or a later time with --at`,
      );
    }
  }
  const first = formatUtc(lead.created);
  return new UserError(
    `the lead \`${name}\` is not known yet on ${then}`,
    `its first event came on ${showMoment(program.zone, first)}: say --at ${first} or later`,
  );
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
