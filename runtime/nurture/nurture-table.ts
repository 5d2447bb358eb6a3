/** The programmes of a plan made ready to run: criteria, courses, contents and the content map. */
import type { Content, Expression, Nurture, Plan } from "../../schemas/generated/plan.ts";
import type { Lead } from "../model/lead.ts";
import type { LinkedPlan } from "../plan/link.ts";
import { someExpression } from "../plan/walk.ts";
import type { Calendar } from "../time/calendar.ts";
import { parseDate } from "../time/iso-date.ts";
import type { Zone } from "../time/zone.ts";
import { stagesOf } from "./audience.ts";
import { layOutCourse, type Course } from "./course.ts";
import { createLeadZones, type LeadZones } from "./lead-zone.ts";

/** A criterion of the plan, ready to be asked of a lead that was worked out at `now`. */
export interface Criterion {
  isTrue(lead: Lead, now: number): boolean;
  /** The next instant at which time may change it. */
  nextChange(lead: Lead, now: number): number;
}

export interface Programme {
  readonly nurture: Nurture;
  readonly audience: Criterion;
  readonly goal: Criterion | undefined;
  readonly exit: Criterion | undefined;
  readonly course: Course;
}

export interface LinkedContent {
  readonly content: Content;
  /** When it is retired; Infinity for one that stays. */
  readonly retiredAt: number;
  readonly needs: readonly Criterion[];
}

/** What the programmes need of a program. */
export interface NurtureSource {
  readonly plan: Plan;
  readonly linked: LinkedPlan;
  readonly zone: Zone;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly compile: (expression: Expression) => Criterion;
  /** Lets the questions of a wait count from `now`. */
  readonly startWait: (lead: Lead, now: number) => void;
}

export interface NurtureTable {
  readonly source: NurtureSource;
  /** From the most to the least important: by priority, then by name. */
  readonly programmes: readonly Programme[];
  readonly byName: ReadonlyMap<string, Programme>;
  /** For each stage: the programmes that its leads may belong to, in order. */
  readonly byStage: readonly (readonly Programme[])[];
  /** Conditions of which one must be true, for each channel that needs consent. */
  readonly consent: ReadonlyMap<string, readonly Criterion[]>;
  readonly contents: ReadonlyMap<string, LinkedContent>;
  /** When the lead's phase and persona change by time. */
  readonly phase: Pick<Criterion, "nextChange">;
  readonly persona: Pick<Criterion, "nextChange">;
  /** For each phase: the contents of each persona's cell. */
  readonly map: readonly (ReadonlyMap<string, readonly LinkedContent[]> | undefined)[];
  readonly untilOf: ReadonlyMap<string, Criterion>;
  readonly conditionOf: ReadonlyMap<string, Criterion>;
  /** Whether something in the plan reads which programme a lead is in. */
  readonly readsProgramme: boolean;
  readonly zones: LeadZones;
  /** The calendar for time `of queue` of leads that are in no queue with one: the funnel's first by name. */
  readonly usualCalendar: string | undefined;
}

export function createNurtureTable(source: NurtureSource): NurtureTable {
  const { plan, linked, compile } = source;
  const programmes = plan.nurtures
    .map((nurture): Programme => ({
      nurture,
      audience: compile(nurture.for),
      goal: nurture.goal && compile(nurture.goal),
      exit: nurture.exit && compile(nurture.exit),
      course: layOutCourse(nurture.steps),
    }))
    .sort(compareProgrammes);
  const contents = new Map(plan.contents.map((content) => [content.name, linkContent(source, content)]));
  const steps = programmes.flatMap(({ course }) => course.stops.map(({ step }) => step));
  return {
    source,
    programmes,
    byName: new Map(programmes.map((programme) => [programme.nurture.name, programme])),
    byStage: linked.stages.all.map(({ name }) =>
      programmes.filter(({ nurture }) => stagesOf(nurture.for)?.has(name) ?? true),
    ),
    consent: listConsent(plan, compile),
    contents,
    phase: compile({ op: "fact", fact: "phase", type: "text" }),
    persona: compile({ op: "fact", fact: "persona", type: "text" }),
    map: linkMap(source, contents),
    untilOf: new Map(steps.flatMap((step) => (step.step === "wait_until" ? [[step.id, compile(step.until)]] : []))),
    conditionOf: new Map(steps.flatMap((step) => (step.step === "if" ? [[step.id, compile(step.condition)]] : []))),
    readsProgramme: someExpression(plan, (each) => each.op === "fact" && each.fact === "nurture"),
    zones: createLeadZones(source),
    usualCalendar: plan.calendars.map(({ name }) => name).sort()[0],
  };
}

/** The order of importance. */
export function compareProgrammes(left: Programme, right: Programme): number {
  return right.nurture.priority - left.nurture.priority || (left.nurture.name < right.nurture.name ? -1 : 1);
}

function linkContent({ zone, compile }: NurtureSource, content: Content): LinkedContent {
  return {
    content,
    retiredAt: content.retired === undefined ? Infinity : (parseDate(content.retired, zone) ?? Infinity),
    needs: content.needs.map((name) => compile({ op: "need", name })),
  };
}

function listConsent(plan: Plan, compile: (expression: Expression) => Criterion): Map<string, Criterion[]> {
  const consent = new Map<string, Criterion[]>();
  for (const { channels, when } of plan.contact_policy?.consent ?? []) {
    const criterion = compile(when);
    for (const channel of channels) consent.set(channel, [...(consent.get(channel) ?? []), criterion]);
  }
  return consent;
}

function linkMap(
  { plan, linked }: NurtureSource,
  contents: ReadonlyMap<string, LinkedContent>,
): (ReadonlyMap<string, readonly LinkedContent[]> | undefined)[] {
  const rows: (ReadonlyMap<string, readonly LinkedContent[]> | undefined)[] = [];
  for (const { phase, cells } of plan.content_map) {
    rows[linked.phases.indexOf(phase)] = new Map(
      cells.map(({ persona, contents: names }) => [persona, names.flatMap((name) => contents.get(name) ?? [])]),
    );
  }
  return rows;
}
