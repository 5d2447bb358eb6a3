/** The panel of the lifecycle: the diagram that the documentation shows too. */
import { element } from "../element.ts";

export function renderLifecycle(svg: string | undefined): Node[] {
  if (svg === undefined) {
    return [element("p", { class: "soft" }, "The project has errors; the lifecycle is drawn when they are mended.")];
  }
  const holder = element("div", { class: "diagram", role: "region", "aria-label": "Lifecycle diagram", tabindex: "0" });
  // The picture is the compiler's own, with every text of the project escaped.
  holder.innerHTML = svg;
  return [holder];
}
