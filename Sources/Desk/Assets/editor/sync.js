// Keeps one open story the same here, in this browser's journal and on the server.
//
// Everything goes the same way: a change is in the editor's state, then in the journal, then with the server. The server takes a
// batch only for its newest version; where others were first, theirs come in below ours (rebase.js), and ours is sent anew. What
// cannot be brought together is kept whole beside the story. Nothing is dropped from the journal before the server has it.
import { pm } from "./editor.js";
import { Connection, Refused, SignedOut, Unreachable } from "./connection.js";
import {
  baseDocument, confirm, difference, draftKey, draftOf, draftPlugin, entryJSON, merged, placed, receive, redone,
} from "./draft.js";
import { DraftFields } from "./fields.js";
import { newIdentifier } from "./identifiers.js";
import { Journal } from "./journal.js";

const { EditorState } = pm.state;
const { Step, Transform } = pm.transform;

const times = { send: 150, first: 400, most: 15_000, signedOut: 5_000, quiet: 30_000, hidden: 60_000 };
// What one batch may hold; the server takes somewhat more.
const mostSteps = 500;
const mostBytes = 400_000;
// So many acknowledged batches the journal holds before it is begun anew, at a moment when nothing is under way.
const mostConfirmed = 150;

export class Sync extends EventTarget {
  // Page is {story, isNew, user, token, base}; schema and plugins are the editor's. With `kept`, goes on from a journal.
  static async open(page, { schema, plugins = [], standards = {} }) {
    const [found, ...others] = await Journal.orphans(page.user, { story: page.story }).catch(() => []);
    for (const other of others) Sync.finish(other, page, schema);
    const restored = found ? Sync.restored(found, page, schema, plugins) : null;
    if (restored?.state) return restored;
    const client = newIdentifier();
    const sync = new Sync(page, schema, plugins, await Journal.create(client).catch(() => new Journal(client, null)));
    sync.unreadable = restored?.unreadable ?? null;
    if (page.isNew) sync.start({ draft: null, version: 0, document: emptyDocument, fields: standards, conflicts: [] }, true);
    else await sync.load();
    return sync;
  }

  // A journal that cannot be read stays where it is, and what can be read of it is shown.
  static restored({ journal, kept }, page, schema, plugins) {
    const sync = new Sync({ ...page, story: kept.story }, schema, plugins, journal);
    try {
      sync.restore(kept);
    } catch (error) {
      console.error(error);
      sync.unreadable = kept;
      sync.state = null;
      journal.release();
    }
    return sync;
  }

  // Sends what a tab that is gone could not, and ends.
  static finish(orphan, page, schema) {
    const sync = Sync.restored(orphan, page, schema, []);
    if (!sync.state) return sync;
    sync.isAlone = true;
    sync.addEventListener("status", () => {
      if (sync.status.kind === "saved" || sync.problem instanceof Refused) sync.close();
    });
    sync.run();
    return sync;
  }

  constructor(page, schema, plugins, journal) {
    super();
    Object.assign(this, { page, schema, journal });
    this.client = journal.client;
    this.server = new Connection(page.story, this.client, page);
    this.fields = new DraftFields();
    // What the editor's state begins with.
    this.beginning = null;
    this.plugins = [draftPlugin(() => this.beginning), ...plugins];
    this.view = null;
    this.state = null;
    this.sent = null;
    this.problem = null;
    this.failures = 0;
    this.mustLook = false;
    this.present = [];
    this.pointers = new Map();
    journal.onchange = () => this.tell();
  }

  // MARK: The state. Whoever has a view gives it; what happens to the document goes through here.

  attach(view) { this.view = view; }

  dispatch(tr) {
    if (this.view) this.view.dispatch(tr);
    else this.state = this.state.apply(tr);
    if (!this.view) this.follow();
  }

  get doc() { return this.state.doc; }
  get draft() { return draftOf(this.state); }
  get hasUnsent() { return this.draft.unsent.length > 0 || this.fields.hasUnsent; }

  // To be called with the view's state after each of its transactions.
  follow(state = this.state) {
    this.state = state;
    const { unsent, next } = this.draft;
    if (next === this.journaled) return;
    for (const entry of unsent) if (entry.n >= this.journaled) this.journal.addEntry(entryJSON(entry));
    this.journaled = next;
    this.changed();
  }

  setField(name, value) {
    const edit = this.fields.set(name, value, this.draft.version);
    if (!edit) return;
    this.journal.setField(edit);
    this.changed();
  }

  // A value that was kept beside somebody else's: ours after all, or theirs.
  choose(name, isOurs) {
    const { id, edit } = this.fields.choose(name, isOurs, this.draft.version);
    if (edit) this.journal.setField(edit);
    else this.journal.removeField(name);
    if (id) this.server.settle(id).catch(() => {});
    this.emit("fields");
    this.changed();
  }

  changed() {
    if (this.journal.isBroken) this.mend();
    this.tell();
    this.wake(this.failures > 0 ? null : times.send);
  }

  start(opened, isNew = false) {
    this.id = opened.draft;
    this.isNew = isNew;
    this.fields.reset(opened.fields, opened.conflicts);
    this.beginning = { version: opened.version, unsent: [], next: 1 };
    this.state = EditorState.create({ doc: this.schema.nodeFromJSON(opened.document), plugins: this.view?.state.plugins ?? this.plugins });
    this.journaled = 1;
    this.journal.begin(this.head(opened.document));
    this.tell();
  }

  restore(kept) {
    this.id = kept.draft;
    this.isNew = kept.isNew;
    this.sent = kept.sent;
    const confirmed = kept.confirmed.filter((batch) => batch.version > kept.version);
    const tr = new Transform(this.schema.nodeFromJSON(kept.document));
    this.fields.reset(kept.fieldValues, [], kept.fields);
    for (const { steps, fields } of confirmed) {
      for (const json of steps) tr.step(Step.fromJSON(this.schema, json));
      this.fields.heard(fields);
    }
    const { doc, unsent } = redone(tr.doc, kept.entries);
    this.journaled = (unsent.at(-1)?.n ?? 0) + 1;
    const version = confirmed.at(-1)?.version ?? kept.version;
    this.beginning = { version, unsent, next: this.journaled };
    this.state = EditorState.create({ doc, plugins: this.plugins });
    this.isRestored = true;
    this.tell();
  }

  head(document) {
    const { story, user } = this.page;
    return { story, user, isNew: this.isNew, draft: this.id, version: this.draft.version, document, fieldValues: this.fields.known() };
  }

  // The journal anew as a whole: because a write failed, or it has become long.
  mend() {
    const now = Date.now();
    if (this.journal.isBroken && now - (this.mendedAt ?? 0) < 3_000) return;
    this.mendedAt = now;
    this.journal.begin(this.head(baseDocument(this.state).toJSON()), {
      entries: this.draft.unsent.map(entryJSON), fields: this.fields.unsent(), sent: this.sent,
    });
  }

  // MARK: What the screen says

  get status() {
    const reason = this.problem instanceof Refused ? "refused" : this.problem instanceof SignedOut
      ? (this.problem.isSomebodyElse ? "somebodyElse" : "signedOut") : this.problem ? "unreachable" : null;
    if (!this.state) return { kind: "opening", reason };
    if (!this.hasUnsent) return { kind: "saved", reason };
    const held = reason ?? (this.hasToSend ? null : "fields");
    if (this.journal.isBroken) return { kind: held ? "notKept" : "saving", reason: held };
    return { kind: held && this.journal.isWhole ? "kept" : "saving", reason: held, detail: this.problem?.message };
  }

  tell() {
    const { kind, reason } = this.status;
    const said = `${kind} ${reason}`;
    if (said === this.said) return;
    this.said = said;
    this.emit("status");
  }

  emit(type, detail = null) { this.dispatchEvent(new CustomEvent(type, { detail })); }

  // MARK: The work: one thing after the other

  run() {
    this.isRunning = true;
    this.onvisibility = () => this.look();
    this.ononline = () => { this.failures = 0; this.mustLook = true; this.wake(0); };
    if (!this.isAlone) {
      document.addEventListener("visibilitychange", this.onvisibility);
      window.addEventListener("online", this.ononline);
      window.addEventListener("focus", this.ononline);
      this.listen();
    }
    this.mustLook = true;
    this.wake(0);
  }

  // Null waits for what is waited for already.
  wake(after) {
    if (!this.isRunning || this.isWorking) return;
    if (after === null && this.timer) return;
    const due = Date.now() + (after ?? 0);
    if (this.timer && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => this.work(), after ?? 0);
  }

  async work() {
    this.timer = null;
    this.isWorking = true;
    let next = null;
    try {
      while (this.isRunning && (this.mustLook || this.hasToSend)) await this.exchange();
      this.succeeded();
    } catch (error) {
      next = this.failed(error);
    }
    this.isWorking = false;
    this.tell();
    if (next !== null) this.wake(next);
    else if (this.hasToSend) this.wake(times.send);
    else this.rest();
  }

  get hasToSend() { return this.draft.unsent.length > 0 || this.fields.hasToSend; }

  succeeded() {
    const wasOff = this.problem !== null;
    this.problem = null;
    this.failures = 0;
    if (wasOff && !this.isAlone) this.listen();
  }

  failed(error) {
    if (!(error instanceof Unreachable || error instanceof SignedOut || error instanceof Refused)) {
      // A fault of ours. What was written is in the journal; trying again may go another way.
      console.error(error);
      error = new Unreachable(String(error));
    }
    this.problem = error;
    this.failures += 1;
    this.emit("problem", error);
    if (error instanceof SignedOut) return times.signedOut;
    return Math.min(times.most, times.first * 2 ** Math.min(10, this.failures - 1)) * (0.5 + Math.random());
  }

  // When nothing is under way, the journal of acknowledged batches is begun anew.
  rest() {
    if (this.isAlone || this.journal.confirmed < mostConfirmed || this.isResting) return;
    this.isResting = true;
    const later = window.requestIdleCallback ?? ((act) => setTimeout(act, 1_000));
    later(() => {
      this.isResting = false;
      if (!this.hasUnsent && !this.isWorking) this.mend();
    });
  }

  async exchange() {
    if (this.isNew) await this.create();
    const { draft } = this;
    this.sent ??= this.compose();
    const sent = this.sent;
    this.mustLook = false;
    if (sent) {
      this.journal.setSent(sent);
      // Sent and not known to be sent, it could be sent a second time after a fall.
      await this.journal.settled();
    }
    if (sent !== this.sent) return;
    let answer;
    try {
      answer = await this.server.send({
        draft: this.id, base: sent?.base ?? draft.version, batch: sent?.batch ?? newIdentifier(), steps: sent?.steps ?? [],
        fields: (sent?.fields ?? []).map(({ field, value, base }) => ({ field, value, base })),
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Nothing to send and nothing missed: the server has no answer to that.
      if (!sent && error.status === 422) return;
      if (!sent || ![413, 422].includes(error.status)) throw error;
      return this.refused(error, sent);
    }
    if (answer.accepted !== undefined) this.accepted(sent, answer);
    else if (answer.behind) this.receive(answer.behind);
    else if (answer.tooFarBehind) await this.reopen(answer.tooFarBehind);
    else throw new Unreachable("an answer of another kind");
  }

  compose() {
    if (!this.hasToSend) return null;
    const { unsent, version } = this.draft;
    if (this.isWhole) return this.composeWhole();
    const fields = this.isApart ? (unsent.length > 0 ? [] : this.fields.toSend().slice(0, 1)) : this.fields.toSend();
    let count = 0;
    let steps = 0;
    let bytes = 0;
    for (const entry of unsent) {
      steps += entry.steps.length;
      bytes += entry.steps.reduce((sum, { step }) => sum + 100 + 2 * (step.slice?.size ?? 0), 0);
      if (count > 0 && (steps > mostSteps || bytes > mostBytes)) break;
      count += 1;
    }
    return { batch: newIdentifier(), base: version, count, last: unsent[count - 1]?.n ?? 0, steps: merged(unsent.slice(0, count)), fields };
  }

  // All that is unsent as one step: what stood in between and was taken back is not in it.
  composeWhole() {
    const { unsent, version } = this.draft;
    const step = difference(baseDocument(this.state), this.state.doc);
    return {
      batch: newIdentifier(), base: version, count: unsent.length, last: unsent.at(-1)?.n ?? 0, steps: step ? [step.toJSON()] : [],
      fields: step ? [] : this.fields.toSend().slice(0, 1),
    };
  }

  async create() {
    await this.server.create({ ...this.fields.known(), id: this.page.story });
    const opened = await this.server.open();
    this.id = opened.draft;
    this.isNew = false;
    this.emit("created");
    this.mend();
    await this.journal.settled();
    this.listen();
  }

  accepted(sent, { accepted, conflicts = [] }) {
    if (!sent) return;
    // Told of it by the stream already, as a rule not.
    const standing = new Set(sent.fields.map((edit) => edit.field));
    for (const { field } of conflicts) standing.delete(field);
    if (this.sent === sent && accepted === this.draft.version + 1) this.taken(accepted, sent, standing);
    for (const { id, field } of conflicts) {
      const edit = sent.fields.find((edit) => edit.field === field);
      if (edit) this.journal.setField(this.fields.contest(field, edit.value, id));
    }
    if (conflicts.length > 0) this.emit("fields");
  }

  taken(version, sent, standing) {
    const gone = this.draft.unsent.slice(0, sent.count).map((entry) => entry.n);
    this.sent = null;
    this.isApart = this.isWhole = false;
    const { done, kept } = this.fields.taken(sent.fields, version, standing);
    for (const field of done) this.journal.removeField(field);
    for (const edit of kept) this.journal.setField(edit);
    const fields = sent.fields.filter(({ field }) => standing.has(field)).map(({ field, value }) => ({ field, value }));
    this.journal.advance([{ version, steps: sent.steps, fields }], [], { isRewritten: false, gone });
    this.dispatch(confirm(this.state, version, sent.count));
    this.emit("saved", version);
    this.tell();
  }

  // Batches in the order of their versions; those that are known say nothing new.
  receive(batches) {
    let others = [];
    for (const batch of batches) {
      const known = others.at(-1)?.version ?? this.draft.version;
      if (batch.version <= known) continue;
      if (batch.version !== known + 1) { this.mustLook = true; break; }
      if (batch.client === this.client && this.sent?.batch === batch.batch && others.length === 0) {
        this.taken(batch.version, this.sent, new Set(batch.fields.map(({ field }) => field)));
      } else others.push(batch);
    }
    if (others.length > 0) this.take(others);
    for (const pointer of this.pointers.values()) this.emit("pointer", pointer);
  }

  take(batches) {
    const document = this.doc;
    // Ours, and we do not know of it: this journal is older than what was sent from it.
    const isStale = this.hasUnsent && batches.some((batch) => batch.client === this.client);
    let made;
    try {
      if (isStale) throw new Error("a journal that is older than its own batches");
      made = receive(this.state, batches);
    } catch (error) {
      console.error(error);
      this.emit("problem", error);
      // Asked for by a draft that there is not, the server gives the whole of the one that there is.
      this.mustLook = true;
      this.id = newIdentifier();
      this.sent = null;
      return;
    }
    this.sent = null;
    const { unsent } = made.tr.getMeta(draftKey);
    this.journal.advance(batches, unsent.map(entryJSON), { isRewritten: this.draft.unsent.length > 0 });
    for (const batch of batches) this.fields.heard(batch.fields);
    this.dispatch(made.tr);
    if (batches.some((batch) => batch.fields.length > 0)) this.emit("fields");
    this.emit("received", batches);
    if (made.homeless.length > 0) this.keepBeside(document, made.homeless);
    this.tell();
  }

  // Words that have no place any more (the caption of a photograph that somebody took away): the version that has them is kept.
  keepBeside(document, words) {
    this.server.setAside({ id: newIdentifier(), document: document.toJSON(), fields: [] })
      .then(() => this.emit("aside", { words }), () => this.emit("homeless", { words }));
  }

  // The server's is another draft, or too far on: ours is kept beside it, and theirs taken up.
  async reopen(opened) {
    if (this.hasUnsent) {
      const { unsent } = this.draft;
      this.asideId ??= newIdentifier();
      const fields = this.fields.unsent();
      if (unsent.length > 0) {
        await this.server.setAside({
          id: this.asideId, document: this.doc.toJSON(), fields: fields.map(({ field, value }) => ({ field, value })),
        });
      }
      // Written on while it was put aside: that goes aside as well.
      if (this.draft.unsent !== unsent) { this.asideId = null; this.mustLook = true; return; }
      if (unsent.length > 0) this.emit("aside", { words: [] });
      this.asideId = null;
    }
    const fields = this.fields.unsent();
    this.sent = null;
    this.start(opened);
    for (const { field, value } of fields) this.setFieldAnew(field, value);
    this.view?.updateState(this.state);
    this.emit("reopened");
    this.emit("fields");
  }

  // Made upon another draft, whose versions count anew: it is the older one wherever somebody has touched the field.
  setFieldAnew(field, value) {
    const edit = this.fields.set(field, value, 0);
    if (edit) this.journal.setField(edit);
  }

  // Tried in smaller parts, then as a whole; what is refused even so stays here.
  refused(error, sent) {
    this.sent = null;
    this.journal.setSent(null);
    if (sent.fields.length > 0 && (sent.count > 0 || sent.fields.length > 1)) { this.isApart = true; return; }
    if (sent.fields.length === 1) {
      this.fields.refuse(sent.fields[0].field, error.message);
      this.emit("fields");
      return;
    }
    if (!this.isWhole) { this.isWhole = true; return; }
    throw error;
  }

  // MARK: Hearing of others

  listen() {
    this.unlisten?.();
    this.unlisten = null;
    clearTimeout(this.listenTimer);
    if (!this.isRunning || this.isNew || document.hidden && this.isAway) return;
    this.unlisten = this.server.listen({
      onopen: () => { this.mustLook = true; this.wake(0); this.heard(); },
      onmessage: (message) => { this.heard(); this.hear(message); },
      onerror: () => {
        this.unlisten = null;
        this.showPresent([]);
        this.mustLook = true;
        this.wake(this.failures > 0 ? null : times.first);
        clearTimeout(this.listenTimer);
        this.listenTimer = setTimeout(() => this.listen(), 1_000 + 2_000 * Math.random() + Math.min(times.most, 1_000 * this.failures));
      },
    });
  }

  // A connection can be dead and say nothing.
  heard() {
    clearTimeout(this.quietTimer);
    if (!this.isRunning) return;
    this.quietTimer = setTimeout(() => { this.mustLook = true; this.wake(0); this.heard(); }, times.quiet);
  }

  hear(message) {
    if (message.present) this.showPresent(message.present);
    else if (message.pointer) this.point(message.pointer);
    else if (message.reopen) { this.mustLook = true; this.wake(0); }
    else if (message.batches) {
      if (message.draft === this.id) this.receive(message.batches);
      else this.mustLook = true;
      if (this.mustLook) this.wake(0);
    }
  }

  showPresent(guests) {
    this.present = guests.filter((guest) => guest.client !== this.client);
    this.pointers = new Map(this.present.filter((guest) => guest.pointer).map((guest) => [guest.client, guest.pointer]));
    this.emit("present");
  }

  point(pointer) {
    if (pointer.client === this.client) return;
    this.pointers.set(pointer.client, pointer);
    this.emit("pointer", pointer);
  }

  // Where somebody's cursor is here, as {anchor, head}; null where that cannot be said yet.
  place({ anchor, head, version }) {
    const [from, to] = [placed(this.state, anchor, version), placed(this.state, head, version)];
    return from === null || to === null ? null : { anchor: from, head: to };
  }

  // Tells the others where ours is, if there are any, and it counts in a version that they know.
  pointAt({ anchor, head }) {
    if (this.present.length === 0 || this.draft.unsent.length > 0 || this.problem) return;
    this.server.point({ anchor, head, version: this.draft.version }).catch(() => {});
  }

  // Who has not looked at the story for a while is not there: neither for the others, nor for the server.
  look() {
    clearTimeout(this.awayTimer);
    if (document.hidden) {
      this.wake(0);
      this.awayTimer = setTimeout(() => { this.isAway = true; this.unlisten?.(); this.unlisten = null; clearTimeout(this.quietTimer); }, times.hidden);
    } else if (this.isAway) {
      this.isAway = false;
      this.mustLook = true;
      this.wake(0);
      this.listen();
    }
  }

  // Ends it; what is not sent stays in the journal for whoever opens the story next.
  async close() {
    if (!this.isRunning && this.isClosed) return;
    this.isRunning = false;
    this.isClosed = true;
    this.unlisten?.();
    for (const timer of [this.timer, this.listenTimer, this.quietTimer, this.awayTimer]) clearTimeout(timer);
    document.removeEventListener("visibilitychange", this.onvisibility);
    window.removeEventListener("online", this.ononline);
    window.removeEventListener("focus", this.ononline);
    await this.journal.settled();
    if (this.state && !this.hasUnsent) await this.journal.remove();
    else this.journal.release();
  }

  async load() {
    const opened = await this.server.open();
    this.start(opened);
  }
}

const emptyDocument = { type: "doc", content: [{ type: "paragraph" }] };
