/**
 * A second, deliberately naive interpreter of the plan: at every instant that could matter it recomputes everything
 * from the whole history of the lead. It is slow on purpose; the engine must agree with it, effect for effect.
 */
import { createHash } from "node:crypto";
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import type { Activity, Expression, Field, Plan } from "../../schemas/generated/plan.ts";
import { accountKeysOf, changeAccount, findBehind, findPlace, noteOwner } from "./accounts.ts";
import type { Evidence } from "../../runtime/testing/evidence.ts";
import { findBases, findCandidates, findConstants, findMeetings } from "./candidates.ts";
import { isEvident, listEvidence } from "./evidence.ts";
import { personaAt, phaseAt, truthOf } from "./evaluate.ts";
import { isFrozen } from "./freezing.ts";
import { standardizeFields, watchData } from "./hygiene.ts";
import { presentStay, type History, type Moment, type RecordedActivity, type Value, type World } from "./history.ts";
import { findCrossings, settle } from "./lifecycle.ts";
import { enterStage, reasonFor } from "./moves.ts";
import { keysOf, type Key } from "./keys.ts";
import { mergeHistories } from "./merging.ts";
import { courseInstants, nurtureLead } from "./nurture.ts";
import { createDirectory } from "./people.ts";
import { questionsAt } from "./profiling.ts";
import { readRaw, wrong } from "./reading.ts";
import { routeLead } from "./routing.ts";
import { createScoreBoard } from "./scores.ts";
import { slaInstants } from "./sla-instance.ts";
import { watchSlas } from "./sla.ts";
import { fixDerived, type Happening, type Step } from "./step.ts";
import { turnBack } from "./turnback.ts";
import { createWallTime } from "./wall-time.ts";

export interface FinalLead {
  readonly stage: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly scores: Readonly<Record<string, number>>;
  readonly persona: string | undefined;
  readonly phase: string | undefined;
  readonly owner: string | undefined;
  readonly queue: string | undefined;
  readonly nurture: string | undefined;
  readonly questions: readonly string[];
  /** What a test of the plan could expect to have happened. */
  readonly evidence: readonly Evidence[];
}

export interface Interpretation {
  readonly effects: Effect[];
  /** By the ids of the leads. */
  readonly leads: Readonly<Record<string, FinalLead>>;
}

/** A plan that moves a lead around without end produces more effects than this. */
export const effectLimit = 400;

/** Thrown for a plan whose stages chase each other every millisecond. */
export class RunawayPlan extends Error {}

interface Followed {
  readonly history: History;
  /** Instants still to be looked at, and the bases that they were found from. */
  readonly agenda: Set<number>;
  readonly bases: Set<number>;
}

/** Runs inputs in the order given and lets time pass to `until`, which is not before any input. */
export function interpret(plan: Plan, inputs: readonly Input[], until: number): Interpretation {
  return interpretAt("candidates", plan, inputs, until);
}

/** The same, looking at really every millisecond: for checking, over moments, that no candidate is missed. */
export function interpretEveryMillisecond(plan: Plan, inputs: readonly Input[], until: number): Interpretation {
  return interpretAt("milliseconds", plan, inputs, until);
}

function interpretAt(
  instants: "candidates" | "milliseconds",
  plan: Plan,
  inputs: readonly Input[],
  until: number,
): Interpretation {
  const wallTime = createWallTime(plan.funnel.timezone);
  const constants = findConstants(plan, wallTime.read);
  const initial = plan.lifecycle.find((stage) => stage.initial)!;
  const wheres = findWheres(plan);
  const leads: Followed[] = [];
  const evidence = listEvidence(plan);
  const directory = createDirectory<Followed>(plan);
  const seen = new Set<string>();
  const effects: Effect[] = [];

  const world: World = { assignments: [], accounts: [] };

  const momentOf = (history: History, now: number, observing: boolean, activity?: RecordedActivity): Moment => {
    const scoreOf = createScoreBoard(() => moment);
    const moment: Moment = { plan, wallTime, world, history, now, activity, observing, scoreOf };
    return moment;
  };

  function step(
    lead: Followed,
    now: number,
    activity: RecordedActivity | undefined,
    kind?: Step["kind"],
    beginning?: Happening[],
  ): void {
    const { history } = lead;
    history.clock = now;
    history.accountFields = history.account?.fields ?? {};
    const look: Step["look"] = (observing, cause) => momentOf(history, now, observing, cause);
    const happenings = beginning ?? [];
    const entered = happenings.flatMap(({ type, to, isPast }) =>
      type === "stage_changed" && isPast !== true ? [String(to)] : [],
    );
    for (const happening of happenings) delete happening["isPast"];
    const moment = fixDerived(look(false, activity));
    runParts({
      history,
      now,
      look,
      kind,
      activity,
      happenings,
      entered,
      moment,
      entriesBefore: history.entries.length - entered.length,
      visited: new Set(),
      round: 0,
      handover: undefined,
    });
    tell(history, now, happenings);
    if (effects.length > effectLimit) throw new RunawayPlan("The plan moves its leads around without end.");
    if (kind !== undefined || happenings.length > 0) {
      history.steps += 1;
      // What was blocked because a stage is entered at most once a step may go on in the next one.
      lead.agenda.add(now + 1);
    }
    lookAhead(lead);
  }

  function lookAhead({ history, agenda, bases }: Followed): void {
    if (instants === "milliseconds") {
      agenda.add(history.clock + 1);
      return;
    }
    const still = (now: number) => momentOf(history, now, false);
    const now = still(history.clock);
    for (const base of findBases(now, () => now, constants)) {
      if (bases.has(base)) continue;
      bases.add(base);
      for (const instant of findCandidates(base, history.clock, until, now, constants)) agenda.add(instant);
    }
    for (const instant of [...slaInstants(history), ...courseInstants(now)]) {
      if (instant > history.clock && instant <= until) agenda.add(instant);
    }
    for (const instant of findMeetings(now, still(history.clock + 1), until, constants)) agenda.add(instant);
  }

  /** Lets time pass for every lead, in order of instants and then of the leads' creation. */
  function advance(to: number): void {
    for (;;) {
      let next: Followed | undefined;
      let due = Infinity;
      for (const lead of leads) {
        for (const instant of lead.agenda) {
          if (instant <= lead.history.clock) lead.agenda.delete(instant);
          else if (instant < due) [next, due] = [lead, instant];
        }
      }
      if (next === undefined || due > to) break;
      step(next, due, undefined);
    }
    for (const { history } of leads) history.clock = Math.max(history.clock, to);
  }

  function createPerson(key: string, time: number, beginning: Happening[]): Followed {
    const history = createHistory(key, time);
    const lead: Followed = { history, agenda: new Set(), bases: new Set() };
    leads.push(lead);
    const moment = momentOf(history, time, false);
    const reason = reasonFor(initial, undefined, moment);
    enterStage(moment, initial, undefined, undefined, reason);
    const because = reason === undefined ? {} : { reason };
    beginning.push({ type: "stage_changed", to: initial.name, ...because, cause: initial.id });
    return lead;
  }

  /** Tells what has happened to a lead in a step so far. */
  function tell({ id, steps, told }: History, now: number, happenings: readonly Happening[]): void {
    told.push(...happenings);
    const head = { lead: id, at: new Date(now).toISOString() };
    for (const [ordinal, happening] of happenings.entries()) {
      effects.push({ ...head, ...happening, id: `${id}.${steps}.${ordinal}` } as unknown as Effect);
    }
  }

  /** Makes one lead of all that have a key of the input or of the lead; gives the one that it is in the end. */
  function meetOthers(begun: Followed, keys: readonly Key[], setsFields: boolean, beginning: Happening[]): Followed {
    let lead = begun;
    let merges = 0;
    for (;;) {
      const met = directory.claim(lead, keys, setsFields || merges > 0);
      if (met === undefined) return lead;
      merges += 1;
      const { other, cause } = met;
      const isOlder = other.history.created - lead.history.created || leads.indexOf(other) - leads.indexOf(lead);
      const [survivor, gone] = isOlder < 0 ? [other, lead] : [lead, other];
      const before = lead.history.clock;
      const now = Math.max(before, other.history.clock);
      const { supplier, happenings } = mergeHistories(plan, world, survivor.history, gone.history, now, cause);
      if (survivor !== lead) {
        tell(lead.history, before, beginning);
        beginning.length = 0;
      }
      // What was told before keeps its instant, and is of no account to a lead that stands elsewhere now.
      const isElsewhere = supplier !== lead.history || survivor !== lead;
      for (const happening of beginning) {
        happening["at"] ??= new Date(before).toISOString();
        if (isElsewhere) happening["isPast"] = true;
      }
      beginning.push(...happenings);
      directory.rebind(gone, survivor);
      for (const instant of gone.agenda) survivor.agenda.add(instant);
      survivor.bases.clear();
      leads.splice(leads.indexOf(gone), 1);
      lead = survivor;
    }
  }

  /** Leads whose company has changed look at it, in order of creation. */
  function lookAtAccounts(): void {
    const behind = findBehind(leads.map(({ history }) => history));
    for (const lead of leads.filter(({ history }) => behind.includes(history)))
      step(lead, lead.history.clock, undefined);
  }

  for (const [arrival, input] of inputs.entries()) {
    if (seen.has(input.id)) continue;
    seen.add(input.id);
    const time = Date.parse(input.time);
    const keys = keysOf(plan, input.keys, input.kind === "identify" ? input.data : {}, wallTime);
    const previous = input.previous === undefined ? [] : keysOf(plan, input.previous, {}, wallTime);
    const known = directory.find(keys) ?? directory.find(previous);
    const namesLead = known !== undefined || keys.length > 0;
    const accountKeys = accountKeysOf(plan, input, wallTime);
    // Nobody knows whose this is.
    if (!namesLead && accountKeys.length === 0) continue;
    if (input.kind === "group" && plan.account === undefined) continue;
    advance(time);
    if (!namesLead) {
      changeAccount(plan, world, input, wallTime);
      lookAtAccounts();
      continue;
    }
    const beginning: Happening[] = [];
    const person = known ?? createPerson(keys[0]!.name, time, beginning);
    let setsFields = false;
    if (input.kind === "identify") {
      const { fields, setAt } = person.history;
      for (const name of setFields(fields, plan.lead.fields, input.data)) {
        const keepsFirst = plan.identity?.keep.some((row) => row.rule === "first" && row.fields.includes(name.name));
        if (keepsFirst !== true || name.isChanged) setAt.set(name.name, time);
        setsFields = true;
      }
      standardizeFields(plan, fields);
    }
    if (plan.account !== undefined && (input.kind === "group" || input.keys.group !== undefined || setsFields)) {
      const account = changeAccount(plan, world, input, wallTime);
      if (account !== undefined) person.history.tie = { key: accountKeys[0]!, at: time };
      findPlace(plan, world, person.history);
    }
    const lead = meetOthers(person, [...keys, ...previous], setsFields, beginning);
    const { history } = lead;
    let activity: RecordedActivity | undefined;
    if (input.kind === "activity") {
      const declared = plan.activities.find(({ name }) => name === input.activity)!;
      const attributes = attributesOf(declared, input);
      activity = { name: declared.name, time, arrival, attributes, verdicts: new Map(), forgotten: new Set() };
      for (const { where, activities } of wheres) {
        if (!activities.includes(activity.name)) continue;
        activity.verdicts.set(where, truthOf(where, momentOf(history, history.clock, false, activity)) === true);
      }
      history.activities.push(activity);
    }
    step(lead, history.clock, activity, activity === undefined ? "identify" : "activity", beginning);
    lookAtAccounts();
  }
  advance(until);
  return { effects, leads: Object.fromEntries(leads.map(({ history }) => [history.id, finalOf(history)])) };

  /** Gives the fields that were set, and whether that changed them. */
  function setFields(target: Record<string, Value>, fields: readonly Field[], data: Input["data"]) {
    const set: { readonly name: string; readonly isChanged: boolean }[] = [];
    for (const { name, type } of fields) {
      if (!Object.hasOwn(data, name)) continue;
      const value = readRaw(type, data[name], wallTime);
      if (value === wrong) continue;
      set.push({ name, isChanged: JSON.stringify(target[name]) !== JSON.stringify(value) });
      if (value === undefined) delete target[name];
      else target[name] = value;
    }
    return set;
  }

  function attributesOf(declared: Activity, input: Input): Record<string, Value> {
    const attributes: Record<string, Value> = {};
    setFields(attributes, declared.attributes, input.data);
    for (const { name, type } of declared.attributes) {
      if (type.type === "enum" && attributes[name] === undefined) attributes[name] = "unspecified";
    }
    return attributes;
  }

  function finalOf(history: History): FinalLead {
    const moment = momentOf(history, until, false);
    const scores = Object.fromEntries(plan.scores.map(({ name }) => [name, moment.scoreOf(name).value]));
    const { stage } = presentStay(history);
    return {
      stage,
      fields: history.fields,
      scores,
      persona: personaAt(moment),
      phase: phaseAt(moment),
      owner: history.owner,
      queue: history.queue,
      nurture: history.course?.nurture.name,
      questions: questionsAt(moment),
      evidence: evidence.filter((each) => isEvident(each, moment)),
    };
  }
}

/** All parts of a step in their order; when an SLA moved the lead, those after the lifecycle again. */
function runParts(step: Step): void {
  const { history } = step;
  watchData(step);
  settle(step);
  for (let again = true; again && !isFrozen(history); step.round += 1) {
    again = false;
    turnBack(step);
    if (isFrozen(history)) break;
    routeLead(step);
    if (watchSlas(step) === "moved") again = true;
    else nurtureLead(step);
  }
  if (!isFrozen(history)) noteOwner(history);
  step.happenings.push(...findCrossings(step.moment));
}

function createHistory(key: string, created: number): History {
  return {
    id: `l_${createHash("sha256").update(key).digest("hex").slice(0, 16)}`,
    created,
    clock: created,
    fields: {},
    setAt: new Map(),
    activities: [],
    entries: [],
    reason: undefined,
    disarmed: new Set(),
    truths: new Map(),
    edges: new Map(),
    resets: new Map(),
    previous: new Map(),
    steps: 0,
    owner: undefined,
    queue: undefined,
    routedBy: undefined,
    held: [],
    frozen: new Map(),
    frozenSince: undefined,
    staleGaps: new Map(),
    slas: new Map(),
    waitBegan: undefined,
    course: undefined,
    blocked: new Set(),
    received: new Set(),
    touches: [],
    exhausted: new Set(),
    told: [],
    account: undefined,
    accountFields: {},
    tie: undefined,
  };
}

/** Every `where` that is decided when an activity is recorded, with the activities that it is about. */
function findWheres(plan: Plan): { where: Expression; activities: string[] }[] {
  const found: { where: Expression; activities: string[] }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { where, activities } = node as { where?: Expression; activities?: string[] };
    if (where !== undefined && Array.isArray(activities)) found.push({ where, activities });
    for (const child of Object.values(node)) visit(child);
  };
  visit(plan);
  return found;
}
