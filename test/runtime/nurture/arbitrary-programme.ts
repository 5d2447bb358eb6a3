/** Random contact policies, programmes and histories over one small funnel. */
import fc from "fast-check";
import type { ContactCap, ContactPolicy, Nurture, Period, Plan, Step } from "../../../schemas/generated/plan.ts";

export const zoneNames = ["UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"] as const;

/** What the random plans are made from. */
export const baseFunnel = `
funnel shop { timezone "America/New_York" }
team marketing {}
team sales {}
lead {
  timezone text
  title    text
  opt_in   boolean
  vip      boolean
}
activity engaged  {}
activity accepted { by sales }
activity rejected { by sales }
persona buyer {
  role decision_maker
  when title contains "chief"
}
journey {
  phase interest
  phase close { when did engaged within 10 days }
}
lifecycle {
  stage visitor {
    owner marketing
    initial
    enter from working on rejected
  }
  stage working {
    owner sales
    worked by sales
    enter from visitor on accepted
  }
}
content a { by email, sms }
content b { by email }
content c { by sms, event }
content d { by email, sms }
content e { by email }
content f { by direct_mail, email }
content map {
  | phase    | buyer      | any     |
  | interest | a, b, c    | d, a, e |
  | close    | f, d, e, b | c, f    |
}
contact policy {
  consent email when opt_in
}
nurture course {
  for  stage in [visitor, working]
  steps {
    send a by email, sms
    wait 20 hours
    wait until did engaged, at most 3 days
    if did engaged within 2 days { ask title } else { task "Call" for sales }
    send next by email, sms
    send b by email
    repeat at most 3 times
  }
}
nurture pace {
  for      vip and stage is visitor
  priority 3
  goal     did engaged at least 2 times within 1 day
  every    2 days at 10:00 send next from content map by email, sms, direct_mail
}
nurture receipts {
  for      did engaged within 3 hours
  priority 5
  operational
  steps {
    send d by email
    wait until did engaged at least 2 times, at most 2 hours
    send b by email, sms
  }
}
`;

const hour = 3_600_000;

const cap: fc.Arbitrary<Omit<ContactCap, "id">> = fc.record({
  touches: fc.integer({ min: 1, max: 3 }),
  per: fc.oneof<fc.Arbitrary<Period>[]>(
    fc
      .constantFrom(6, 24, 72, 168)
      .map((hours) => ({ rolling: { unit: "milliseconds" as const, amount: hours * hour } })),
    fc.constantFrom("day" as const, "week" as const, "month" as const).map((calendar) => ({ calendar })),
  ),
  channels: fc.constantFrom<string[]>([], [], ["email"], ["sms"]),
});

const minutes = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
const quiet = fc.record({ from: minutes, to: minutes }).filter(({ from, to }) => from !== to);

const policy = fc.record({
  caps: fc.array(cap, { maxLength: 2 }),
  quiet: fc.array(quiet, { maxLength: 1 }),
  days: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), { nil: undefined }),
  asksConsent: fc.boolean(),
  whenCapped: fc.constantFrom("defer" as const, "skip" as const),
});

const pace = fc.record({
  every: fc.constantFrom(5, 24, 48, 72).map((hours) => hours * hour),
  at: fc.option(minutes, { nil: undefined }),
  days: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), { nil: undefined }),
  waits: fc.constantFrom(0, 5, 20, 100).map((hours) => hours * hour),
});

/** A plan and what was drawn for its contact policy. */
export function arbitraryPlan(base: Plan): fc.Arbitrary<Plan> {
  return fc.record({ policy, pace }).map(({ policy: drawn, pace: drawnPace }) => {
    const { days, caps, quiet: quiets, whenCapped, asksConsent } = drawn;
    const before = base.contact_policy!;
    const contactPolicy: ContactPolicy = {
      id: before.id,
      caps: caps.map((each, index) => ({ id: `contact_policy/cap/${index}`, ...each })),
      quiet: quiets,
      ...(days === undefined ? {} : { days }),
      consent: asksConsent ? before.consent : [],
      when_capped: whenCapped,
    };
    return {
      ...base,
      contact_policy: contactPolicy,
      nurtures: base.nurtures.map((nurture) => varyNurture(nurture, drawnPace)),
    };
  });
}

function varyNurture(nurture: Nurture, drawn: typeof pace extends fc.Arbitrary<infer Drawn> ? Drawn : never): Nurture {
  const { every, at, days, waits } = drawn;
  const varied: Nurture = { ...nurture };
  if (nurture.cadence !== undefined) {
    const { id, channels } = nurture.cadence;
    varied.cadence = {
      id,
      channels,
      every: { unit: "milliseconds", amount: every },
      ...(at === undefined ? {} : { at }),
      ...(days === undefined ? {} : { days }),
    };
  }
  varied.steps = nurture.steps.map((step): Step =>
    step.step === "wait" ? { ...step, duration: { unit: "milliseconds", amount: waits } } : step,
  );
  return varied;
}

export interface Happening {
  /** Milliseconds since the happening before. */
  readonly after: number;
  readonly activity?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

const happening = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(0, 1),
      fc.integer({ min: 1, max: 60 }).map((half) => half * (hour / 2)),
    ),
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("engaged", "accepted", "rejected").map((activity) => ({ activity })) },
      {
        weight: 3,
        arbitrary: fc.oneof(
          fc.constantFrom(true, true, false, null).map((value) => ({ fields: { opt_in: value } })),
          fc.boolean().map((value) => ({ fields: { vip: value } })),
          fc.constantFrom(...zoneNames, null).map((value) => ({ fields: { timezone: value } })),
          fc.constantFrom("Chief", "Clerk").map((value) => ({ fields: { title: value } })),
        ),
      },
    ),
  )
  .map(([after, what]): Happening => ({ after, ...what }));

export const arbitraryHistory: fc.Arbitrary<readonly Happening[]> = fc.array(happening, {
  minLength: 1,
  maxLength: 25,
});

/** Around the changes of the clocks. */
export const arbitraryStart = fc
  .tuple(fc.constantFrom("2026-03-06", "2026-10-30", "2026-04-03", "2026-01-30"), fc.nat(100))
  .map(([date, half]) => Date.parse(`${date}T00:00:00Z`) + half * (hour / 2));
