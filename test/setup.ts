/** Makes property tests draw the same cases on every run; `FUNNEL_SEED` draws others, or replays some, and `random` any. */
import fc from "fast-check";

const seed = process.env["FUNNEL_SEED"] ?? "20260101";
if (seed !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
