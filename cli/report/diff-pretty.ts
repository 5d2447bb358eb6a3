/** A difference for a terminal: by class and area, with the places, what it reaches and who has to sign. */
import { showOnOneLine } from "../../compiler/diagnostics/render/index.ts";
import { wrapWords } from "../../compiler/diagnostics/render/wrap-words.ts";
import { areas, changeClasses } from "../../compiler/review/change.ts";
import type { Colours } from "../colours.ts";
import type { ReviewedDiff, ShownChange } from "./reviewed-diff.ts";
import {
  areaTitles,
  classTitles,
  countChanges,
  listEffects,
  listSigners,
  showFormerPlace,
  showPlace,
} from "./diff-words.ts";

/** How a terminal looks. */
export interface Look {
  readonly colours: Colours;
  readonly columns: number;
}

type Paint = (text: string) => string;

export function renderDiffForPeople(diff: ReviewedDiff, look: Look): string {
  const { base, head, changes, toSign } = diff;
  const { colours, columns } = look;
  const heading = wrapWords(`${base.name} → ${head.name}: ${countChanges(diff)}`, columns).map(colours.bold);
  const blocks = changeClasses.flatMap((kind) => {
    const own = changes.filter((change) => change.class === kind);
    if (own.length === 0) return [];
    const paint = kind === "breaking" ? colours.red : kind === "behaviour" ? colours.yellow : colours.dim;
    const parts = areas.flatMap((area) => {
      const here = own.filter((change) => change.area === area);
      if (here.length === 0) return [];
      return [`  ${colours.bold(areaTitles[area])}`, ...here.flatMap((change) => drawChange(diff, change, look))];
    });
    return [[colours.bold(paint(classTitles[kind])), ...parts].join("\n")];
  });
  const signing = toSign.flatMap(({ agreement, teams }) =>
    drawNote(look, "", ["To sign", colours.bold], `${agreement}: ${teams.join(", ")} (\`${writeSign(teams)}\`)`),
  );
  return `${[heading.join("\n"), ...blocks, ...(signing.length === 0 ? [] : [signing.join("\n")])].join("\n\n")}\n`;
}

function writeSign(teams: readonly string[]): string {
  return `funnel sign --team ${teams[0] ?? "TEAM"} --by NAME`;
}

function drawChange(diff: ReviewedDiff, change: ShownChange, look: Look): string[] {
  const { what, before, after, effects, help, isAccepted } = change;
  const { colours, columns } = look;
  const [place, former] = [showPlace(diff, change), showFormerPlace(diff, change)];
  const sign = listSigners(change);
  const note = (label: string, paint: Paint, text: string): string[] => drawNote(look, "      ", [label, paint], text);
  return [
    ...wrapWords(showOnOneLine(what), columns - 4).map((line) => `    ${line}`),
    ...(place === ""
      ? []
      : [`      ${colours.blue(place)}${former === "" ? "" : ` ${colours.dim(`(was ${former})`)}`}`]),
    ...(before === undefined || after === undefined || before.text === after.text
      ? []
      : drawEdit(showOnOneLine(before.text), showOnOneLine(after.text), look)),
    ...(effects.length === 0 ? [] : note("reaches", colours.dim, listEffects(effects, 4))),
    ...(sign === "" ? [] : note("signed in", colours.dim, sign)),
    ...(isAccepted
      ? [`      ${colours.green("accepted in funnel.lock")}`]
      : help === undefined
        ? []
        : note("help:", colours.cyan, help)),
  ];
}

/** A labelled line, with the lines that it goes on in set in. */
function drawNote({ columns }: Look, indent: string, [label, paint]: readonly [string, Paint], text: string): string[] {
  const [first = "", ...rest] = wrapWords(showOnOneLine(text), columns - indent.length - 2, label.length + 1);
  return [`${indent}${paint(label)}${first === "" ? "" : ` ${first}`}`, ...rest.map((line) => `${indent}  ${line}`)];
}

/** The two texts on a line each; of long ones the part around the first difference. */
function drawEdit(before: string, after: string, { colours, columns }: Look): string[] {
  const room = Math.max(30, columns - 8);
  const start = before.length <= room && after.length <= room ? 0 : findWindow(before, after, room);
  const clip = (text: string): string => {
    const shown = start === 0 ? text : `…${text.slice(start + 1)}`;
    return shown.length > room ? `${shown.slice(0, room - 1)}…` : shown;
  };
  return [`      ${colours.red(`- ${clip(before)}`)}`, `      ${colours.green(`+ ${clip(after)}`)}`];
}

/** Where to begin, so that the first difference stands in the middle at most. */
function findWindow(before: string, after: string, room: number): number {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const longest = Math.max(before.length, after.length);
  const start = Math.max(0, Math.min(same - Math.floor(room / 2), longest - room));
  if (start === 0) return 0;
  const space = before.indexOf(" ", start);
  return space === -1 || space >= same ? start : space;
}
