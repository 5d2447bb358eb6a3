/** A small plan for the tests of inputs: fields of several types, activities with and without names for tracking. */
import type { Activity, Field, FieldType, Plan } from "../../schemas/generated/plan.ts";
import { createVocabulary } from "../../runtime/inputs/index.ts";
import type { ReadContext } from "../../runtime/inputs/reading.ts";

function field(name: string, type: FieldType["type"], rest: Partial<Field> = {}): Field {
  return { id: `field/${name}`, name, type: { type }, required: false, key: false, pii: false, ...rest };
}

function activity(name: string, track: string[], attributes: Field[] = []): Activity {
  return { id: `activity/${name}`, name, by: "prospect", track, attributes };
}

export const plan: Plan = {
  format: 1,
  language: "1.0",
  hash: "0".repeat(64),
  funnel: { id: "funnel", name: "acme", timezone: "America/New_York" },
  teams: [],
  calendars: [],
  lead: {
    id: "lead",
    fields: [
      field("email", "email", { key: true }),
      field("phone", "phone", { key: true }),
      field("first_name", "text"),
      field("title", "text", { title: "Job title" }),
      field("company", "text"),
      field("country", "country"),
      field("employees", "integer"),
      field("opted_in", "boolean"),
      field("products", "list"),
    ],
  },
  account: {
    id: "account",
    fields: [field("domain", "text", { key: true }), field("name", "text")],
    match: [{ id: "account/match/1", field: "email", domain_of: true }],
  },
  channels: [],
  activities: [
    activity("page_viewed", ["Page Viewed"], [field("url", "url")]),
    activity(
      "form_submitted",
      ["Form submitted", "Lead Form Sent"],
      [field("form", "text"), field("seconds", "integer")],
    ),
    activity("demo_requested", ["Demo Requested"]),
  ],
  needs: [],
  segments: [],
  personas: [],
  journey: [],
  lifecycle: [],
  scores: [],
  contents: [],
  content_map: [],
  nurtures: [],
  turnbacks: [],
  queues: [],
  routings: [],
  slas: [],
  measures: [],
  agreements: [],
  spans: {},
};

export const ctx: ReadContext = { vocabulary: createVocabulary(plan), receivedAt: undefined };
