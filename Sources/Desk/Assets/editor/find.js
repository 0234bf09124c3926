// Find and replace. While nothing is looked for, it costs nothing; while it is, only the blocks that changed are looked through again.
import { Extension, pm } from "./editor.js";
import { draftKey } from "./draft.js";

const { Plugin, PluginKey, TextSelection } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("find");
const most = 5_000;

// Case and accents do not matter unless asked for; every letter keeps its place.
const folded = (text, isExact) =>
  isExact ? text : Array.from({ length: text.length }, (_, i) => text[i].normalize("NFD")[0].toLowerCase()[0] ?? text[i]).join("");

const blocks = new WeakMap();
function placesIn(block, term, isExact) {
  const known = blocks.get(block);
  if (known?.term === term && known.isExact === isExact) return known.places;
  const text = folded(block.textBetween(0, block.content.size, "\ufffc", "\ufffc"), isExact);
  const places = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) places.push(at);
  blocks.set(block, { term, isExact, places });
  return places;
}

export function places(doc, words, isExact) {
  const term = folded(words, isExact);
  const found = [];
  if (term === "") return found;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return found.length < most;
    for (const at of placesIn(node, term, isExact)) found.push({ from: pos + 1 + at, to: pos + 1 + at + term.length });
    return false;
  });
  return found.slice(0, most);
}

const nothing = { words: "", isExact: false, found: [], at: -1, decorations: DecorationSet.empty };

function search(doc, words, isExact, at) {
  if (words === "") return nothing;
  const found = places(doc, words, isExact);
  const index = found.length === 0 ? -1 : Math.max(0, found.findIndex(({ from }) => from >= at));
  return show(doc, { words, isExact, found, at: index });
}

function show(doc, state) {
  const decorations = state.found.map(({ from, to }, i) => Decoration.inline(from, to, { class: i === state.at ? "found found-here" : "found" }));
  return { ...state, decorations: DecorationSet.create(doc, decorations) };
}

export const Find = Extension.create({
  name: "find",
  addCommands: () => ({
    find: (words, isExact = false) => ({ tr, dispatch, state }) => {
      dispatch?.(tr.setMeta(key, { words, isExact, at: state.selection.from }));
      return true;
    },
    findNext: (by = 1) => ({ tr, dispatch, state }) => {
      const { found, at } = key.getState(state);
      if (found.length === 0) return false;
      const next = found[(at + by + found.length) % found.length];
      dispatch?.(tr.setMeta(key, { by }).setSelection(TextSelection.create(tr.doc, next.from, next.to)).scrollIntoView());
      return true;
    },
    replaceFound: (text) => ({ tr, dispatch, state }) => {
      const { found, at } = key.getState(state);
      if (!found[at]) return false;
      put(tr, found[at], text);
      dispatch?.(tr.scrollIntoView());
      return true;
    },
    replaceAll: (text) => ({ tr, dispatch, state }) => {
      const { found } = key.getState(state);
      if (found.length === 0) return false;
      for (const place of [...found].reverse()) put(tr, place, text);
      dispatch?.(tr);
      return true;
    },
  }),
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => nothing,
        apply(tr, before) {
          const asked = tr.getMeta(key);
          if (asked?.words !== undefined) return search(tr.doc, asked.words, asked.isExact, asked.at);
          if (before === nothing) return before;
          if (asked?.by) return show(tr.doc, { ...before, at: (before.at + asked.by + before.found.length) % before.found.length });
          if (!tr.docChanged) return before;
          const here = before.found[before.at];
          return search(tr.doc, before.words, before.isExact, here ? tr.mapping.map(here.from, tr.getMeta(draftKey) ? -1 : 1) : 0);
        },
      },
      props: { decorations: (state) => key.getState(state).decorations },
    }),
  ],
});

export const foundIn = (state) => key.getState(state);

// With the marks of what it replaces.
function put(tr, { from, to }, text) {
  if (text === "") return tr.delete(from, to);
  const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
  return tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks));
}
