// The parts of the screen, one key apart: F6 goes on to the next and Shift F6 back, as in other programs; from nowhere, to the text.

// Back to the cursor, wherever it is by now.
export function enterText(editor) {
  editor.view.focus();
  editor.commands.scrollIntoView();
}

export function walkParts({ editor, comments, record, notes }, { titles, text, fields }) {
  const crumb = document.querySelector(".crumb");
  const writing = { place: text, enter: () => enterText(editor) };
  const all = [
    { place: titles, enter: () => titles.querySelector("textarea").focus() }, writing,
    { place: comments.place, enter: () => comments.enter() },
    { place: record.place, enter: () => record.enter() },
    { place: notes.place, enter: () => notes.enter() },
    { place: fields, enter: () => fields.querySelector(fields.open ? "select" : "summary").focus() },
    ...(crumb ? [{ place: crumb, enter: () => [...crumb.querySelectorAll("a")].filter((link) => link.checkVisibility()).at(-1).focus() }] : []),
  ];
  addEventListener("keydown", (event) => {
    if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const parts = all.filter(({ place }) => !place.hidden);
    const at = parts.findIndex(({ place }) => place.contains(document.activeElement));
    const next = at < 0 ? writing : parts.at((at + (event.shiftKey ? -1 : 1)) % parts.length);
    next.enter();
  });
}

// What stands in a block and can be gone to: a photograph's caption, a quotation's source, the way to a passage's own screen.
const field = (dom) => dom?.querySelector?.(":scope > textarea, :scope > footer input, :scope > .soft > a") ?? null;

// To the field of what the cursor is at. False where there is none.
export function enterField({ state, view }) {
  const { $from, node } = state.selection;
  const depth = Array.from({ length: $from.depth }, (_, i) => $from.depth - i).find((at) => $from.node(at).type.name === "blockquote");
  const at = node ? $from.pos : depth ? $from.before(depth) : null;
  const found = at === null ? null : field(view.nodeDOM(at));
  found?.focus();
  return found !== null;
}
