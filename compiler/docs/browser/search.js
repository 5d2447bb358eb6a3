/** The search of the documentation site: runs in the reader's browser, over the entries of `search-index.js`. */
import MiniSearch from "minisearch";
import { letKeyboardScroll } from "./scrolling.js";

const box = document.querySelector(".search");
const input = document.querySelector("#search");
const list = document.querySelector("#found");
const status = document.querySelector("#found-count");

let index;
let found = [];
let selected = -1;

/** Built on the first keystroke, so that opening a page costs nothing. */
function openIndex() {
  index ??= (() => {
    const fresh = new MiniSearch({
      fields: ["title", "name", "kind", "text"],
      storeFields: ["title", "kind", "text", "href"],
      tokenize: (text) => text.split(/[\s_\p{P}]+/u),
      searchOptions: {
        prefix: true,
        fuzzy: (term) => (term.length > 3 ? 0.2 : 0),
        boost: { title: 4, name: 3, kind: 2 },
        combineWith: "AND",
      },
    });
    fresh.addAll(globalThis.funnelSearchEntries ?? []);
    return fresh;
  })();
  return index;
}

function search() {
  const query = input.value.trim();
  found = query === "" ? [] : openIndex().search(query).slice(0, 12);
  list.replaceChildren(...found.map(draw));
  list.hidden = found.length === 0;
  input.setAttribute("aria-expanded", String(found.length > 0));
  const isMissing = query !== "" && found.length === 0;
  status.textContent = query === "" ? "" : isMissing ? "Nothing found" : countResults(found.length);
  status.className = isMissing ? "nothing" : "unseen";
  select(found.length > 0 ? 0 : -1);
}

function countResults(count) {
  return count === 1 ? "1 result" : `${count} results`;
}

function draw(entry, position) {
  const item = document.createElement("li");
  item.id = `found-${position}`;
  item.role = "option";
  for (const [tag, text] of [
    ["b", entry.title],
    ["i", entry.kind],
    ["span", entry.text],
  ]) {
    const part = document.createElement(tag);
    part.textContent = text;
    item.append(part);
  }
  item.addEventListener("mousedown", (event) => event.preventDefault());
  item.addEventListener("click", () => open(position));
  return item;
}

function select(position) {
  selected = position;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === position)));
  if (position === -1) input.removeAttribute("aria-activedescendant");
  else {
    input.setAttribute("aria-activedescendant", `found-${position}`);
    list.children[position]?.scrollIntoView({ block: "nearest" });
  }
}

function open(position) {
  const entry = found[position];
  if (entry === undefined) return;
  close();
  location.href = entry.href;
}

function close() {
  list.hidden = true;
  status.className = "unseen";
  input.setAttribute("aria-expanded", "false");
  select(-1);
}

const keys = {
  ArrowDown: () => select((selected + 1) % found.length),
  ArrowUp: () => select((selected - 1 + found.length) % found.length),
  Home: () => select(0),
  End: () => select(found.length - 1),
  Enter: () => open(selected),
};

input.addEventListener("input", search);
input.addEventListener("focus", search);
input.addEventListener("blur", close);
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    input.value = "";
    close();
    return;
  }
  const act = list.hidden ? undefined : keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea, select") !== null;
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  input.focus();
});

// Without scripts there is no search, and nothing that looks like one.
box.hidden = false;
letKeyboardScroll();
