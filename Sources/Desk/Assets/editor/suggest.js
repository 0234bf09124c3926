// A field that suggests while it is typed in: a list below it, walked with the arrows (the combobox pattern of the ARIA practices).
import { element, later } from "./element.js";
import { say } from "./words.js";

let count = 0;

// Look gives a list of {label, detail, …} or null; choose is given one of them, or the words where none is marked.
export function suggest(input, { look, choose, allowsWords = false, allowsNothing = false }) {
  count += 1;
  const list = element("ul", {
    role: "listbox", id: `suggestions-${count}`, class: "suggestions", hidden: true, "aria-label": say("suggestions"),
  });
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" };
  for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
  let items = [];
  let marked = -1;

  const mark = (index) => {
    marked = index === null || items.length === 0 ? -1 : (index + items.length) % items.length;
    [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === marked)));
    if (marked < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[marked].id);
    list.children[marked]?.scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    items = found;
    list.replaceChildren(...items.map((item, index) => {
      // The field keeps the focus.
      const row = { role: "option", id: `${list.id}-${index}`, dir: "auto", onmousedown: (event) => event.preventDefault(), onclick: () => take(item) };
      return element("li", row, element("span", {}, item.label), element("span", { class: "soft" }, item.detail ?? ""));
    }));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    // Where the words themselves will do, nothing is chosen before somebody walks there.
    mark(allowsWords ? null : 0);
  };
  const take = (item) => {
    show([]);
    choose(item);
  };
  const ask = later(async () => {
    const words = input.value.trim();
    if (words === "" && !allowsNothing) return show([]);
    const found = await look(words);
    // Later words make an answer old.
    if (found && words === input.value.trim() && document.activeElement === input) show(found);
  }, 60);

  input.addEventListener("input", ask);
  if (allowsNothing) input.addEventListener("focus", ask);
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && items.length > 0) mark(marked + 1);
    else if (event.key === "ArrowUp" && items.length > 0) mark(marked < 0 ? items.length - 1 : marked - 1);
    else if (event.key === "Enter" && (marked >= 0 || allowsWords)) take(marked >= 0 ? items[marked] : { words: input.value.trim() });
    else if (event.key === "Escape" && items.length > 0) { show([]); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
  return list;
}
