/** Runs one side of a backtest in a thread of its own. */
import { type ResourceLimits, Worker } from "node:worker_threads";
import type { Plan } from "../../schemas/generated/plan.ts";
import { UserError } from "../failure.ts";
import type { BacktestSide, LeadEnd, Piece, SideEnd, SideOptions } from "./backtest-side.ts";

/** What Node.js gives a thread of a large machine by itself. */
const leastMegabytes = 4096;

/** What a thread begins with. */
export interface ThreadData {
  readonly cwd: string;
  readonly plan: Plan;
  readonly options: SideOptions;
}

export type ThreadRequest =
  | { readonly ask: "next" }
  | { readonly ask: "finish"; readonly until: number | undefined }
  | { readonly ask: "describe"; readonly ids: readonly string[] };

export type ThreadAnswer =
  | { readonly value: Piece | SideEnd | readonly LeadEnd[] | undefined }
  | { readonly message: string; readonly help: string | undefined; readonly isUserError: boolean };

/** Answers come in the order of the requests. */
export function startThread(data: ThreadData): BacktestSide {
  const worker = new Worker(findProgram(), { workerData: data, resourceLimits: chooseLimits() });
  const waiting: { resolve: (value: never) => void; reject: (error: unknown) => void }[] = [];
  const fail = (error: unknown): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on("message", (answer: ThreadAnswer) => {
    const next = waiting.shift();
    if ("value" in answer) next?.resolve(answer.value as never);
    else next?.reject(answer.isUserError ? new UserError(answer.message, answer.help) : new Error(answer.message));
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("A thread of the backtest ended before its work was done.")));
  const ask = <Value>(request: ThreadRequest): Promise<Value> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(request, []);
    });
  return {
    next: () => ask({ ask: "next" }),
    finish: (until) => ask({ ask: "finish", until }),
    describe: (ids) => ask({ ask: "describe", ids }),
    async close() {
      waiting.splice(0);
      await worker.terminate();
    },
  };
}

/** Two threads share the memory that is free; what `NODE_OPTIONS` says comes before this. */
function chooseLimits(): ResourceLimits {
  const share = Math.floor((0.4 * process.availableMemory()) / 2 ** 20);
  return share > leastMegabytes ? { maxOldGenerationSizeMb: share } : {};
}

/** Beside this file in the source; in the package beside the program. */
function findProgram(): URL {
  const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return new URL(`./backtest-worker.${ending}`, import.meta.url);
}
