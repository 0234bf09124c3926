// Where suggested statements stand in the text, and those of which the words have changed.
import { stretches } from "./stretches.js";

const { extension, show, pieces, around } = stretches("said", (kind, isHere) => `said said-${kind}${isHere ? " said-here" : ""}`);

export { extension as Said, show as showSaid };

// Where they are by now, in their order; a piece of which nothing is left is not there.
export const piecesOf = (state, id) =>
  pieces(state, (spec) => spec.id === id).sort((a, b) => a.index - b.index).map(({ from, to, index }) => ({ from, to, index }));

// The one in which the cursor is, the shortest first.
export const saidAround = (state) => around(state)[0] ?? null;
