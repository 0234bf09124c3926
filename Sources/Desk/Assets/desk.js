// Keys and the palette. Every screen works without it; this makes it quicker.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

// On a telephone the bar of screens is wider than the window: what has the focus in it, and the screen that is open, are whole.
const bar = document.querySelector(".bar nav");
const show = (link) => link?.scrollIntoView({ block: "nearest", inline: "nearest" });
bar?.addEventListener("focusin", ({ target }) => show(target));
show(bar?.querySelector("[aria-current]"));

// MARK: Rows

function rows() {
  return [...document.querySelectorAll("[data-rows] [data-row]")];
}

function step(by) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next].focus();
}

// MARK: Palette

// What this screen leads to comes first, then what every screen does.
function places() {
  const links = [...document.querySelectorAll("a[data-screen]")].filter((link) => link.checkVisibility() || more?.contains(link));
  const items = [...links.filter((link) => link.closest("main")), ...links.filter((link) => !link.closest("main"))].map((link) => ({
    url: link.href, label: link.textContent, detail: link.dataset.shortcut ?? "",
  }));
  return [...items, { label: shortcuts.querySelector("h2").textContent, detail: "Ctrl /", run: showKeys }];
}

class Palette {
  constructor(dialog) {
    this.dialog = dialog;
    this.input = dialog.querySelector("input");
    this.list = dialog.querySelector("[role=listbox]");

    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.key(event));
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  }

  open() {
    if (this.dialog.open) return;
    this.input.value = "";
    this.screens = places();
    this.show(this.screens);
    this.dialog.showModal();
  }

  // Each answer is for the words that stand there when it comes; later words make it old.
  async look() {
    const words = this.input.value.trim();
    const screens = this.screens.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
    this.show(screens);
    clearTimeout(this.timer);
    if (words === "") return;
    this.timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/stories.json?q=${encodeURIComponent(words)}`);
        if (answer.ok && words === this.input.value.trim()) this.show([...screens, ...await answer.json()], words);
      } catch { /* The screens are still there. */ }
    }, 90);
  }

  show(items) {
    this.items = items;
    this.list.replaceChildren(...items.map((item, index) => {
      const row = document.createElement("li");
      row.id = `palette-${index}`;
      row.role = "option";
      const label = document.createElement("span");
      label.textContent = item.label;
      label.dir = "auto";
      const detail = document.createElement("span");
      detail.className = "soft";
      detail.textContent = item.detail;
      row.append(label, detail);
      row.addEventListener("click", () => this.go(item));
      return row;
    }));
    this.dialog.classList.toggle("is-empty", items.length === 0);
    this.choose(0);
  }

  choose(index) {
    const items = [...this.list.children];
    this.chosen = items.length === 0 ? -1 : (index + items.length) % items.length;
    items.forEach((row, at) => row.setAttribute("aria-selected", String(at === this.chosen)));
    items[this.chosen]?.scrollIntoView({ block: "nearest" });
    if (this.chosen < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `palette-${this.chosen}`);
  }

  go(item) {
    if (item?.url) return location.assign(item.url);
    this.dialog.close();
    item?.run();
  }

  key(event) {
    if (event.key === "ArrowDown") this.choose(this.chosen + 1);
    else if (event.key === "ArrowUp") this.choose(this.chosen - 1);
    else if (event.key === "Enter") this.go(this.items[this.chosen]);
    else return;
    event.preventDefault();
  }
}

const dialog = document.getElementById("palette");
const shortcuts = document.getElementById("shortcuts");
const palette = dialog ? new Palette(dialog) : null;
const isMac = /Mac|iP/.test(navigator.platform);
for (const opener of document.querySelectorAll("[data-palette]")) {
  opener.hidden = false;
  if (isMac) opener.querySelector("kbd").textContent = "⌘ K";
  opener.addEventListener("click", () => palette?.open());
}

// MARK: Keys

// From the top: a dialog would begin with its first control, which is at the end.
const showKeys = () => {
  if (!shortcuts || shortcuts.open) return;
  shortcuts.showModal();
  shortcuts.querySelector("h2").focus();
};
shortcuts?.querySelector("[data-close]").addEventListener("click", () => shortcuts.close());
if (isMac) for (const key of shortcuts?.querySelectorAll("kbd") ?? []) key.textContent = key.textContent.replace("Ctrl", "⌘");
let before = "";

// Who speaks to the machine, or has a hand that shakes, sets off keys of one letter without meaning to (WCAG 2.1.4).
const letters = shortcuts?.querySelector("[data-letters]");
if (letters) {
  letters.checked = localStorage.getItem("letters") !== "off";
  letters.addEventListener("change", () => localStorage.setItem("letters", letters.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  // In a story's text, some of these keys are the editor's.
  if (event.defaultPrevented) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    palette?.open();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "/") {
    event.preventDefault();
    if (!dialog?.open) showKeys();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (letters && !letters.checked) return;
  const pair = `${before} ${event.key}`;
  before = event.key;
  const screen = [...document.querySelectorAll("a[data-shortcut]")].find((link) => link.dataset.shortcut === pair);
  if (screen) screen.click();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "?") showKeys();
  else if (event.key === "/") {
    const filter = document.querySelector("[data-filter]");
    if (!filter) return;
    event.preventDefault();
    filter.focus();
    filter.select();
  }
});

// MARK: More screens

const more = document.querySelector(".more-screens");
document.addEventListener("click", (event) => { if (more?.open && !more.contains(event.target)) more.open = false; });
more?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !more.open) return;
  more.open = false;
  more.querySelector("summary").focus();
});
more?.addEventListener("focusout", (event) => { if (event.relatedTarget && !more.contains(event.relatedTarget)) more.open = false; });

// MARK: Fields

// A choice filters at once; with the arrows one passes by others, so there it is Enter that filters.
for (const select of document.querySelectorAll("form.filters[method=get] select")) {
  let isByKey = false;
  select.addEventListener("keydown", (event) => {
    isByKey = true;
    if (event.key === "Enter") select.form.requestSubmit();
  });
  select.addEventListener("pointerdown", () => { isByKey = false; });
  select.addEventListener("change", () => { if (!isByKey) select.form.requestSubmit(); });
}

// Names are suggested as they are typed.
for (const field of document.querySelectorAll("input[data-names]")) {
  const names = document.createElement("datalist");
  names.id = `names-${field.name}`;
  field.after(names);
  field.setAttribute("list", names.id);
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = field.value.trim();
    if (typed === "") return;
    timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${field.dataset.names}?q=${encodeURIComponent(typed)}`);
        if (!answer.ok || typed !== field.value.trim()) return;
        names.replaceChildren(...(await answer.json()).map(({ label }) => {
          const option = document.createElement("option");
          option.value = label;
          return option;
        }));
      } catch { /* What was typed counts all the same. */ }
    }, 120);
  });
}

for (const field of document.querySelectorAll("input[data-select]")) {
  field.addEventListener("focus", () => field.select());
}

// A browser shows the line of a text that is typed in, and leaves the rest of its field below the window's edge.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("main form textarea") && target.offsetHeight < innerHeight) target.scrollIntoView({ block: "nearest" });
});
