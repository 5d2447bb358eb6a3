/** The tabs beside the editor, by keyboard as well: arrow keys move, and only the chosen tab can be reached by Tab. */
import { element } from "./element.ts";

export interface Tab {
  readonly id: string;
  readonly title: string;
  render(): Node[];
}

export interface Tabs {
  choose(id: string): void;
  /** Draws the chosen tab again. */
  refresh(): void;
}

export function createTabs(list: HTMLElement, panel: HTMLElement, tabs: readonly Tab[]): Tabs {
  let chosen = tabs[0]!;
  const buttons = new Map(
    tabs.map((tab) => [
      tab.id,
      element("button", { type: "button", role: "tab", id: `tab-${tab.id}`, onclick: () => choose(tab.id) }, tab.title),
    ]),
  );
  list.append(...buttons.values());
  list.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length]!;
    choose(next.id);
    buttons.get(next.id)?.focus();
  });

  function choose(id: string): void {
    chosen = tabs.find((tab) => tab.id === id) ?? chosen;
    for (const [each, button] of buttons) {
      button.setAttribute("aria-selected", String(each === chosen.id));
      button.tabIndex = each === chosen.id ? 0 : -1;
      button.setAttribute("aria-controls", panel.id);
    }
    panel.setAttribute("aria-labelledby", `tab-${chosen.id}`);
    panel.scrollTop = 0;
    refresh();
  }

  function refresh(): void {
    panel.replaceChildren(...chosen.render());
  }

  choose(chosen.id);
  return { choose, refresh };
}
