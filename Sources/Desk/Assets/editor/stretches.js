// Stretches of the text that are drawn in a manner of their own, each of something that has an identifier: they move with the text
// while it is typed.
import { Extension, pm } from "./editor.js";
import { takeIn } from "./element.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;

const none = { set: DecorationSet.empty, here: null };

// Look gives the class by a piece's kind, and whether it is of what stands out.
export function stretches(name, look) {
  const key = new PluginKey(name);
  const drawn = ({ id, index, from, to, kind }, here) => Decoration.inline(from, to, { class: look(kind, id === here) }, { id, index, kind });
  const plain = ({ from, to, spec }) => ({ from, to, ...spec });

  const extension = Extension.create({
    name,
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
            const pieces = change.pieces ?? moved.find().map(plain);
            return { set: DecorationSet.create(tr.doc, pieces.filter(({ from, to }) => from < to).map((one) => drawn(one, next))), here: next };
          },
        },
        props: { decorations: (state) => key.getState(state).set },
      }),
    ],
  });

  // Pieces are {id, index, from, to, kind}; here is the identifier of those that stand out. What is not given stays.
  const show = (view, change) => {
    takeIn(view);
    const { here } = key.getState(view.state);
    if (change.pieces === undefined && change.here === here) return;
    view.dispatch(view.state.tr.setMeta(key, change).setMeta("addToHistory", false));
  };

  // Where those that are accepted are by now; a piece of which nothing is left is not there.
  const pieces = (state, accept) => key.getState(state).set.find(undefined, undefined, accept).map(plain);

  // The identifiers of those in which the cursor is, the shortest first.
  const around = (state) => {
    const { from: start, to: end } = state.selection;
    return key.getState(state).set.find(start, end).filter(({ from, to }) => from <= start && to >= end)
      .sort((a, b) => (a.to - a.from) - (b.to - b.from)).map(({ spec }) => spec.id);
  };

  return { extension, show, pieces, around };
}
