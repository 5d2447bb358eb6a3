/** Reviews the assets, the map of which content serves whom in which phase, and the channels. */
import type { Channel, Content, ContentMapCell, Plan } from "../../schemas/generated/plan.ts";
import { describeDate } from "../docs/words/describe-time.ts";
import { spellName } from "../docs/words/phrase.ts";
import {
  compareDeclarations,
  compareFlag,
  compareOrder,
  compareSet,
  compareValue,
  report,
  type Review,
  type Spot,
} from "./review.ts";

const retired = { of: "retired on", gained: "is now retired on", lost: "is no longer retired on" };

export function diffContent(review: Review): void {
  const { base, head } = review;
  compareDeclarations<Content>(review, [base.contents, head.contents], {
    kind: "content",
    word: "content",
    area: "content",
    added: "neutral",
    removed: "behaviour",
    compare: (spot, before, after) => compareContent(review, spot, before, after),
  });
  diffMap(review);
  compareDeclarations<Channel>(review, [base.channels, head.channels], {
    kind: "channel",
    word: "channel",
    area: "content",
    added: "neutral",
    removed: "behaviour",
    compare: () => undefined,
  });
}

function compareContent(review: Review, spot: Spot, before: Content, after: Content): void {
  const { names } = review;
  compareValue(review, spot, [before.type, after.type], "type", spellName, "neutral");
  compareValue(review, spot, [before.url, after.url], "address");
  compareValue(review, spot, [before.expert, after.expert], "expert", String, "neutral");
  compareValue(review, spot, [before.retired, after.retired], retired, describeDate);
  compareFlag(
    review,
    spot,
    [before.useful_without_purchase, after.useful_without_purchase],
    ["is now useful without a purchase", "is no longer useful without a purchase"],
    "neutral",
  );
  compareOrder(
    review,
    spot,
    [before.by, after.by],
    [(list) => `can now also be sent by ${list}`, (list) => `can no longer be sent by ${list}`],
    names.channel,
  );
  const forWhom = (list: string): string => `is now also meant for ${list}`;
  const notFor = (list: string): string => `is no longer meant for ${list}`;
  const clauses = [forWhom, notFor] as const;
  compareSet(
    review,
    spot,
    [before.phases, after.phases],
    clauses,
    (name) => `phase ${names.phase(name).text}`,
    "neutral",
  );
  compareSet(review, spot, [before.personas, after.personas], clauses, (name) => names.persona(name).text, "neutral");
  compareSet(review, spot, [before.needs, after.needs], clauses, (name) => `need ${names.need(name).text}`, "neutral");
}

/** Cell by cell: rows and columns have no meaning of their own. */
function diffMap(review: Review): void {
  const { names, base, head } = review;
  const [before, after] = [listCells(base), listCells(head)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, fresh] = [before.get(key), after.get(key)];
    const { phase, cell } = (fresh ?? old)!;
    const whom = cell.persona === "any" ? "everyone" : names.persona(cell.persona).text;
    const subject = { kind: "content_map", name: undefined, title: "Content map" };
    const noun = `content map: ${whom} in phase ${names.phase(phase).text}`;
    const spot: Spot = { area: "content", subject, noun, before: old?.cell.id, after: fresh?.cell.id };
    const contents = [old?.cell.contents ?? [], fresh?.cell.contents ?? []] as const;
    compareOrder(
      review,
      spot,
      contents,
      [(list) => `now gets ${list}`, (list) => `no longer gets ${list}`],
      (name) => names.content(name).text,
    );
    if (contents[0].length > 0 && contents[1].length > 0) continue;
    compareFlag(
      review,
      spot,
      [old?.cell.gap, fresh?.cell.gap],
      ["is now a gap that is meant", "is no longer a gap that is meant"],
      "neutral",
    );
    if (fresh === undefined && old?.cell.gap === false && contents[0].length === 0)
      report(review, spot, "neutral", `${noun} is gone`);
  }
}

function listCells(plan: Plan): Map<string, { readonly phase: string; readonly cell: ContentMapCell }> {
  return new Map(
    plan.content_map.flatMap(({ phase, cells }) =>
      cells.map((cell) => [`${phase} ${cell.persona}`, { phase, cell }] as const),
    ),
  );
}
