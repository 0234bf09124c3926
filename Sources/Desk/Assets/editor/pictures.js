// Pictures that are dropped or pasted anywhere: sent, and put where they fell. While one is on its way, a mark holds its place.
import { Extension, pm } from "./editor.js";
import { element, takeIn } from "./element.js";
import { say } from "./words.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const { insertPoint } = pm.transform;
const key = new PluginKey("pictures");
const isPicture = (file) => /^image\/(jpeg|png|webp|avif|heic|heif|gif|tiff)$/.test(file.type);

export const Pictures = Extension.create({
  name: "pictures",
  addOptions: () => ({ upload: null, notify: () => {} }),
  addProseMirrorPlugins() {
    const { upload, notify } = this.options;
    return [
      new Plugin({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(tr, set) {
            const moved = set === DecorationSet.empty ? set : set.map(tr.mapping, tr.doc);
            const { add, remove } = tr.getMeta(key) ?? {};
            if (add) return moved.add(tr.doc, [Decoration.widget(add.pos, () => waiting(add.name), { id: add.id, side: -1 })]);
            return remove ? moved.remove(moved.find(undefined, undefined, (spec) => spec.id === remove)) : moved;
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          handlePaste: (view, event) => take(view, event.clipboardData, view.state.selection.from),
          handleDrop: (view, event, _, isMoved) => {
            const at = isMoved ? null : view.posAtCoords({ left: event.clientX, top: event.clientY });
            return at !== null && take(view, event.dataTransfer, at.pos);
          },
        },
      }),
    ];

    // Text that comes along says more than the picture of it that some programs add.
    function take(view, data, pos) {
      const files = [...(data?.files ?? [])];
      if (files.length === 0 || /<(p|table|li|span)\b/i.test(data.getData("text/html"))) return false;
      for (const file of files) {
        if (isPicture(file)) send(view, file, pos, upload, notify);
        else notify(say("notAPicture", { name: file.name }));
      }
      return true;
    }
  },
});

const waiting = (name) => element("div", { class: "block block-waiting", role: "status" }, say("uploading", { name }));

export async function send(view, file, pos, upload, notify) {
  const id = {};
  const { photograph } = view.state.schema.nodes;
  const add = { id, pos: placeNear(view.state.doc, pos, photograph), name: file.name };
  view.dispatch(view.state.tr.setMeta(key, { add }).setMeta("addToHistory", false));
  let photo = null;
  try {
    photo = await upload(file);
  } catch (error) {
    notify(say("uploadFailed", { name: file.name, reason: error.message }));
  }
  if (view.isDestroyed) return;
  takeIn(view);
  const [mark] = key.getState(view.state).find(undefined, undefined, (spec) => spec.id === id);
  const tr = view.state.tr.setMeta(key, { remove: id });
  if (photo) tr.insert(placeNear(tr.doc, mark?.from ?? tr.doc.content.size, photograph), photograph.create({ id: photo }));
  view.dispatch(tr);
}

// Between blocks: not in the midst of a sentence.
function placeNear(doc, pos, type) {
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  return insertPoint(doc, $pos.pos, type) ?? ($pos.depth > 0 ? $pos.after(1) : $pos.pos);
}
