/** What the test runner needs of an engine, so that any host can be put to the test. */
import type { Input } from "../../schemas/generated/event.ts";
import type { Lead } from "../model/lead.ts";

export interface TestHost {
  /** Takes an input; says what it did not like about it, in words. */
  accept(input: Input): readonly string[];
  /** Lets time pass up to an instant, that included. */
  advanceTo(instant: number): void;
  findLead(keys: Input["keys"]): Lead | undefined;
}
