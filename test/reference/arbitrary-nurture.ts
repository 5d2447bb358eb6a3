/** Generates random programmes with all their steps, the contents they send, contact policies and profiling. */
import type {
  Cadence,
  ContactPolicy,
  Content,
  ContentMapRow,
  Duration,
  Expression,
  Nurture,
  Step,
} from "../../schemas/generated/plan.ts";
import { drawCriterion } from "./arbitrary-expression.ts";
import { drawPlan, type DrawnPlan, type Expected } from "./arbitrary-plan.ts";
import type { Draw } from "./draw.ts";

const channels = ["email", "phone", "sms"];
const dayLength = 86_400_000;

export function drawNurtureNames(draw: Draw): string[] {
  return ["welcome", "again", "news"].slice(0, draw.integer(1, 3));
}

/** A plan in which leads are nurtured. */
export function drawNurturePlan(draw: Draw, unit?: number, expected: Expected = {}): DrawnPlan {
  const names = drawNurtureNames(draw);
  const fields = [...(expected.fields ?? []), ...(draw.chance(35) ? [["timezone", { type: "text" }] as const] : [])];
  const drawn = drawPlan(draw, unit, { ...expected, fields, nurtures: names });
  addNurtures(draw, drawn, names);
  return drawn;
}

/** Gives a plan programmes of these names, which its criteria may already speak of, and all that they need. */
export function addNurtures(draw: Draw, drawn: DrawnPlan, names: readonly string[]): void {
  const { plan } = drawn;
  plan.channels = channels.map((name) => ({ name, built_in: true }));
  if (plan.journey.length === 0 || draw.chance(70)) plan.journey.unshift({ id: "phase/phase_z", name: "phase_z" });
  plan.contents = ["guide", "case", "tool", "video", "letter"].map((name) => drawContent(draw, drawn, name));
  plan.contents.sort((a, b) => (a.name < b.name ? -1 : 1));
  plan.content_map = plan.journey.map(({ name }) => drawRow(draw, drawn, name));
  if (draw.chance(80)) plan.contact_policy = drawPolicy(draw, drawn);
  plan.nurtures = names.map((name) => drawNurture(draw, drawn, name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (draw.chance(50)) {
    plan.profiling = {
      id: "profiling",
      rows: draw.list(1, 3, (index) => ({
        id: `profiling/row/${index}`,
        fields: drawFieldNames(draw, drawn),
        ...(draw.chance(40) ? { after: { count: draw.integer(1, 3), activity: draw.pick(plan.activities).name } } : {}),
        ...(draw.chance(40) ? { when: drawCriterion(draw, drawn.words, 1) } : {}),
      })),
      ...(draw.chance(50) ? { per_form: draw.integer(1, 3) } : {}),
    };
  }
}

function drawFieldNames(draw: Draw, { plan }: DrawnPlan): string[] {
  return draw.some(
    plan.lead.fields.map(({ name }) => name),
    1,
  );
}

function drawContent(draw: Draw, { plan, beginning }: DrawnPlan, name: string): Content {
  const retired = new Date(beginning + draw.integer(0, 10) * dayLength).toISOString().slice(0, 10);
  return {
    id: `content/${name}`,
    name,
    by: draw.some(channels, 1),
    phases: [],
    personas: [],
    needs: plan.needs.length > 0 && draw.chance(40) ? [draw.pick(plan.needs).name] : [],
    useful_without_purchase: false,
    ...(draw.chance(20) ? { retired } : {}),
  };
}

function drawRow(draw: Draw, { plan }: DrawnPlan, phase: string): ContentMapRow {
  const id = `content_map/${phase}`;
  const contents = plan.contents.map(({ name }) => name);
  const personas = [...draw.some(plan.personas.map(({ name }) => name).slice(0, 2), 0), "any"];
  const cells = personas.map((persona) => {
    const gap = draw.chance(15);
    return { id: `${id}/${persona}`, persona, contents: gap ? [] : shuffle(draw, draw.some(contents, 1)), gap };
  });
  return { id, phase, cells: draw.chance(90) ? cells : cells.slice(0, -1) };
}

function shuffle(draw: Draw, names: readonly string[]): string[] {
  return draw.chance(50) ? names.toReversed() : [...names];
}

function drawPolicy(draw: Draw, drawn: DrawnPlan): ContactPolicy {
  const { durations } = drawn;
  return {
    id: "contact_policy",
    caps: draw.list(0, 2, (index) => ({
      id: `contact_policy/cap/${index}`,
      touches: draw.integer(1, 2),
      per: draw.chance(50)
        ? { calendar: draw.pick(["day", "week", "month"] as const) }
        : { rolling: draw.pick(durations) },
      channels: draw.chance(50) ? [] : draw.some(channels, 1),
    })),
    quiet: draw.list(0, 1, () =>
      draw.pick([
        { from: 1260, to: 450 },
        { from: 720, to: 810 },
        { from: 0, to: 390 },
        { from: 90, to: 150 },
      ]),
    ),
    ...(draw.chance(35) ? { days: draw.pick([[1, 2, 3, 4, 5], [2, 4], [7]]) } : {}),
    consent: draw.list(0, 2, (index) => ({
      id: `contact_policy/consent/${index}`,
      channels: [draw.pick(channels)],
      when: drawConsent(draw, drawn),
    })),
    when_capped: draw.pick(["defer", "skip"]),
  };
}

/** Consent does not depend on what follows from it. */
function drawConsent(draw: Draw, { plan }: DrawnPlan): Expression {
  const optedIn = plan.lead.fields.find(({ name }) => name === "opted_in");
  if (optedIn !== undefined) return { op: "field", name: "opted_in", type: "boolean" };
  const selection = { activities: [draw.pick(plan.activities).name] };
  return { op: "not", operand: { op: "did", selection, at_least: 1 } };
}

function drawNurture(draw: Draw, drawn: DrawnPlan, name: string): Nurture {
  const id = `nurture/${name}`;
  const { words } = drawn;
  const always: Expression = { op: "literal", type: "boolean", value: true };
  const stages = draw.some(words.stages, 2);
  const inStages: Expression = {
    op: "among",
    by: "exact",
    operand: { op: "fact", fact: "stage", type: "stage" },
    values: stages,
  };
  const nurture: Nurture = {
    id,
    name,
    for: draw.chance(30) ? always : draw.chance(40) ? inStages : drawCriterion(draw, words, 1),
    ...(draw.chance(35) ? { goal: drawCriterion(draw, words, 1) } : {}),
    ...(draw.chance(25) ? { exit: drawCriterion(draw, words, 1) } : {}),
    priority: draw.integer(0, 2),
    operational: draw.chance(15),
    steps: [],
  };
  if (draw.chance(40)) nurture.cadence = drawCadence(draw, drawn, `${id}/cadence`);
  else nurture.steps = drawSteps(draw, drawn, `${id}/step`, 1);
  return nurture;
}

function drawCadence(draw: Draw, { words }: DrawnPlan, id: string): Cadence {
  const days = draw.chance(35) ? { days: draw.pick([[1, 3, 5], [2], [1, 2, 3, 4, 5]]) } : {};
  if (draw.chance(50)) {
    const every: Duration = { unit: "milliseconds", amount: draw.integer(1, 3) * dayLength };
    return { id, every, ...days, at: draw.pick([0, 120, 540, 870, 1380]), channels: draw.some(channels, 1) };
  }
  return { id, every: draw.pick(words.durations), ...days, channels: draw.some(channels, 1) };
}

function drawSteps(draw: Draw, drawn: DrawnPlan, id: string, depth: number): Step[] {
  return draw.list(1, 4, (index) => drawStep(draw, drawn, `${id}/${index}`, depth));
}

function drawStep(draw: Draw, drawn: DrawnPlan, id: string, depth: number): Step {
  const { plan, words } = drawn;
  const team = draw.pick(["sales", "marketing"]);
  const kinds = ["send", "send", "wait", "wait", "wait_until", "ask", "task", "notify", "exit", "repeat"] as const;
  switch (draw.pick(depth > 0 ? ([...kinds, "if"] as const) : kinds)) {
    case "send": {
      const content = draw.chance(40) ? { content: draw.pick(plan.contents).name } : {};
      return { step: "send", id, ...content, channels: draw.some(channels, 1) };
    }
    case "wait": {
      const business = plan.calendars.length > 0 && draw.chance(30);
      const calendar = business ? plan.calendars[0]!.name : "";
      return {
        step: "wait",
        id,
        duration: business ? { unit: "business_minutes", amount: 120, calendar } : draw.pick(words.durations),
      };
    }
    case "wait_until": {
      const atMost = draw.chance(70) ? { at_most: draw.pick(words.durations) } : {};
      const selection = { activities: [draw.pick(plan.activities).name], since: { kind: "wait" } as const };
      const until: Expression = draw.chance(60) ? { op: "did", selection, at_least: 1 } : drawCriterion(draw, words, 1);
      return { step: "wait_until", id, until, ...atMost };
    }
    case "if":
      return {
        step: "if",
        id,
        condition: drawCriterion(draw, words, 1),
        // oxlint-disable-next-line unicorn/no-thenable -- The plan's word; steps are never awaited.
        then: drawSteps(draw, drawn, `${id}/then`, depth - 1),
        else: draw.chance(50) ? drawSteps(draw, drawn, `${id}/else`, depth - 1) : [],
      };
    case "ask":
      return { step: "ask", id, fields: drawFieldNames(draw, drawn) };
    case "task":
      return { step: "task", id, text: "call", team, ...(draw.chance(50) ? { channel: "phone" } : {}) };
    case "notify":
      return { step: "notify", id, team, ...(draw.chance(50) ? { text: "see" } : {}) };
    case "exit":
      return { step: "exit", id };
    case "repeat":
      return { step: "repeat", id, ...(draw.chance(60) ? { at_most: draw.integer(1, 2) } : {}) };
  }
}
