// An element with attributes and children: `on…` are listeners, what is true stands without a value, null and false do not stand.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export const later = (act, time) => {
  let timer = null;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...given), time);
  };
};

// Draws rows anew. Whoever stood at a control of one stands there again: at the same of the same row (data-id, data-key), or at
// the nearest that is left, or elsewhere.
export function redraw(list, rows, elsewhere) {
  const at = list.contains(document.activeElement) ? document.activeElement : null;
  const before = [...list.children].findIndex((row) => row.contains(at));
  const { id } = list.children[before]?.dataset ?? {};
  list.replaceChildren(...rows);
  if (!at) return;
  const same = [...list.children].find((row) => row.dataset.id === id);
  const near = same ?? list.children[before] ?? list.lastElementChild;
  const next = same?.querySelector(`[data-key="${at.dataset.key}"]`) ?? near?.querySelector("button, input, select, textarea");
  (next ?? elsewhere).focus();
  if (next?.localName === "textarea" && next.dataset.key === at.dataset.key) next.setSelectionRange(at.selectionStart, at.selectionEnd);
}

// What the browser has done and not told yet, as the cursor that a key has just moved. Whoever draws in the text from elsewhere than a
// key takes it in first: drawing puts the cursor where the editor has it.
export function takeIn({ domObserver }) {
  domObserver.forceFlush();
  domObserver.flush();
}
