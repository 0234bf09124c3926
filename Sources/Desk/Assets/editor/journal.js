// What was written and the server has not acknowledged yet, kept in this browser (IndexedDB) while it is written.
//
// Each open editor keeps a journal of its own, under its client's name, and holds a lock of that name (Web Locks) for as long as it
// lives. A journal without a living owner is one whose tab was closed or fell: whoever opens the story next takes the lock, and with
// it the journal. There is never more than one who sends from it.
//
// A journal is: the document as the server had it in some version, the batches since then that are acknowledged, the entries that
// are not, the fields that are not, and the batch that is on its way. Writing costs what was changed, not what the story is long.
const name = "broadsheet-desk";

const finished = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = request.oncomplete = () => resolve(request.result);
    request.onerror = request.onabort = () => reject(request.error ?? new Error("the browser keeps nothing"));
  });

let opening = null;
function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("journals", { keyPath: "client" });
      request.result.createObjectStore("parts", { keyPath: "key" });
    };
    request.onsuccess = () => {
      request.result.onclose = request.result.onversionchange = () => { request.result.close(); opening = null; };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opening.catch(() => { opening = null; });
  return opening;
}

async function transaction(mode) {
  // Chromium answers before the disk has it, unless asked otherwise: then "kept" would not outlive a power cut.
  return (await open()).transaction(["journals", "parts"], mode, { durability: "strict" });
}

// An array sorts behind everything else in a key.
const partsOf = (...key) => IDBKeyRange.bound(key, [...key, []]);

// Holds the client's lock until released; null where somebody else has it.
function lock(client) {
  return new Promise((resolve) => {
    navigator.locks.request(`journal:${client}`, { ifAvailable: true }, (held) => {
      if (!held) return resolve(null);
      return new Promise((release) => resolve(release));
    });
  });
}

export class Journal {
  // A new one. Nothing is written before `begin`.
  static async create(client) {
    return new Journal(client, await lock(client));
  }

  // Those of this account that nobody has open, with the words that they have; the empty ones are cleared away.
  static async orphans(user, { story = null, except = null } = {}) {
    const all = await finished((await transaction("readonly")).objectStore("journals").getAll());
    const found = [];
    for (const { client, ...head } of all) {
      if (head.user !== user || (story && head.story !== story) || head.story === except) continue;
      const release = await lock(client);
      if (!release) continue;
      const journal = new Journal(client, release);
      const kept = await journal.read();
      if (kept && (kept.entries.length > 0 || kept.fields.length > 0)) found.push({ journal, kept });
      else await journal.remove().catch(() => journal.release());
    }
    return found;
  }

  // Whether an account has any at all, open ones too.
  static async any(user) {
    return (await finished((await transaction("readonly")).objectStore("journals").getAll())).some((head) => head.user === user);
  }

  constructor(client, release) {
    this.client = client;
    this.letGo = release;
    this.waiting = [];
    this.writing = null;
    this.isBroken = false;
    this.confirmed = 0;
    this.onchange = () => {};
  }

  async read() {
    const tx = await transaction("readonly");
    const [head, parts] = await Promise.all([
      finished(tx.objectStore("journals").get(this.client)), finished(tx.objectStore("parts").getAll(partsOf(this.client))),
    ]);
    if (!head) return null;
    const of = (kind) => parts.filter(({ key }) => key[1] === kind).map(({ value }) => value);
    this.confirmed = of("confirmed").length;
    return { ...head, confirmed: of("confirmed"), entries: of("entry"), fields: of("field"), sent: of("sent")[0] ?? null };
  }

  // Whether everything that was given to it is on the disk.
  get isWhole() { return !this.isBroken && !this.writing && this.waiting.length === 0; }

  // MARK: Writing. Each of these returns at once.

  // Everything anew. Head is {story, user, isNew, draft, version, document, fieldValues}.
  begin(head, { entries = [], fields = [], sent = null } = {}) {
    this.confirmed = 0;
    const act = (journals, parts) => {
      parts.delete(partsOf(this.client));
      journals.put({ client: this.client, ...head, at: Date.now() });
      for (const entry of entries) parts.put({ key: [this.client, "entry", entry.n], value: entry });
      for (const field of fields) parts.put({ key: [this.client, "field", field.field], value: field });
      if (sent) parts.put({ key: [this.client, "sent"], value: sent });
    };
    act.isWhole = true;
    // What was still to be written is in it.
    this.waiting = [];
    this.write(act);
  }

  addEntry(entry) {
    this.write((_, parts) => parts.put({ key: [this.client, "entry", entry.n], value: entry }));
  }

  setField(field) {
    this.write((_, parts) => parts.put({ key: [this.client, "field", field.field], value: field }));
  }

  removeField(field) {
    this.write((_, parts) => parts.delete([this.client, "field", field]));
  }

  setSent(sent) {
    this.write((_, parts) => (sent ? parts.put({ key: [this.client, "sent"], value: sent }) : parts.delete([this.client, "sent"])));
  }

  // Batches that are acknowledged, by version, and all entries that are not: in one, so that no word is in both or in neither.
  advance(batches, entries, { isRewritten, gone = [] }) {
    this.confirmed += batches.length;
    this.write((_, parts) => {
      for (const { version, steps, fields } of batches) {
        parts.put({ key: [this.client, "confirmed", version], value: { version, steps, fields } });
      }
      parts.delete([this.client, "sent"]);
      if (isRewritten) {
        parts.delete(partsOf(this.client, "entry"));
        for (const entry of entries) parts.put({ key: [this.client, "entry", entry.n], value: entry });
      }
      for (const n of gone) parts.delete([this.client, "entry", n]);
    });
  }

  write(act) {
    this.waiting.push(act);
    this.writing ??= this.flush();
  }

  // What comes while one transaction is written goes into the next together.
  async flush() {
    await null;
    while (this.waiting.length > 0) {
      const acts = this.waiting.splice(0);
      try {
        const tx = await transaction("readwrite");
        const done = finished(tx);
        for (const act of acts) act(tx.objectStore("journals"), tx.objectStore("parts"));
        await done;
        if (acts.some((act) => act.isWhole)) this.isBroken = false;
      } catch {
        // A journal with a hole tells nothing true: until it is written anew as a whole, it counts for nothing.
        this.isBroken = true;
      }
      this.onchange();
    }
    this.writing = null;
    this.onchange();
  }

  async settled() {
    while (this.writing) await this.writing;
  }

  async remove() {
    this.write((journals, parts) => {
      journals.delete(this.client);
      parts.delete(partsOf(this.client));
    });
    await this.settled();
    this.release();
  }

  release() {
    this.letGo?.();
    this.letGo = null;
  }
}
