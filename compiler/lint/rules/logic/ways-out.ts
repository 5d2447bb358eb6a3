/** The ways out of a stage, of which those are found that can take the leads of another. */
import type { EnterClause, Expression, Stage } from "../../../../schemas/generated/plan.ts";
import type { ConsequenceIndex } from "../../../analysis/consequence-index.ts";
import type { LintContext } from "../../define-rule.ts";

/** A way into the stage `target`. */
export interface Way {
  readonly clause: EnterClause;
  readonly target: Stage;
}

export interface WaysOut {
  add(way: Way): void;
  /** In the order in which they were added, those that may fit whenever this one does. */
  rivalsOf(way: Way): readonly Way[];
}

interface Placed extends Way {
  readonly place: number;
}

/** The ways of one activity, with their criteria as they are where some activities happen. */
interface Triggered {
  readonly index: ConsequenceIndex<Placed>;
  /** How many ways of the activity are in the index. */
  count: number;
}

/** Up to so many ways are sooner compared than found. */
const few = 8;

export function createWaysOut(ctx: LintContext, from: string): WaysOut {
  const ways: Placed[] = [];
  let indexed: IndexedWays | undefined;
  return {
    add({ clause, target }) {
      const way = { clause, target, place: ways.length };
      ways.push(way);
      indexed?.add(way);
    },
    rivalsOf(way) {
      if (ways.length <= few) return ways;
      if (indexed === undefined) {
        indexed = indexWays(ctx, from);
        for (const each of ways) indexed.add(each);
      }
      return indexed.rivalsOf(way);
    },
  };
}

interface IndexedWays {
  add(way: Placed): void;
  rivalsOf(way: Way): readonly Placed[];
}

function indexWays({ analysis }: LintContext, from: string): IndexedWays {
  const conditional = analysis.indexConsequences<Placed>();
  const byActivity = new Map<string, Placed[]>();
  const triggered = new Map<string, Triggered>();

  function indexFor(activities: readonly string[]): ConsequenceIndex<Placed> {
    const key = activities.join(" ");
    let known = triggered.get(key);
    if (known === undefined) {
      triggered.set(key, (known = { index: analysis.indexConsequences<Placed>(activities), count: 0 }));
    }
    // Whoever takes them all takes the first.
    const ways = byActivity.get(activities[0]!) ?? [];
    for (; known.count < ways.length; known.count += 1) {
      const way = ways[known.count]!;
      known.index.add(way, criteriaOf(way.clause));
    }
    return known.index;
  }

  return {
    add(way) {
      const { clause } = way;
      if (clause.on === undefined) conditional.add(way, criteriaOf(clause));
      for (const activity of clause.on?.activities ?? []) {
        const ways = byActivity.get(activity);
        if (ways === undefined) byActivity.set(activity, [way]);
        else ways.push(way);
      }
    },
    rivalsOf({ clause }) {
      const holds = criteriaOf(clause);
      if (clause.on === undefined) return conditional.find({ holds, stages: [from] });
      const { activities } = clause.on;
      const given = { holds, stages: [from], activities };
      const found = [...conditional.find(given), ...indexFor(activities).find(given)];
      return found.sort((left, right) => left.place - right.place);
    },
  };
}

/** What must be true for a way to be taken. */
export function criteriaOf({ on, when }: EnterClause): Expression[] {
  return [on?.where, when].filter((each) => each !== undefined);
}
