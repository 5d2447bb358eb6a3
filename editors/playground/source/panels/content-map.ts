/** The panel of the content map: which content answers whom in which phase, and where none does. */
import { element } from "../element.ts";
import type { ContentMapView, MapCell } from "../messages.ts";

export function renderContentMap(map: ContentMapView | undefined): Node[] {
  if (map === undefined) {
    return [element("p", { class: "soft" }, "The project has errors; its content map is shown when they are mended.")];
  }
  if (map.rows.length === 0) return [element("p", { class: "soft" }, "The project has no content map.")];
  const head = element(
    "tr",
    {},
    element("th", { scope: "col" }, "Phase"),
    ...map.personas.map((persona) => element("th", { scope: "col" }, spell(persona))),
  );
  const rows = map.rows.map(({ phase, cells }) =>
    element("tr", {}, element("th", { scope: "row" }, spell(phase)), ...cells.map(renderCell)),
  );
  return [
    element(
      "table",
      {},
      element("caption", {}, "What answers whom, in order of preference"),
      element("thead", {}, head),
      element("tbody", {}, ...rows),
    ),
  ];
}

function renderCell({ contents, meant }: MapCell): HTMLTableCellElement {
  if (contents.length > 0) return element("td", {}, contents.join(", "));
  return meant ? element("td", { class: "soft" }, "left empty on purpose") : element("td", { class: "gap" }, "gap");
}

function spell(name: string): string {
  return name === "any" ? "anyone else" : name.replaceAll("_", " ");
}
