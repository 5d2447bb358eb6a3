/** A difference for a terminal: by class and area, with the places, what it reaches and who has to sign. */
import { areas, changeClasses } from "../../compiler/review/change.ts";
import type { Colours } from "../colours.ts";
import type { ReviewedDiff, ShownChange } from "./reviewed-diff.ts";
import { areaTitles, classTitles, countChanges, listEffects, listSigners, showPlace } from "./diff-words.ts";

export function renderDiffForPeople(diff: ReviewedDiff, colours: Colours): string {
  const { base, head, changes, toSign } = diff;
  const heading = `${base.name} → ${head.name}: ${countChanges(diff)}`;
  const blocks = changeClasses.flatMap((kind) => {
    const own = changes.filter((change) => change.class === kind);
    if (own.length === 0) return [];
    const paint = kind === "breaking" ? colours.red : kind === "behaviour" ? colours.yellow : colours.dim;
    const parts = areas.flatMap((area) => {
      const here = own.filter((change) => change.area === area);
      if (here.length === 0) return [];
      return [`  ${colours.bold(areaTitles[area])}`, ...here.flatMap((change) => drawChange(diff, change, colours))];
    });
    return [[colours.bold(paint(classTitles[kind])), ...parts].join("\n")];
  });
  const signing = toSign.map(
    ({ agreement, teams }) =>
      `${colours.bold("To sign")} ${agreement}: ${teams.join(", ")} (\`funnel sign --team ${teams[0]}\`)`,
  );
  return `${[colours.bold(heading), ...blocks, ...(signing.length === 0 ? [] : [signing.join("\n")])].join("\n\n")}\n`;
}

function drawChange(diff: ReviewedDiff, change: ShownChange, colours: Colours): string[] {
  const { what, before, after, effects, help, isAccepted } = change;
  const place = showPlace(diff, change);
  const sign = listSigners(change);
  const edited = before?.text !== after?.text;
  const detail = [
    ...(place === "" ? [] : [colours.blue(place)]),
    ...(edited && before !== undefined && after !== undefined
      ? [colours.red(`- ${clip(before.text)}`), colours.green(`+ ${clip(after.text)}`)]
      : []),
    ...(effects.length === 0 ? [] : [`${colours.dim("reaches")} ${listEffects(effects, 4)}`]),
    ...(sign === "" ? [] : [`${colours.dim("signed in")} ${sign}`]),
    ...(isAccepted
      ? [colours.green("accepted in funnel.lock")]
      : help === undefined
        ? []
        : [`${colours.cyan("help")}: ${help}`]),
  ];
  return [`    ${what}`, ...detail.map((line) => `      ${line}`)];
}

function clip(text: string): string {
  return text.length > 110 ? `${text.slice(0, 109)}…` : text;
}
