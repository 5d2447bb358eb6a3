/** Explains what is being done with a lead: who has it, its clocks, what holds it, its programme and what it is asked. */
import type { ExplainedSla, ExplainedSlaInstant, Explanation, NextInProgramme, Program } from "../../runtime/index.ts";
import type { Colours } from "../colours.ts";
import { drawCondition, placeOf, showValue } from "./explained-detail.ts";
import { formatCount } from "./layout.ts";
import { showMoment } from "./moment.ts";

/** A section each, as far as there is something to tell. */
export function drawHandling(program: Program, explanation: Explanation, colours: Colours): string[][] {
  return [
    drawOwner(program, explanation, colours),
    drawMerges(program, explanation, colours),
    drawSlas(program, explanation, colours),
    drawData(program, explanation, colours),
    drawProgramme(program, explanation, colours),
    drawContact(explanation, colours),
    drawQuestions(program, explanation, colours),
  ];
}

/** What a turned-back lead lacks to qualify again. */
export function drawTurnback(program: Program, { turnback, at }: Explanation, colours: Colours): string[] {
  if (turnback === undefined) return [];
  const { reason, otherwise, nurture, to, quarantine, qualifies, after, conditions, span } = turnback;
  const meant = [
    ...(nurture === undefined ? [] : [`is meant for ${nameOf(program.plan.nurtures, nurture)}`]),
    ...(to === undefined ? [] : [`moves on to ${nameOf(program.plan.lifecycle, to)}`]),
    ...(quarantine === true ? ["is quarantined"] : []),
  ].join(", ");
  const which = otherwise ? ", like every reason without a rule of its own" : "";
  const verdict = qualifies ? "It qualifies again" : "It does not qualify again yet";
  return [
    `${colours.bold("Turned back")} because ${reason}${which}${placeOf(span, colours)}`,
    ...(meant === "" ? [] : [`  ${meant}`]),
    `  ${verdict}${after === undefined && conditions.length === 0 ? "" : ":"}`,
    ...(after === undefined ? [] : [`    ${drawWait(program, after, at, colours)}`]),
    ...conditions.map((condition) => `    ${drawCondition(condition, colours)}`),
  ];
}

function drawWait({ zone }: Program, end: string, now: string, { green, red }: Colours): string {
  const moment = showMoment(zone, end);
  return Date.parse(end) <= Date.parse(now)
    ? `${green("✓")} the wait ended ${moment}`
    : `${red("✗")} not before ${moment}`;
}

function drawOwner(program: Program, { assignment, account }: Explanation, colours: Colours): string[] {
  const lines: string[] = [];
  if (assignment !== undefined) {
    const { owner, queue, routing, since, why, open, span } = assignment;
    const reason = why === undefined ? "" : `, ${whyWords[why]}`;
    const moment = since === undefined ? "" : ` since ${showMoment(program.zone, since)}`;
    lines.push(
      `  ${colours.bold(owner)} in ${nameOf(program.plan.queues, queue)}${moment}, through ${nameOf(program.plan.routings, routing)}${reason}${placeOf(span, colours)}`,
      ...(open ? [] : ["  no longer counted as open work"]),
    );
  }
  if (account !== undefined) {
    const { key, fields, owner, leads, span } = account;
    const known = Object.entries(fields).map(([name, value]) => `${name} ${showValue(value)}`);
    const notes = [
      `${formatCount(leads)} ${leads === 1 ? "lead" : "leads"}`,
      ...(owner === undefined ? [] : [`owned by ${owner}`]),
      ...known,
    ];
    lines.push(`  account ${colours.bold(key)}: ${notes.join(", ")}${placeOf(span, colours)}`);
  }
  return lines.length === 0 ? [] : [colours.bold("Who has it"), ...lines];
}

const whyWords: Readonly<Record<NonNullable<NonNullable<Explanation["assignment"]>["why"]>, string>> = {
  routed: "as its turn came",
  account_owner: "who owns the account",
  kept_owner: "who had it before",
  overflow: "because the queue before it was full or away",
  reassigned: "after it was taken from somebody else",
};

function drawMerges({ zone }: Program, { merges = [] }: Explanation, colours: Colours): string[] {
  if (merges.length === 0) return [];
  const lines = merges.flatMap(({ at, lead, by, gave_standing: gave, fields, span }) => {
    const values = Object.values(by?.values ?? {}).map(showValue);
    const why = by === undefined ? "as the sender's ids say" : `by ${[by.text, ...values].join(" ")}`;
    return [
      `  ${showMoment(zone, at)} ${colours.bold(lead)}, ${why}${placeOf(span, colours)}`,
      ...(gave ? ["    its stage, owner, clocks and programme go on"] : []),
      ...fields.map(({ field, from, other, now }) => {
        const value = now === undefined ? field : `${field} ${showValue(now)}`;
        if (from === lead)
          return `    ${value} came from it${other === undefined ? "" : `, in place of ${showValue(other)}`}`;
        return `    ${value} stayed${other === undefined ? "" : `, not ${showValue(other)}`}`;
      }),
    ];
  });
  return [colours.bold("Is also"), ...lines];
}

function drawSlas(program: Program, { slas = [] }: Explanation, colours: Colours): string[] {
  if (slas.length === 0) return [];
  return [colours.bold("Its clocks"), ...slas.flatMap((sla) => drawSla(program, sla, colours))];
}

function drawSla(program: Program, sla: ExplainedSla, colours: Colours): string[] {
  const { zone, plan } = program;
  const used = sla.share_used === undefined ? "" : `, ${Math.floor(sla.share_used * 100)}% of its time used`;
  const due = sla.deadline === undefined ? "never due" : `due ${showMoment(zone, sla.deadline)}`;
  const status = `${statusWords[sla.status]}${sla.corrected === true ? " after all" : ""}`;
  const commitment = sla.commitment === undefined ? [] : [`    ${commitmentWords[sla.commitment]}`];
  return [
    `  ${colours.bold(nameOf(plan.slas, sla.sla))} ${status}${used}${placeOf(sla.span, colours)}`,
    `    started ${showMoment(zone, sla.started)}, ${due}`,
    ...commitment,
    ...(sla.stopped === true ? ["    stopped while the lead is quarantined"] : []),
    ...sla.to_come.map(
      (instant) =>
        `    ${showMoment(zone, instant.at)}  ${describeInstant(program, instant)}${placeOf(instant.span, colours)}`,
    ),
  ];
}

const statusWords: Readonly<Record<ExplainedSla["status"], string>> = {
  running: "is running",
  breached: "was missed",
  met: "was met",
  met_late: "was met late",
  cancelled: "was cancelled",
};

const commitmentWords: Readonly<Record<NonNullable<ExplainedSla["commitment"]>, string>> = {
  open: "nobody has committed to it yet",
  made: "somebody has committed to it",
  missed: "nobody committed to it in time",
};

function describeInstant({ plan }: Program, { what, actions }: ExplainedSlaInstant): string {
  if (what === "deadline") return "it is missed";
  if (what === "commitment") return "the commitment is missed";
  const words = actions.map(({ action, team = "", stage = "", text = "" }) => {
    switch (action) {
      case "notify_owner":
        return "tells the owner";
      case "notify_team":
        return `tells ${nameOf(plan.teams, team)}`;
      case "escalate":
        return `escalates to ${nameOf(plan.teams, team)}`;
      case "reassign":
        return "gives the lead to somebody else";
      case "move":
        return `moves the lead to ${nameOf(plan.lifecycle, stage)}`;
      case "task":
        return `gives ${nameOf(plan.teams, team)} a task: ${text}`;
      default:
        return action satisfies never;
    }
  });
  return words.join(", ");
}

function drawData(program: Program, { data_quality: data }: Explanation, colours: Colours): string[] {
  if (data === undefined) return [];
  const { zone, plan } = program;
  const { held, quarantine, stale } = data;
  return [
    colours.bold("What holds it"),
    ...(quarantine === undefined ? [] : [`  quarantined since ${showMoment(zone, quarantine.since)}`]),
    ...(quarantine?.reasons ?? []).map(
      ({ reason, released_by: release, span }) => `    ${reason}, until ${release}${placeOf(span, colours)}`,
    ),
    ...held.flatMap(({ to, missing }) => [
      `  may not become ${nameOf(plan.lifecycle, to)} before`,
      ...missing.flatMap(({ conditions, span }) =>
        conditions.map((condition) => `    ${drawCondition(condition, colours)}${placeOf(span, colours)}`),
      ),
    ]),
    ...stale.map(
      ({ since, span }) => `  stale: nothing heard since ${showMoment(zone, since)}${placeOf(span, colours)}`,
    ),
  ];
}

function drawProgramme(program: Program, { nurture }: Explanation, colours: Colours): string[] {
  if (nurture === undefined) return [];
  const { zone, plan } = program;
  const { programme, worked_by: team, quarantined, considered } = nurture;
  const none = colours.bold("In no programme");
  if (programme !== undefined) {
    const { nurture: name, since, paused, next, span } = programme;
    const pause = paused && team !== undefined ? [`  paused while ${nameOf(plan.teams, team)} works on the lead`] : [];
    const stop = quarantined === true ? ["  nothing goes out while the lead is quarantined"] : [];
    return [
      `${colours.bold(`In the programme ${nameOf(plan.nurtures, name)}`)} since ${showMoment(zone, since)}${placeOf(span, colours)}`,
      ...pause,
      ...stop,
      ...(next === undefined ? [] : [`  ${describeNext(program, next, paused)}${placeOf(next.span, colours)}`]),
    ];
  }
  if (team !== undefined) return [`${none}, because ${nameOf(plan.teams, team)} works on the lead`];
  if (quarantined === true) return [`${none}, because the lead is quarantined`];
  if (considered.length === 0) return [`${none}, because there is none for leads in this stage`];
  return [
    none,
    ...considered.flatMap((each) => {
      const title = nameOf(plan.nurtures, each.nurture);
      const place = placeOf(each.span, colours);
      if (each.goal_reached) return [`  ${title}: its goal is reached${place}`];
      if (each.exit_reached) return [`  ${title}: what ends it is true${place}`];
      if (each.blocked) return [`  ${title}: it has been through it${place}`];
      const missing = each.conditions.filter(({ truth }) => truth !== "true");
      return [
        `  ${title}: is for others${place}`,
        ...missing.map((condition) => `    ${drawCondition(condition, colours)}`),
      ];
    }),
  ];
}

function describeNext({ zone, plan }: Program, next: NextInProgramme, isPaused: boolean): string {
  const { kind, at, until, follows, content, channel, nothing, allowed_from: allowed } = next;
  const moment = at === undefined ? undefined : showMoment(zone, at);
  const what = ((): string => {
    if (nothing === "exhausted") return "nothing left to send";
    if (nothing === "unreachable") return "nothing that it may be sent by a permitted channel";
    if (nothing === "capped") return "nothing, since the contact policy does not allow it";
    if (content !== undefined) {
      const later = allowed === undefined ? "" : `, which the contact policy allows from ${showMoment(zone, allowed)}`;
      return `${nameOf(plan.contents, content)} by ${channel}, as things stand${later}`;
    }
    return followWords[follows];
  })();
  const afterPause = isPaused ? "then " : "";
  switch (kind) {
    case "tick":
      return `${afterPause}next${moment === undefined ? "" : ` on ${moment}`}: ${what}`;
    case "deferred_send":
      return `${afterPause}put off${moment === undefined ? "" : ` to ${moment}`}: ${what}`;
    case "wait":
      return `${afterPause}waits${moment === undefined ? "" : ` until ${moment}`}, then ${what}`;
    case "wait_until":
      return `${afterPause}waits until ${until}${moment === undefined ? "" : `, at most until ${moment}`}, then ${what}`;
    default:
      return kind satisfies never;
  }
}

const followWords: Readonly<Record<NextInProgramme["follows"], string>> = {
  send: "sends something",
  wait: "waits",
  wait_until: "waits",
  if: "decides how to go on",
  ask: "asks for what is unknown",
  task: "gives somebody a task",
  notify: "tells somebody",
  exit: "leaves it",
  repeat: "begins again",
  the_end: "comes to its end",
};

function drawContact({ contact }: Explanation, colours: Colours): string[] {
  if (contact === undefined) return [];
  const { received, caps } = contact;
  return [
    colours.bold("What it has received"),
    ...(received.length === 0 ? [] : [`  ${received.join(", ")}`]),
    ...caps.map(({ touches, at_most: most, channels, span }) => {
      const by = channels.length === 0 ? "" : ` by ${channels.join(", ")}`;
      const cap = span === undefined ? "" : ` (${span.text})`;
      return `  ${touches} of ${most} touches${by} used now${cap}${placeOf(span, colours)}`;
    }),
  ];
}

function drawQuestions({ plan }: Program, { questions }: Explanation, colours: Colours): string[] {
  if (questions === undefined || questions.fields.length === 0) return [];
  const titles = questions.fields.map((name) => nameOf(plan.lead.fields, name));
  return [`${colours.bold("To be asked next")}: ${titles.join(", ")}${placeOf(questions.span, colours)}`];
}

function nameOf(all: readonly { readonly name: string; readonly title?: string }[], name: string): string {
  return all.find((each) => each.name === name)?.title ?? name;
}
