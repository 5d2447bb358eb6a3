/** Makes one history of two that turn out to be the same person's. */
import type { Keep, Plan, Stage } from "../../schemas/generated/plan.ts";
import { findPlace, leaveAccount } from "./accounts.ts";
import { closeAssignments } from "./assignments.ts";
import { presentStay, type Forgotten, type History, type RecordedActivity, type Value, type World } from "./history.ts";
import type { Happening } from "./step.ts";

/**
 * Takes `gone` into `survivor`, the older of the two. Gives what is told of it, and which of them goes on in its stage
 * with its owner, SLAs and programme.
 */
export function mergeHistories(
  plan: Plan,
  world: World,
  survivor: History,
  gone: History,
  now: number,
  cause: string,
): { readonly supplier: History; readonly happenings: Happening[] } {
  const supplier = rankOf(plan, gone) > rankOf(plan, survivor) ? gone : survivor;
  const other = supplier === gone ? survivor : gone;
  const happenings: Happening[] = [];
  const fields = mergeFields(plan, survivor, gone);
  happenings.push({ type: "merged", merged_lead: gone.id, supplier: supplier.id, fields, cause });
  mergeStaleness(plan, survivor, gone);
  mergeActivities(plan, survivor, gone);
  for (const [rule, edges] of gone.edges) {
    survivor.edges.set(
      rule,
      [...(survivor.edges.get(rule) ?? []), ...edges].sort((a, b) => a - b),
    );
  }
  for (const sla of [...other.slas.values()].toSorted((a, b) => (a.sla.name < b.sla.name ? -1 : 1))) {
    if (sla.status === "running") happenings.push({ type: "sla_cancelled", sla: sla.sla.name, cause: sla.sla.id });
  }
  if (other.course !== undefined) {
    const { name, id } = other.course.nurture;
    happenings.push({ type: "nurture_exited", nurture: name, outcome: "merged", cause: id });
  }
  closeAssignments(world, other.id);
  for (const assignment of world.assignments) if (assignment.lead === gone.id) assignment.lead = survivor.id;
  const foreign = other.entries.map((entry) => ({ ...entry, isForeign: true }));
  survivor.entries.splice(0, Infinity, ...foreign, ...supplier.entries);
  survivor.created = Math.min(survivor.created, gone.created);
  survivor.clock = now;
  for (const name of gone.blocked) survivor.blocked.add(name);
  for (const name of gone.received) survivor.received.add(name);
  for (const name of gone.exhausted) survivor.exhausted.add(name);
  survivor.told.push(...gone.told);
  survivor.touches.push(...gone.touches);
  survivor.touches.sort((a, b) => a.time - b.time);
  for (const [score, values] of gone.previous) {
    survivor.previous.set(score, [...(survivor.previous.get(score) ?? []), ...values]);
  }
  if (supplier === gone) takeStanding(survivor, gone, now);
  leaveAccount(gone);
  if (gone.tie !== undefined && (survivor.tie === undefined || gone.tie.at > survivor.tie.at)) survivor.tie = gone.tie;
  findPlace(plan, world, survivor);
  return { supplier, happenings };
}

function takeStanding(survivor: History, gone: History, now: number): void {
  survivor.reason = gone.reason;
  survivor.owner = gone.owner;
  survivor.queue = gone.queue;
  survivor.routedBy = gone.routedBy;
  survivor.held = gone.held;
  survivor.course = gone.course;
  survivor.waitBegan = gone.waitBegan;
  survivor.disarmed = gone.disarmed;
  survivor.truths = gone.truths;
  survivor.resets = gone.resets;
  // The steps of the two are numbered apart.
  survivor.slas = new Map([...gone.slas].map(([name, instance]) => [name, { ...instance, step: -1 }]));
  if (gone.frozen.size > 0 || survivor.frozen.size > 0) survivor.frozenSince = gone.frozenSince ?? now;
  survivor.frozen = new Map([...gone.frozen, ...[...survivor.frozen].filter(([id]) => !gone.frozen.has(id))]);
}

/** Won before worked, before stages without reasons by how far they are, before those with reasons, before lost. */
function rankOf({ lifecycle }: Plan, history: History): number {
  const stage = lifecycle.find(({ name }) => name === presentStay(history).stage)!;
  const place = lifecycle.indexOf(stage);
  const kinds: ((each: Stage) => boolean)[] = [
    ({ final }) => final === "lost",
    ({ final, worked_by: worker, reasons }) => final === undefined && worker === undefined && reasons.length > 0,
    ({ final, worked_by: worker, reasons }) => final === undefined && worker === undefined && reasons.length === 0,
    ({ final, worked_by: worker }) => final === undefined && worker !== undefined,
    ({ final }) => final === "won",
  ];
  const kind = kinds.findIndex((is) => is(stage));
  return kind * 1000 + (kind === 2 ? place : 0);
}

function mergeFields(plan: Plan, survivor: History, gone: History): Record<string, unknown> {
  const origins: Record<string, unknown> = {};
  for (const { name } of plan.lead.fields) {
    const rule = plan.identity?.keep.find(({ fields }) => fields.includes(name))?.rule ?? "latest";
    const [mine, theirs] = [survivor.fields[name], gone.fields[name]];
    const [set, setThere] = [survivor.setAt.get(name) ?? 0, gone.setAt.get(name) ?? 0];
    if (JSON.stringify(mine) === JSON.stringify(theirs)) {
      survivor.setAt.set(name, rule === "first" ? Math.min(set, setThere) : Math.max(set, setThere));
      continue;
    }
    const isTheirs = mine === undefined || (theirs !== undefined && isBetter(rule, theirs, mine, setThere - set));
    const other = isTheirs ? mine : theirs;
    origins[name] = { from: isTheirs ? gone.id : survivor.id, ...(other === undefined ? {} : { other }) };
    if (!isTheirs) continue;
    survivor.fields[name] = theirs!;
    survivor.setAt.set(name, setThere);
  }
  return origins;
}

/** Whether one value is kept rather than another that was set so much earlier. */
function isBetter(rule: Keep["rule"], value: Value, other: Value, later: number): boolean {
  const lengthOf = (each: Value): number => (Array.isArray(each) ? each.length : String(each).trim().length);
  switch (rule) {
    case "first":
      return later < 0;
    case "latest":
      return later > 0;
    case "true":
    case "false":
      return value === (rule === "true");
    case "longest":
      return lengthOf(value) === lengthOf(other) ? later > 0 : lengthOf(value) > lengthOf(other);
  }
}

/** All that both did; what either had forgotten stays forgotten, and at one instant the older lead's comes first. */
function mergeActivities(plan: Plan, survivor: History, gone: History): void {
  const all: RecordedActivity[] = [];
  for (const history of [survivor, gone]) {
    const began: Forgotten[] = plan.scores.flatMap(({ name }) => {
      const instant = history.resets.get(name);
      return instant === undefined ? [] : [{ of: `score ${name}`, before: instant }];
    });
    const own = history.entries.filter(({ isForeign }) => isForeign !== true);
    for (const { name } of plan.lifecycle) {
      const entry = own.findLast(({ stage }) => stage === name);
      if (entry !== undefined) began.push({ of: `stage ${name}`, before: entry.time });
    }
    began.push({ of: "entry", before: presentStay(history).time });
    if (history.waitBegan !== undefined) began.push({ of: "wait", before: history.waitBegan });
    const forgets = (time: number): string[] => began.flatMap(({ of, before }) => (time < before ? [of] : []));
    for (const activity of history.activities.toSorted((a, b) => a.time - b.time || a.arrival - b.arrival)) {
      const forgotten = new Set([...activity.forgotten, ...forgets(activity.time)]);
      all.push({ ...activity, forgotten, arrival: all.length });
    }
    for (const score of plan.scores) {
      const reset = history.resets.get(score.name) ?? -Infinity;
      for (const { id } of score.rules) {
        const edges = history.edges.get(id);
        if (edges !== undefined)
          history.edges.set(
            id,
            edges.filter((time) => time >= reset),
          );
      }
    }
  }
  survivor.activities.splice(0, Infinity, ...all);
}

/** Of the gaps of both the one that began last, and whether it was spoken of; two without any activity are the same. */
function mergeStaleness(plan: Plan, survivor: History, gone: History): void {
  for (const { id, without } of plan.hygiene?.stale ?? []) {
    const gapOf = (history: History) => {
      const times = history.activities.filter(({ name }) => without.includes(name)).map(({ time }) => time);
      const since = times.length === 0 ? -Infinity : Math.max(...times);
      return { since, told: history.staleGaps.get(id) === (times.length === 0 ? history.created : since) };
    };
    const [mine, theirs] = [gapOf(survivor), gapOf(gone)];
    const later = mine.since > theirs.since ? mine : theirs;
    const told = mine.since === theirs.since ? mine.told || theirs.told : later.told;
    survivor.staleGaps.delete(id);
    const created = Math.min(survivor.created, gone.created);
    if (told) survivor.staleGaps.set(id, later.since === -Infinity ? created : later.since);
  }
}
