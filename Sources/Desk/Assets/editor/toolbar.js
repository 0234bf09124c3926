// The few tools that writing needs. Every one has a key; the bar is one stop for the tabulator, with arrows within it.
import { element } from "./element.js";
import { enterText } from "./parts.js";
import { say } from "./words.js";

const isMac = /Mac|iP/.test(navigator.platform);
const keys = (text) => (isMac ? text.replace("Ctrl", "⌘").replace("Alt", "⌥").replace("Shift", "⇧").replaceAll("+", "") : text);

const tools = [
  { name: "bold", sign: "B", keys: "Ctrl+B", run: (chain) => chain.toggleBold(), is: ["bold"] },
  { name: "italic", sign: "I", keys: "Ctrl+I", run: (chain) => chain.toggleItalic(), is: ["italic"] },
  { name: "link", sign: "Link", keys: "Ctrl+K", act: "link", is: ["link"] },
  { name: "heading2", sign: "H2", keys: "Ctrl+Alt+2", run: (chain) => chain.toggleHeading({ level: 2 }), is: ["heading", { level: 2 }] },
  { name: "heading3", sign: "H3", keys: "Ctrl+Alt+3", run: (chain) => chain.toggleHeading({ level: 3 }), is: ["heading", { level: 3 }] },
  { name: "quotation", sign: "“ ”", keys: "Ctrl+Shift+B", run: (chain) => chain.toggleBlockquote(), is: ["blockquote"] },
  { name: "bullets", sign: "•", keys: "Ctrl+Shift+8", run: (chain) => chain.toggleBulletList(), is: ["bulletList"] },
  { name: "numbers", sign: "1.", keys: "Ctrl+Shift+7", run: (chain) => chain.toggleOrderedList(), is: ["orderedList"] },
  { name: "picture", sign: "Picture", act: "picture" },
  { name: "story", sign: "Story", act: "insert" },
  { name: "background", sign: "Background", keys: "Ctrl+Alt+B", act: "insert" },
  { name: "sound", sign: "Sound", act: "insert" },
  { name: "earlier", sign: "Said", keys: "Alt+Shift+↓", act: "earlier" },
  { name: "table", sign: "Table", run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  { name: "rule", sign: "—", keys: "---", run: (chain) => chain.setHorizontalRule() },
  { name: "comment", sign: "Comment", keys: "Ctrl+Alt+M", act: "comment", given: "comment" },
  { name: "suggest", sign: "Suggest", keys: "Ctrl+Alt+S", act: "comment", given: "suggestion" },
  { name: "find", sign: "Find", keys: "Ctrl+F", act: "find" },
  { name: "rowAfter", sign: "+ row", run: (chain) => chain.addRowAfter(), within: "table" },
  { name: "columnAfter", sign: "+ column", run: (chain) => chain.addColumnAfter(), within: "table" },
  { name: "deleteRow", sign: "− row", run: (chain) => chain.deleteRow(), within: "table" },
  { name: "deleteColumn", sign: "− column", run: (chain) => chain.deleteColumn(), within: "table" },
  { name: "deleteTable", sign: "− table", run: (chain) => chain.deleteTable(), within: "table" },
];

export function makeToolbar(editor, acts) {
  const bar = element("div", { class: "tools", role: "toolbar", "aria-label": say("tools") });
  const buttons = tools.map((tool, index) => {
    const title = tool.keys ? `${say(tool.name)} (${keys(tool.keys)})` : say(tool.name);
    const button = element("button", {
      type: "button", class: `tool tool-${tool.name}`, title, "aria-label": say(tool.name),
      "aria-keyshortcuts": tool.keys?.includes("+") ? tool.keys.replace("Ctrl", isMac ? "Meta" : "Control").replace("↓", "ArrowDown") : null,
      "aria-pressed": tool.is ? "false" : null, tabindex: index === 0 ? "0" : "-1", hidden: Boolean(tool.within),
      // The text keeps its selection.
      onmousedown: (event) => event.preventDefault(),
      onclick: () => {
        if (tool.act) return acts[tool.act](tool.act === "insert" ? tool.name : tool.given);
        tool.run(editor.chain()).run();
        editor.view.focus();
      },
    }, tool.sign);
    return button;
  });
  bar.append(...buttons);
  const stop = () => buttons.find((button) => button.tabIndex === 0);
  const stopAt = (one) => { for (const button of buttons) button.tabIndex = button === one ? 0 : -1; };
  let asked = false;
  const show = () => {
    asked = false;
    tools.forEach((tool, i) => {
      if (tool.is) set(buttons[i], "aria-pressed", String(editor.isActive(...tool.is)));
      if (tool.within) buttons[i].hidden = !editor.isActive(tool.within);
    });
    if (stop().hidden) stopAt(buttons[0]);
  };
  // After the letter is on the screen, and once for however many.
  const showSoon = () => {
    if (asked) return;
    asked = true;
    setTimeout(show, 120);
  };
  editor.on("transaction", showSoon);
  bar.addEventListener("keydown", (event) => walk(event, buttons, stopAt, editor));
  acts.tools = () => stop().focus();
  return bar;
}

const set = (target, name, value) => { if (target.getAttribute(name) !== value) target.setAttribute(name, value); };

function walk(event, buttons, stopAt, editor) {
  const shown = buttons.filter((button) => !button.hidden);
  const at = shown.indexOf(document.activeElement);
  const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: shown.length - 1 }[event.key];
  if (event.key === "Escape") enterText(editor);
  if (to === undefined) return;
  event.preventDefault();
  const next = shown[(to + shown.length) % shown.length];
  stopAt(next);
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}
