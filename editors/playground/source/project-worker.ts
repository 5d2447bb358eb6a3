/** The worker that compiles a project, draws its lifecycle and runs its tests, so that the page stays quick. */
import { renderGraph } from "../../../compiler/docs/render-graph.ts";
import { compileProject, createMemoryHost, type Plan } from "../../../compiler/index.ts";
import { LineIndexCache } from "../../../compiler/text/line-index.ts";
import { loadProgram, runTests } from "../../../runtime/index.ts";
import type { ContentMapView, Inspection, ProjectFiles, ProjectRequest, ProjectResponse, TestRun } from "./messages.ts";
import { workerScope } from "./worker-scope.ts";

workerScope.onmessage = ({ data }) => {
  const request = data as ProjectRequest;
  answer(request).then(
    (response) => workerScope.postMessage(response),
    (error: unknown) => {
      const response: ProjectResponse = { id: request.id, kind: "failed", reason: String(error) };
      workerScope.postMessage(response);
    },
  );
};

async function answer({ id, kind, files }: ProjectRequest): Promise<ProjectResponse> {
  return kind === "inspect" ? { id, kind, result: inspect(files) } : { id, kind, result: await test(files) };
}

function inspect(files: ProjectFiles): Inspection {
  const { plan, diagnostics } = compileProject(createMemoryHost(files), { now: Date.now() });
  const indexes = new LineIndexCache();
  return {
    findings: diagnostics.map(({ code, severity, message, help, location }) => ({
      code,
      severity,
      message,
      help,
      place: { path: location.source.path, ...indexes.of(location.source).positionAt(location.start) },
    })),
    lifecycle: plan && renderGraph(plan, "svg"),
    contentMap: plan && describeContentMap(plan),
  };
}

function describeContentMap({ content_map: rows, contents }: Plan): ContentMapView {
  const titles = new Map(contents.map(({ name, title }) => [name, title ?? name]));
  const personas = [...new Set(rows.flatMap(({ cells }) => cells.map(({ persona }) => persona)))];
  return {
    personas,
    rows: rows.map(({ phase, cells }) => ({
      phase,
      cells: personas.map((persona) => {
        const cell = cells.find((candidate) => candidate.persona === persona);
        return {
          contents: (cell?.contents ?? []).map((name) => titles.get(name) ?? name),
          meant: cell?.gap === true,
        };
      }),
    })),
  };
}

async function test(files: ProjectFiles): Promise<TestRun> {
  const { plan, tests } = compileProject(createMemoryHost(files), { now: Date.now() });
  if (plan === undefined || tests === undefined) return { cases: undefined };
  const loaded = await loadProgram(plan);
  if ("problem" in loaded) return { cases: undefined };
  const results = await runTests(loaded.program, tests);
  return {
    cases: results.map(({ id, title, row, passed, failures }) => {
      const span = failures[0]?.span ?? tests.spans[id];
      return {
        title: row === undefined ? title : `${title}, row ${row}`,
        passed,
        place: span && { path: span.file, line: span.line, column: span.column },
        failures: failures.map(({ expected, actual }) => ({ expected, actual })),
      };
    }),
  };
}
