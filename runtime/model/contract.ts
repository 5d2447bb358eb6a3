/** The types that compiler and runtime share, generated from the JSON Schemas, under one roof for the runtime. */
export type * from "../../schemas/generated/plan.ts";
export type { Effect, ScoreAccount, ScoreItem } from "../../schemas/generated/effect.ts";
export type { Input, LeadKeys } from "../../schemas/generated/event.ts";
export type {
  AtStep,
  ExpectStep,
  Test,
  TestActivity,
  TestDocument,
  TestStep,
  TestValue,
} from "../../schemas/generated/tests.ts";
