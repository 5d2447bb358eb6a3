/** What holds for every policy, programme and history: discipline, hands off, exact time, nothing but stored state. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Effect, SendEffect } from "../../../schemas/generated/effect.ts";
import type { ContactCap, Plan } from "../../../schemas/generated/plan.ts";
import { linkPlan, type Program } from "../../../runtime/kernel/program.ts";
import { compileFiles } from "../../plan/compile-text.ts";
import { runProgram, type FunnelRun } from "../run-funnel.ts";
import { arbitraryHistory, arbitraryPlan, arbitraryStart, baseFunnel, type Happening } from "./arbitrary-programme.ts";
import { runStored } from "./run-stored.ts";

const { plan: base } = compileFiles({ "main.funnel": baseFunnel });
const hour = 3_600_000;
const day = 24 * hour;
/** How long a lead is watched after the last thing that happened. */
const aftermath = 20 * day;

interface Played {
  readonly program: Program;
  readonly run: FunnelRun;
  readonly until: number;
}

function play(plan: Plan, start: number, history: readonly Happening[]): Played {
  const program = linkPlan(plan);
  const run = runProgram(program);
  let now = start;
  for (const { after, activity, fields } of history) {
    now += after;
    const at = new Date(now).toISOString();
    if (activity === undefined) run.set(at, fields ?? {});
    else run.did(at, activity);
  }
  const until = now + aftermath;
  run.until(new Date(until).toISOString());
  return { program, run, until };
}

const cases = fc.tuple(arbitraryPlan(base), arbitraryStart, arbitraryHistory);

/** The wall clock of a zone by other means than the runtime's. */
function wallOf(instant: number, zone: string): { day: string; weekday: number; minute: number } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)!.value;
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    weekday: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1,
    minute: Number(part("hour")) * 60 + Number(part("minute")),
  };
}

/** The value of a field when something was sent: inputs of the same instant come after timers, so effects say when. */
function fieldAt({ inputs }: FunnelRun, effect: Effect, field: string, effects: readonly Effect[]): unknown {
  // Each input is a step of its own; the number of a step that an input caused is in its effects' ids.
  const at = Date.parse(effect.at);
  const step = stepOf(effect);
  let value: unknown;
  for (const input of inputs) {
    const time = Date.parse(input.time);
    if (time > at) break;
    if (input.kind === "identify" && field in input.data && isTakenIn(input.id, step, inputs, effects)) {
      value = input.data[field];
    }
  }
  return value ?? undefined;
}

function stepOf({ id }: Effect): number {
  return Number(id.split(".").at(-2));
}

/** Whether an input's step was at or before a step: steps are inputs in order, and timers that had an effect. */
function isTakenIn(id: string, step: number, inputs: FunnelRun["inputs"], effects: readonly Effect[]): boolean {
  const steps = stepsOfInputs(inputs, effects);
  return steps.get(id)! <= step;
}

/** The number of each input's step: those numbers that timers have not taken, in order of time. */
function stepsOfInputs(inputs: FunnelRun["inputs"], effects: readonly Effect[]): Map<string, number> {
  const atOf = new Map<number, number>();
  for (const effect of effects) atOf.set(stepOf(effect), Date.parse(effect.at));
  const steps = new Map<string, number>();
  let number = 0;
  for (const input of inputs) {
    const time = Date.parse(input.time);
    // A timer's step comes first at its instant, and there is at most one of them at each.
    while (atOf.has(number) && atOf.get(number)! < time) number += 1;
    steps.set(input.id, number);
    number += 1;
  }
  return steps;
}

function periodOf(cap: ContactCap, instant: number, zone: string): string {
  const { day: date, weekday } = wallOf(instant, zone);
  if (cap.per.calendar === "month") return date.slice(0, 7);
  if (cap.per.calendar === "day") return date;
  return new Date(Date.parse(`${date}T00:00:00Z`) - (weekday - 1) * day).toISOString().slice(0, 10);
}

describe("every send", () => {
  it("keeps caps, quiet hours, contact days and consent", () => {
    let sends = 0;
    fc.assert(
      fc.property(cases, ([plan, start, history]) => {
        const { run, program } = play(plan, start, history);
        const policy = plan.contact_policy!;
        const all = run.effects.filter((effect): effect is SendEffect => effect.type === "send");
        const counted = all.filter(({ nurture }) => nurture !== "receipts");
        sends += all.length;
        for (const send of all) {
          const at = Date.parse(send.at);
          const zone = (fieldAt(run, send, "timezone", run.effects) as string | undefined) ?? program.zone.name;
          const wall = wallOf(at, zone);
          expect(policy.days?.includes(wall.weekday) ?? true).toBe(true);
          for (const { from, to } of policy.quiet) {
            const isQuiet =
              from < to ? from <= wall.minute && wall.minute < to : from <= wall.minute || wall.minute < to;
            expect(isQuiet).toBe(false);
          }
          if (send.channel === "email" && policy.consent.length > 0) {
            expect(fieldAt(run, send, "opt_in", run.effects)).toBe(true);
          }
          if (send.nurture === "receipts") continue;
          const before = counted.slice(0, counted.indexOf(send) + 1);
          for (const cap of policy.caps) {
            if (cap.channels.length > 0 && !cap.channels.includes(send.channel)) continue;
            const touches = before.filter((other) => {
              if (cap.channels.length > 0 && !cap.channels.includes(other.channel)) return false;
              const then = Date.parse(other.at);
              const { rolling } = cap.per;
              return rolling === undefined
                ? periodOf(cap, then, zone) === periodOf(cap, at, zone)
                : then > at - rolling.amount;
            });
            expect(touches.length).toBeLessThanOrEqual(cap.touches);
          }
        }
      }),
      { numRuns: 120, seed: 26 },
    );
    // Otherwise nothing was tested.
    expect(sends).toBeGreaterThan(200);
  });
});

describe("a lead that is worked on", () => {
  it("is sent nothing, asked nothing, and enters no programme", () => {
    let stays = 0;
    fc.assert(
      fc.property(cases, ([plan, start, history]) => {
        const { run } = play(plan, start, history);
        let stage = "";
        for (const effect of run.effects) {
          if (effect.type === "stage_changed") {
            stage = effect.to;
            if (stage === "working") stays += 1;
          }
          if (stage !== "working") continue;
          expect(["send", "ask", "task", "notify", "nurture_enrolled", "nurture_resumed"]).not.toContain(effect.type);
        }
      }),
      { numRuns: 60, seed: 15 },
    );
    expect(stays).toBeGreaterThan(20);
  });

  it("gets what fell due at the first minute that work and policy allow", () => {
    const source = compileFiles({
      "main.funnel": baseFunnel.replace(
        /nurture course \{[\s\S]*$/,
        `nurture course {
  for  stage in [visitor, working]
  steps {
    wait 20 hours
    send d by sms
  }
}
`,
      ),
    }).plan;
    const work = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), { maxLength: 3 });
    fc.assert(
      fc.property(arbitraryPlan(source), arbitraryStart, work, (plan, start, stretches) => {
        const policy = { ...plan.contact_policy!, caps: [] };
        const wait = plan.nurtures[0]!.steps[0]!;
        const length = wait.step === "wait" ? wait.duration.amount : 0;
        const history: Happening[] = [{ after: 0, fields: { title: "Clerk" } }];
        const worked: [number, number][] = [];
        let now = start;
        for (const [before, during] of stretches) {
          history.push({ after: before * hour, activity: "accepted" }, { after: during * hour, activity: "rejected" });
          worked.push([now + before * hour, now + (before + during) * hour]);
          now += (before + during) * hour;
        }
        const { run } = play({ ...plan, contact_policy: policy }, start, history);
        let expected: number | undefined = start + length;
        // A timer fires before the work that begins at its instant.
        while (!isOpen(expected) || worked.some(([from, to]) => expected! > from && expected! < to)) {
          expected += 30 * 60_000;
          if (expected > start + length + 15 * day) {
            expected = undefined;
            break;
          }
        }
        function isOpen(instant: number): boolean {
          const { weekday, minute } = wallOf(instant, "America/New_York");
          if (policy.days?.includes(weekday) === false) return false;
          return !policy.quiet.some(({ from, to }) =>
            from < to ? from <= minute && minute < to : from <= minute || minute < to,
          );
        }
        const [send] = run.effects.filter(({ type }) => type === "send");
        expect(send?.at).toBe(expected === undefined ? undefined : new Date(expected).toISOString());
      }),
      { numRuns: 80, seed: 7 },
    );
  });
});

describe("state", () => {
  it("is all that a step needs, and needless looks leave no trace", () => {
    const looks = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 30 });
    fc.assert(
      fc.property(cases, looks, ([plan, start, history], quarters) => {
        const { program, run, until } = play(plan, start, history);
        const lead = run.find();
        const stored = runStored(program, lead.id, run.inputs, until);
        expect(stored.effects).toEqual(run.effects);
        expect(stored.state).toEqual(JSON.parse(JSON.stringify(run.engine.stateOf(lead))));
        const extra = quarters.map((quarter) => start + quarter * (hour / 4) + 1).sort((left, right) => left - right);
        const watched = runStored(program, lead.id, run.inputs, until, extra);
        expect(watched.effects).toEqual(run.effects);
        expect(watched.state.parts).toEqual(stored.state.parts);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});
