/** The program of a thread that runs one side of a backtest. */
import { parentPort, workerData } from "node:worker_threads";
import { loadProgram } from "../../runtime/kernel/load-program.ts";
import { UserError } from "../failure.ts";
import { createProcessIo } from "../process-io.ts";
import { type BacktestSide, createSide } from "./backtest-side.ts";
import type { ThreadAnswer, ThreadData, ThreadRequest } from "./backtest-thread.ts";

const { cwd, plan, options } = workerData as ThreadData;
const side = begin();
// Requests are answered one after the other, whatever order they end in.
let previous: Promise<unknown> = Promise.resolve();

parentPort?.on("message", (request: ThreadRequest) => {
  previous = previous.then(() => answer(request));
});

async function begin(): Promise<BacktestSide> {
  const loaded = await loadProgram(plan);
  if (!("program" in loaded)) throw new UserError(`the plan cannot be run: ${loaded.problem.reason}`);
  return createSide({ ...createProcessIo(), cwd }, loaded.program, options);
}

async function answer(request: ThreadRequest): Promise<void> {
  let message: ThreadAnswer;
  try {
    message = { value: await work(await side, request) };
  } catch (error) {
    const isUserError = error instanceof UserError;
    const text =
      error instanceof Error ? (isUserError ? error.message : (error.stack ?? error.message)) : String(error);
    message = { message: text, help: isUserError ? error.help : undefined, isUserError };
  }
  parentPort?.postMessage(message, []);
}

function work(own: BacktestSide, request: ThreadRequest): ReturnType<BacktestSide["next" | "finish" | "describe"]> {
  switch (request.ask) {
    case "next":
      return own.next();
    case "finish":
      return own.finish(request.until);
    case "describe":
      return own.describe(request.ids);
    default:
      return request satisfies never;
  }
}
