// What opens over the text for a moment: the link's address, finding and replacing.
//
// From each of them, one comes back to the text.
import { element } from "./element.js";
import { foundIn } from "./find.js";
import { enterText } from "./parts.js";
import { isAllowedAddress } from "./schema.js";
import { suggest } from "./suggest.js";
import { say } from "./words.js";

// An address as people type it.
export function address(typed) {
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(typed)) return `mailto:${typed}`;
  if (/^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(typed)) return `https://${typed}`;
  return isAllowedAddress(typed) ? typed : null;
}

// It would lie over what has the focus next.
export function closeBehind(panel) {
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !panel.contains(relatedTarget)) panel.hidden = true;
  });
}

export function makeLinkPanel(editor, lookups) {
  const input = element("input", { type: "text", "aria-label": say("linkTo"), placeholder: say("linkTo"), spellcheck: "false", dir: "auto" });
  const fault = element("p", { class: "fault", role: "alert", hidden: true }, say("badAddress"));
  const close = () => { panel.hidden = true; enterText(editor); };
  const put = (item) => {
    const href = item.href ?? address(item.words ?? "");
    fault.hidden = href !== null;
    if (href === null) return;
    panel.hidden = true;
    const chain = editor.chain();
    const isNew = editor.state.selection.empty && !editor.isActive("link");
    if (isNew) chain.insertContent({ type: "text", text: item.label ?? item.words, marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.extendMarkRange("link").setMark("link", { href }).run();
    enterText(editor);
  };
  const list = suggest(input, { look: async (words) => (address(words) ? [] : lookups.stories(words)), choose: put, allowsWords: true });
  const unlink = () => { editor.chain().extendMarkRange("link").unsetMark("link").run(); close(); };
  const remove = element("button", { type: "button", onclick: unlink }, say("removeLink"));
  const panel = element("div", { class: "panel-over link-panel", role: "dialog", "aria-label": say("link"), hidden: true },
    element("div", { class: "suggesting" }, input, list),
    element("button", { type: "button", class: "main", onclick: () => put({ words: input.value.trim() }) }, say("apply")), remove, fault);
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  closeBehind(panel);
  panel.open = () => {
    const href = editor.getAttributes("link").href ?? "";
    input.value = href;
    remove.hidden = href === "";
    fault.hidden = true;
    panel.hidden = false;
    input.focus();
    input.select();
  };
  return panel;
}

// What else of the newsroom's can stand in a text, by search.
const things = {
  story: { look: "stories", block: (item) => ({ type: "storyCard", attrs: { story: item.id } }) },
  background: { look: "backgrounds", block: (item) => ({ type: "background", attrs: { id: item.id } }) },
  sound: { look: "recordings", block: (item) => ({ type: "audio", attrs: { id: item.id } }) },
};

export function makeInsertPanel(editor, lookups) {
  let kind = "story";
  const input = element("input", { type: "text", "aria-label": say("words"), spellcheck: "false", dir: "auto" });
  const close = () => { panel.hidden = true; enterText(editor); };
  const list = suggest(input, {
    look: (words) => lookups[things[kind].look](words),
    choose: (item) => {
      panel.hidden = true;
      editor.commands.insertContent(things[kind].block(item));
      enterText(editor);
    },
  });
  const panel = element(
    "div", { class: "panel-over insert-panel", role: "dialog", hidden: true }, element("div", { class: "suggesting" }, input, list));
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  closeBehind(panel);
  panel.open = (asked) => {
    kind = asked;
    panel.setAttribute("aria-label", say(kind));
    input.placeholder = say(`insert_${kind}`);
    input.value = "";
    panel.hidden = false;
    input.focus();
  };
  return panel;
}

export function makeFindPanel(editor) {
  const words = element("input", { type: "search", "aria-label": say("findWords"), placeholder: say("findWords"), dir: "auto" });
  const instead = element("input", { type: "text", "aria-label": say("replaceWith"), placeholder: say("replaceWith"), dir: "auto" });
  const exact = element("input", { type: "checkbox" });
  const status = element("output", { class: "soft", "aria-live": "polite" });
  const tell = () => {
    const { found, at } = foundIn(editor.state);
    status.textContent = words.value === "" ? "" : found.length === 0 ? say("foundNone") : say("found", { at: at + 1, count: found.length });
  };
  const look = () => { editor.commands.find(words.value, exact.checked); tell(); };
  const act = (run) => () => { run(); tell(); };
  const next = act(() => editor.commands.findNext(1));
  const previous = act(() => editor.commands.findNext(-1));
  const button = (name, run) => element("button", { type: "button", onclick: run }, say(name));
  const panel = element("div", { class: "panel-over find-panel", role: "search", "aria-label": say("find"), hidden: true },
    words, button("previous", previous), button("next", next), element("label", { class: "check" }, exact, say("matchCase")), status,
    element("span", { class: "break" }), instead,
    button("replace", act(() => editor.commands.replaceFound(instead.value))),
    button("replaceAll", act(() => editor.commands.replaceAll(instead.value))), button("dismiss", () => close()));
  // What was found is marked, as browsers do it: the next key is for it.
  const close = () => {
    const { found, at } = foundIn(editor.state);
    panel.hidden = true;
    if (found[at]) editor.commands.setTextSelection(found[at]);
    editor.commands.find("");
    enterText(editor);
  };
  words.addEventListener("input", look);
  exact.addEventListener("change", look);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === words) (event.shiftKey ? previous : next)();
    else if (event.key === "Enter" && event.target === instead) act(() => editor.commands.replaceFound(instead.value))();
    else return;
    event.preventDefault();
  });
  panel.open = (isReplacing) => {
    const { from, to } = editor.state.selection;
    const chosen = editor.state.doc.textBetween(from, Math.min(to, from + 200), " ");
    if (chosen !== "") words.value = chosen;
    panel.hidden = false;
    (isReplacing && words.value !== "" ? instead : words).focus();
    words.select();
    look();
  };
  return panel;
}
