// A panel beside the text, of things that lie in it: one stands out in both, and keys go from one to the next.
import { Refused, SignedOut } from "./connection.js";
import { element } from "./element.js";
import { enterText } from "./parts.js";
import { say } from "./words.js";

export class Beside {
  // Which of the things stands out, by its id.
  here = null;

  // Keys: what each does in the panel, where nothing is typed. Show tells the text which stands out, where it has the class `sign`.
  constructor(editor, sync, { keys, show, sign }) {
    Object.assign(this, { editor, sync, keys, show, sign });
    this.title = element("summary", {});
    this.live = element("p", { class: "hidden", role: "status" });
    this.status = element("p", { class: "fault", role: "alert", hidden: true });
    this.undoer = element("button", { type: "button", class: "plain", hidden: true, onclick: () => this.undo() });
  }

  // Once `place` and `list` are made.
  attend() {
    this.place.addEventListener("keydown", (event) => this.key(event));
    this.place.addEventListener("focusin", ({ target }) => {
      const id = target.closest("li")?.dataset.id;
      if (id && this.has(id)) this.setHere(id, { isShown: true });
    });
  }

  get rows() { return [...this.list.children]; }

  // MARK: Going from one to the next

  markHere() { for (const row of this.rows) row.classList.toggle("is-here", row.dataset.id === this.here); }

  setHere(id, { isShown = false } = {}) {
    if (this.here === id) return;
    this.here = id;
    this.markHere();
    // Not while a transaction is being made.
    queueMicrotask(() => {
      this.show(this.editor.view, { here: this.here });
      // Where the panel stands below the text, that would take what has the focus out of sight.
      if (isShown && this.isBeside) this.editor.view.dom.querySelector(`.${this.sign}`)?.scrollIntoView({ block: "nearest" });
    });
  }

  get isBeside() {
    const [side, text] = [this.place.parentElement, this.editor.view.dom].map((part) => part.getBoundingClientRect());
    return side.top < text.bottom;
  }

  // Beside the text. Where the panel stands below it, the text stays where it is: somebody writes in it.
  bringIntoSight() {
    const [side, row] = [this.place.parentElement, this.rows.find((one) => one.classList.contains("is-here"))];
    if (!row || side.scrollHeight <= side.clientHeight) return;
    const [one, all] = [row, side].map((part) => part.getBoundingClientRect());
    if (one.top < all.top || one.bottom > all.bottom) side.scrollTop += one.top - all.top;
  }

  // From the cursor on, or back: where each begins, in order.
  first(starts, by) {
    const { from } = this.editor.state.selection;
    const after = starts.findIndex((start) => start >= from);
    return by > 0 ? Math.max(0, after) : (after < 0 ? starts.length : after || starts.length) - 1;
  }

  // Where things lie in each other, the cursor says too little: `stands` is the one that it is put to, if it is one that can stand out.
  putCursor(at, stands) {
    this.isGoing = true;
    this.editor.chain().setTextSelection(at).scrollIntoView().run();
    this.editor.view.focus();
    this.isGoing = false;
    if (stands !== null) this.setHere(stands);
    this.bringIntoSight();
  }

  // Where the cursor is, or where there is something.
  enter() {
    const row = this.rows.find((one) => one.classList.contains("is-here")) ?? this.rows[0];
    const control = this.place.open ? row?.querySelector("button, a") : null;
    (control ?? this.title).focus();
  }

  key(event) {
    const isTyped = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select") !== null;
    // "g" and another letter go to one of the desk's screens.
    const isGoingElsewhere = this.keyBefore === "g";
    this.keyBefore = isTyped ? null : event.key;
    if (isTyped) return this.chord(event);
    if (event.key === "Escape") enterText(this.editor);
    else if (this.keys[event.key] && !isGoingElsewhere) this.run(this.keys[event.key], event.target.closest("li")?.dataset.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Keys with Ctrl or Alt, and what is typed into a field.
  chord() {}

  // MARK: Telling

  post(path, body) { return this.sync.server.post(`${this.sync.server.path}/${path}`, body); }

  // What happened, for who does not see it.
  tell(text) { this.live.textContent = text; }

  fail(text) {
    this.status.hidden = text === "";
    this.status.textContent = text;
  }
}

export const why = (error) => {
  if (error instanceof SignedOut) return say("kept_signedOut");
  return error instanceof Refused || !(error.message ?? "").startsWith("status") && error.constructor === Error ? error.message : say("notSent");
};
