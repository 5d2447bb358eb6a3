/** What a criterion looks at in a lead before it is true: who the person is, or what the person did. */
import type { Activity, Expression, Plan, Score, ScoreRule } from "../../schemas/generated/plan.ts";

/** What one way to meet a criterion rests on. */
export interface Evidence {
  /** Fields of the lead and its account that it reads, as `title` and `account.tier`. */
  readonly fields: ReadonlySet<string>;
  /** True when it asks what the lead did. */
  readonly behaviour: boolean;
  /** True when it asks what the lead needs, or how far it is in its journey. */
  readonly need: boolean;
  /** True when it reads something that cannot be told apart, such as the sum of two scores. */
  readonly mixed: boolean;
}

export const noEvidence: Evidence = { fields: new Set(), behaviour: false, need: false, mixed: false };

/** Criteria with more ways than this are not looked at. */
const mostWays = 64;

/** Every way to meet a criterion: an `or` has several. `undefined` when there are too many. */
export function listWays(plan: Plan, criterion: Expression): readonly Evidence[] | undefined {
  try {
    return new WayReader(plan).read(criterion);
  } catch (error) {
    if (error instanceof TooMany) return undefined;
    throw error;
  }
}

/** Both together. */
export function join(left: Evidence, right: Evidence): Evidence {
  return {
    fields: new Set([...left.fields, ...right.fields]),
    behaviour: left.behaviour || right.behaviour,
    need: left.need || right.need,
    mixed: left.mixed || right.mixed,
  };
}

/** What a trigger says of a lead: something only when the lead itself acted. */
export function triggerEvidence(plan: Plan, activities: readonly string[]): Evidence {
  const isOwn = activities.every((name) => findActivity(plan, name)?.by === "prospect");
  return { ...noEvidence, behaviour: isOwn };
}

function findActivity({ activities }: Plan, name: string): Activity | undefined {
  return activities.find((activity) => activity.name === name);
}

class TooMany extends Error {}

class WayReader {
  readonly #plan: Plan;
  /** Scores may read each other by way of stages, which has no end. */
  readonly #open = new Set<string>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  read(criterion: Expression): readonly Evidence[] {
    switch (criterion.op) {
      case "or":
        return limit(criterion.operands.flatMap((operand) => this.read(operand)));
      case "and":
        return criterion.operands.reduce<readonly Evidence[]>(
          (ways, operand) => limit(ways.flatMap((way) => this.read(operand).map((other) => join(way, other)))),
          [noEvidence],
        );
      case "segment":
        return this.#readNamed(`segment ${criterion.name}`, find(this.#plan.segments, criterion.name)?.when);
      case "need":
        return this.#readNamed(`need ${criterion.name}`, find(this.#plan.needs, criterion.name)?.when).map((way) => ({
          ...way,
          need: true,
        }));
      default:
        return [this.#readAtom(criterion)];
    }
  }

  #readNamed(key: string, criterion: Expression | undefined): readonly Evidence[] {
    if (criterion === undefined || this.#open.has(key)) return [{ ...noEvidence, mixed: true }];
    this.#open.add(key);
    const ways = this.read(criterion);
    this.#open.delete(key);
    return ways;
  }

  /** Everything that stands in a comparison or a negation, together. */
  #readAtom(expression: Expression): Evidence {
    switch (expression.op) {
      case "field":
        return { ...noEvidence, fields: new Set([expression.name]) };
      case "account_field":
        return { ...noEvidence, fields: new Set([`account.${expression.name}`]) };
      case "score":
      case "grade":
        return this.#readScore(find(this.#plan.scores, expression.score));
      case "segment":
      case "need":
      case "or":
      case "and":
        return this.read(expression).reduce(join, noEvidence);
      case "fact":
        return this.#readFact(expression.fact);
      // That something is known or well formed says that it was asked, not who somebody is.
      case "known":
        return noEvidence;
      case "email_is":
        return expression.test === "valid" || expression.test === "disposable"
          ? noEvidence
          : this.#readAtom(expression.operand);
      case "did":
      case "did_after":
      case "count":
      case "sum":
      case "first":
      case "last":
      case "time_since":
        return triggerEvidence(this.#plan, expression.selection.activities);
      default:
        return listOperands(expression)
          .map((operand) => this.#readAtom(operand))
          .reduce(join, noEvidence);
    }
  }

  #readFact(fact: string): Evidence {
    if (fact === "persona") {
      const criteria = this.#plan.personas.flatMap(({ when }) => (when === undefined ? [] : [when]));
      const read = criteria.flatMap((criterion) => this.#readNamed("personas", criterion)).reduce(join, noEvidence);
      // Whoever chooses by personas that have needs chooses by needs.
      return { ...read, need: read.need || this.#plan.personas.some(({ needs }) => needs.length > 0) };
    }
    return fact === "phase" ? { ...noEvidence, need: true, behaviour: true } : noEvidence;
  }

  #readScore(score: Score | undefined): Evidence {
    if (score === undefined || this.#open.has(`score ${score.name}`)) return { ...noEvidence, mixed: true };
    this.#open.add(`score ${score.name}`);
    const rules = score.rules.filter(({ points }) => points > 0).map((rule) => this.#readRule(rule));
    const parts = score.parts.map((part) => this.#readScore(find(this.#plan.scores, part.score)));
    this.#open.delete(`score ${score.name}`);
    const all = [...rules, ...parts].reduce(join, noEvidence);
    // Which of its rules gave the points is not known.
    return all.behaviour && all.fields.size > 0 ? { ...all, mixed: true } : all;
  }

  #readRule({ when, activities }: ScoreRule): Evidence {
    if (when !== undefined) return this.#readAtom(when);
    return activities === undefined ? noEvidence : triggerEvidence(this.#plan, activities);
  }
}

function limit(ways: readonly Evidence[]): readonly Evidence[] {
  if (ways.length > mostWays) throw new TooMany();
  return ways;
}

function find<Item extends { readonly name: string }>(items: readonly Item[], name: string): Item | undefined {
  return items.find((item) => item.name === name);
}

function listOperands(expression: Expression): readonly Expression[] {
  return Object.values(expression)
    .flatMap((value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value): value is Expression => typeof value === "object" && value !== null && "op" in value);
}
