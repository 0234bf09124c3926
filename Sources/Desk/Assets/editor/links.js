// How the story's statements on record stand to earlier ones: what is linked, and what seems to repeat, one key away from a link.
import { earlierLines, percent } from "./before.js";
import { element, redraw } from "./element.js";
import { say } from "./words.js";

export class Links {
  // Ask gives the story's links; link and refuse do it. Home is where the focus goes when nothing is left here.
  constructor({ ask, link, refuse, home }) {
    Object.assign(this, { ask, link, refuse, home, linked: [], suggested: [], known: "" });
    this.title = element("h2", { tabindex: "-1" });
    this.list = element("ol", { class: "said-list", "aria-label": say("suggestedLinks") });
    this.place = element("section", { class: "said-links", hidden: true }, this.title, this.list);
  }

  // Only when other statements are on record than before, or somebody linked some.
  async look(kept, { isForced = false } = {}) {
    const known = JSON.stringify(kept.map(({ id, words, speaker, said }) => [id, words, speaker, said]));
    if (known === this.known && !isForced) return false;
    this.known = known;
    if (kept.length === 0) Object.assign(this, { linked: [], suggested: [] });
    else {
      try {
        const { links, suggested } = await this.ask();
        if (known !== this.known) return false;
        Object.assign(this, { linked: links, suggested });
      } catch (error) {
        this.known = "";
        console.warn(error);
        return false;
      }
    }
    this.kept = kept;
    this.draw();
    return true;
  }

  draw() {
    this.place.hidden = this.suggested.length === 0;
    this.title.textContent = `${say("suggestedLinks")} · ${this.suggested.length}`;
    redraw(this.list, this.suggested.map((one) => this.row(one)), this.suggested.length > 0 ? this.title : this.home);
  }

  row(one) {
    const { from, share, statement } = one;
    const words = this.kept.find(({ id }) => id === from)?.words ?? "";
    const button = (key, name, act) => element("button", { type: "button", "data-key": key, "aria-keyshortcuts": key, onclick: act }, say(name));
    return element("li", { class: "said-one is-link", "data-id": `${from} ${statement.id}` },
      element("p", { dir: "auto" }, words), element("p", { class: "soft" }, say("repeatsThis", { percent: percent(share) })), earlierLines(statement),
      element("div", { class: "buttons" }, button("l", "linkRepeats", () => this.link(one)), button("n", "linkNot", () => this.refuse(one))));
  }

  // Of which row a key was pressed; of the first where it was pressed in none.
  at(id) { return id === undefined ? this.suggested[0] : this.suggested.find(({ from, statement }) => `${from} ${statement.id}` === id); }

  of(id) { return this.linked.filter(({ from }) => from === id); }
}
