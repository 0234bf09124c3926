// Where the passages are that something was said of.
import { stretches } from "./stretches.js";

const { extension, show, pieces, around: all } = stretches("marks", (kind, isHere) => `passage passage-${kind}${isHere ? " passage-here" : ""}`);

export { extension as Marks };

// The passage that a comment in the making is about.
export const fresh = "fresh";

const isKept = ({ id }) => id !== fresh;

// Passages are {id, from, to, kind}. What is in the making stays.
export function showPassages(view, passages) {
  const made = find(view.state, fresh);
  show(view, { pieces: made ? [...passages, { id: fresh, kind: fresh, ...made }] : passages });
}

export const showHere = (view, id) => show(view, { here: id });

// Null where there is none, or nothing is left of it.
export function find(state, id) {
  const [one] = pieces(state, (spec) => spec.id === id);
  return one ? { from: one.from, to: one.to } : null;
}

export function begin(view, range) {
  show(view, { pieces: [...pieces(view.state, isKept), ...(range ? [{ id: fresh, kind: fresh, ...range }] : [])] });
}

// Those in which the cursor is, the shortest first.
export const around = (state) => all(state).filter((id) => id !== fresh);
