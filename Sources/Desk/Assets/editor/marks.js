// Where the passages are that something was said of: they move with the text while it is typed.
import { Extension, pm } from "./editor.js";
import { takeIn } from "./element.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("marks");

// The passage that a comment in the making is about.
export const fresh = "fresh";

const drawn = ({ id, from, to, kind }, here) =>
  Decoration.inline(from, to, { class: `passage passage-${kind}${id === here ? " passage-here" : ""}` }, { id, kind });

export const Marks = Extension.create({
  name: "marks",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => ({ set: DecorationSet.empty, here: null }),
        apply(tr, { set, here }) {
          const moved = set === DecorationSet.empty ? set : set.map(tr.mapping, tr.doc);
          const change = tr.getMeta(key);
          if (!change) return moved === set ? { set, here } : { set: moved, here };
          const next = change.here === undefined ? here : change.here;
          const passages = change.passages ?? moved.find().map(({ from, to, spec }) => ({ from, to, ...spec }));
          return { set: DecorationSet.create(tr.doc, passages.filter(({ from, to }) => from < to).map((one) => drawn(one, next))), here: next };
        },
      },
      props: { decorations: (state) => key.getState(state).set },
    }),
  ],
});

function change(view, meta) {
  takeIn(view);
  view.dispatch(view.state.tr.setMeta(key, meta).setMeta("addToHistory", false));
}

// Passages are {id, from, to, kind}. What is in the making stays.
export function showPassages(view, passages) {
  const made = find(view.state, fresh);
  change(view, { passages: made ? [...passages, { id: fresh, kind: fresh, ...made }] : passages });
}

export const showHere = (view, id) => { if (key.getState(view.state).here !== id) change(view, { here: id }); };

// Null where there is none, or nothing is left of it.
export function find(state, id) {
  const [one] = key.getState(state).set.find(undefined, undefined, (spec) => spec.id === id);
  return one ? { from: one.from, to: one.to } : null;
}

export function begin(view, range) {
  change(view, { passages: [...kept(view), ...(range ? [{ id: fresh, kind: fresh, ...range }] : [])] });
}

const kept = (view) =>
  key.getState(view.state).set.find(undefined, undefined, (spec) => spec.id !== fresh).map(({ from, to, spec }) => ({ from, to, ...spec }));

// Those in which the cursor is, the shortest first.
export const around = (state) =>
  key.getState(state).set.find(state.selection.from, state.selection.to, (spec) => spec.id !== fresh)
    .filter(({ from, to }) => from <= state.selection.from && to >= state.selection.to)
    .sort((a, b) => (a.to - a.from) - (b.to - b.from)).map(({ spec }) => spec.id);
