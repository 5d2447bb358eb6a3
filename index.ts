/** The package's front door: the compiler and the runtime, which know each other only through the plan. */
export * as compiler from "./compiler/index.ts";
export * as runtime from "./runtime/index.ts";
