// The editor itself: the schema with its views, and everything that only helps to write.
import { Dropcursor, Editor, Extension, Gapcursor, UndoRedo, pm } from "./editor.js";
import { shown } from "./blocks.js";
import { Find } from "./find.js";
import { takeIn } from "./element.js";
import { cleaned } from "./paste.js";
import { Marks } from "./marks.js";
import { Noted } from "./noted.js";
import { enterField } from "./parts.js";
import { Pictures } from "./pictures.js";
import { Said } from "./said.js";
import { Presence } from "./presence.js";
import { extensions } from "./schema.js";
import { Typography } from "./typography.js";
import { say } from "./words.js";

const { Plugin, TextSelection } = pm.state;
const { Decoration, DecorationSet } = pm.view;

// The server's version and what it does not have are part of the editor's state.
const Drafting = (sync) => Extension.create({ name: "drafting", priority: 2_000, addProseMirrorPlugins: () => [sync.plugins[0]] });

const isEmpty = (doc) => doc.childCount === 1 && doc.firstChild.isTextblock && doc.firstChild.content.size === 0;

const Hint = Extension.create({
  name: "hint",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) =>
          isEmpty(doc)
            ? DecorationSet.create(doc, [Decoration.node(0, doc.firstChild.nodeSize, { class: "is-empty", "data-hint": say("placeholder") })])
            : null,
      },
    }),
  ],
});

// A key, or what is pasted, finds the cursor where the last key has put it, however soon it follows.
const taken = (view) => { if (!view.composing) takeIn(view); };

// After the text has the focus, a view puts the browser's cursor where its own is, with a timer (prosemirror-view, input.ts). Where a
// key has moved the cursor by then and the browser has not told it yet, it would go back, and what is typed next would go there: over
// a photograph, if that was chosen. So the timer is ours, and what a key has done is taken in; the view's own sets none for a view
// that has the focus already.
const afterFocus = 20;

function prompt() {
  let pressed = false;
  const keydown = (view) => { pressed = true; taken(view); };
  const focus = (view) => {
    if (view.focused) return;
    pressed = false;
    view.focused = true;
    view.domObserver.stop();
    view.dom.classList.add("ProseMirror-focused");
    view.domObserver.start();
    setTimeout(() => {
      if (view.isDestroyed || !view.hasFocus()) return;
      if (pressed) taken(view);
      else if (!view.domObserver.currentSelection.eq(view.domSelectionRange())) view.focus();
    }, afterFocus);
  };
  return new Plugin({ props: { handleDOMEvents: { focus, keydown, cut: taken, copy: taken, paste: taken } } });
}

const Prompt = Extension.create({ name: "prompt", priority: 1_500, addProseMirrorPlugins: () => [prompt()] });

// A passage that carries a statement is marked by its identifier; a copy elsewhere is not that passage.
function withoutStatements(slice, doc) {
  const here = new Set();
  doc.descendants((node) => { for (const { type, attrs } of node.marks) if (type.name === "statement") here.add(attrs.id); });
  const clean = (fragment) => {
    const nodes = [];
    fragment.forEach((node) => {
      const marks = node.marks.filter(({ type, attrs }) => type.name !== "statement" || !here.has(attrs.id));
      nodes.push((node.isText ? node : node.copy(clean(node.content))).mark(marks));
    });
    return pm.model.Fragment.fromArray(nodes);
  };
  return new pm.model.Slice(clean(slice.content), slice.openStart, slice.openEnd);
}

const Pasting = Extension.create({
  name: "pasting",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPastedHTML: (html) => cleaned(html),
        transformPasted: (slice, view) => withoutStatements(slice, view.state.doc),
        // What else is in the text when it is copied.
        clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n\n", "\n"),
      },
    }),
  ],
});

// Keys that are not the editor's own already.
const Keys = (acts) =>
  Extension.create({
    name: "keys",
    priority: 1_500,
    addKeyboardShortcuts() {
      const chain = () => this.editor.chain();
      return {
        "Mod-k": () => { acts.link(); return true; },
        "Mod-f": () => { acts.find(); return true; },
        "Mod-h": () => { acts.find(true); return true; },
        "Mod-Alt-1": () => chain().toggleHeading({ level: 2 }).run(),
        "Mod-Alt-2": () => chain().toggleHeading({ level: 2 }).run(),
        "Mod-Alt-3": () => chain().toggleHeading({ level: 3 }).run(),
        "Mod-Alt-m": () => { acts.comment("comment"); return true; },
        "Mod-Alt-s": () => { acts.comment("suggestion"); return true; },
        "Mod-Alt-b": () => { acts.insert("background"); return true; },
        "Mod-Alt-r": () => { acts.like(); return true; },
        "Alt-ArrowDown": () => { acts.record("next"); return true; },
        "Alt-ArrowUp": () => { acts.record("previous"); return true; },
        "Alt-Shift-ArrowUp": () => { acts.record("before"); return true; },
        "Alt-Shift-ArrowDown": () => { acts.earlier(); return true; },
        "Alt-Enter": () => { acts.record("confirm"); return true; },
        "Alt-Shift-Enter": () => { acts.record("mend"); return true; },
        "Alt-Shift-Backspace": () => { acts.record("refuse"); return true; },
        "Mod-.": () => { acts.notes("fix"); return true; },
        "Mod-Shift-.": () => { acts.notes("silence"); return true; },
        "Alt-F10": () => { acts.tools(); return true; },
        // In a list, deeper; in a table, the next cell; at a photograph or in a quotation, to its own field; else on to what comes
        // after the text, as everywhere.
        Tab: () => this.editor.commands.sinkListItem("listItem") || this.editor.commands.goToNextCell() || enterField(this.editor),
        "Shift-Tab": () => this.editor.commands.liftListItem("listItem") || this.editor.commands.goToPreviousCell(),
      };
    },
  });

export function makeEditor(place, sync, { lookups, language, notify, acts, isEditable = true }) {
  const editor = new Editor({
    element: place,
    content: sync.doc.toJSON(),
    editable: isEditable,
    // The content security policy lets no style in that is not a file; ours has these rules.
    injectCSS: false,
    // It would look through each change for what was deleted, and nobody asks.
    enableCoreExtensions: { delete: false },
    extensions: [
      ...shown(extensions, lookups), Drafting(sync), UndoRedo.configure({ depth: 500 }),
      Dropcursor.configure({ class: "dropping", color: false, width: 2 }), Gapcursor, Hint, Prompt, Pasting, Keys(acts), Find, Marks, Noted, Said, Presence, Typography.configure({ language }),
      Pictures.configure({ upload: (file) => lookups.upload(file), notify }),
    ],
    editorProps: {
      // What comes into sight does so below the tools, and what may be open under them.
      scrollMargin: { top: 170, bottom: 40, left: 0, right: 0 },
      scrollThreshold: { top: 170, bottom: 40, left: 0, right: 0 },
      attributes: {
        class: "text", role: "textbox", "aria-multiline": "true", "aria-label": say("text"), spellcheck: "true", dir: "auto", lang: language(),
      },
    },
    onTransaction: ({ editor }) => sync.follow(editor.state),
  });
  sync.attach(editor.view);
  sync.follow(editor.state);
  // Below the last block there is always somewhere to go on.
  place.addEventListener("click", (event) => { if (event.target === place) goOn(editor); });
  return editor;
}

function goOn(editor) {
  const { doc } = editor.state;
  if (!doc.lastChild.isTextblock) editor.commands.insertContentAt(doc.content.size, { type: "paragraph" });
  goTo(editor, editor.state.doc.content.size);
}

// At once: TipTap's own way waits a frame, and what is typed in that frame goes elsewhere.
export function goTo(editor, position) {
  const { doc, tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.min(position, doc.content.size)), -1)).scrollIntoView());
  editor.view.focus();
}

