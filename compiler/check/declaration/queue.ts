/** Checks `queue`: its team, members, capacity and where it flows over. */
import type { Name, QueueDeclaration, QueueMember } from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { checkMovedIn, checkOnce } from "../properties.ts";
import { checkDateRange, checkPositive, checkWholeNumber } from "../quantity.ts";
import { resolve } from "../references.ts";

const once = {
  QueueTeam: "team",
  Assign: "assign",
  Capacity: "capacity",
  QueueCalendar: "calendar",
  Overflow: "overflow",
};

export function checkQueue(ctx: CheckContext, queue: QueueDeclaration): void {
  checkOnce(ctx, queue.body, once);
  checkMovedIn(ctx, queue.body, ctx.bound.scopeOf("queue"));
  const members = new Set<string>();
  for (const item of queue.body) {
    switch (item.kind) {
      case "QueueTeam":
        resolve(ctx, "team", item.value);
        break;
      case "QueueMember":
        checkMember(ctx, item, members);
        break;
      case "Assign":
        checkWord(ctx, item.value, closedWords.assign, "assign");
        break;
      case "Capacity":
        checkWholeNumber(ctx, item.count, 1, "A capacity");
        checkWord(ctx, item.per, closedWords.capacityPer, "per");
        break;
      case "QueueCalendar":
        resolve(ctx, "calendar", item.value);
        break;
      case "Overflow":
        if (resolve(ctx, "queue", item.value) !== undefined) checkOverflow(ctx, queue, item.value);
        break;
      default:
    }
  }
}

function checkMember(ctx: CheckContext, member: QueueMember, seen: Set<string>): void {
  if (seen.has(member.id.value)) {
    report(ctx, "duplicate-name", member.id, `${quote(ctx, member.id)} is a member of this queue already.`, {
      help: "Delete one of the two; `weight` gives somebody a greater share.",
    });
  }
  seen.add(member.id.value);
  if (member.weight !== undefined) checkPositive(ctx, member.weight, "A weight");
  if (member.takes !== undefined) checkWholeNumber(ctx, member.takes, 1, "What a member takes");
  for (const range of member.away) checkDateRange(ctx, range.from, range.to);
}

/** Follows the overflow; a full queue at the end of a circle would have nowhere to go. */
function checkOverflow(ctx: CheckContext, queue: QueueDeclaration, overflow: Name): void {
  const path = [queue.name.text];
  let next: string | undefined = overflow.text;
  while (next !== undefined && !path.includes(next)) {
    path.push(next);
    next = findOverflow(ctx, next);
  }
  // A circle is reported once, at its queue that comes first in the alphabet.
  if (next !== queue.name.text || path.some((name) => name < queue.name.text)) return;
  report(
    ctx,
    "cyclic-definition",
    overflow,
    `These queues flow over into each other: ${[...path, next].join(" → ")}.`,
    {
      help: "Let the last one keep what it has: delete its `overflow`.",
    },
  );
}

function findOverflow(ctx: CheckContext, queue: string): string | undefined {
  const node = ctx.bound.scopeOf("queue").get(queue)?.node as QueueDeclaration | undefined;
  return node?.body.find((item) => item.kind === "Overflow")?.value.text;
}
