/** The panel of findings: each leads to its place. */
import { element } from "../element.ts";
import type { ListedFinding, Place } from "../messages.ts";

export function renderFindings(findings: readonly ListedFinding[], show: (place: Place) => void): Node[] {
  if (findings.length === 0)
    return [element("p", { class: "soft" }, "Nothing to find: the project is right and complete.")];
  const items = findings.map((finding) => element("li", {}, renderFinding(finding, show)));
  return [element("ul", { class: "plain" }, ...items)];
}

function renderFinding({ code, severity, message, help, place }: ListedFinding, show: (place: Place) => void): Node {
  const sign = severity === "error" ? "✕" : "!";
  return element(
    "button",
    { type: "button", class: "finding", onclick: () => show(place) },
    element("span", { class: `sign ${severity}`, role: "img", "aria-label": severity }, sign),
    element("span", {}, message),
    ...(help === undefined ? [] : [element("span", { class: "more" }, help)]),
    element("span", { class: "more" }, `${place.path}:${place.line} · ${code}`),
  );
}
