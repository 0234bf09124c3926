// The draft as the editor's state holds it: the server's version that it is made from, and what the server does not have yet.
import { pm } from "./editor.js";
import { rebase } from "./rebase.js";

const { NodeSelection, Plugin, PluginKey, TextSelection } = pm.state;
const { ReplaceStep, Step, Transform } = pm.transform;

export const draftKey = new PluginKey("draft");
const mostSteps = 200;
// How far back a late cursor of somebody else's is found its place.
const mostMaps = 200;

// Beginning gives {version, unsent, next}: what is unsent has been done to the document already.
export function draftPlugin(beginning) {
  return new Plugin({
    key: draftKey,
    // The history of undoing counts our steps one by one.
    historyPreserveItems: true,
    state: {
      init: () => ({ ...beginning(), maps: [] }),
      apply(tr, draft) {
        const replaced = tr.getMeta(draftKey);
        if (replaced) return replaced;
        return tr.docChanged ? { ...draft, unsent: [...draft.unsent, entry(draft.next, tr)], next: draft.next + 1 } : draft;
      },
    },
  });
}

export const draftOf = (state) => draftKey.getState(state);

// A transaction is one entry: it is sent whole, since the document need not be right in the middle of it.
function entry(n, tr) {
  if (tr.steps.length <= mostSteps) return { n, steps: tr.steps.map((step, i) => ({ step, inverted: step.invert(tr.docs[i]) })) };
  const step = difference(tr.before, tr.doc);
  return { n, steps: step ? [{ step, inverted: step.invert(tr.before) }] : [] };
}

// One step from a document to another; null where they are the same.
export function difference(before, after) {
  const start = before.content.findDiffStart(after.content);
  if (start === null) return null;
  const end = before.content.findDiffEnd(after.content);
  // The same letters can count for both ends ("aa" to "aaa").
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return new ReplaceStep(start, end.a + overlap, after.slice(start, end.b + overlap));
}

// The document without what the server does not have.
export function baseDocument(state) {
  const tr = new Transform(state.doc);
  const steps = draftOf(state).unsent.flatMap((entry) => entry.steps);
  for (let i = steps.length - 1; i >= 0; i -= 1) tr.step(steps[i].inverted);
  return tr.doc;
}

// The server took the first entries.
export function confirm(state, version, count) {
  const draft = draftOf(state);
  const maps = draft.unsent.slice(0, count).flatMap((entry) => entry.steps).map(({ step }) => step.getMap());
  return state.tr
    .setMeta(draftKey, { ...draft, version, unsent: draft.unsent.slice(count), maps: remembered(draft, version, maps) })
    .setMeta("addToHistory", false);
}

// Others' batches, as the server sends them. Gives the transaction and what it could not keep in place.
export function receive(state, batches) {
  const draft = draftOf(state);
  const { version } = batches.at(-1);
  const steps = batches.map((batch) => batch.steps.map((json) => Step.fromJSON(state.schema, json)));
  const { tr } = state;
  const { unsent, isClean, homeless } = rebase(tr, draft.unsent, steps.flat());
  let { maps } = draft;
  batches.forEach((batch, i) => { maps = remembered({ maps }, batch.version, steps[i].map((step) => step.getMap())); });
  tr.setMeta(draftKey, { ...draft, version, unsent, maps }).setMeta("addToHistory", false).setSelection(selection(state, tr));
  // Only where each step is one step again can undoing follow them; else it forgets what is not acknowledged yet.
  if (isClean) tr.setMeta("rebased", draft.unsent.reduce((count, entry) => count + entry.steps.length, 0));
  return { tr, homeless };
}

// What others put in where the cursor is comes after it.
function selection(state, tr) {
  const { selection, doc } = state;
  const at = (position) => Math.max(0, Math.min(tr.mapping.map(position, -1), tr.doc.content.size));
  const [anchor, head] = [at(selection.anchor), at(selection.head)];
  if (selection instanceof NodeSelection && tr.doc.nodeAt(anchor)?.eq(doc.nodeAt(selection.anchor))) return NodeSelection.create(tr.doc, anchor);
  return TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head));
}

const remembered = (draft, version, maps) => [...draft.maps, { version, maps }].slice(-mostMaps);

// Where a position of one of the server's versions is now; null where that cannot be known.
// Side says whether what is put in right at it is before it (1) or after it (-1).
export function placed(state, position, version, side = 1) {
  const draft = draftOf(state);
  if (version > draft.version || (version < draft.version && (draft.maps[0]?.version ?? Infinity) > version + 1)) return null;
  let at = position;
  for (const later of draft.maps) if (later.version > version) for (const map of later.maps) at = map.map(at, side);
  for (const { steps } of draft.unsent) for (const { step } of steps) at = step.getMap().map(at, side);
  return Math.min(at, state.doc.content.size);
}

export const entryJSON = ({ n, steps }) => ({ n, steps: steps.map(({ step }) => step.toJSON()) });

// Does the journal's entries to the document of their version.
export function redone(doc, entries) {
  const tr = new Transform(doc);
  const unsent = entries.map(({ n, steps }) => ({
    n,
    steps: steps.map((json) => {
      const step = Step.fromJSON(doc.type.schema, json);
      const before = tr.doc;
      tr.step(step);
      return { step, inverted: step.invert(before) };
    }),
  }));
  return { doc: tr.doc, unsent };
}

// Steps of entries as they are sent: letters typed one after the other are one step.
export function merged(entries) {
  const steps = [];
  for (const { step } of entries.flatMap((entry) => entry.steps)) {
    const joined = steps.length > 0 ? steps.at(-1).merge(step) : null;
    if (joined) steps[steps.length - 1] = joined;
    else steps.push(step);
  }
  return steps.map((step) => step.toJSON());
}
