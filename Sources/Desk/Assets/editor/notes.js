// House style in the text that is being written: what the copy desk remarks, each note one key away from its fix or from silence.
import { pm } from "./editor.js";
import { Beside, why } from "./beside.js";
import { textOf } from "./cards.js";
import { element, later, redraw } from "./element.js";
import { changed, fieldRow, hasFix, noteRow, notesOf, reasonForm, stands } from "./note_rows.js";
import { notedAround, notedPieces, showNoted } from "./noted.js";
import { enterText } from "./parts.js";
import { say } from "./words.js";

const { closeHistory } = pm.history;

// Keys of the panel, where nothing is typed.
const keys = { ArrowDown: "next", j: "next", ArrowUp: "previous", k: "previous", f: "fix", s: "silence", u: "undo" };
const none = { notes: [], fields: [] };

export class Notes extends Beside {
  // Fields leads to a field beside the text by its name.
  constructor(editor, sync, { enterField }) {
    super(editor, sync, { keys, show: showNoted, sign: "noted-here" });
    Object.assign(this, { enterField, house: none, prose: none, asking: null });
    this.title.textContent = say("houseStyle");
    this.fieldList = element("ul", { class: "note-list note-fields", "aria-label": say("notesOnFields") });
    this.list = element("ol", { class: "note-list", "aria-label": say("notesOnText") });
    this.empty = element("p", { class: "soft" }, say("nothingNoted"));
    this.silentTitle = element("summary", {});
    this.silentList = element("ol", { class: "note-list" });
    this.silentPlace = element("details", { class: "note-silent", hidden: true }, this.silentTitle, this.silentList);
    this.place = element(
      "details", { class: "notes", open: true, hidden: true }, this.title, this.live, this.status, this.fieldList, this.empty, this.list,
      element("div", { class: "buttons" }, this.undoer), this.silentPlace);
    this.attend();
    this.listen();
    this.look();
  }

  // Some time after the last letter, and not before the server has it.
  listen() {
    const { editor, sync } = this;
    const soon = later(() => this.look(), 700);
    editor.on("transaction", ({ transaction }) => { if (transaction.docChanged) soon(); });
    editor.on("selectionUpdate", () => this.follow());
    sync.addEventListener("saved", () => { if (this.isDue && !sync.hasUnsent) this.look(); });
    sync.addEventListener("received", () => { if (this.isAhead) this.look(); });
    sync.addEventListener("comments", () => this.look());
    sync.addEventListener("fields", soon);
    // From anywhere on the screen: other parts have the same notes beside them.
    addEventListener("keydown", (event) => {
      if (event.key !== "F8" || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      this.run(event.shiftKey ? "previous" : "next");
    });
  }

  // MARK: What there is

  // One question at a time; who has typed meanwhile is asked for again.
  async look() {
    const { sync } = this;
    this.isDue = sync.isNew || sync.hasUnsent;
    if (this.isDue) return;
    this.isAgain = Boolean(this.isLooking);
    if (this.isLooking) return;
    this.isLooking = true;
    clearTimeout(this.timer);
    try {
      const path = `${sync.server.path}/notes`;
      const found = await sync.server.ask(path, {});
      this.take("house", found);
      // Spelling and grammar take longer: what is ready stands meanwhile.
      if (found.prose && !this.isAgain && !sync.hasUnsent) this.take("prose", await sync.server.ask(`${path}/prose`, {}));
    } catch (error) {
      // The next time that something is typed.
      console.warn(error);
    }
    this.isLooking = false;
    if (this.isAgain) this.look();
  }

  // Positions count in one of the server's versions; those that we do not have yet are on their way.
  take(source, found) {
    const notes = notesOf(found, this.editor.state);
    this.isAhead = notes === null;
    if (notes === null) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), 900);
      return;
    }
    this.isByBook = source === "house" ? found.byBook : this.isByBook;
    // The server numbers neither what is a field's nor what another reader has remarked.
    const own = (one, kind) => ({ ...one, id: `${kind} ${one.id ?? one.key}` });
    this[source] = { notes: notes.map((one) => own(one, source)), fields: found.fields.map((one) => own(one, "field")) };
    this.draw(source);
  }

  // Where they are by now. Of what was typed in, the server is asked anew in a moment.
  get all() { return this.placed(); }

  // Those of a source that has just answered are where it says: what is drawn is still of its answer before.
  placed(fresh = null) {
    const { state } = this.editor;
    const moved = ["house", "prose"].flatMap((source) => this[source].notes.map((note) => {
      const ranges = source === fresh ? [] : notedPieces(state, note.id);
      return ranges.length > 0 ? { ...note, ranges } : note;
    }));
    const at = ({ ranges }) => ranges[0].from;
    return moved.filter((note) => stands(note, note.ranges, state)).toSorted((a, b) => at(a) - at(b));
  }

  get fields() { return this.house.fields; }
  get open() { return [...this.fields, ...this.all].filter(({ silenced }) => !silenced); }

  has(id) { return this.find(id) !== undefined; }

  find(id) { return [...this.fields, ...this.all].find((note) => note.id === id); }

  draw(fresh = null) {
    const [all, fields] = [this.placed(fresh), this.fields];
    const heard = all.filter(({ silenced }) => !silenced);
    const about = fields.filter(({ silenced }) => !silenced);
    const silent = [...fields, ...all].filter(({ silenced }) => silenced);
    const warnings = [...about, ...heard].filter(({ severity }) => severity === "warning").length;
    this.place.hidden = !this.isByBook && all.length + fields.length === 0;
    const counts = [heard.length + about.length || null, warnings ? say("warnings", { count: warnings }) : null];
    this.title.textContent = [say("houseStyle"), ...counts].filter(Boolean).join(" · ");
    if (![...about, ...heard].some(({ id }) => id === this.here)) this.here = null;
    showNoted(this.editor.view, {
      here: this.here,
      pieces: heard.flatMap(({ id, ranges, severity }) => ranges.map((range, index) => ({ id, index, ...range, kind: severity }))),
    });
    if (this.asking) return;
    this.empty.hidden = heard.length + about.length > 0;
    const row = (note) => (note.field ? fieldRow : noteRow)(note, { act: (deed) => this.act(deed, note), goTo: () => this.goTo(note) });
    redraw(this.fieldList, about.map(row), this.title);
    redraw(this.list, heard.map(row), this.title);
    this.silentPlace.hidden = silent.length === 0;
    this.silentTitle.textContent = `${say("silencedNotes")} · ${silent.length}`;
    redraw(this.silentList, silent.map(row), this.title);
    this.markHere();
  }

  // MARK: Going from one to the next

  get rows() { return [...this.fieldList.children, ...this.list.children]; }

  rowOf(id) { return [...this.rows, ...this.silentList.children].find((row) => row.dataset.id === id); }

  // The cursor came into words that a note is about.
  follow() {
    if (this.isGoing || !this.editor.view.hasFocus()) return;
    const id = notedAround(this.editor.state);
    if (id !== null && id !== this.here && this.find(id)) this.setHere(id);
  }

  step(by) {
    const { open } = this;
    if (open.length === 0) return this.tell(say("nothingNoted"));
    const isInPanel = this.place.contains(document.activeElement);
    // From the text, fields are not gone to: their keys are elsewhere.
    const notes = isInPanel ? open : open.filter(({ field }) => !field);
    if (notes.length === 0) return this.enter();
    const at = notes.findIndex(({ id }) => id === this.here);
    const note = notes[at >= 0 ? (at + by + notes.length) % notes.length : this.first(notes.map(({ ranges }) => ranges?.[0]?.from ?? -1), by)];
    this.setHere(note.id, { isShown: true });
    this.tell(say("noteOf", { number: notes.indexOf(note) + 1, count: notes.length, severity: say(`severity_${note.severity}`), message: note.message }));
    if (isInPanel) this.rowOf(note.id)?.querySelector("button")?.focus();
    else this.goTo(note);
  }

  goTo(note) {
    if (note.field) return this.enterField(note.field);
    const { from } = notedPieces(this.editor.state, note.id)[0] ?? note.ranges[0];
    this.putCursor(from, note.silenced ? null : note.id);
  }

  // The text's own keys, in the panel as well.
  chord(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== "Period" && event.key !== ".") return;
    event.preventDefault();
    event.stopPropagation();
    this.run(event.shiftKey ? "silence" : "fix", event.target.closest("li")?.dataset.id);
  }

  // By key: of the one that stands out, or of another that has the focus.
  run(deed, id = this.here ?? undefined) {
    this.fail("");
    if (deed === "next" || deed === "previous") return this.step(deed === "next" ? 1 : -1);
    if (deed === "undo") return this.undo();
    const note = this.find(id);
    if (!note || note.silenced && deed !== "hear") return this.step(1);
    return this.act(deed, note);
  }

  // MARK: Following and silencing

  act(deed, note) {
    if (deed === "fix") return this.fix(note);
    if (deed === "silence") return this.ask(note);
    if (deed === "hear") return this.hear(note);
    return this.goTo(note);
  }

  // Typing like any other: it is undone like that, and others get it like that.
  fix({ id, rule }) {
    const note = this.find(id);
    if (!note || !hasFix(note)) return this.tell(note ? say("noFixFor", { message: note.message }) : say("passageGone"), { isShown: true });
    const [{ from, to }] = note.ranges;
    const words = textOf(this.editor.state, from, to);
    const { start, end, text } = changed(words, note.replacement);
    const isInPanel = this.place.contains(document.activeElement);
    const next = this.after(note);
    // A step of undoing by itself, however soon after a letter.
    const tr = closeHistory(this.editor.state.tr);
    this.editor.view.dispatch(tr.insertText(text, from + start, from + end));
    // What was changed is in sight, wherever the cursor is.
    if (this.isBeside) this.editor.view.domAtPos(from + start).node.parentElement?.scrollIntoView({ block: "nearest" });
    this.here = next;
    this.draw();
    this.tell(say("fixed", { words, replacement: note.replacement }));
    if (!isInPanel) this.editor.view.focus();
    // Counted for who keeps the book; the text does not wait for it.
    this.post("notes/fixed", { rule }).catch(() => {});
  }

  // Whoever settles one goes on to the next.
  after({ id }) {
    const { open } = this;
    const at = open.findIndex((one) => one.id === id);
    return (open[at + 1] ?? open[at - 1])?.id ?? null;
  }

  // Why it is to be silent.
  ask(note) {
    this.leave();
    const row = this.rowOf(note.id);
    if (!row) return;
    const from = this.place.contains(document.activeElement) ? "panel" : "text";
    this.place.open = true;
    const form = reasonForm({ choose: (reason, words) => this.silence(note, reason, words), leave: () => this.leave() });
    this.asking = { note, form, from };
    row.querySelector(".buttons").replaceWith(form.place);
    form.place.scrollIntoView({ block: "nearest" });
    form.enter();
  }

  leave() {
    if (!this.asking) return;
    const { note, form, from } = this.asking;
    const hadFocus = form.place.contains(document.activeElement);
    this.asking = null;
    this.draw();
    if (!hadFocus) return;
    if (from === "text") enterText(this.editor);
    else (this.rowOf(note.id)?.querySelector("[data-key=silence]") ?? this.rowOf(this.here)?.querySelector("button") ?? this.title).focus();
  }

  silence(note, reason, words) {
    const { key, rule } = note;
    const next = this.after(note);
    return this.send(say("silencedNow", { message: note.message }), async () => {
      await this.post("notes/silence", { rule, key, reason, words });
      this.mark(key, { reason, words, byName: "" });
      this.here = next;
      this.canUndo(() => this.post("notes/silence", { key, back: true }), key);
    });
  }

  hear({ key }) {
    return this.send(say("heardAgain"), async () => {
      await this.post("notes/silence", { key, back: true });
      this.mark(key, null);
      this.canUndo(null);
    });
  }

  // Notes on the same words have the same key.
  mark(key, silenced) {
    const marked = (one) => (one.key === key ? { ...one, silenced } : one);
    for (const source of ["house", "prose"]) {
      this[source] = { notes: this[source].notes.map(marked), fields: this[source].fields.map(marked) };
    }
  }

  canUndo(act, key) {
    this.undoing = act ? { act, key } : null;
    const isHere = document.activeElement === this.undoer;
    this.undoer.hidden = !act;
    this.undoer.textContent = say("undoSilenced");
    if (isHere && !act) this.enter();
  }

  undo() {
    const { undoing } = this;
    if (!undoing) return this.tell(say("nothingToUndo"));
    return this.send(say("undone"), async () => {
      await undoing.act();
      this.mark(undoing.key, null);
      this.canUndo(null);
    });
  }

  async send(done, work) {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await work();
      this.fail("");
      if (this.asking) this.leave();
      else this.draw();
      this.tell(done);
      this.look();
    } catch (error) {
      if (this.asking) this.asking.form.refuse(why(error));
      else this.fail(why(error));
    } finally {
      this.isBusy = false;
    }
  }

  // What is shown as well stands until the next key.
  tell(text, { isShown = false } = {}) {
    super.tell(text);
    if (isShown) this.fail(text);
  }
}
