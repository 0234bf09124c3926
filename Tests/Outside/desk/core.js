// Works in stories without a screen, as people do: what was typed and what was deleted is remembered letter by letter.
import { pm } from "./editor.js";
import { schema } from "./schema.js";
import { baseDocument, confirm, draftOf, draftPlugin, merged, receive } from "./draft.js";
import { Sync } from "./sync.js";

const { EditorState, TextSelection } = pm.state;
const { joinBackward, lift, setBlockType, splitBlock, toggleMark, wrapIn } = pm.commands;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const letters = (doc) => new Set(doc.textContent.replace(/[ -~\s]/g, ""));

// SplitMix32: the same work each time.
function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let t = state ^ (state >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 4294967296;
  };
}

class Writer {
  // First is the first of the letters that are this writer's own: each is typed once.
  constructor(sync, seed, first) {
    this.sync = sync;
    this.next = random(seed);
    this.letter = first;
    this.typed = new Set();
    this.deleted = new Set();
    sync.addEventListener("fields", () => this.choose());
  }

  // Whose value of a field it is to be, where two have changed it.
  choose() {
    for (const edit of this.sync.fields.unsent()) if (edit.contested) this.sync.choose(edit.field, this.next() < 0.5);
  }

  below(n) { return Math.floor(this.next() * n); }
  pick(list) { return list[this.below(list.length)]; }
  // Private letters and syllables: 31,000 that nobody else types.
  fresh(count) { return Array.from({ length: count }, () => String.fromCharCode(this.letter++)).join(""); }

  dispatch(tr) {
    const before = letters(this.sync.doc);
    this.sync.dispatch(tr);
    const after = letters(this.sync.doc);
    for (const letter of after) if (!before.has(letter)) this.typed.add(letter);
    for (const letter of before) if (!after.has(letter)) this.deleted.add(letter);
  }

  somewhere() {
    const { doc } = this.sync.state;
    return TextSelection.near(doc.resolve(this.below(doc.content.size + 1)), this.pick([1, -1]));
  }

  edit() {
    const { sync } = this;
    const { schema: { nodes, marks } } = sync;
    const $at = this.somewhere();
    const run = (command) => command(sync.state.apply(sync.state.tr.setSelection($at)), (tr) => this.dispatch(redo(sync.state, tr)));
    const kind = this.below(40);
    if (kind < 20) return this.dispatch(sync.state.tr.insertText(this.fresh(1 + this.below(3)), $at.from));
    if (kind < 25) return this.remove($at.from, 1 + this.below(3));
    if (kind < 28) return this.remove($at.from, this.next() < 0.05 ? 20 + this.below(60) : 1 + this.below(12));
    if (kind < 30) return run(splitBlock);
    if (kind < 31) return run(joinBackward);
    if (kind < 32) return run(wrapIn(nodes.blockquote));
    if (kind < 33) return run(wrapIn(nodes.bulletList));
    if (kind < 34) return run(lift);
    if (kind < 35) return run(setBlockType(this.pick([nodes.heading, nodes.paragraph])));
    if (kind < 36) {
      const to = Math.min(sync.doc.content.size, $at.from + 10);
      return this.dispatch(sync.state.tr.addMark($at.from, to, this.pick([marks.bold, marks.italic]).create()));
    }
    if (kind < 37) return this.replace($at.from, 8);
    if (kind < 38) return this.paragraphs();
    if (kind < 39) return this.undo();
    return sync.setField(this.pick(["headline", "standfirst", "dateline"]), `word ${this.letter}`);
  }

  remove(from, length) {
    const { sync } = this;
    const to = Math.min(sync.doc.content.size, from + length);
    if (from < to) this.dispatch(sync.state.tr.deleteRange(from, to));
  }

  replace(from, length) {
    const { sync } = this;
    const to = Math.min(sync.doc.content.size, from + length);
    this.dispatch(sync.state.tr.replaceRangeWith(from, to, schema.text(this.fresh(2))));
  }

  // As pasted.
  paragraphs() {
    const { sync } = this;
    const blocks = [1, 2].map(() => schema.nodes.paragraph.create(null, schema.text(this.fresh(3))));
    const $at = this.somewhere();
    this.dispatch(sync.state.tr.replaceRange($at.from, $at.from, new pm.model.Slice(pm.model.Fragment.from(blocks), 1, 1)));
  }

  undo() {
    const { sync } = this;
    this.pick([pm.history.undo, pm.history.redo])(sync.state, (tr) => this.dispatch(tr));
  }
}

// A command's transaction, made for a state with another selection, for the state that there is.
function redo(state, made) {
  const { tr } = state;
  for (const step of made.steps) tr.step(step);
  return tr;
}

window.open_story = async (page) => {
  window.sync = await Sync.open(page, { schema, plugins: [pm.history.history()], standards: { kind: "news", language: "en" } });
  sync.addEventListener("problem", ({ detail }) => { if (detail.constructor === TypeError) window.faults = String(detail.stack); });
  sync.run();
  return sync.client;
};

window.begin = (seed, first) => { window.writer = new Writer(sync, seed, first); };

window.work = async (count, rest) => {
  const from = performance.now();
  for (let i = 0; i < count; i += 1) {
    writer.edit();
    await pause(writer.next() < 0.02 ? 60 : writer.next() * rest);
  }
  window.took = performance.now() - from;
  return count;
};

// One letter after the other, at the end of the story or just before it.
window.type = async (first, count, rest) => {
  window.typed = "";
  window.safe = new Set();
  const trust = () => {
    if (["saved", "kept"].includes(sync.status.kind)) for (const letter of typed) safe.add(letter);
  };
  sync.addEventListener("status", trust);
  for (let i = 0; i < count; i += 1) {
    const { state } = sync;
    const letter = String.fromCharCode(first + i);
    const end = state.doc.content.size - 1;
    window.typed += letter;
    sync.dispatch(state.tr.insertText(letter, state.doc.lastChild.content.size > 0 && Math.random() < 0.2 ? end - 1 : end));
    await pause(Math.random() * rest);
  }
};

// Work upon a document without a server.
class Alone extends EventTarget {
  constructor(doc) {
    super();
    this.schema = schema;
    this.state = EditorState.create({ doc, plugins: [draftPlugin(() => ({ version: 0, unsent: [], next: 1 })), pm.history.history()] });
  }

  get doc() { return this.state.doc; }
  dispatch(tr) { this.state = this.state.apply(tr); }
  setField() {}
}

// People who work at the same document and meet seldom: what they send is long, and so is what they have missed.
window.meetings = (document, seed, people, turns, acts) => {
  const next = random(seed);
  const doc = schema.nodeFromJSON(document);
  const writers = [0x3400, 0x4e00, 0xac00].slice(0, people).map((letter, i) => new Writer(new Alone(doc), people * seed + i, letter));
  const batches = [];
  const meet = ({ sync }) => {
    const { version } = draftOf(sync.state);
    if (version < batches.length) sync.state = sync.state.apply(receive(sync.state, batches.slice(version)).tr);
    const { unsent } = draftOf(sync.state);
    if (unsent.length === 0) return;
    const count = next() < 0.3 ? Math.ceil(unsent.length * next()) : unsent.length;
    batches.push({ version: batches.length + 1, steps: merged(unsent.slice(0, count)) });
    sync.state = sync.state.apply(confirm(sync.state, batches.length, count));
  };
  const isBehind = ({ sync }) => draftOf(sync.state).unsent.length > 0 || draftOf(sync.state).version < batches.length;
  for (let turn = 0; turn < turns; turn += 1) {
    const count = Math.ceil(next() * acts);
    for (let act = 0; act < count; act += 1) writers[turn % people].edit();
    if (next() < 0.5) meet(writers[Math.floor(next() * people)]);
  }
  while (writers.some(isBehind)) writers.forEach(meet);
  const of = (name) => [...new Set(writers.flatMap((writer) => [...writer[name]]))];
  return { docs: writers.map(({ sync }) => sync.doc.toJSON()), text: writers[0].sync.doc.textContent, typed: of("typed"), deleted: of("deleted") };
};

// Two who work at the same document, and what one of them has when the other was first.
window.rebases = (document, seed, count, acts) => Array.from({ length: count }, (_, i) => {
  const doc = schema.nodeFromJSON(document);
  const [first, second] = [0x4e00, 0xac00].map((letter, j) => new Writer(new Alone(doc), 2 * (seed + i) + j, letter));
  for (const writer of [first, second]) for (let act = 0; act < acts; act += 1) writer.edit();
  const steps = merged(draftOf(first.sync.state).unsent);
  const { state } = second.sync;
  const after = state.apply(receive(state, [{ version: 1, steps }]).tr);
  after.doc.check();
  return {
    doc: document, batches: [steps, merged(draftOf(after).unsent)], docs: [first.sync.doc.toJSON(), after.doc.toJSON()],
    isBase: baseDocument(after).eq(first.sync.doc), text: after.doc.textContent,
    typed: [...first.typed, ...second.typed], deleted: [...first.deleted, ...second.deleted],
  };
});

window.ready = true;
