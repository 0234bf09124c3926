// Copy-desk notes as the panel shows them, each with where it is in the text.
import { textOf } from "./cards.js";
import { placed } from "./draft.js";
import { element } from "./element.js";
import { say } from "./words.js";

export const reasons = ["falseAlarm", "meant", "name", "other"];

// In the order of the text, without those in whose words somebody has typed since. Null where positions count in a version that is on
// its way here.
export function notesOf({ version, notes }, state) {
  const seen = new Map();
  const all = notes.map((one) => {
    const count = (seen.get(one.key) ?? 0) + 1;
    seen.set(one.key, count);
    const ranges = one.pieces.map(({ from, to }) => ({ from: placed(state, from, version, 1), to: placed(state, to, version, -1) }));
    return { ...one, id: count === 1 ? one.key : `${one.key} ${count}`, ranges };
  });
  if (all.some(({ ranges }) => ranges.some(({ from, to }) => from === null || to === null))) return null;
  return all.filter((note) => stands(note, note.ranges, state));
}

// Whether the words are the ones that the note is about.
export const stands = ({ pieces }, ranges, state) =>
  ranges.length === pieces.length && ranges.every(({ from, to }, i) => textOf(state, from, to) === pieces[i].words);

// A fix takes the place of words that stand in one paragraph.
export const hasFix = ({ replacement, pieces }) => typeof replacement === "string" && pieces?.length === 1;

// The part of the words that a fix changes: what stands before and after it keeps its marks.
export function changed(words, replacement) {
  let start = 0;
  while (start < words.length && start < replacement.length && words[start] === replacement[start]) start += 1;
  if (start > 0 && isHalf(words.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  const most = Math.min(words.length, replacement.length) - start;
  while (end < most && words.at(-1 - end) === replacement.at(-1 - end)) end += 1;
  if (end > 0 && (words.charCodeAt(words.length - end) & 0xfc00) === 0xdc00) end -= 1;
  return { start, end: words.length - end, text: replacement.slice(start, replacement.length - end) };
}

const isHalf = (unit) => (unit & 0xfc00) === 0xd800;

const about = (rule) => {
  const name = rule.replace(/[^A-Za-z0-9._]/g, "-");
  return element("a", { class: "soft", href: `/house-style#rule-${name}`, target: "_blank" }, rule, element("span", { class: "hidden" }, ` ${say("inNewTab")}`));
};

const key = (act, deed, keys, attributes = {}) =>
  element("button", { type: "button", "data-key": deed, "aria-keyshortcuts": keys, onclick: () => act(deed), ...attributes }, say(`note_${deed}`));

export function noteRow(note, { act, goTo }) {
  const { id, severity, message, rule, pieces, replacement, silenced } = note;
  const words = pieces.map((piece) => piece.words).join(" ");
  const fix = hasFix(note)
    ? element("p", { class: "rewording", dir: "auto" }, element("del", {}, words), " → ", element("ins", {}, replacement || say("nothingThere")))
    : null;
  return element("li", { class: `note-one is-${severity}`, "data-id": id },
    element("p", {}, element("span", { class: "severity" }, say(`severity_${severity}`)), " ", element("span", { dir: "auto" }, message)),
    fix ?? element("button", { type: "button", class: "quote", dir: "auto", "data-key": "go", onclick: goTo }, words),
    silenced ? silence(silenced) : null,
    element("div", { class: "buttons" },
      silenced ? key(act, "hear") : null,
      !silenced && fix ? key(act, "fix", "f") : null, !silenced && !fix ? element("span", { class: "soft" }, say("noFix")) : null,
      silenced ? null : key(act, "silence", "s"), fix ? key(act, "show", null) : null, about(rule)));
}

// Of a field beside the text, or of a photograph.
export function fieldRow(note, { act, goTo }) {
  const { id, severity, message, rule, field, photograph, caption, silenced } = note;
  const place = photograph
    ? element("a", { href: `/photographs/${photograph}`, target: "_blank", "data-key": "go" }, caption || say("photograph"), element("span", { class: "hidden" }, ` ${say("inNewTab")}`))
    : element("button", { type: "button", class: "plain", "data-key": "go", onclick: goTo }, say(field));
  return element("li", { class: `note-one is-${severity}`, "data-id": id },
    element("p", {}, element("span", { class: "severity" }, say(`severity_${severity}`)), " ", message), element("p", {}, place),
    silenced ? silence(silenced) : null,
    element("div", { class: "buttons" }, silenced ? key(act, "hear") : key(act, "silence", "s"), about(rule)));
}

const silence = ({ reason, words, byName }) =>
  element("p", { class: "soft" }, say("silencedBy", { reason: say(`reason_${reason}`), name: byName }), words ? element("span", { dir: "auto" }, ` ${words}`) : null);

// Why a note is to be silent: a key for each reason; another one is said in words.
export function reasonForm({ choose, leave }) {
  const words = element("input", { type: "text", "aria-label": say("reasonWords"), placeholder: say("reasonWords"), maxlength: "500", dir: "auto" });
  const other = element("div", { class: "reason-words", hidden: true }, words,
    element("button", { type: "button", onclick: () => send() }, say("note_silence")));
  const fault = element("p", { class: "fault", role: "alert", hidden: true });
  const send = () => {
    fault.hidden = words.value.trim() !== "";
    fault.textContent = say("reasonNeeded");
    if (fault.hidden) choose("other", words.value.trim());
    else words.focus();
  };
  const pick = (reason) => {
    if (reason !== "other") return choose(reason, "");
    other.hidden = false;
    words.focus();
  };
  const buttons = reasons.map((reason, index) =>
    element("button", { type: "button", "data-reason": reason, "aria-keyshortcuts": String(index + 1), onclick: () => pick(reason) },
      `${index + 1} ${say(`reason_${reason}`)}`));
  const place = element("div", { class: "reasons", role: "group", "aria-label": say("whySilent") },
    element("p", {}, say("whySilent")), element("div", { class: "buttons" }, buttons, element("button", { type: "button", class: "plain", onclick: () => leave() }, say("dismiss"))), other, fault);
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || /^F\d/.test(event.key)) return;
    if (event.key === "Escape") leave();
    else if (event.target === words && event.key === "Enter") send();
    else if (event.target !== words && reasons[event.key - 1]) pick(reasons[event.key - 1]);
    else {
      // What is typed here is nobody else's key.
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  return { place, enter: () => buttons[0].focus(), refuse: (text) => { fault.hidden = false; fault.textContent = text; } };
}
