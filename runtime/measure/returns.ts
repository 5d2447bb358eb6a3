/** Traces what came back to what had let it through: score rules, personas and contents. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { ReturnReason, Returns, Trait } from "../../schemas/generated/report.ts";
import type { Handover, LeadHistory, Stay } from "./lead-history.ts";
import { placeOf } from "./place.ts";
import { isWayBack } from "./stage-path.ts";
import { percentOf, roundValue } from "./statistic.ts";

type Outcome = { readonly kind: "kept" } | { readonly kind: "open" } | { readonly kind: "returned"; readonly by: Stay };

/** One handover and what became of it. */
interface Decided {
  readonly handover: Handover;
  readonly by: Stay | undefined;
}

/** How often something was there among handovers, and what it gave in all. */
interface Presence {
  count: number;
  points: number;
}

const mostTelling = 3;

/**
 * A handover came back when the lead enters a stage with reasons, a lost one, or one before it in the lifecycle, until
 * it is handed over again; it stayed when the lead went on otherwise, and is open while the lead is where it was.
 */
export function traceReturns(plan: Plan, histories: readonly LeadHistory[]): Returns {
  const returned: Decided[] = [];
  const kept: Decided[] = [];
  let open = 0;
  for (const { stays, handovers } of histories) {
    for (const [index, handover] of handovers.entries()) {
      const outcome = findOutcome(plan, stays, handover, handovers[index + 1]);
      if (outcome.kind === "open") open += 1;
      else if (outcome.kind === "kept") kept.push({ handover, by: undefined });
      else returned.push({ handover, by: outcome.by });
    }
  }
  const compare = (some: readonly Decided[]): Pick<Returns, "rules" | "personas" | "contents"> => ({
    rules: compareTraits(some, kept, listRules, (rule) => {
      const text = plan.spans[rule]?.text;
      return { ...(text === undefined ? {} : { text }), ...placeOf(plan, rule) };
    }),
    personas: compareTraits(some, kept, listPersonas, (name) => titleOf(plan, plan.personas, name)),
    contents: compareTraits(some, kept, listContents, (name) => titleOf(plan, plan.contents, name)),
  });
  const byReason = Map.groupBy(returned, ({ by }) => `${by!.stage} ${by!.reason ?? "unspecified"}`);
  const reasons = [...byReason.values()].map((some): ReturnReason => {
    const { stage, reason = "unspecified" } = some[0]!.by!;
    const { rules, personas, contents } = compare(some);
    return {
      stage: plan.lifecycle[stage]!.name,
      reason,
      count: some.length,
      percent: percentOf(some.length, returned.length)!,
      rules: chooseTelling(rules, some.length, kept.length),
      personas: chooseTelling(personas, some.length, kept.length),
      contents: chooseTelling(contents, some.length, kept.length),
    };
  });
  return {
    handed_over: returned.length + kept.length + open,
    returned: returned.length,
    kept: kept.length,
    open,
    reasons: reasons.sort(
      (left, right) =>
        right.count - left.count || (`${left.stage} ${left.reason}` < `${right.stage} ${right.reason}` ? -1 : 1),
    ),
    ...compare(returned),
  };
}

function findOutcome(
  { lifecycle }: Plan,
  stays: readonly Stay[],
  handover: Handover,
  next: Handover | undefined,
): Outcome {
  const start = findStay(stays, handover);
  const end = next === undefined ? stays.length : findStay(stays, next);
  const after = stays.slice(start + 1, end);
  const back = after.find(({ stage }) => stage < handover.to || isWayBack(lifecycle[stage]!));
  if (back !== undefined) return { kind: "returned", by: back };
  return { kind: after.length > 0 || next !== undefined ? "kept" : "open" };
}

function findStay(stays: readonly Stay[], { to, at }: Handover): number {
  return stays.findLastIndex((stay) => stay.stage === to && stay.at === at);
}

type Traits = Iterable<readonly [name: string, points: number]>;

const listRules = ({ rules }: Handover): Traits => rules.map(({ rule, points }) => [rule, points] as const);
const listPersonas = ({ persona }: Handover): Traits => (persona === undefined ? [] : [[persona, 0]]);
const listContents = ({ contents }: Handover): Traits => contents.map((content) => [content, 0] as const);

/** Every trait of a handover that came back, the one that is most frequent beyond its share of those that stayed first. */
function compareTraits(
  returned: readonly Decided[],
  kept: readonly Decided[],
  list: (handover: Handover) => Traits,
  describe: (name: string) => Pick<Trait, "text" | "span">,
): Trait[] {
  const among = countPresence(returned, list);
  const beside = countPresence(kept, list);
  return [...among]
    .map(([name, { count, points }]): Trait => {
      const share = percentOf(count, returned.length) ?? 0;
      const other = beside.get(name)?.count ?? 0;
      const otherShare = percentOf(other, kept.length) ?? 0;
      return {
        name,
        returned: count,
        returned_percent: share,
        kept: other,
        kept_percent: otherShare,
        ...(other === 0 ? {} : { lift: roundValue(count / returned.length / (other / kept.length)) }),
        ...(points === 0 ? {} : { points: roundValue(points / count) }),
        ...describe(name),
      };
    })
    .sort((left, right) => excessOf(right) - excessOf(left) || (left.name < right.name ? -1 : 1));
}

function countPresence(some: readonly Decided[], list: (handover: Handover) => Traits): Map<string, Presence> {
  const presences = new Map<string, Presence>();
  for (const { handover } of some) {
    for (const [name, points] of list(handover)) {
      const presence = presences.get(name) ?? { count: 0, points: 0 };
      presences.set(name, { count: presence.count + 1, points: presence.points + points });
    }
  }
  return presences;
}

/** The traits whose excess is hardly chance, the first few. */
function chooseTelling(traits: readonly Trait[], returned: number, kept: number): Trait[] {
  return traits.filter((trait) => isTelling(trait, returned, kept)).slice(0, mostTelling);
}

/**
 * The two-proportion z-test with pooled variance, one-sided at five per cent: among few handovers only great
 * differences tell something.
 */
function isTelling(trait: Trait, returned: number, kept: number): boolean {
  if (trait.returned < 2 || kept === 0) return false;
  const pooled = (trait.returned + trait.kept) / (returned + kept);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / returned + 1 / kept));
  return (trait.returned / returned - trait.kept / kept) / deviation >= 1.645;
}

function excessOf({ returned_percent, kept_percent }: Trait): number {
  return returned_percent - kept_percent;
}

function titleOf(
  plan: Plan,
  all: readonly { readonly name: string; readonly id: string; readonly title?: string }[],
  name: string,
): Pick<Trait, "text" | "span"> {
  const found = all.find((each) => each.name === name);
  if (found === undefined) return {};
  return { ...(found.title === undefined ? {} : { text: found.title }), ...placeOf(plan, found.id) };
}
