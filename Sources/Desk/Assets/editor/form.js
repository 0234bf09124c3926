// The story's fields. Each stands at what the draft has, takes what others change while it is not being written in, and gives
// what is written here to the sync at once.
import { element } from "./element.js";
import { suggest } from "./suggest.js";
import { say } from "./words.js";

const kinds = ["news", "brief", "analysis", "opinion", "explainer", "interview", "live"];
const roles = ["author", "editor", "translator", "photographer", "contributing"];
const limits = { headline: 300, standfirst: 2_000, dateline: 100, slug: 200, searchTitle: 300, sharingTitle: 300 };

export class Form {
  constructor(sync, lookups, { sections = [], notify = () => {}, isEditable = true } = {}) {
    Object.assign(this, { sync, lookups, sections, notify, isEditable });
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
      this.choice("kind", kinds.map((kind) => [kind, say(`kind_${kind}`)])), this.people(), this.topics(), this.lead(), this.line("dateline"),
      this.choice("section", [["", say("none")], ...this.sections.map(({ id, name }) => [id, name])]),
      this.line("language"), this.line("slug"), this.time("embargo"), this.check("inNewsFeed"), this.line("searchTitle"), this.line("sharingTitle"),
    ];
  }

  // MARK: Kinds of fields. Each has a way to show a value; what is written in it goes to `set`.

  add(name, control, show, ...others) {
    const conflict = element("div", { class: "conflict", role: "group", hidden: true });
    const row = element("div", { class: `field field-${name}` }, ...others, conflict);
    this.fields.set(name, { control, show, conflict, row });
    if (!this.isEditable) for (const input of row.querySelectorAll("input, select, textarea, button")) input.disabled = true;
    this.showOne(name);
    return row;
  }

  set(name, value) {
    this.sync.setField(name, value);
    this.showConflict(name);
  }

  line(name, { isLarge = false } = {}) {
    const left = element("span", { class: "fault", "aria-live": "polite" });
    const input = element(isLarge ? "textarea" : "input", { dir: "auto", rows: isLarge ? 1 : null, spellcheck: name === "slug" || name === "language" ? "false" : "true", placeholder: isLarge ? say(name) : null, enterkeyhint: "next" });
    // One line each; what is too long is kept here and said, not cut.
    input.addEventListener("input", () => {
      const value = input.value.replace(/[\r\n]+/g, " ");
      if (value !== input.value) input.value = value;
      const over = [...value].length - (limits[name] ?? Infinity);
      left.textContent = over > 0 ? say("lengthLeft", { count: over }) : "";
      this.set(name, value);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      input.dispatchEvent(new CustomEvent("done", { bubbles: true, detail: name }));
    });
    const label = element("label", {}, element("span", { class: isLarge ? "hidden" : null }, say(name)), input);
    return this.add(name, input, (value) => showIn(input, value ?? ""), label, left);
  }

  choice(name, options) {
    const select = element("select", { onchange: () => this.set(name, select.value || null) }, options.map(([value, label]) => element("option", { value }, label)));
    return this.add(name, select, (value) => { select.value = value ?? ""; }, element("label", {}, element("span", {}, say(name)), select));
  }

  check(name) {
    const box = element("input", { type: "checkbox", onchange: () => this.set(name, box.checked) });
    return this.add(name, box, (value) => { box.checked = value === true; }, element("label", { class: "check" }, box, say(name)));
  }

  // Milliseconds in the draft, the clock on the wall here.
  time(name) {
    const input = element("input", { type: "datetime-local", onchange: () => this.set(name, input.value ? new Date(input.value).getTime() : null) });
    const wall = (time) => new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    return this.add(name, input, (value) => { if (document.activeElement !== input) input.value = value === null ? "" : wall(value); }, element("label", {}, element("span", {}, say(name)), input));
  }

  // The photograph that stands above the text and in lists.
  lead() {
    const place = element("div", { class: "lead" });
    const file = element("input", { type: "file", accept: "image/*", hidden: true, onchange: () => { if (file.files[0]) send(file.files[0]); file.value = ""; } });
    const caption = element("input", { type: "text", dir: "auto", "aria-label": say("caption"), maxlength: 2_000, oninput: () => {
      const use = this.sync.fields.get("leadPhotograph");
      if (use) this.set("leadPhotograph", { photograph: use.photograph, ...(caption.value.trim() ? { caption: caption.value.trim() } : {}) });
    } });
    const choose = element("button", { type: "button", onclick: () => file.click() }, say("choosePicture"));
    const remove = element("button", { type: "button", class: "plain", onclick: () => { this.set("leadPhotograph", null); this.showOne("leadPhotograph"); } }, say("remove", { name: "" }).trim());
    const send = async (picture) => {
      place.replaceChildren(say("uploading", { name: picture.name }));
      try {
        this.set("leadPhotograph", { photograph: await this.lookups.upload(picture) });
      } catch (error) {
        this.notify(say("uploadFailed", { name: picture.name, reason: error.message }));
      }
      this.showOne("leadPhotograph");
    };
    const show = async (use) => {
      caption.hidden = remove.hidden = !use;
      if (!use) return place.replaceChildren();
      if (document.activeElement !== caption) caption.value = use.caption ?? "";
      const known = await this.lookups.photograph(use.photograph);
      if (this.sync.fields.get("leadPhotograph")?.photograph !== use.photograph) return;
      caption.placeholder = known?.caption || say("caption");
      place.replaceChildren(known ? element("img", { src: known.src, alt: known.alt ?? "", loading: "lazy", width: known.width, height: known.height }) : `${say("photograph")}: ${say("missing")}`);
    };
    place.addEventListener("dragover", (event) => event.preventDefault());
    choose.addEventListener("dragover", (event) => event.preventDefault());
    for (const target of [place, choose]) {
      target.addEventListener("drop", (event) => {
        event.preventDefault();
        if (event.dataTransfer.files[0]) send(event.dataTransfer.files[0]);
      });
    }
    return this.add("leadPhotograph", choose, show, element("span", { class: "label" }, say("leadPhotograph")), place, caption, file, choose, remove);
  }

  topics() {
    return this.listed("topics", {
      look: (text) => this.lookups.topics(text), idOf: (topic) => topic, entry: (item) => item.id, extras: () => [],
    });
  }

  people() {
    return this.listed("byline", {
      look: (text) => this.lookups.contributors(text), idOf: (entry) => entry.contributor, entry: (item) => ({ contributor: item.id, role: "author" }),
      extras: (entry, index, value) => [
        element("select", { "aria-label": say("role"), onchange: (event) => this.set("byline", value.with(index, { ...entry, role: event.target.value })) },
          roles.map((role) => element("option", { value: role, selected: role === entry.role }, say(`role_${role}`)))),
      ],
    });
  }

  // A list in an order, with a field that adds to it.
  listed(name, { look, idOf, entry, extras }) {
    const value = () => this.sync.fields.get(name) ?? [];
    const list = element("ol", { class: "chosen" });
    const input = element("input", { type: "text", "aria-label": `${say(name)}: ${say("add")}`, placeholder: say("add"), dir: "auto" });
    const suggestions = suggest(input, {
      look: async (text) => (await look(text))?.filter((item) => !value().some((one) => idOf(one) === item.id)) ?? null,
      choose: (item) => {
        this.labels.set(item.id, item.label);
        input.value = "";
        this.set(name, [...value(), entry(item)]);
        draw();
      },
    });
    const draw = () => {
      const all = value();
      const button = (label, sign, act) => element("button", { type: "button", class: "plain", "aria-label": label, onclick: act }, sign);
      list.replaceChildren(...all.map((one, index) => {
        const label = this.labels.get(idOf(one)) ?? "…";
        return element("li", {}, element("span", { dir: "auto" }, label), ...extras(one, index, all),
          index > 0 ? button(say("moveUp", { name: label }), "↑", () => { this.set(name, moved(all, index)); draw(); }) : null,
          button(say("remove", { name: label }), "×", () => { this.set(name, all.toSpliced(index, 1)); draw(); input.focus(); }));
      }));
      this.name(name, all.map(idOf), draw);
    };
    return this.add(name, input, draw, element("span", { class: "label" }, say(name)), list, element("div", { class: "suggesting" }, input, suggestions));
  }

  // Asks once for the names of those that have none here yet.
  async name(kind, ids, draw) {
    const asked = ids.filter((id) => !this.labels.has(id));
    if (asked.length === 0) return;
    const names = await this.lookups.names(kind === "byline" ? "contributors" : kind, asked);
    if (names) for (const id of asked) this.labels.set(id, names[id] ?? say("unknown"));
    if (names) draw();
  }

  // MARK: Showing

  show() {
    for (const name of this.fields.keys()) this.showOne(name);
  }

  showOne(name) {
    this.fields.get(name).show(this.sync.fields.get(name));
    this.showConflict(name);
  }

  // Whose value it is to be, or why the desk does not take it.
  showConflict(name) {
    const { conflict, control } = this.fields.get(name);
    const edit = this.sync.fields.edit(name);
    control.setAttribute("aria-invalid", String(Boolean(edit?.refused)));
    if (!edit?.contested && !edit?.refused) return this.showKept(name);
    const choose = (isOurs) => () => { this.sync.choose(name, isOurs); control.focus(); this.showOne(name); };
    const drawn = edit.refused ? `r${edit.refused}` : `c${JSON.stringify(this.sync.fields.theirs(name))}`;
    if (!conflict.hidden && conflict.dataset.drawn === drawn) return;
    conflict.dataset.drawn = drawn;
    conflict.hidden = false;
    if (edit.refused) return conflict.replaceChildren(element("p", { class: "fault", role: "alert" }, edit.refused));
    conflict.replaceChildren(
      element("p", { role: "alert" }, `${say("theirs")} `, element("q", { dir: "auto" }, this.words(this.sync.fields.theirs(name)))),
      element("button", { type: "button", onclick: choose(true) }, say("useMine")), element("button", { type: "button", onclick: choose(false) }, say("useTheirs")));
  }

  // Values that lost, from times when their author did not come back: still to be had.
  showKept(name) {
    const { conflict, control } = this.fields.get(name);
    const kept = this.sync.fields.conflicts.filter((one) => one.field === name);
    conflict.hidden = kept.length === 0;
    delete conflict.dataset.drawn;
    const settle = (one, isUsed) => () => {
      this.sync.settle(one.id);
      if (isUsed) this.set(name, one.value);
      control.focus();
      this.showOne(name);
    };
    conflict.replaceChildren(...kept.map((one) => element("div", {},
      element("p", {}, `${say("keptBeside")} `, element("q", { dir: "auto" }, this.words(one.value))),
      element("button", { type: "button", onclick: settle(one, true) }, say("use")), element("button", { type: "button", onclick: settle(one, false) }, say("leave")))));
  }

  words(value) {
    if (Array.isArray(value)) return value.map((one) => this.labels.get(one.contributor ?? one) ?? say("unknown")).join(", ") || say("none");
    return String(value ?? say("none"));
  }
}

const moved = (list, index) => [...list.slice(0, index - 1), list[index], list[index - 1], ...list.slice(index + 1)];

// The cursor stays where it is, as far as it can.
function showIn(input, value) {
  if (input.value === value) return;
  const { selectionStart, selectionEnd } = input;
  input.value = value;
  if (document.activeElement === input) input.setSelectionRange(selectionStart, selectionEnd);
}
