/** What two leads have received, been contacted with and been asked is one history once they are one person. */
import { expect, it } from "vitest";
import { uniteNurtureStates, type NurtureState } from "../../../runtime/nurture/nurture-state.ts";

const kept: NurtureState = {
  enrolment: { programme: "warm", at: 5, since: 5, repeats: 0, roundAt: 5, step: "nurture/warm/step/1" },
  blocked: ["why_us"],
  exhausted: [],
  received: ["a", "b"],
  touches: [
    { at: 1, channel: "email" },
    { at: 5, channel: "sms" },
  ],
  asked: ["title"],
};
const other: NurtureState = {
  enrolment: { programme: "why_us", at: 2, since: 2, repeats: 1, roundAt: 2 },
  blocked: ["special"],
  exhausted: ["why_us"],
  received: ["b", "c"],
  touches: [{ at: 3, channel: "email" }],
  asked: ["budget", "title"],
};

it("keeps the programme of the one and the history of both", () => {
  expect(uniteNurtureStates(kept, other)).toEqual({
    enrolment: kept.enrolment,
    blocked: ["why_us", "special"],
    exhausted: ["why_us"],
    received: ["a", "b", "c"],
    touches: [
      { at: 1, channel: "email" },
      { at: 3, channel: "email" },
      { at: 5, channel: "sms" },
    ],
    asked: ["title", "budget"],
  });
});

it("takes over the history alone where the kept lead has none", () => {
  const { enrolment: _, ...history } = other;
  expect(uniteNurtureStates(undefined, other)).toEqual(history);
  expect(uniteNurtureStates(undefined, undefined)).toBeUndefined();
});
