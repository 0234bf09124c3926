// The form in which a statement is put right before it is confirmed: opened in place, Enter saves, Escape leaves.
import { element } from "./element.js";
import { suggest } from "./suggest.js";
import { whenInWords } from "./when.js";
import { say } from "./words.js";

const kinds = ["direct", "indirect", "mixed", "written"];
const attributions = ["onRecord", "background", "anonymous"];
const speakerKinds = ["person", "organisation", "place"];
// Those have the speaker's own words, which are those of the passage.
const isVerbatim = (kind) => kind === "direct" || kind === "written";

const labelled = (name, control, ...more) => element("label", {}, element("span", {}, say(name)), control, ...more);
const choice = (name, values, value) =>
  element("select", {}, values.map((one) => element("option", { value: one, selected: one === value }, say(`${name}_${one}`))));
const line = (value, limit) => element("input", { type: "text", value, maxlength: limit, dir: "auto", spellcheck: "false" });
const box = (value, limit) => {
  const made = element("textarea", { rows: 2, maxlength: limit, dir: "auto" });
  made.value = value;
  return made;
};

// Given is a suggestion or a kept statement; passage its words in the text; save is given what the form says.
export function statementForm(given, { passage, lookups, save, leave }) {
  let speaker = given.speaker;
  const attribution = choice("attribution", attributions, given.attribution);
  const name = line(given.name, 200);
  const speakerKind = choice("speakerKind", speakerKinds, given.speakerKind ?? "person");
  const described = line(given.described, 300);
  const role = line(given.role, 300);
  const kind = choice("statement", kinds, given.kind);
  const words = box(given.words, 20_000);
  const said = line(given.said ?? "", 30);
  const when = element("output", { class: "soft" });
  const occasion = line(given.occasion, 500);
  const outlets = line(given.outlets.join("; "), 2_000);
  const evidence = line(given.evidence ?? "", 2_000);
  const original = box(given.original?.text ?? "", 20_000);
  const language = line(given.original?.language ?? "", 35);
  const fault = element("p", { class: "fault", role: "alert", hidden: true });

  const values = () => ({
    speaker: attribution.value === "onRecord" ? speaker : null, name: name.value.trim(), speakerKind: speakerKind.value,
    attribution: attribution.value, described: attribution.value === "onRecord" ? "" : described.value.trim(), role: role.value.trim(),
    kind: kind.value, verbatim: isVerbatim(kind.value), words: words.value.trim(), said: said.value.trim() || null,
    occasion: occasion.value.trim(), outlets: outlets.value.split(";").map((one) => one.trim()).filter((one) => one !== ""),
    evidence: evidence.value.trim(),
    original: original.value.trim() === "" ? null : { text: original.value.trim(), language: language.value.trim() },
    ...(given.topics ? { topics: given.topics } : {}),
  });
  const done = () => {
    if (attribution.value === "onRecord" && name.value.trim() === "") return refuse(say("whoSaid"), name);
    if (said.value.trim() !== "" && whenInWords(said.value) === null) return refuse(say("badWhen"), said);
    save(values());
  };
  const refuse = (text, field) => {
    fault.textContent = text;
    fault.hidden = text === "";
    field?.focus();
  };

  const names = suggest(name, {
    allowsWords: true,
    look: (text) => lookups.topics(text),
    choose: (item) => {
      if (!item.id) return done();
      speaker = item.id;
      name.value = item.label;
      show();
    },
  });
  const person = labelled("speaker", element("span", { class: "suggesting" }, name, names));
  const parts = { speakerKind: labelled("speakerKind", speakerKind), described: labelled("described", described) };
  const show = () => {
    const isNamed = attribution.value === "onRecord";
    person.hidden = !isNamed;
    // Of whom there is a topic, we know it.
    parts.speakerKind.hidden = !isNamed || speaker !== null;
    parts.described.hidden = isNamed;
    words.readOnly = isVerbatim(kind.value);
    when.textContent = said.value.trim() === "" ? say("whenHelp") : whenInWords(said.value) ?? say("badWhen");
  };
  name.addEventListener("input", () => { speaker = null; show(); });
  attribution.addEventListener("change", show);
  kind.addEventListener("change", () => {
    if (isVerbatim(kind.value)) words.value = passage;
    show();
  });
  said.addEventListener("input", show);

  const place = element("div", { class: "statement-form", role: "group", "aria-label": say("mendStatement") },
    person, parts.speakerKind, parts.described, labelled("roleThen", role), labelled("attribution", attribution),
    labelled("statementKind", kind), labelled("statementWords", words), labelled("said", said, when), labelled("occasion", occasion),
    labelled("outlets", outlets, element("span", { class: "soft" }, say("outletsHelp"))), labelled("evidence", evidence),
    labelled("original", original), labelled("originalLanguage", language), fault,
    element("div", { class: "buttons" },
      element("button", { type: "button", class: "main", onclick: done }, say("saveStatement")),
      element("button", { type: "button", onclick: leave }, say("dismiss"))));
  place.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.shiftKey && event.target.matches("input, textarea, select")) done();
    else return;
    event.preventDefault();
  });
  show();
  return { place, refuse, enter: () => (person.hidden ? described : name).focus() };
}
