/** The language server's public interface: wire it to a connection and to the files of whoever hosts it. */
export { startServer } from "./server.ts";
export type { FindProject, OpenProject } from "./workspace/project-files.ts";
