/** Prints a field of a record or an attribute of an activity: name, type, title and options in columns. */
import type { FieldDeclaration, FieldOption } from "../../syntax/ast/index.ts";
import { columns, type Item, type Mark, phraseColumn, phraseGap, valueColumn } from "../item.ts";

/** The columns of options, so that lines without an option leave its place free. */
const optionRanks: Readonly<Record<FieldOption["kind"], number>> = {
  Required: 3,
  Key: 4,
  Pii: 5,
  Sensitivity: 6,
  MovedFrom: 7,
};

export function printField(field: FieldDeclaration): Item {
  const { title, type, options } = field;
  // A list of members is so long that options behind it would push those of all other fields away.
  const isLong = type.kind === "OneOf";
  const marks: Mark[] = [valueColumn(type.start)];
  if (title !== undefined) marks.push(place(isLong, "field title", 2, title.start));
  for (const { kind, start } of options) marks.push(place(isLong, `option ${kind}`, optionRanks[kind], start));
  return columns(field, ...marks);
}

function place(isLong: boolean, key: string, rank: number, offset: number): Mark {
  return isLong ? { offset, alignment: "loose", key, rank, gap: phraseGap } : phraseColumn(key, rank, offset);
}
