// A paragraph that says what a passage of background says already: one key makes it a reference.
//
// Asked when somebody has stopped typing in it, once for the same words; nothing is changed by itself.
import { pm } from "./editor.js";
import { element, later } from "./element.js";
import { enterText } from "./parts.js";
import { say } from "./words.js";

const { Selection } = pm.state;
// In characters: shorter ones say too little to be like anything.
const shortest = 60;
// Paragraphs before and after, for passages of several.
const around = 12;
const pause = 900;

const textOf = (node) => node.textBetween(0, node.content.size, " ", " ");
const isParagraph = (doc, index) => doc.maybeChild(index)?.type.name === "paragraph";

// What is on the record stands in the story's own words.
function isOnRecord(node) {
  let found = false;
  node.descendants(({ marks }) => { found ||= marks.some(({ type }) => type.name === "statement"); });
  return found;
}

export class Like {
  constructor(editor, lookups) {
    Object.assign(this, { editor, lookups, left: new Set(), found: null });
    this.place = element("div", { class: "like", role: "status" });
    const soon = later(() => this.look(), pause);
    editor.on("transaction", ({ transaction }) => {
      if (transaction.docChanged && this.found && !this.range()) this.show(null);
      if (transaction.docChanged || transaction.selectionSet) soon();
    });
  }

  async look() {
    const { doc, selection: { $from } } = this.editor.state;
    const at = $from.depth === 1 && isParagraph(doc, $from.index(0)) ? $from.index(0) : null;
    if (at === null || doc.child(at).content.size < shortest) return this.show(null);
    let [first, last] = [at, at];
    while (at - first < around && isParagraph(doc, first - 1)) first -= 1;
    while (last - at < around && isParagraph(doc, last + 1)) last += 1;
    const nodes = Array.from({ length: last - first + 1 }, (_, index) => doc.child(first + index));
    const texts = nodes.map(textOf);
    const question = JSON.stringify([texts, at - first]);
    if (question !== this.question) {
      this.question = question;
      // What was said of other words says nothing of these.
      this.answer = null;
      this.answer = await this.lookups.like(texts, at - first);
      // Later words make an answer old.
      if (question !== this.question) return;
    }
    const like = this.answer;
    const part = like && nodes.slice(like.first, like.last + 1);
    if (!like || part.some(isOnRecord) || this.left.has(this.nameOf(like, texts))) return this.show(null);
    this.show({ ...like, index: first + like.first, texts: texts.slice(like.first, like.last + 1), name: this.nameOf(like, texts) });
  }

  nameOf(like, texts) { return JSON.stringify([like.id, ...texts.slice(like.first, like.last + 1)]); }

  // Where the paragraphs are, if they say what they said.
  range() {
    const { doc } = this.editor.state;
    const { index, texts } = this.found;
    if (!texts.every((text, at) => isParagraph(doc, index + at) && textOf(doc.child(index + at)) === text)) return null;
    let from = 0;
    for (let at = 0; at < index; at += 1) from += doc.child(at).nodeSize;
    let to = from;
    for (let at = index; at < index + texts.length; at += 1) to += doc.child(at).nodeSize;
    return { from, to };
  }

  show(found) {
    if (found?.name === this.found?.name) {
      this.found = found;
      return;
    }
    this.found = found;
    if (!found) return this.place.replaceChildren();
    const words = say(found.isSame ? "likeSame" : "like", { name: found.title, asOf: found.asOf });
    this.place.replaceChildren(
      element("span", { dir: "auto" }, words), " ",
      element("button", { type: "button", class: "main", "aria-keyshortcuts": "Control+Alt+R", onclick: () => this.accept() }, say("makeReference")), " ",
      element("button", { type: "button", onclick: () => this.leave() }, say("leaveIt")));
  }

  // One change, which is undone as any other.
  accept() {
    const range = this.found && this.range();
    if (!range) return false;
    const { view, state } = this.editor;
    const tr = state.tr.replaceWith(range.from, range.to, state.schema.nodes.background.create({ id: this.found.id }));
    view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(range.from + 1, tr.doc.content.size)))).scrollIntoView());
    this.show(null);
    enterText(this.editor);
    return true;
  }

  leave() {
    this.left.add(this.found.name);
    this.show(null);
    enterText(this.editor);
  }
}
