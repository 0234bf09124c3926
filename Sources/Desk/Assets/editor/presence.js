// Who else is at the story, and where: a caret with a name for each.
import { Extension, pm } from "./editor.js";
import { takeIn } from "./element.js";
import { placeOf } from "./hearing.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("presence");
const colours = 6;

// The same person has the same colour for everybody.
export const colourOf = (user) => [...user].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % colours;

function caret(guest) {
  const element = document.createElement("span");
  element.className = `caret caret-${colourOf(guest.user)}`;
  // Painted by the sheet: the name is no part of the text.
  element.dataset.name = guest.name;
  return element;
}

function drawn(doc, guest, place) {
  if (!place) return [];
  const [from, to] = [Math.min(place.anchor, place.head), Math.max(place.anchor, place.head)];
  const { client } = guest;
  const made = [Decoration.widget(place.head, () => caret(guest), { side: 1, key: client, client, ignoreSelection: true })];
  if (from < to) made.push(Decoration.inline(from, to, { class: `selected-by selected-by-${colourOf(guest.user)}` }, { client }));
  return made;
}

export const Presence = Extension.create({
  name: "presence",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, set) {
          const moved = set === DecorationSet.empty ? set : set.map(tr.mapping, tr.doc);
          const change = tr.getMeta(key);
          if (!change) return moved;
          const gone = moved.find(undefined, undefined, (spec) => change.clients.has(spec.client));
          return moved.remove(gone).add(tr.doc, change.decorations);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

// Keeps what is drawn at what the sync hears.
export function showPresence(sync, view, list) {
  let shown = new Map();
  const draw = (guests) => {
    takeIn(view);
    const gone = [...shown.keys()].filter((client) => !sync.present.some((guest) => guest.client === client));
    const clients = new Set([...guests.map((guest) => guest.client), ...gone]);
    const decorations = guests.flatMap((guest) => {
      const pointer = sync.pointers.get(guest.client);
      return pointer ? drawn(view.state.doc, guest, placeOf(sync, pointer)) : [];
    });
    view.dispatch(view.state.tr.setMeta(key, { clients, decorations }).setMeta("addToHistory", false));
  };
  sync.addEventListener("present", () => {
    draw(sync.present);
    shown = new Map(sync.present.map((guest) => [guest.client, guest]));
    list.replaceChildren(...people(sync));
  });
  sync.addEventListener("pointer", ({ detail }) => draw(sync.present.filter((guest) => guest.client === detail.client)));
}

// Each person once, however many tabs they have open; oneself in another tab as well.
function people(sync) {
  const users = new Map(sync.present.map((guest) => [guest.user, guest]));
  return [...users.values()].map((guest) => {
    const item = document.createElement("li");
    item.className = `guest caret-${colourOf(guest.user)}`;
    item.textContent = guest.name;
    return item;
  });
}
