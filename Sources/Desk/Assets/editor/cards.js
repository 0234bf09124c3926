// Statements as the panel shows them: what is suggested and what is on the record, each with where it is in the text.
import { placed } from "./draft.js";
import { element } from "./element.js";
import { whenInWords } from "./when.js";
import { say } from "./words.js";

// In the order of the text. Null where positions count in a version that is on its way here.
export function cardsOf({ version, suggestions, statements }, state) {
  const seen = new Map();
  const suggested = suggestions.map((one) => {
    const count = (seen.get(one.fingerprint) ?? 0) + 1;
    seen.set(one.fingerprint, count);
    return { ...one, id: count === 1 ? one.fingerprint : `${one.fingerprint} ${count}`, state: "suggested" };
  });
  const known = statements.map((one) => ({ ...one, state: one.confirmedAt === null ? "unconfirmed" : one.standing }));
  const all = [...suggested, ...known].map((one) => ({
    ...one,
    ranges: one.pieces.map(({ from, to }) => ({ from: placed(state, from, version, 1), to: placed(state, to, version, -1) })),
  }));
  if (all.some(({ ranges }) => ranges.some(({ from, to }) => from === null || to === null))) return null;
  const at = ({ ranges }) => ranges[0]?.from ?? Infinity;
  return all.toSorted((a, b) => at(a) - at(b));
}

export const textOf = ({ doc }, from, to) => (from < to ? doc.textBetween(from, to, " ", " ") : "");

// Of somebody's own words, without the marks around them.
export function wordsOf(state, card, ranges) {
  const words = ranges.map(({ from, to }) => textOf(state, from, to)).join(" ").replace(/\s+/g, " ").trim();
  return card.verbatim || card.state === "suggested" ? words.replace(/^["“”„«»'‘’]|[,"“”«»'‘’]+$/g, "") : words;
}

export function rowOf(card, { act, goTo, now, links = [], unlink }) {
  const { id, name, described, role, state, kind, words, said, occasion, outlets, confirmedByName } = card;
  const button = (deed, label = deed) =>
    element("button", { type: "button", "data-key": deed, "aria-keyshortcuts": deed[0], onclick: () => act(deed) }, say(label));
  const about = [
    say(`statement_${kind}`), said && whenInWords(said), occasion, outlets.length > 0 ? say("via", { names: outlets.join(" ← ") }) : null,
    state === "stands" ? say("confirmedBy", { name: confirmedByName }) : null,
  ].filter(Boolean);
  const quote = card.verbatim ? `“${words}”` : words;
  return element("li", { class: `said-one is-${state}`, "data-id": id },
    state === "suggested" || state === "stands" ? null : element("p", { class: "warn" }, say(`standing_${state}`)),
    element("p", { class: "said-who" },
      element("strong", { dir: "auto" }, name || described || say("nobodyNamed")), role ? element("span", { class: "soft", dir: "auto" }, ` ${role}`) : null),
    card.ranges.length > 0
      ? element("button", { type: "button", class: "quote", dir: "auto", "data-key": "go", onclick: goTo }, quote)
      : element("p", { class: "quote", dir: "auto" }, quote),
    state === "changed" ? element("p", { class: "said-now", dir: "auto" }, element("span", { class: "soft" }, `${say("now")} `), now) : null,
    element("p", { class: "soft" }, about.join(" · ")),
    links.map((link, index) => {
      const { name: other, described: unnamed, said: then, words: theirs } = link.statement;
      return element("p", { class: "said-link", dir: "auto" }, `${say(`link_${link.kind}`)} `, element("strong", {}, other || unnamed), then ? `, ${whenInWords(then)}` : "", `: ${theirs} `,
        element("button", { type: "button", class: "plain", "data-key": `unlink-${index}`, onclick: () => unlink(link) }, say("unlinkIt")));
    }),
    element("div", { class: "buttons" },
      state === "stands" || state === "gone" ? null : button("confirm", state === "changed" ? "confirmAgain" : "confirm"),
      state === "gone" ? null : button("mend"), button("refuse", state === "suggested" ? "refuse" : "takeBack")));
}
