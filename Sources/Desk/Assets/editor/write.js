// The screen where a story is written. The page gives a place with what it knows (data-story, data-user …); the rest is made here.
import { readingMinutes, wordCount } from "./count.js";
import { goTo, makeEditor } from "./editing.js";
import { element, later } from "./element.js";
import { Comments } from "./comments.js";
import { Record } from "./record.js";
import { Like } from "./like.js";
import { Form } from "./form.js";
import { Lookups } from "./lookups.js";
import { Notes } from "./notes.js";
import { makeNotices, showStatus } from "./notices.js";
import { makeEarlierPanel } from "./earlier.js";
import { makeFindPanel, makeInsertPanel, makeLinkPanel } from "./panels.js";
import { walkParts } from "./parts.js";
import { send } from "./pictures.js";
import { showPresence } from "./presence.js";
import { schema } from "./schema.js";
import { Refused, SignedOut } from "./connection.js";
import { Sync } from "./sync.js";
import { makeToolbar } from "./toolbar.js";
import { counted, say, words } from "./words.js";

export async function write(place, { lookups: given } = {}) {
  const { story, user, token, isNew, standards = "{}", sections = "[]", words: own = "{}" } = place.dataset;
  Object.assign(words, JSON.parse(own));
  const page = { story, user, token, isNew: isNew !== undefined };
  const sync = await opened(place, page, JSON.parse(standards));
  const lookups = given ?? new Lookups({ token: () => sync.server.token });
  return new Desk(place, sync, lookups, JSON.parse(sections)).begin();
}

// Tries until it is there: a story that was not yet loaded is the only thing that waits for the server.
async function opened(place, page, standards) {
  const status = element("p", { class: "status", role: "status" }, say("opening"));
  place.replaceChildren(element("h1", { class: "hidden" }, say("writing")), status);
  for (let wait = 500; ; wait = Math.min(8_000, wait * 2)) {
    try {
      return await Sync.open(page, { schema, standards });
    } catch (error) {
      console.error(error);
      const reason = error instanceof SignedOut ? "signedOut" : error instanceof Refused ? "refused" : "unreachable";
      status.textContent = say(`opening_${reason}`);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

class Desk {
  constructor(place, sync, lookups, sections) {
    Object.assign(this, { place, sync, lookups, sections });
    this.notices = makeNotices(sync.page.story);
    this.acts = {};
  }

  begin() {
    const { sync, lookups, acts } = this;
    const text = element("div", { class: "text-place" });
    const form = new Form(sync, lookups, { sections: this.sections, notify: this.notices.say });
    const titles = element("div", { class: "titles" }, form.titles);
    this.editor = makeEditor(text, sync, { lookups, language: () => sync.fields.get("language") ?? "en", notify: this.notices.say, acts });
    const { editor } = this;
    const bar = makeToolbar(editor, acts);
    const [link, find, insert] = [makeLinkPanel(editor, lookups), makeFindPanel(editor), makeInsertPanel(editor, lookups)];
    const input = this.pictureInput();
    this.comments = new Comments(editor, sync, lookups);
    this.record = new Record(editor, sync, lookups);
    this.like = new Like(editor, lookups);
    this.notes = new Notes(editor, sync, { enterField: (name) => titles.querySelector(`.field-${name} textarea`)?.focus() });
    const earlier = makeEarlierPanel(editor, lookups, (statement) => this.record.insert(statement));
    Object.assign(acts, { like: () => this.like.accept(), notes: (deed) => this.notes.run(deed), record: (deed) => this.record.run(deed), earlier: () => earlier.open(), link: link.open, find: find.open, insert: insert.open, comment: (kind) => this.comments.open(kind), picture: () => input.click() });
    const status = element("div", { class: "status" });
    const present = element("ul", { class: "guests", "aria-label": say("present") });
    const count = element("div", { class: "count soft" });
    const fields = element(
      "details", { class: "write-fields", open: matchMedia("(min-width: 64rem)").matches }, element("summary", {}, say("about")), form.details);
    this.place.replaceChildren(
      element("h1", { class: "hidden" }, say("writing")),
      element("div", { class: "write-head" }, status, present, count),
      this.notices.list,
      element("div", { class: "write-columns" },
        element("div", { class: "write-text" }, titles, element("div", { class: "tools-place" }, bar, input, link, find, insert, earlier, this.comments.panel), text, this.like.place),
        element("div", { class: "write-side" }, this.comments.place, this.record.place, this.notes.place, fields)));
    titles.addEventListener("done", ({ detail }) => {
      if (detail === "headline") titles.querySelector(".field-standfirst textarea").focus();
      else goTo(editor, 1);
    });
    showStatus(sync, status, () => editor.getText({ blockSeparator: "\n\n" }));
    showPresence(sync, editor.view, present);
    this.showCount(count);
    this.tellOthers();
    this.listen();
    walkParts(this, { titles, text: text.parentElement, fields });
    this.showStory();
    sync.run();
    // What closed tabs left of other stories goes out on the way.
    Sync.finishAll(sync.page, schema).catch(() => {});
    this.place.dataset.ready = "";
    return this;
  }

  // The story's screen is there once the story is; a new one begins with its headline.
  showStory() {
    const { sync } = this;
    const link = document.querySelector("[data-story-link]");
    const show = () => { if (link && !sync.isNew) link.hidden = false; };
    sync.addEventListener("saved", show);
    show();
    if (sync.isNew && document.activeElement === document.body) this.place.querySelector(".titles textarea").focus();
  }

  pictureInput() {
    return element("input", {
      type: "file", accept: "image/*", multiple: true, hidden: true,
      onchange: (event) => {
        const { view } = this.editor;
        for (const file of event.target.files) send(view, file, view.state.selection.from, (one) => this.lookups.upload(one), this.notices.say);
        event.target.value = "";
        this.editor.view.focus();
      },
    });
  }

  showCount(place) {
    const { editor, sync } = this;
    const show = () => {
      const language = sync.fields.get("language") ?? "en";
      const count = wordCount(editor.state.doc, language);
      place.textContent = [counted("words", count), counted("minutes", readingMinutes(count))].join(" · ");
    };
    const soon = later(show, 400);
    editor.on("transaction", ({ transaction }) => { if (transaction.docChanged) soon(); });
    show();
  }

  // Where our cursor is, not oftener than others can follow, and again when the server has what we typed.
  tellOthers() {
    const { editor, sync } = this;
    const tell = later(() => {
      const { anchor, head } = editor.state.selection;
      const said = `${anchor} ${head} ${sync.draft.version}`;
      if (said === this.said || sync.present.length === 0) return;
      this.said = said;
      sync.pointAt({ anchor, head });
    }, 120);
    editor.on("selectionUpdate", tell);
    sync.addEventListener("saved", tell);
    sync.addEventListener("present", () => { this.said = ""; tell(); });
  }

  listen() {
    const { sync, notices, editor } = this;
    sync.addEventListener("aside", ({ detail }) => notices.aside(detail.words));
    sync.addEventListener("homeless", ({ detail }) => notices.homeless(detail.words));
    sync.addEventListener("fields", () => editor.view.dom.setAttribute("lang", sync.fields.get("language") ?? "en"));
    if (sync.isRestored) notices.restored();
    if (sync.unreadable) notices.unreadable(sync.unreadable);
    // A habit: there is nothing to do, but it is done at once.
    addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      sync.exchange.retry();
    });
    addEventListener("beforeunload", (event) => { if (sync.status.kind === "notKept") event.preventDefault(); });
    // What is saved needs no journal; what is not stays in it for the next time.
    addEventListener("pagehide", () => sync.close());
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  }
}

const place = document.getElementById("editor");
if (place?.dataset.story) write(place).then((desk) => { window.desk = desk; });
