/** The page: puts the editor, the workers and the panels together. */
import example from "playground:example";
import projectWorkerCode from "playground:project-worker";
import serverWorkerCode from "playground:server-worker";
import { createEditor, type ProjectEditor } from "./editor.ts";
import { byId, element } from "./element.ts";
import type { Inspection, ListedFinding, Place, ProjectFiles, TestRun } from "./messages.ts";
import { renderContentMap } from "./panels/content-map.ts";
import { renderFindings } from "./panels/findings.ts";
import { renderLifecycle } from "./panels/lifecycle.ts";
import { renderTests } from "./panels/tests.ts";
import { createProjectClient } from "./project-client.ts";
import { connectWorker } from "./server-transport.ts";
import { makeLink, readLink } from "./share.ts";
import { createTabs } from "./tabs.ts";

/** How long typing must pause before the project is compiled. */
const pause = 350;

const status = byId("status");
const project = createProjectClient(startWorker(projectWorkerCode));

void readLink(location.hash).then((shared) => start(shared ?? example));

async function start(files: ProjectFiles): Promise<void> {
  let inspection: Inspection | undefined;
  let run: TestRun | undefined;
  let timer: number | undefined;
  const show = (place: Place): void => editor.show(place.path, place);
  const tabs = createTabs(byId("tabs"), byId("panel"), [
    { id: "findings", title: "Findings", render: () => (inspection ? renderFindings(inspection.findings, show) : []) },
    { id: "tests", title: "Tests", render: () => renderTests(run, show) },
    { id: "lifecycle", title: "Lifecycle", render: () => renderLifecycle(inspection?.lifecycle) },
    { id: "map", title: "Content map", render: () => renderContentMap(inspection?.contentMap) },
  ]);
  const editor: ProjectEditor = createEditor({
    parent: byId("editor"),
    files,
    path: files["lifecycle.funnel"] === undefined ? (Object.keys(files)[0] ?? "main.funnel") : "lifecycle.funnel",
    transport: connectWorker(startWorker(serverWorkerCode), files),
    onChange() {
      clearTimeout(timer);
      timer = setTimeout(() => void inspect(), pause);
    },
    onShow: () => listFiles(),
  });

  async function inspect(): Promise<void> {
    const result = await project.inspect(editor.texts).catch(tellFailure);
    if (result === undefined) return;
    inspection = result;
    status.textContent = summarize(result.findings);
    listFiles();
    tabs.refresh();
  }

  async function runAll(): Promise<void> {
    status.textContent = "Running the tests…";
    run = await project.test(editor.texts).catch(tellFailure);
    tabs.choose("tests");
    const failed = run?.cases?.filter(({ passed }) => !passed).length;
    if (run?.cases !== undefined) status.textContent = `${run.cases.length - (failed ?? 0)} passed, ${failed} failed`;
    else status.textContent = "The project has errors; its tests did not run.";
  }

  function listFiles(): void {
    const items = Object.keys(editor.texts).map((path) => {
      const findings = inspection?.findings.filter(({ place }) => place.path === path) ?? [];
      const button = element(
        "button",
        { type: "button", title: path, onclick: () => editor.show(path) },
        element("span", {}, path),
      );
      if (path === editor.path) button.setAttribute("aria-current", "true");
      if (findings.length > 0) button.append(renderCount(findings));
      return element("li", {}, button);
    });
    byId("files").replaceChildren(...items);
  }

  byId("format").addEventListener("click", () => editor.format());
  byId("run").addEventListener("click", () => void runAll());
  byId("share").addEventListener("click", () => void share(editor.texts));
  byId("reset").addEventListener("click", () => {
    history.replaceState(null, "", location.href.replace(/#.*$/, ""));
    location.reload();
  });
  listFiles();
  await inspect();
}

function renderCount(findings: readonly ListedFinding[]): HTMLElement {
  const worst = findings.some(({ severity }) => severity === "error") ? "error" : "warning";
  const label = `${findings.length} ${findings.length === 1 ? "finding" : "findings"}`;
  return element("span", { class: `count ${worst}`, "aria-label": label }, String(findings.length));
}

function summarize(findings: readonly ListedFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
  return findings.length === 0 ? "No findings" : `${count(errors, "error")}, ${count(warnings, "warning")}`;
}

async function share(files: ProjectFiles): Promise<void> {
  const link = await makeLink(location.href, files);
  history.replaceState(null, "", link);
  try {
    await navigator.clipboard.writeText(link);
    status.textContent = "The link is in the clipboard, and in the address bar.";
  } catch {
    status.textContent = "The link is in the address bar.";
  }
}

function tellFailure(error: unknown): undefined {
  status.textContent = `The compiler stopped: ${error instanceof Error ? error.message : String(error)}`;
  return undefined;
}

/** A worker from its text, so that the page also works when it is opened from a disk. */
function startWorker(code: string): Worker {
  return new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
}
