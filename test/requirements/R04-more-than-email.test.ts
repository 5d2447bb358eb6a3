/** R04: programmes reach a lead by every channel, each content by those it is made for. */
import { expect, it } from "vitest";
import { nurtureEffects, openFunnel } from "../runtime/run-funnel.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
lead { opt_in boolean }
activity page_viewed {}
channel billboard "Billboard"
journey { phase interest }
lifecycle { stage visitor { initial  owner marketing } }
content letter  { by direct_mail }
content dinner  { by event, email }
content poster  { by billboard }
content retired { by email  retired 2025-12-31 }
content map {
  | phase    | any                    |
  | interest | poster, dinner, letter |
}
contact policy { consent email when opt_in }
nurture mixed {
  for stage is visitor
  steps {
    send letter by email, direct_mail
    send dinner by email, event
    send dinner by email
    send retired by email
    send next by web, billboard
    send next by email, sms
    task "Post the printed guide" for marketing by direct_mail
    notify marketing "Nothing left to send"
    send letter by direct_mail
  }
}
`;

it("takes the first channel that the content is made for and that needs no consent, or skips the step", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-01-01T09:00", {});
  expect(run.told(...nurtureEffects)).toEqual([
    "2026-01-01 09:00 enrolled mixed",
    "2026-01-01 09:00 send letter by direct_mail",
    "2026-01-01 09:00 send dinner by event",
    "2026-01-01 09:00 send poster by billboard",
    "2026-01-01 09:00 exhausted mixed",
    "2026-01-01 09:00 task Post the printed guide for marketing by direct_mail",
    "2026-01-01 09:00 notify marketing Nothing left to send",
    "2026-01-01 09:00 send letter by direct_mail",
    "2026-01-01 09:00 completed mixed finished",
  ]);
});

it("prefers the channel named first once the lead has agreed to it", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-01-01T09:00", { opt_in: true });
  expect(run.told("send").slice(0, 3)).toEqual([
    "2026-01-01 09:00 send letter by direct_mail",
    "2026-01-01 09:00 send dinner by email",
    "2026-01-01 09:00 send dinner by email",
  ]);
});
