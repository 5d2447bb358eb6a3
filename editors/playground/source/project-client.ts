/** Asks the worker that compiles; only the last question of a kind matters, so an older one is answered with nothing. */
import type { Inspection, ProjectFiles, ProjectRequest, ProjectResponse, TestRun } from "./messages.ts";

export interface ProjectClient {
  /** `undefined` when another inspection was asked for in the meantime. */
  inspect(files: ProjectFiles): Promise<Inspection | undefined>;
  test(files: ProjectFiles): Promise<TestRun>;
}

export function createProjectClient(worker: Worker): ProjectClient {
  let next = 0;
  let latestInspection = 0;
  const waiting = new Map<number, (response: ProjectResponse) => void>();
  worker.addEventListener("message", ({ data }: MessageEvent<ProjectResponse>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  const ask = (kind: ProjectRequest["kind"], files: ProjectFiles): Promise<ProjectResponse> => {
    const id = ++next;
    if (kind === "inspect") latestInspection = id;
    const answer = new Promise<ProjectResponse>((resolve) => waiting.set(id, resolve));
    worker.postMessage({ id, kind, files } satisfies ProjectRequest);
    return answer;
  };
  return {
    async inspect(files) {
      const response = await ask("inspect", files);
      if (response.kind === "failed") throw new Error(response.reason);
      return response.kind === "inspect" && response.id === latestInspection ? response.result : undefined;
    },
    async test(files) {
      const response = await ask("test", files);
      if (response.kind === "failed") throw new Error(response.reason);
      return response.kind === "test" ? response.result : { cases: undefined };
    },
  };
}
