// What the editor asks the desk about besides the draft: names, stories to link to, what a photograph looks like.
//
// Each answer is asked for once; a question that a later one overtook is given up.
import { whenInWords } from "./when.js";

export class Lookups {
  constructor({ base = "", token = () => "" } = {}) {
    Object.assign(this, { base, token, known: new Map(), asking: new Map() });
  }

  // Lists of {id, label, detail}.
  topics(text) { return this.suggest("topics", text); }
  contributors(text) { return this.suggest("contributors", text); }
  backgrounds(text) { return this.suggest("backgrounds", text); }
  recordings(text) { return this.suggest("recordings", text); }
  // Lists of {id, href, label, detail}: public stories.
  stories(text) { return this.suggest("links", text); }
  // On record: lists of {id, label, detail, statement}.
  async statements(text, { speaker, topic }) {
    const found = await this.suggest("statements", text, { speaker, topic });
    return found?.map((statement) => {
      const { id, name, described, verbatim, words, said, headline } = statement;
      return { id, label: verbatim ? `“${words}”` : words, detail: [name || described, said && whenInWords(said), headline].filter(Boolean).join(" · "), statement };
    }) ?? null;
  }
  // Everybody who can be called.
  accounts() { return this.once("/names/accounts.json").then((found) => found ?? []); }
  // The names of identifiers, as {ID: label}.
  names(kind, ids) { return ids.length === 0 ? Promise.resolve({}) : this.once(`/names/${kind}.json?ids=${ids.join(",")}`); }

  // {src, srcset, alt, caption, credit}; {title, text}; {title, duration}; {title, site}. Null where there is no such thing.
  photograph(id) { return this.once(`/things/photographs/${id}`); }
  background(id) { return this.once(`/things/backgrounds/${id}`); }
  recording(id) { return this.once(`/things/recordings/${id}`); }
  story(id) { return this.once(`/things/stories/${id}`); }

  // The passage that paragraphs are like: {id, title, asOf, first, last, isSame}, or null.
  async like(paragraphs, at) {
    try {
      const answer = await fetch(`${this.base}/things/backgrounds/like`, {
        method: "POST", body: JSON.stringify({ paragraphs, at }), redirect: "error",
        headers: { "Content-Type": "application/json", "X-Form-Token": this.token() },
      });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  async suggest(kind, text, filters = {}) {
    this.asking.get(kind)?.abort();
    const asking = new AbortController();
    this.asking.set(kind, asking);
    try {
      const query = new URLSearchParams({ q: text, ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) });
      const answer = await fetch(`${this.base}/names/${kind}.json?${query}`, { signal: asking.signal, redirect: "error" });
      return answer.ok ? await answer.json() : [];
    } catch {
      return asking.signal.aborted ? null : [];
    }
  }

  once(path) {
    if (!this.known.has(path)) {
      const asked = fetch(this.base + path, { redirect: "error" }).then((answer) => (answer.ok ? answer.json() : null));
      asked.catch(() => this.known.delete(path));
      this.known.set(path, asked);
    }
    return this.known.get(path).catch(() => null);
  }

  // Sends a picture and gives its identifier.
  async upload(file) {
    const answer = await fetch(`${this.base}/photographs`, {
      method: "POST", body: file, redirect: "error",
      headers: { "Content-Type": file.type, "X-Form-Token": this.token(), "X-File-Name": encodeURIComponent(file.name) },
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(body.detail ?? `status ${answer.status}`);
    return body.id;
  }
}
