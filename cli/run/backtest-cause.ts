/** Finds the change of the source that made two plans decide differently. */
import type { Change } from "../../compiler/review/change.ts";
import type { Difference } from "../../runtime/measure/backtest/difference-finder.ts";
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import type { Version } from "./version.ts";

export interface Cause {
  /** The change as `funnel diff` says it; `undefined` when none is known to lead there. */
  readonly change: string | undefined;
  readonly place: SourceSpan | undefined;
}

export type CauseFinder = (difference: Difference) => Cause;

/** What decided: the id of a place in a version's plan. */
type Decided = readonly [Version, string];

/** `changes` are those between the two versions, the most consequential first. */
export function createCauseFinder(base: Version, head: Version, changes: readonly Change[]): CauseFinder {
  const acting = changes.filter((change) => change.class !== "neutral");
  const known = new Map<string, Cause>();

  function placeOf(change: Change): SourceSpan | undefined {
    if (change.after !== undefined) return moved(head, change.after);
    return change.before === undefined ? undefined : moved(base, change.before);
  }

  function tell(found: readonly Change[]): Cause {
    const [first] = found;
    const rest = found.length - 1;
    const others = rest === 0 ? "" : rest === 1 ? ", or another change" : `, or one of ${rest} other changes`;
    return { change: `${first!.what}${others}`, place: placeOf(first!) };
  }

  /** What was edited there, what was edited of the same declaration, and what reaches it, the nearest first. */
  function find(causes: readonly Decided[]): Cause {
    // What only the earlier version decided, no looser criterion has prevented, and the other way round.
    const [only] = causes;
    const implausible = causes.length !== 1 ? undefined : only?.[0] === base ? "looser" : "stricter";
    const plausible = acting.filter(({ strictness }) => strictness === undefined || strictness !== implausible);
    const edited = plausible.filter(({ before, after }) =>
      causes.some(([{ plan }, id]) => {
        const span = plan.spans[id];
        return span !== undefined && (before === span || after === span);
      }),
    );
    const isOf = (kind: string, name: string | undefined): boolean => causes.some(([, id]) => isPartOf(id, kind, name));
    const within = plausible.filter(({ subject }) => isOf(subject.kind, subject.name));
    const reaching = acting
      .map((change) => ({ change, at: change.effects.findIndex(({ kind, name }) => isOf(kind, name)) }))
      .filter(({ at }) => at !== -1)
      .sort((left, right) => left.at - right.at)
      .map(({ change }) => change);
    // Where both decided at the same instant, what was edited there explains it; else it may be what leads there.
    const own = edited.length > 0 ? edited : within;
    const found = [...new Set([...own, ...(causes.length > 1 && own.length > 0 ? [] : reaching)])];
    if (found.length > 0) return tell(found);
    const span = only?.[0].plan.spans[only[1]];
    return { change: undefined, place: span === undefined || only === undefined ? undefined : moved(only[0], span) };
  }

  return ({ base: was, head: is }) => {
    const causes = [
      ...(is === undefined ? [] : [[head, is.cause] as const]),
      ...(was === undefined ? [] : [[base, was.cause] as const]),
    ];
    const key = causes.map(([{ name }, id]) => `${name} ${id}`).join("; ");
    let cause = known.get(key);
    if (cause === undefined) known.set(key, (cause = find(causes)));
    return cause;
  };
}

/** True when an id is of a declaration or of a part of it: `stage/mql/enter/0` is of the stage `mql`. */
function isPartOf(id: string, kind: string, name: string | undefined): boolean {
  const whole = name === undefined ? kind : `${kind}/${name}`;
  return id === whole || id.startsWith(`${whole}/`);
}

function moved({ prefix }: Version, span: SourceSpan): SourceSpan {
  return prefix === "" ? span : { ...span, file: `${prefix}${span.file}` };
}
