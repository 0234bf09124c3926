// What is said of a story while it is written: beside the text, with the passage that it is about marked in it.
import { placed } from "./draft.js";
import { element, redraw } from "./element.js";
import { newIdentifier } from "./identifiers.js";
import { around, begin, find, fresh, showHere, showPassages } from "./marks.js";
import { Refused, SignedOut } from "./connection.js";
import { enterText } from "./parts.js";
import { counted, say } from "./words.js";

const time = (at) => new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });

export class Comments {
  constructor(editor, sync, lookups) {
    Object.assign(this, { editor, sync, lookups, threads: [], isWithSettled: false });
    this.title = element("summary", {}, say("comments"));
    this.list = element("ol", { class: "threads" });
    this.settled = element("button", { type: "button", class: "plain", onclick: () => this.toggleSettled() }, say("showSettled"));
    this.status = element("p", { class: "fault", role: "alert", hidden: true });
    this.place = element(
      "details", { class: "comments", open: true }, this.title, this.status, this.list,
      element("div", { class: "buttons" },
        element("button", { type: "button", onclick: () => this.open("comment") }, say("commentOnStory")), this.settled));
    this.panel = this.makePanel();
    sync.addEventListener("comments", () => this.look());
    editor.on("selectionUpdate", () => this.showHere());
    this.look();
  }

  // MARK: What there is

  async look() {
    if (this.sync.isNew) return;
    const asked = this.asked = (this.asked ?? 0) + 1;
    try {
      const { version, comments } = await this.sync.server.ask(
        `${this.sync.server.path}/comments${this.isWithSettled ? "?settled" : ""}`, {});
      if (asked !== this.asked) return;
      this.version = version;
      this.threads = comments;
      this.draw();
    } catch (error) {
      // The next time that something is heard.
      console.warn(error);
    }
  }

  toggleSettled() {
    this.isWithSettled = !this.isWithSettled;
    this.settled.textContent = say(this.isWithSettled ? "hideSettled" : "showSettled");
    this.look();
  }

  // Positions count in one of the server's versions; those that we do not have yet are on their way.
  draw() {
    clearTimeout(this.timer);
    const passages = [];
    for (const { id, from, to, suggestion, outcome } of this.threads) {
      if (outcome || from === to) continue;
      const [start, end] = [placed(this.sync.state, from, this.version, 1), placed(this.sync.state, to, this.version, -1)];
      if (start === null || end === null) {
        this.timer = setTimeout(() => this.look(), 700);
        return;
      }
      passages.push({ id, from: start, to: end, kind: suggestion === null ? "comment" : "suggestion" });
    }
    showPassages(this.editor.view, passages);
    const place = new Map(passages.map(({ id, from }) => [id, from]));
    const sorted = this.threads.toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1) || a.at - b.at);
    const open = this.threads.filter((thread) => !thread.outcome).length;
    this.title.textContent = open === 0 ? say("comments") : `${say("comments")} · ${open}`;
    redraw(this.list, sorted.map((thread) => this.thread(thread, place.has(thread.id))), this.title);
    this.showHere();
  }

  showHere() {
    const [here = null] = around(this.editor.state);
    for (const one of this.list.children) one.classList.toggle("is-here", one.dataset.id === here);
    if (here === this.here) return;
    this.here = here;
    this.bringIntoSight(this.list.querySelector(".is-here"));
    // Not while a transaction is being made.
    queueMicrotask(() => showHere(this.editor.view, here));
  }

  // Beside the text. Where they stand below it, the text stays where it is: somebody writes in it.
  bringIntoSight(thread) {
    const side = this.place.parentElement;
    if (!thread || side.scrollHeight <= side.clientHeight) return;
    const [one, all] = [thread, side].map((part) => part.getBoundingClientRect());
    if (one.top < all.top || one.bottom > all.bottom) side.scrollTop += one.top - all.top;
  }

  // Where the cursor is, or where there is something.
  enter() {
    const thread = this.list.querySelector(".is-here") ?? this.list.firstElementChild;
    const control = this.place.open ? thread?.querySelector("button, textarea") : null;
    (control ?? this.title).focus();
  }

  // MARK: One of them

  thread(thread, isInText) {
    const { id, quote, suggestion, name, at, messages, outcome, settledBy } = thread;
    const passage = quote === "" ? null : isInText
      ? element("button", { type: "button", class: "quote", dir: "auto", "data-key": "go", onclick: () => this.goTo(id) }, quote)
      : element("p", { class: "quote soft", dir: "auto" }, quote, outcome ? "" : ` (${say("passageGone")})`);
    const words = suggestion === null ? passage : element("p", { class: "rewording", dir: "auto" },
      element("del", {}, element("span", { class: "hidden" }, `${say("instead")} `), quote), " ",
      element("ins", {}, element("span", { class: "hidden" }, `${say("suggested")} `), suggestion === "" ? "" : suggestion));
    return element("li", { class: `thread${outcome ? " is-settled" : ""}`, "data-id": id },
      suggestion === null ? words : [isInText ? element("button", { type: "button", class: "plain go", "data-key": "go", onclick: () => this.goTo(id) }, say("showPassage")) : null, words],
      element("p", { class: "soft" }, `${name} · ${time(at)}`),
      messages.map((message, index) => element("div", { class: "message" },
        index === 0 && message.at === at ? null : element("p", { class: "soft" }, `${message.name} · ${time(message.at)}`),
        element("p", { dir: "auto" }, message.text))),
      outcome ? element("p", { class: "soft" }, say(`outcome_${outcome}`, { name: settledBy })) : null,
      this.actions(thread));
  }

  actions({ id, suggestion, outcome }) {
    const act = (deed) => element("button", { type: "button", "data-key": deed, onclick: () => this.settle(id, deed) }, say(deed));
    if (outcome) return element("div", { class: "buttons" }, outcome === "resolved" ? act("reopen") : null);
    const answer = this.words(`answer ${id}`, say("answerIt"));
    answer.dataset.key = "words";
    const send = element("button", { type: "button", "data-key": "answer", onclick: () => this.answer(id, answer) }, say("answer"));
    return [
      answer, this.callList(answer),
      element("div", { class: "buttons" }, send, suggestion === null ? act("resolve") : [act("accept"), act("refuse")]),
    ];
  }

  goTo(id) {
    const range = find(this.editor.state, id);
    if (!range) return;
    this.editor.chain().setTextSelection(range).scrollIntoView().run();
    this.editor.view.focus();
  }

  // What stands in a box is kept until it is sent.
  words(name, label) {
    const key = `comment ${this.sync.page.story} ${name}`;
    const box = element("textarea", { rows: 2, maxlength: 5_000, dir: "auto", "aria-label": label, placeholder: label });
    box.value = localStorage.getItem(key) ?? "";
    box.addEventListener("input", () => {
      try {
        if (box.value.trim() === "") localStorage.removeItem(key);
        else localStorage.setItem(key, box.value);
      } catch { /* It still stands here. */ }
    });
    box.done = () => { box.value = ""; localStorage.removeItem(key); };
    return box;
  }

  // Names that begin so, once somebody is called: `@ad`.
  callList(box) {
    const list = element("ul", { class: "calls", "aria-label": say("call"), hidden: true });
    const show = (names) => {
      list.hidden = names.length === 0;
      list.replaceChildren(...names.map((name) => element("li", {}, element("button", {
        type: "button",
        onclick: () => {
          box.value = `${box.value.replace(/@[^@\n]*$/, "")}@${name} `;
          box.dispatchEvent(new Event("input"));
          box.focus();
        },
      }, name))));
    };
    box.addEventListener("input", async () => {
      const typed = /@([^@\n]{0,40})$/.exec(box.value.slice(0, box.selectionEnd))?.[1];
      if (typed === undefined) return show([]);
      const people = await this.lookups.accounts();
      const found = people.filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()) && label !== typed.trim());
      show(found.slice(0, 6).map(({ label }) => label));
    });
    return list;
  }

  // MARK: Saying something

  makePanel() {
    this.quote = element("p", { class: "quote", dir: "auto" });
    this.suggestion = element("textarea", { rows: 2, maxlength: 5_000, dir: "auto", "aria-label": say("suggestedWords") });
    this.text = this.words("new", say("commentWords"));
    this.fault = element("p", { class: "fault", role: "alert", hidden: true });
    this.save = element("button", { type: "button", class: "main", onclick: () => this.send() });
    const panel = element("div", { class: "panel-over comment-panel", role: "dialog", hidden: true },
      this.quote, this.suggestion, this.text, this.callList(this.text),
      element("div", { class: "buttons" }, this.save, element("button", { type: "button", onclick: () => this.close() }, say("dismiss"))), this.fault);
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.send();
      else return;
      event.preventDefault();
    });
    return panel;
  }

  open(kind) {
    const { from, to, $from, $to } = this.editor.state.selection;
    this.kind = kind;
    if (kind === "suggestion" && (from === to || $from.parent !== $to.parent || !$from.parent.inlineContent)) return this.tell(say("markOneParagraph"));
    this.tell("");
    this.from = this.place.contains(document.activeElement) ? document.activeElement : null;
    const isFromText = this.editor.view.hasFocus() || kind === "suggestion" || from !== to;
    begin(this.editor.view, isFromText && from < to ? { from, to } : null);
    this.quote.textContent = find(this.editor.state, fresh) ? this.editor.state.doc.textBetween(from, to, " ", " ") : say("wholeStory");
    this.suggestion.hidden = kind !== "suggestion";
    if (kind === "suggestion") this.suggestion.value = this.editor.state.doc.textBetween(from, to, " ", " ");
    this.save.textContent = say(kind === "suggestion" ? "suggest" : "comment");
    this.panel.setAttribute("aria-label", this.save.textContent);
    this.say("");
    this.panel.hidden = false;
    (kind === "suggestion" ? this.suggestion : this.text).focus();
  }

  close() {
    this.panel.hidden = true;
    begin(this.editor.view, null);
    if (this.from) this.from.focus();
    else enterText(this.editor);
  }

  say(text) {
    this.fault.hidden = text === "";
    this.fault.textContent = text;
  }

  tell(text) {
    this.status.hidden = text === "";
    this.status.textContent = text;
  }

  // The passage's place is told in the server's own version: so what was typed goes first.
  async send() {
    if (this.isSending) return;
    const isSuggestion = this.kind === "suggestion";
    const quote = find(this.editor.state, fresh);
    if (!isSuggestion && this.text.value.trim() === "") return this.text.focus();
    this.isSending = true;
    this.id ??= { id: newIdentifier(), message: newIdentifier() };
    try {
      await this.saved();
      const range = find(this.editor.state, fresh);
      if (quote && !range) throw new Error(say("passageGone"));
      await this.sync.server.post(`${this.sync.server.path}/comments`, {
        ...this.id, from: range?.from ?? 0, to: range?.to ?? 0, version: this.sync.draft.version, text: this.text.value,
        ...(isSuggestion ? { suggestion: this.suggestion.value } : {}),
      });
      this.id = null;
      this.text.done();
      this.place.open = true;
      this.close();
      await this.look();
    } catch (error) {
      if (error instanceof Refused) this.id = null;
      this.say(why(error));
    } finally {
      this.isSending = false;
    }
  }

  async saved() {
    this.sync.exchange.retry();
    for (let tries = 0; this.sync.hasUnsent || this.sync.isNew; tries += 1) {
      if (tries === 80) throw new Error(say("commentNotSent"));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async answer(id, box) {
    if (box.value.trim() === "") return box.focus();
    box.message ??= newIdentifier();
    if (await this.post(id, "answer", { message: box.message, text: box.value })) box.done();
    await this.look();
  }

  async settle(id, deed) {
    if (deed === "accept") await this.saved().catch(() => {});
    await this.post(id, deed, {});
    await this.look();
  }

  async post(id, deed, body) {
    try {
      await this.sync.server.post(`${this.sync.server.path}/comments/${id}/${deed}`, body);
      this.tell("");
      return true;
    } catch (error) {
      this.tell(why(error));
      return false;
    }
  }
}

const why = (error) => {
  if (error instanceof SignedOut) return say("kept_signedOut");
  return error instanceof Refused || !(error.message ?? "").startsWith("status") && error.constructor === Error ? error.message : say("commentNotSent");
};
