// Keeps one open story the same here, in this browser's journal and on the server.
//
// Everything goes the same way: a change is in the editor's state, then in the journal, then with the server. The server takes a
// batch only for its newest version; where others were first, theirs come in below ours (rebase.js), and ours is sent anew. What
// cannot be brought together is kept whole beside the story. Nothing is dropped from the journal before the server has it.
import { pm } from "./editor.js";
import { Connection, Refused, SignedOut } from "./connection.js";
import { baseDocument, confirm, draftKey, draftOf, draftPlugin, entryJSON, receive, redone } from "./draft.js";
import { takeIn } from "./element.js";
import { Exchange } from "./exchange.js";
import { DraftFields } from "./fields.js";
import { Hearing } from "./hearing.js";
import { newIdentifier } from "./identifiers.js";
import { Journal } from "./journal.js";

const { EditorState } = pm.state;
const { Step, Transform } = pm.transform;

// So many acknowledged batches the journal holds before it is begun anew, at a moment when nothing is under way.
const mostConfirmed = 150;

export class Sync extends EventTarget {
  // Page is {story, isNew, user, token, base}; schema and plugins are the editor's. Goes on from a journal where there is one.
  static async open(page, { schema, plugins = [], standards = {} }) {
    const [found, ...others] = await Journal.orphans(page.user, { story: page.story }).catch(() => []);
    for (const other of others) Sync.finish(other, page, schema);
    const restored = found ? Sync.restored(found, page, schema, plugins) : null;
    if (restored?.state) return restored;
    const client = newIdentifier();
    const sync = new Sync(page, schema, plugins, await Journal.create(client).catch(() => new Journal(client, null)));
    sync.unreadable = restored?.unreadable ?? null;
    if (page.isNew) sync.start({ draft: null, version: 0, document: emptyDocument, fields: standards, conflicts: [] }, true);
    else sync.start(await sync.server.open());
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
      if (sync.status.kind === "saved" || sync.exchange.problem instanceof Refused) sync.close();
    });
    sync.run();
    return sync;
  }

  // The same for every story of this account.
  static async finishAll(page, schema) {
    return (await Journal.orphans(page.user, { except: page.story })).map((orphan) => Sync.finish(orphan, page, schema));
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
    this.exchange = new Exchange(this);
    this.hearing = null;
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
  get hasToSend() { return this.draft.unsent.length > 0 || this.fields.hasToSend; }
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
    if (id) this.settle(id);
    this.emit("fields");
    this.changed();
  }

  // Somebody has seen to it. Lost on the way, it is asked again the next time that the story is opened.
  settle(id) {
    this.fields.conflicts = this.fields.conflicts.filter((one) => one.id !== id);
    this.server.settle(id).catch(() => {});
  }

  changed() {
    if (this.journal.isBroken) this.mend();
    this.tell();
    this.exchange.changed();
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
    this.exchange.sent = kept.sent;
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
      entries: this.draft.unsent.map(entryJSON), fields: this.fields.unsent(), sent: this.exchange.sent,
    });
  }

  // MARK: What the screen says

  get status() {
    const { problem } = this.exchange;
    const reason = reasonOf(problem);
    if (!this.state) return { kind: "opening", reason };
    if (!this.hasUnsent) return { kind: "saved", reason };
    const held = reason ?? (this.hasToSend ? null : "fields");
    if (this.journal.isBroken) return { kind: held ? "notKept" : "saving", reason: held };
    return { kind: held && this.journal.isWhole ? "kept" : "saving", reason: held, detail: problem?.message };
  }

  tell() {
    const { kind, reason } = this.status;
    const said = `${kind} ${reason}`;
    if (said === this.said) return;
    this.said = said;
    this.emit("status");
  }

  emit(type, detail = null) { this.dispatchEvent(new CustomEvent(type, { detail })); }

  // MARK: Its life

  run() {
    if (!this.isAlone) {
      this.hearing = new Hearing(this);
      this.hearing.start();
      this.onback = () => this.exchange.retry();
      window.addEventListener("online", this.onback);
      window.addEventListener("focus", this.onback);
    }
    this.exchange.start();
  }

  // Ends it; what is not sent stays in the journal for whoever opens the story next.
  async close() {
    if (this.isClosed) return;
    this.isClosed = true;
    this.exchange.stop();
    this.hearing?.stop();
    window.removeEventListener("online", this.onback);
    window.removeEventListener("focus", this.onback);
    await this.journal.settled();
    if (this.hasUnsent) this.journal.release();
    else await this.journal.remove();
  }

  // MARK: What the server says

  // When nothing is under way, the journal of acknowledged batches is begun anew.
  rest() {
    if (this.isAlone || this.journal.confirmed < mostConfirmed || this.isResting) return;
    this.isResting = true;
    const later = window.requestIdleCallback ?? ((act) => setTimeout(act, 1_000));
    later(() => {
      this.isResting = false;
      if (!this.hasUnsent && !this.exchange.isWorking) this.mend();
    });
  }

  accepted(sent, { accepted, conflicts = [] }) {
    if (!sent) return;
    const standing = new Set(sent.fields.map((edit) => edit.field));
    for (const { field } of conflicts) standing.delete(field);
    // The stream may have told of it before.
    if (this.exchange.sent === sent && accepted === this.draft.version + 1) this.taken(accepted, sent, standing);
    for (const { id, field } of conflicts) {
      const edit = sent.fields.find((edit) => edit.field === field);
      if (edit) this.journal.setField(this.fields.contest(field, edit.value, id));
    }
    if (conflicts.length > 0) this.emit("fields");
  }

  taken(version, sent, standing) {
    const gone = this.draft.unsent.slice(0, sent.count).map((entry) => entry.n);
    this.exchange.sent = null;
    this.exchange.isApart = this.exchange.isWhole = false;
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
      if (batch.version !== known + 1) { this.exchange.mustLook = true; break; }
      if (batch.client === this.client && this.exchange.sent?.batch === batch.batch && others.length === 0) {
        this.taken(batch.version, this.exchange.sent, new Set(batch.fields.map(({ field }) => field)));
      } else others.push(batch);
    }
    if (others.length > 0) this.take(others);
    for (const pointer of this.pointers.values()) this.emit("pointer", pointer);
  }

  take(batches) {
    if (this.view) takeIn(this.view);
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
      this.exchange.mustLook = true;
      this.id = newIdentifier();
      this.exchange.sent = null;
      return;
    }
    this.exchange.sent = null;
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
      if (this.draft.unsent !== unsent) { this.asideId = null; this.exchange.mustLook = true; return; }
      if (unsent.length > 0) this.emit("aside", { words: [] });
      this.asideId = null;
    }
    const fields = this.fields.unsent();
    this.exchange.sent = null;
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

  // Tells the others where ours is, if there are any, and it counts in a version that they know.
  pointAt({ anchor, head }) {
    if (this.present.length === 0 || this.draft.unsent.length > 0 || this.exchange.problem) return;
    this.server.point({ anchor, head, version: this.draft.version }).catch(() => {});
  }

}

function reasonOf(problem) {
  if (problem instanceof Refused) return "refused";
  if (problem instanceof SignedOut) return problem.isSomebodyElse ? "somebodyElse" : "signedOut";
  return problem ? "unreachable" : null;
}

const emptyDocument = { type: "doc", content: [{ type: "paragraph" }] };
