/** The language server's public interface: wire it to a connection and to the files of whoever hosts it. */
export { createServer } from "./server.ts";
export type { Environment } from "./workspace/environment.ts";
