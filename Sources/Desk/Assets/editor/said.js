// Where suggested statements stand in the text, and those of which the words have changed: they move with the text while it is typed.
import { Extension, pm } from "./editor.js";
import { takeIn } from "./element.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("said");

const drawn = ({ id, index, from, to, kind }, here) =>
  Decoration.inline(from, to, { class: `said said-${kind}${id === here ? " said-here" : ""}` }, { id, index, kind });

const none = { set: DecorationSet.empty, here: null };

export const Said = Extension.create({
  name: "said",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => none,
        apply(tr, { set, here }) {
          const moved = set === DecorationSet.empty ? set : set.map(tr.mapping, tr.doc);
          const change = tr.getMeta(key);
          if (!change) return moved === set ? { set, here } : { set: moved, here };
          const next = change.here === undefined ? here : change.here;
          const pieces = change.pieces ?? moved.find().map(({ from, to, spec }) => ({ from, to, ...spec }));
          return { set: DecorationSet.create(tr.doc, pieces.filter(({ from, to }) => from < to).map((one) => drawn(one, next))), here: next };
        },
      },
      props: { decorations: (state) => key.getState(state).set },
    }),
  ],
});

// Pieces are {id, index, from, to, kind}; here is the identifier of those that stand out.
export function showSaid(view, change) {
  takeIn(view);
  const { here } = key.getState(view.state);
  if (change.pieces === undefined && change.here === here) return;
  view.dispatch(view.state.tr.setMeta(key, change).setMeta("addToHistory", false));
}

// Where they are by now, in their order; a piece of which nothing is left is not there.
export const piecesOf = (state, id) =>
  key.getState(state).set.find(undefined, undefined, (spec) => spec.id === id)
    .sort((a, b) => a.spec.index - b.spec.index).map(({ from, to, spec }) => ({ from, to, index: spec.index }));

// The one in which the cursor is, the shortest first.
export function saidAround(state) {
  const { from: start, to: end } = state.selection;
  const [one] = key.getState(state).set.find(start, end).filter(({ from, to }) => from <= start && to >= end)
    .sort((a, b) => (a.to - a.from) - (b.to - b.from));
  return one?.spec.id ?? null;
}
