// How the things in a text that are not text look while it is written.
import { pm } from "./editor.js";
import { element, later } from "./element.js";
import { say } from "./words.js";

const { NodeSelection, TextSelection } = pm.state;
const named = { photograph: "photograph", background: "background", audio: "recording" };

// Out of a block's own field, back to the text.
const leaves = (event) => (event.key === "Escape" || event.key === "Enter") && !event.isComposing;
function select(view, selection) {
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  view.focus();
}

class Block {
  constructor({ node, view, getPos }, lookups) {
    Object.assign(this, { node, view, getPos, lookups });
    this.dom = element("div", { class: `block block-${node.type.name}`, contenteditable: "false" });
    this.show();
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    const isSame = this.idOf(node) === this.idOf(this.node);
    this.node = node;
    if (!isSame) this.show();
    else this.changed();
    return true;
  }

  idOf(node) { return JSON.stringify(node.attrs); }
  changed() {}
  ignoreMutation() { return true; }

  async show() {
    const { node } = this;
    this.draw(null, true);
    const known = await this.known();
    if (this.node === node || this.idOf(this.node) === this.idOf(node)) this.draw(known, false);
  }

  known() { return this.lookups[named[this.node.type.name]](this.node.attrs.id); }
}

const tidy = (caption) => caption.replace(/\s+/g, " ").trim() || null;

class Photograph extends Block {
  idOf(node) { return node.attrs.id; }

  draw(known, isWaiting) {
    this.caption ??= element("textarea", {
      rows: 1, "aria-label": say("caption"), maxlength: 2_000, tabindex: -1, onblur: () => this.setCaption(),
      onkeydown: (event) => this.leave(event),
      oninput: () => { this.isTyping = true; this.type(); },
    });
    this.type ??= later(() => this.setCaption(), 250);
    this.caption.placeholder = known?.caption || say("captionOfPhotograph");
    this.changed();
    const [image, credit] = [this.image(known, isWaiting), element("p", { class: "soft" }, known?.credit ?? "")];
    if (this.caption.parentElement !== this.dom) return this.dom.replaceChildren(image, this.caption, credit);
    // Somebody may be writing in the caption: it stays where it is.
    this.dom.firstElementChild.replaceWith(image);
    this.dom.lastElementChild.replaceWith(credit);
  }

  image(known, isWaiting) {
    if (!known) return element("div", { class: "empty" }, isWaiting ? "" : `${say("photograph")}: ${say("missing")}`);
    return element("img", {
      src: known.src, srcset: known.srcset, sizes: "42rem", alt: known.alt ?? "", width: known.width, height: known.height,
      loading: "lazy", decoding: "async", draggable: "false",
    });
  }

  // A space at the end of what somebody types is the beginning of the next word.
  changed() {
    const caption = this.node.attrs.caption ?? null;
    if (!this.isTyping && caption !== tidy(this.caption.value)) this.caption.value = caption ?? "";
  }

  setCaption() {
    this.isTyping = false;
    const value = tidy(this.caption.value);
    const pos = this.getPos();
    if (pos === undefined || value === this.node.attrs.caption) return;
    this.view.dispatch(this.view.state.tr.setNodeAttribute(pos, "caption", value));
  }

  leave(event) {
    const pos = this.getPos();
    if (pos === undefined || !leaves(event)) return;
    event.preventDefault();
    select(this.view, NodeSelection.create(this.view.state.doc, pos));
  }

  stopEvent(event) { return event.target === this.caption; }
  destroy() { if (this.isTyping) this.setCaption(); }
}

class StoryCard extends Block {
  known() {
    const { attrs } = this.node;
    return attrs.story ? this.lookups.story(attrs.story) : Promise.resolve(attrs);
  }

  draw(known, isWaiting) {
    const title = known?.title ?? (isWaiting ? "" : say("missing"));
    this.dom.replaceChildren(
      element("p", { class: "soft" }, [say("storyCard"), known?.site].filter(Boolean).join(" · ")),
      element("p", { class: "title" }, title),
      known?.summary ? element("p", {}, known.summary) : "");
  }
}

// As it will be read. It is changed on its own screen, for every story at once.
class Passage extends Block {
  draw(known, isWaiting) {
    const { title, asOf, isDue, url, lines, text } = known ?? {};
    const name = url && element("a", { href: url, target: "_blank", rel: "noopener", tabindex: -1, onkeydown: (event) => this.leave(event) }, title);
    const about = [say("background"), name ?? title, asOf].filter(Boolean).flatMap((part, at) => (at === 0 ? [part] : [" · ", part]));
    const read = lines?.map(passageLine) ?? [element("p", {}, text ?? (isWaiting ? "" : say("missing")))];
    this.dom.replaceChildren(
      element("p", { class: "soft" }, about, isDue ? [" ", element("span", { class: "tag soon" }, say("reviewIsDue"))] : null), ...read);
  }

  leave(event) {
    const pos = this.getPos();
    if (pos === undefined || event.key !== "Escape") return;
    event.preventDefault();
    select(this.view, NodeSelection.create(this.view.state.doc, pos));
  }

  stopEvent(event) { return event.target.closest?.("a") != null; }
}

function passageLine({ kind, runs }) {
  if (kind === "divider") return element("hr");
  return element("p", { class: `passage-${kind}` }, runs.map(({ text, bold, italic, link }) => {
    const inner = link ? element("span", { class: "passage-link" }, text) : text;
    const slanted = italic ? element("em", {}, inner) : inner;
    return bold ? element("strong", {}, slanted) : slanted;
  }));
}

class Sound extends Block {
  draw(known, isWaiting) {
    this.dom.replaceChildren(
      element("p", { class: "soft" }, [say("audio"), known?.duration].filter(Boolean).join(" · ")),
      element("p", { class: "title" }, known?.title ?? (isWaiting ? "" : say("missing"))));
  }
}

// A quotation says under itself whose it is.
class Quotation {
  constructor({ node, view, getPos }) {
    Object.assign(this, { node, view, getPos });
    this.contentDOM = element("div");
    this.source = element("input", {
      "aria-label": say("quotationSource"), placeholder: say("quotationSource"), maxlength: 300, tabindex: -1,
      onkeydown: (event) => this.leave(event),
    });
    this.source.value = node.attrs.source;
    this.source.addEventListener("input", later(() => this.setSource(), 250));
    this.source.addEventListener("blur", () => this.setSource());
    this.dom = element("blockquote", {}, this.contentDOM, element("footer", { contenteditable: "false" }, this.source));
  }

  leave(event) {
    const pos = this.getPos();
    if (pos === undefined || !leaves(event)) return;
    event.preventDefault();
    const { doc } = this.view.state;
    select(this.view, TextSelection.near(doc.resolve(pos + doc.nodeAt(pos).nodeSize), -1));
  }

  setSource() {
    const pos = this.getPos();
    if (pos === undefined || this.source.value === this.node.attrs.source) return;
    this.view.dispatch(this.view.state.tr.setNodeAttribute(pos, "source", this.source.value));
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    if (document.activeElement !== this.source) this.source.value = node.attrs.source;
    this.node = node;
    return true;
  }

  stopEvent(event) { return event.target === this.source; }
  ignoreMutation(mutation) { return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target); }
}

// The schema's extensions with these views.
export function shown(extensions, lookups) {
  const views = { photograph: Photograph, storyCard: StoryCard, background: Passage, audio: Sound, blockquote: Quotation };
  return extensions.map((extension) => {
    const View = views[extension.name];
    return View ? extension.extend({ addNodeView: () => (given) => new View(given, lookups) }) : extension;
  });
}
