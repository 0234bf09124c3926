// Where the copy desk has something to remark in the text.
import { stretches } from "./stretches.js";

const { extension, show, pieces, around } = stretches("noted", (kind, isHere) => `noted noted-${kind}${isHere ? " noted-here" : ""}`);

export { extension as Noted, show as showNoted };

// Where they are by now, in their order; a piece of which nothing is left is not there.
export const notedPieces = (state, id) =>
  pieces(state, (spec) => spec.id === id).sort((a, b) => a.index - b.index).map(({ from, to }) => ({ from, to }));

// The one in which the cursor is, the shortest first.
export const notedAround = (state) => around(state)[0] ?? null;
