// Who says what in the text that is being written: what the copy desk suggests, each one key away from the record, and what is on it.
import { Before } from "./before.js";
import { Beside, why } from "./beside.js";
import { cardsOf, rowOf, textOf, wordsOf } from "./cards.js";
import { element, later, redraw } from "./element.js";
import { putEarlier } from "./earlier.js";
import { newIdentifier } from "./identifiers.js";
import { Refused } from "./connection.js";
import { Links } from "./links.js";
import { enterText } from "./parts.js";
import { piecesOf, saidAround, showSaid } from "./said.js";
import { statementForm } from "./statement.js";
import { say } from "./words.js";

// Keys of the panel, where nothing is typed.
const keys = { ArrowDown: "next", j: "next", ArrowUp: "previous", k: "previous", c: "confirm", m: "mend", r: "refuse", t: "refuse", u: "undo", a: "add", b: "before", l: "link", n: "unlink" };

export class Record extends Beside {
  constructor(editor, sync, lookups) {
    super(editor, sync, { keys, show: showSaid, sign: "said-here" });
    Object.assign(this, { lookups, cards: [], kept: [], mending: null });
    this.title.textContent = say("record");
    this.list = element("ol", { class: "said-list", "aria-label": say("suggestedStatements") });
    this.empty = element("p", { class: "soft" }, say("nothingSaid"));
    this.keptTitle = element("summary", {});
    this.keptList = element("ol", { class: "said-list" });
    this.keptPlace = element("details", { class: "said-kept", hidden: true }, this.keptTitle, this.keptList);
    this.before = new Before({
      insert: (statement) => this.insert(statement), link: (card, other, kind) => this.link(card.id, other, kind), leave: () => enterText(editor),
    });
    this.links = new Links({
      ask: () => sync.server.ask(`${sync.server.path}/statements/links`, {}), link: ({ from, statement }) => this.link(from, statement, "repeats"),
      refuse: (one) => this.refuseLink(one), home: this.title,
    });
    this.place = element(
      "details", { class: "record", open: true }, this.title, this.live, this.status, this.empty, this.list,
      element("div", { class: "buttons" },
        element("button", { type: "button", "aria-keyshortcuts": "a", onclick: () => this.add() }, say("addStatement")),
        element("button", { type: "button", "aria-keyshortcuts": "b", onclick: () => this.run("before") }, say("askBefore")), this.undoer),
      this.before.place, this.links.place, this.keptPlace);
    this.attend();
    this.listen();
    this.look();
  }

  // Some time after the last letter, and not before the server has it.
  listen() {
    const { editor, sync } = this;
    const soon = later(() => this.look(), 600);
    editor.on("transaction", ({ transaction }) => { if (transaction.docChanged) soon(); });
    editor.on("selectionUpdate", () => this.follow());
    sync.addEventListener("saved", () => { if (this.isDue && !sync.hasUnsent) this.look(); });
    sync.addEventListener("received", () => { if (this.waiting) this.take(this.waiting); });
    sync.addEventListener("comments", () => { this.isLinkedAnew = true; this.look(); });
    sync.addEventListener("fields", soon);
  }

  // MARK: What there is

  async look() {
    const { sync } = this;
    this.isDue = sync.isNew || sync.hasUnsent;
    if (this.isDue) return;
    const asked = this.asked = (this.asked ?? 0) + 1;
    try {
      const found = await sync.server.ask(`${sync.server.path}/statements`, {});
      if (asked === this.asked) this.take(found);
    } catch (error) {
      // The next time that something is typed.
      console.warn(error);
    }
  }

  // Positions count in one of the server's versions; those that we do not have yet are on their way.
  take(found) {
    const { mayKeep, reads } = found;
    clearTimeout(this.timer);
    this.waiting = null;
    const all = cardsOf(found, this.editor.state);
    if (!all) {
      this.waiting = found;
      this.timer = setTimeout(() => this.look(), 700);
      return;
    }
    // What somebody has typed in since is asked about anew in a moment.
    const isThere = (one) => one.state !== "suggested" || one.ranges.every(({ from, to }, i) => textOf(this.editor.state, from, to) === one.pieces[i].words);
    this.cards = [...this.byHand(), ...all.filter((one) => one.state !== "stands" && isThere(one))];
    this.kept = all.filter((one) => one.state === "stands");
    if (!this.cards.some(({ id }) => id === this.here)) this.here = null;
    this.mayKeep = mayKeep;
    this.empty.textContent = say(reads ? "nothingSaid" : "notRead");
    this.draw({ isNew: true });
    this.lookAtLinks(all.filter(({ state }) => state === "stands" || state === "changed"));
  }

  async lookAtLinks(kept) {
    if (!this.mayKeep) return;
    const isForced = this.isLinkedAnew === true;
    this.isLinkedAnew = false;
    if (await this.links.look(kept, { isForced })) this.draw();
  }

  // Whoever mends one goes on in its form.
  draw({ isNew = false } = {}) {
    if (!isNew) this.move();
    const suggested = this.cards.filter(({ state }) => state === "suggested").length;
    const flagged = this.cards.length - suggested;
    this.place.hidden = !this.mayKeep;
    this.title.textContent = [say("record"), suggested || null, flagged ? say("flagged", { count: flagged }) : null].filter(Boolean).join(" · ");
    showSaid(this.editor.view, {
      here: this.here,
      pieces: this.cards.flatMap(({ id, ranges, state }) => ranges.map((range, index) => ({ id, index, ...range, kind: state }))),
    });
    if (this.mending) return;
    this.empty.hidden = this.cards.length > 0;
    redraw(this.list, this.cards.map((card) => this.row(card)), this.title);
    this.keptPlace.hidden = this.kept.length === 0;
    this.keptTitle.textContent = `${say("onRecord")} · ${this.kept.length}`;
    redraw(this.keptList, this.kept.map((card) => this.row(card)), this.keptTitle);
    this.markHere();
  }

  // The text has moved on since the server was asked.
  move() {
    for (const card of this.cards) {
      const pieces = piecesOf(this.editor.state, card.id);
      if (pieces.length > 0) card.ranges = pieces;
    }
  }

  row(card) {
    return rowOf(card, { act: (deed) => this.act(deed, card), goTo: () => this.goTo(card), now: this.passage(card), links: this.links.of(card.id), unlink: (one) => this.unlink(one) });
  }

  // The words of the text that carry it, as they are by now.
  passage(card) {
    const pieces = piecesOf(this.editor.state, card.id);
    return wordsOf(this.editor.state, card, pieces.length > 0 ? pieces : card.ranges);
  }

  // MARK: Going from one to the next

  has(id) { return this.cards.some((card) => card.id === id); }

  // The cursor came into a passage.
  follow() {
    if (this.isGoing) return;
    const id = saidAround(this.editor.state);
    if (id === null || !this.editor.view.hasFocus() || !this.has(id)) return;
    this.setHere(id);
    this.bringIntoSight();
  }

  step(by) {
    if (this.cards.length === 0) return this.tell(say("nothingSaid"));
    const at = this.cards.findIndex(({ id }) => id === this.here);
    const next = at >= 0 ? (at + by + this.cards.length) % this.cards.length : this.first(this.cards.map(({ ranges }) => ranges[0]?.from ?? Infinity), by);
    const card = this.cards[next];
    this.setHere(card.id, { isShown: true });
    this.tell(say("oneOf", { number: next + 1, count: this.cards.length, name: card.name || card.described || say("nobodyNamed"), words: card.words }));
    if (this.place.contains(document.activeElement)) this.list.querySelector(".is-here button")?.focus();
    else this.goTo(card);
  }

  goTo(card) {
    const at = piecesOf(this.editor.state, card.id)[0] ?? card.ranges[0];
    if (at) this.putCursor(at.from, this.cards.includes(card) ? card.id : null);
  }

  // By key: of the one that stands out, or of another that has the focus.
  run(deed, given) {
    const id = given ?? this.here;
    if (deed === "next" || deed === "previous") return this.step(deed === "next" ? 1 : -1);
    if (deed === "undo") return this.undo();
    if (deed === "before") return this.askBefore(given);
    if (deed === "link" || deed === "unlink") return this.decide(deed, given);
    if (deed === "add" || deed === "confirm" && !this.editor.state.selection.empty && this.editor.view.hasFocus()) return this.add();
    const card = [...this.cards, ...this.kept].find((one) => one.id === id);
    if (!card) return this.step(1);
    return this.act(deed, card);
  }

  // MARK: Words that nobody suggested

  // Those that are marked in the text.
  add() {
    const { doc, selection } = this.editor.state;
    const ranges = [];
    doc.nodesBetween(selection.from, selection.to, (node, at) => {
      if (!node.isTextblock) return;
      const [from, to] = [Math.max(selection.from, at + 1), Math.min(selection.to, at + 1 + node.content.size)];
      if (from < to) ranges.push({ from, to });
    });
    if (ranges.length === 0) return this.fail(say("markWords"));
    return this.byHandAt(ranges);
  }

  byHandAt(ranges, given = {}) {
    const pieces = ranges.map(({ from, to }) => ({ words: textOf(this.editor.state, from, to) }));
    const card = {
      id: newIdentifier(), state: "suggested", isByHand: true, ranges, pieces, speaker: null, name: "", described: "", attribution: "onRecord",
      role: "", kind: "indirect", verbatim: false, words: pieces.map(({ words }) => words).join(" "), said: null, occasion: "", outlets: [],
      ...given,
    };
    this.leaveForm(true);
    this.cards = [card, ...this.cards];
    this.here = card.id;
    this.draw();
    this.mend(card);
  }

  // MARK: What was said before

  // Of the words that are marked in the text, or of a statement.
  async askBefore(id) {
    const { state } = this.editor;
    const { from, to } = state.selection;
    const marked = id ? "" : textOf(state, from, to).trim();
    const all = [...this.cards, ...this.kept];
    const around = id ? null : all.find(({ ranges }) => ranges.some((one) => one.from <= from && to <= one.to));
    const card = marked === "" ? around ?? all.find((one) => one.id === (id ?? this.here)) : null;
    if (!card && marked === "") return this.fail(say("markToAsk"));
    const asked = card
      ? { words: card.words, original: card.original?.text ?? "", ...(card.speaker ? { speaker: card.speaker } : {}), ...(card.state === "suggested" ? {} : { statement: card.id }) }
      : { words: marked };
    try {
      this.fail("");
      this.place.open = true;
      this.before.show(await this.post("statements/before", asked), { name: card?.speaker ? card.name : "", card });
    } catch (error) {
      this.fail(why(error));
    }
  }

  // Into the text, with its attribution; its words are one key away from the record, as what repeats it.
  insert(statement) {
    this.leaveForm(true);
    const { id, speaker, name, described, attribution, role, kind, verbatim, said, occasion, outlets, topics } = statement;
    const range = putEarlier(this.editor, statement, this.sync.fields.get("language") ?? "en");
    const words = textOf(this.editor.state, range.from, range.to);
    const isQuoted = /[“”«»„"]/u.test(words);
    this.byHandAt([range], {
      speaker, name, described, attribution, role, said, occasion, outlets, topics, verbatim, words, repeats: id,
      kind: verbatim ? (kind === "written" ? "written" : "direct") : isQuoted ? "mixed" : "indirect",
    });
  }

  decide(deed, id) {
    const one = this.links.at(id);
    if (!one) return this.tell(say("noLinks"));
    return deed === "link" ? this.link(one.from, one.statement, "repeats") : this.refuseLink(one);
  }

  link(from, other, kind) {
    return this.sendLink(from, { to: other.id, kind }, say("linked", { kind: say(`link_${kind}`) }), { to: other.id, kind, undo: true });
  }

  unlink({ from, kind, statement }) {
    return this.sendLink(from, { to: statement.id, kind, undo: true }, say("unlinked"), { to: statement.id, kind });
  }

  refuseLink({ from, statement }) {
    return this.sendLink(from, { to: statement.id, refused: true }, say("linkRefused"), { to: statement.id, refused: false });
  }

  sendLink(from, body, done, back) {
    const post = (given) => this.post(`statements/${from}/links`, given);
    return this.send(null, done, async () => {
      await post(body);
      this.isLinkedAnew = true;
      this.canUndo(say("undoLink"), async () => {
        await post(back);
        this.isLinkedAnew = true;
      });
    });
  }

  // The one whose form is open, where it is by now.
  byHand() {
    const card = this.mending?.card;
    return card?.isByHand ? [Object.assign(card, { ranges: piecesOf(this.editor.state, card.id) })] : [];
  }

  // MARK: Saying yes and no

  async act(deed, card) {
    if (this.isBusy) return;
    if (deed === "mend") return this.mend(card);
    if (deed === "confirm" && !card.name && !card.described) return this.mend(card);
    if (deed === "confirm") return this.confirm(card, this.asItStands(card));
    return card.state === "suggested" ? this.refuse(card) : this.takeBack(card);
  }

  // Of a passage that was changed, what it says now.
  asItStands(card) {
    const { speaker, name, speakerKind, attribution, described, role, kind, verbatim, words, said, occasion, outlets, topics, original, evidence } = card;
    const wasPassage = card.passage && words === card.passage.join(" ").replace(/\s+/g, " ").trim();
    return {
      speaker, name, ...(speakerKind ? { speakerKind } : {}), attribution, described, role, kind, verbatim, said, occasion, outlets,
      words: card.state === "changed" && (verbatim || wasPassage) ? this.passage(card) : words,
      ...(topics ? { topics } : {}), ...(original ? { original } : {}), ...(evidence ? { evidence } : {}),
    };
  }

  // The passage's place is told in the server's own version: so what was typed goes first.
  async confirm(card, values) {
    const isNew = card.state === "suggested";
    card.statement ??= isNew ? newIdentifier() : card.id;
    return this.send(card, say("confirmed", { name: values.name || values.described }), async () => {
      await this.saved();
      const passage = isNew ? piecesOf(this.editor.state, card.id).map(({ from, to, index }) => ({ from, to, words: card.pieces[index].words })) : null;
      if (passage && passage.length < card.pieces.length) throw new Error(say("passageGone"));
      await this.post("statements", { id: card.statement, ...values, ...(card.repeats ? { repeats: card.repeats } : {}), ...(passage ? { passage, version: this.sync.draft.version } : {}) });
      this.canUndo(say("undoConfirmed"), () => this.post(`statements/${card.statement}/take-back`, {}), isNew);
    });
  }

  refuse(card) {
    const { fingerprint } = card;
    return this.send(card, say("refused", { name: card.name || card.described || say("nobodyNamed") }), async () => {
      await this.post("statements/refuse", { fingerprint });
      this.canUndo(say("undoRefused"), () => this.post("statements/refuse", { fingerprint, back: true }));
    });
  }

  takeBack(card) {
    return this.send(card, say("tookBack"), async () => {
      await this.saved();
      await this.post(`statements/${card.id}/take-back`, {});
      this.canUndo("", null, false);
    });
  }

  canUndo(label, act, isPossible = true) {
    this.undoing = isPossible ? act : null;
    const isHere = document.activeElement === this.undoer;
    this.undoer.hidden = !isPossible;
    this.undoer.textContent = label;
    if (isHere && !isPossible) this.enter();
  }

  undo() {
    const act = this.undoing;
    if (!act) return this.tell(say("nothingToUndo"));
    return this.send(null, say("undone"), async () => {
      await this.saved();
      await act();
      this.canUndo("", null, false);
    });
  }

  // Whoever says yes or no goes on to the next one.
  async send(card, done, work) {
    if (this.isBusy) return false;
    this.isBusy = true;
    try {
      await work();
      const at = this.cards.findIndex(({ id }) => id === card?.id);
      if (at >= 0) this.cards = this.cards.toSpliced(at, 1);
      if (at >= 0) this.here = (this.cards[at] ?? this.cards.at(-1))?.id ?? null;
      this.fail("");
      // A form of another one stays open with what was typed.
      if (!this.mending || card && this.mending.card === card) this.leaveForm();
      this.draw();
      this.tell(done);
      this.look();
      return true;
    } catch (error) {
      if (this.mending && this.mending.card === card) this.mending.form.refuse(why(error));
      else this.fail(why(error));
      if (error instanceof Refused) this.look();
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  async saved() {
    this.sync.exchange.retry();
    for (let tries = 0; this.sync.hasUnsent || this.sync.isNew; tries += 1) {
      if (tries === 80) throw new Error(say("notSent"));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  // MARK: Mending

  mend(card) {
    this.leaveForm();
    const row = [...this.list.children, ...this.keptList.children].find((one) => one.dataset.id === card.id);
    if (!row) return;
    const from = this.place.contains(document.activeElement) ? "panel" : "text";
    this.place.open = true;
    const form = statementForm(card, {
      passage: this.passage(card), lookups: this.lookups, save: (values) => this.confirm(card, values), leave: () => this.leaveForm(true),
    });
    this.mending = { card, form, from };
    row.replaceChildren(form.place);
    form.place.scrollIntoView({ block: "nearest" });
    form.enter();
  }

  leaveForm(isGivenUp = false) {
    if (!this.mending) return;
    const { card, from, form } = this.mending;
    const hadFocus = form.place.contains(document.activeElement);
    this.mending = null;
    if (isGivenUp && card.isByHand) this.cards = this.cards.filter((one) => one !== card);
    const row = form.place.closest("li");
    row?.replaceChildren(...this.row(card).childNodes);
    if (isGivenUp) this.draw();
    if (!hadFocus) return;
    const again = [...this.list.children, ...this.keptList.children].find((one) => one.dataset.id === card.id);
    if (from === "text") enterText(this.editor);
    else (again?.querySelector("[data-key=mend]") ?? this.title).focus();
  }
}
