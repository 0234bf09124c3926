// Has this been said before? Earlier statements that are like one of the text, or like words that are marked in it.
import { element, redraw } from "./element.js";
import { whenInWords } from "./when.js";
import { say } from "./words.js";

export const percent = (share) => new Intl.NumberFormat(document.documentElement.lang || "en", { style: "percent" }).format(share);

// Who said it, what and when, and in which story.
export function earlierLines({ name, described, role, verbatim, words, said, outlets, story, headline }) {
  return [
    element("p", { class: "said-who" }, element("strong", { dir: "auto" }, name || described), role ? element("span", { class: "soft", dir: "auto" }, ` ${role}`) : null),
    element("p", { class: "quote", dir: "auto" }, verbatim ? `“${words}”` : words),
    element("p", { class: "soft" }, [said && whenInWords(said), outlets.length > 0 ? say("via", { names: outlets.join(" ← ") }) : null].filter(Boolean).join(" · "),
      " ", element("a", { href: `/stories/${story}`, target: "_blank", dir: "auto" }, headline)),
  ];
}

const kinds = ["repeats", "contradicts", "retracts", "answers", "corrects"];

export class Before {
  // Insert puts a statement into the text; link says how the one on record that was asked about stands to another.
  constructor({ insert, link, leave }) {
    Object.assign(this, { insert, link });
    this.title = element("h2", { tabindex: "-1" });
    this.list = element("ol", { class: "said-list" });
    const close = () => { this.place.hidden = true; leave(); };
    this.place = element("section", { class: "said-before", "aria-label": say("saidBefore"), hidden: true }, this.title, this.list,
      element("div", { class: "buttons" }, element("button", { type: "button", onclick: close }, say("dismiss"))));
    this.place.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      close();
      event.preventDefault();
      event.stopPropagation();
    });
  }

  show({ bySpeaker, byOthers }, { name, card }) {
    const rows = (found) => found.map(({ likeness, statement }) => this.row(likeness, statement, card));
    const heading = (text, key) => element("li", { class: "said-heading soft", "data-id": key }, text);
    this.title.textContent = say(bySpeaker.length + byOthers.length === 0 ? "saidNever" : "saidBefore");
    redraw(this.list, [
      ...(bySpeaker.length > 0 ? [heading(say("saidBySpeaker", { name }), "own"), ...rows(bySpeaker)] : []),
      ...(byOthers.length > 0 ? [heading(say(name ? "saidByOthers" : "saidByAnybody"), "others"), ...rows(byOthers)] : []),
    ], this.title);
    this.place.hidden = false;
    this.title.focus();
    this.place.scrollIntoView({ block: "nearest" });
  }

  row(likeness, statement, card) {
    const kind = element("select", { "aria-label": say("linkKind"), "data-key": "kind" }, kinds.map((one) => element("option", { value: one }, say(`link_${one}`))));
    const isKept = card?.state === "stands" || card?.state === "changed";
    return element("li", { class: "said-one is-before", "data-id": statement.id },
      earlierLines(statement), element("p", { class: "soft" }, say("likeness", { percent: percent(likeness) })),
      element("div", { class: "buttons" },
        element("button", { type: "button", "data-key": "insert", onclick: () => this.insert(statement) }, say("insertEarlier")),
        isKept ? [kind, element("button", { type: "button", "data-key": "link", onclick: () => this.link(card, statement, kind.value) }, say("linkIt"))] : null));
  }
}
