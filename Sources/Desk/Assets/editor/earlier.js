// Puts an earlier statement of the record into the text, with its attribution: found by speaker, topic and words.
import { attributed } from "./attributed.js";
import { element } from "./element.js";
import { closeBehind } from "./panels.js";
import { enterText } from "./parts.js";
import { suggest } from "./suggest.js";
import { say } from "./words.js";

// At the cursor; given back is where what was said stands.
export function putEarlier(editor, statement, language) {
  const { text, from, to } = attributed(statement, language);
  const { selection, doc } = editor.state;
  const { parent, parentOffset, pos } = selection.$to;
  if (!parent.isTextblock) {
    const at = selection.to;
    editor.commands.insertContentAt(at, { type: "paragraph", content: [{ type: "text", text }] });
    return { from: at + 1 + from, to: at + 1 + to };
  }
  const [before, after] = [parent.textBetween(0, parentOffset, " ", " "), parent.textBetween(parentOffset, parent.content.size, " ", " ")];
  const [space, behind] = [before === "" || /\s$/u.test(before) ? "" : " ", after === "" || /^[\s,.;:]/u.test(after) ? "" : " "];
  const at = pos + space.length;
  editor.view.dispatch(editor.state.tr.replaceWith(pos, pos, doc.type.schema.text(`${space}${text}${behind}`)).scrollIntoView());
  return { from: at + from, to: at + to };
}

export function makeEarlierPanel(editor, lookups, choose) {
  const chosen = { speaker: null, topic: null };
  const field = (name, look, take, more = {}) => {
    const input = element("input", { type: "text", "aria-label": say(name), placeholder: say(name), spellcheck: "false", dir: "auto" });
    return { input, list: suggest(input, { look, choose: take, ...more }) };
  };
  const named = (key, name) => {
    const made = field(name, (text) => lookups.topics(text), (item) => {
      chosen[key] = item.id;
      made.input.value = item.label;
      words.input.focus();
    });
    made.input.addEventListener("input", () => { chosen[key] = null; });
    // What was typed and not chosen finds nothing less: it does not stay and look as if it did.
    made.input.addEventListener("blur", () => { if (chosen[key] === null) made.input.value = ""; });
    return made;
  };
  const words = field("earlierWords", (text) => lookups.statements(text, chosen), ({ statement }) => {
    panel.hidden = true;
    choose(statement);
  }, { allowsNothing: true });
  const [speaker, topic] = [named("speaker", "speaker"), named("topic", "aboutTopic")];
  const close = () => { panel.hidden = true; enterText(editor); };
  const panel = element(
    "div", { class: "panel-over earlier-panel", role: "dialog", "aria-label": say("earlier"), hidden: true },
    [speaker, topic, words].map(({ input, list }) => element("div", { class: "suggesting" }, input, list)));
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  closeBehind(panel);
  panel.open = () => {
    Object.assign(chosen, { speaker: null, topic: null });
    for (const { input } of [speaker, topic, words]) input.value = "";
    panel.hidden = false;
    speaker.input.focus();
  };
  return panel;
}
