// The story's fields. Each stands at what the draft has, takes what others change, and gives what is written here to the sync at
// once.
import { showConflict } from "./conflicts.js";
import { element, redraw } from "./element.js";
import { leadPhotograph } from "./lead.js";
import { suggest } from "./suggest.js";
import { say } from "./words.js";

const kinds = ["news", "brief", "analysis", "opinion", "explainer", "interview", "live"];
const roles = ["author", "editor", "translator", "photographer", "contributing"];
const limits = { headline: 300, standfirst: 2_000, dateline: 100, slug: 200, searchTitle: 300, sharingTitle: 300 };

export class Form {
  constructor(sync, lookups, { sections = [], notify = () => {} } = {}) {
    Object.assign(this, { sync, lookups, sections, notify });
    this.fields = new Map();
    this.labels = new Map();
    sync.addEventListener("fields", () => this.show());
  }

  // The two that stand above the text.
  get titles() {
    return [this.line("headline", { isLarge: true }), this.line("standfirst", { isLarge: true })];
  }

  get details() {
    return [
      this.choice("kind", kinds.map((kind) => [kind, say(`kind_${kind}`)])), this.people(), this.topics(), leadPhotograph(this),
      this.line("dateline"), this.choice("section", [["", say("none")], ...this.sections.map(({ id, name }) => [id, name])]),
      this.line("language"), this.line("slug"), this.time("embargo"), this.check("inNewsFeed"), this.line("searchTitle"),
      this.line("sharingTitle"),
    ];
  }

  get(name) { return this.sync.fields.get(name); }

  set(name, value) {
    this.sync.setField(name, value);
    showConflict(this, name);
  }

  show() {
    for (const name of this.fields.keys()) this.showOne(name);
  }

  showOne(name) {
    this.fields.get(name).show(this.get(name));
    showConflict(this, name);
  }

  // A value in words.
  words(value) {
    if (Array.isArray(value)) return value.map((one) => this.labels.get(one.contributor ?? one) ?? say("unknown")).join(", ") || say("none");
    return String(value ?? say("none"));
  }

  // MARK: Kinds of fields. Each has a control, a way to show a value in it, and what stands around it.

  add(name, control, show, ...around) {
    const conflict = element("div", { class: "conflict", role: "group", hidden: true });
    this.fields.set(name, { control, show, conflict });
    this.showOne(name);
    return element("div", { class: `field field-${name}` }, ...around, conflict);
  }

  // One line each; what is too long is kept here and said, not cut.
  line(name, { isLarge = false } = {}) {
    const over = element("span", { class: "fault", "aria-live": "polite" });
    const input = element(isLarge ? "textarea" : "input", {
      dir: "auto", rows: isLarge ? 1 : null, placeholder: isLarge ? say(name) : null, enterkeyhint: "next",
      spellcheck: String(name !== "slug" && name !== "language"),
    });
    input.addEventListener("input", () => {
      const value = input.value.replace(/[\r\n]+/g, " ");
      if (value !== input.value) input.value = value;
      const count = [...value].length - (limits[name] ?? Infinity);
      over.textContent = count > 0 ? say("lengthLeft", { count }) : "";
      this.set(name, value);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      input.dispatchEvent(new CustomEvent("done", { bubbles: true, detail: name }));
    });
    const label = element("label", {}, element("span", { class: isLarge ? "hidden" : null }, say(name)), input);
    return this.add(name, input, (value) => showIn(input, value ?? ""), label, over);
  }

  choice(name, options) {
    const choices = options.map(([value, label]) => element("option", { value }, label));
    const select = element("select", { onchange: () => this.set(name, select.value || null) }, choices);
    const label = element("label", {}, element("span", {}, say(name)), select);
    return this.add(name, select, (value) => { select.value = value ?? ""; }, label);
  }

  check(name) {
    const box = element("input", { type: "checkbox", onchange: () => this.set(name, box.checked) });
    return this.add(name, box, (value) => { box.checked = value === true; }, element("label", { class: "check" }, box, say(name)));
  }

  // Milliseconds in the draft, the clock on the wall here.
  time(name) {
    const input = element("input", {
      type: "datetime-local", onchange: () => this.set(name, input.value ? new Date(input.value).getTime() : null),
    });
    const wall = (time) => new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    const show = (value) => { if (document.activeElement !== input) input.value = value === null ? "" : wall(value); };
    return this.add(name, input, show, element("label", {}, element("span", {}, say(name)), input));
  }

  topics() {
    return this.listed("topics", {
      look: (text) => this.lookups.topics(text), idOf: (topic) => topic, entry: (item) => item.id, extras: () => [],
    });
  }

  people() {
    const roleOf = (entry, index, all) =>
      element(
        "select", { "aria-label": say("role"), "data-key": "role", onchange: ({ target }) => this.set("byline", all.with(index, { ...entry, role: target.value })) },
        roles.map((role) => element("option", { value: role, selected: role === entry.role }, say(`role_${role}`))));
    return this.listed("byline", {
      look: (text) => this.lookups.contributors(text), idOf: (entry) => entry.contributor,
      entry: (item) => ({ contributor: item.id, role: "author" }), extras: (...given) => [roleOf(...given)],
    });
  }

  // A list in an order, with a field that adds to it.
  listed(name, { look, idOf, entry, extras }) {
    const all = () => this.get(name) ?? [];
    const list = element("ol", { class: "chosen" });
    const input = element("input", { type: "text", "aria-label": `${say(name)}: ${say("add")}`, placeholder: say("add"), dir: "auto" });
    const suggestions = suggest(input, {
      look: async (text) => (await look(text))?.filter((item) => !all().some((one) => idOf(one) === item.id)) ?? null,
      choose: (item) => {
        this.labels.set(item.id, item.label);
        input.value = "";
        change([...all(), entry(item)]);
      },
    });
    const change = (value) => { this.set(name, value); draw(); };
    const button = (label, sign, act) => element("button", { type: "button", class: "plain", "aria-label": label, "data-key": sign, onclick: act }, sign);
    const row = (one, index, value) => {
      const label = this.labels.get(idOf(one)) ?? "…";
      const up = value.length > 1 ? button(say("moveUp", { name: label }), "↑", () => change(moved(value, index))) : null;
      // Whoever moved it here by the keyboard stands on this button still.
      if (index === 0) up?.setAttribute("aria-disabled", "true");
      const remove = button(say("remove", { name: label }), "×", () => { change(value.toSpliced(index, 1)); input.focus(); });
      return element("li", { "data-id": idOf(one) }, element("span", { dir: "auto" }, label), ...extras(one, index, value), up, remove);
    };
    const draw = () => {
      redraw(list, all().map(row), input);
      this.name(name, all().map(idOf), draw);
    };
    return this.add(
      name, input, draw, element("span", { class: "label" }, say(name)), list, element("div", { class: "suggesting" }, input, suggestions));
  }

  // Asks once for the names of those that have none here yet.
  async name(kind, ids, draw) {
    const asked = ids.filter((id) => !this.labels.has(id));
    if (asked.length === 0) return;
    const names = await this.lookups.names(kind === "byline" ? "contributors" : kind, asked);
    if (!names) return;
    for (const id of asked) this.labels.set(id, names[id] ?? say("unknown"));
    draw();
  }
}

const moved = (list, index) =>
  index === 0 ? list : [...list.slice(0, index - 1), list[index], list[index - 1], ...list.slice(index + 1)];

// The cursor stays where it is, as far as it can.
function showIn(input, value) {
  if (input.value === value) return;
  const { selectionStart, selectionEnd } = input;
  input.value = value;
  if (document.activeElement === input) input.setSelectionRange(selectionStart, selectionEnd);
}
