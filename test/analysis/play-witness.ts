/** Plays the text of a witness on the engine: parsed as it would be in a test, and turned into inputs. */
import type { Assignment, AtStep, Given, TestValue } from "../../compiler/syntax/ast/index.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { createEngine } from "../../runtime/engine/run.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import { parseDateTime } from "../../runtime/time/iso-date.ts";
import type { Input } from "../../schemas/generated/event.ts";
import type { Lead } from "../../runtime/model/lead.ts";

/** The lead at the end of the witness, with everything derived. Throws when the text does not parse. */
export function playWitness(program: Program, text: string): Lead {
  const { value, diagnostics } = parseSource({ path: "witness.funnel", text: `test "it" {\n${text}\n}\n` });
  if (diagnostics.length > 0) throw new Error(`${diagnostics[0]!.message}\n${text}`);
  const [test] = value.declarations;
  if (test?.kind !== "Test") throw new Error("a witness makes a test");
  const engine = createEngine(program, { sink: () => undefined });
  let now = 0;
  let count = 0;
  const send = (rest: Pick<Input, "kind" | "data"> & { activity?: string }): void => {
    count += 1;
    engine.accept({ id: `w${count}`, time: new Date(now).toISOString(), keys: { user: "lead" }, ...rest });
  };
  let given: Given | undefined;
  let isBegun = false;
  for (const item of test.body) {
    if (item.kind === "Given") given = item;
    if (item.kind !== "At") continue;
    now = timeOf(program, item, now);
    engine.advanceTo(now);
    if (!isBegun) send({ kind: "identify", data: dataOf(given?.values ?? []) });
    isBegun = true;
    if (item.action?.kind === "TestDid") {
      send({ kind: "activity", activity: item.action.activity.text, data: dataOf(item.action.attributes) });
    }
  }
  engine.finish(now);
  const [lead] = engine.leads();
  if (lead === undefined) throw new Error("a witness has a lead");
  program.generated.derive(lead, now);
  return lead;
}

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function timeOf({ zone }: Program, { time, relative }: AtStep, now: number): number {
  if (time.kind === "Duration") {
    const unit = units[time.unit.replace(/s$/u, "")];
    if (!relative || unit === undefined) throw new Error(`a plain duration, not ${time.unit}`);
    return now + time.amount * unit;
  }
  const instant = parseDateTime(time.text, zone);
  if (instant === undefined) throw new Error(`a time, not ${time.text}`);
  return instant;
}

function dataOf(assignments: readonly Assignment[]): Input["data"] {
  return Object.fromEntries(assignments.map(({ field, value }) => [field.text, rawOf(value)]));
}

function rawOf(value: TestValue): unknown {
  switch (value.kind) {
    case "ValueList":
      return value.items.map(rawOf);
    case "Name":
    case "Date":
    case "DateTime":
      return value.text;
    case "Money":
      return value.amount;
    case "String":
    case "Number":
    case "Percent":
    case "Boolean":
      return value.value;
    default:
      throw new Error(`no value of a witness: ${value.kind}`);
  }
}
