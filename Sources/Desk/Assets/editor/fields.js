// A draft's fields: what the server has, as far as it is known, and what was changed here and the server does not have.
//
// An edit names the version in which its author saw the field last. Where somebody else changed it since, theirs stands and ours is
// contested: it is shown and kept, but not sent again before a person has chosen.
const isSame = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export class DraftFields {
  constructor() {
    this.values = new Map();
    this.edits = new Map();
    this.conflicts = [];
    this.count = 0;
  }

  reset(values, conflicts = [], edits = []) {
    this.values = new Map(Object.entries(values));
    this.edits = new Map(edits.map((edit) => [edit.field, edit]));
    this.count = Math.max(0, ...edits.map((edit) => edit.n));
    this.conflicts = conflicts;
  }

  // What the screen shows.
  get(name) { return this.edits.has(name) ? this.edits.get(name).value : this.values.get(name) ?? null; }
  theirs(name) { return this.values.get(name) ?? null; }
  edit(name) { return this.edits.get(name) ?? null; }
  known() { return Object.fromEntries(this.values); }
  unsent() { return [...this.edits.values()]; }

  get hasUnsent() { return this.edits.size > 0; }
  get hasToSend() { return this.unsent().some(isFree); }
  toSend() { return this.unsent().filter(isFree); }

  // The edit as it is to be kept; null where nothing changed.
  set(name, value, version) {
    if (isSame(this.get(name), value)) return null;
    const before = this.edits.get(name);
    this.count += 1;
    const edit = { field: name, value, base: before?.base ?? version, n: this.count };
    if (before?.contested) edit.contested = before.contested;
    this.edits.set(name, edit);
    return edit;
  }

  // The server took a batch: those named stand in the draft. Gives the edits that are done, and those that are to be kept anew.
  taken(sent, version, standing) {
    const done = [];
    const kept = [];
    for (const { field, value, n } of sent) {
      const edit = this.edits.get(field);
      if (standing.has(field)) this.values.set(field, value);
      else if (!isSame(this.values.get(field), value)) {
        kept.push(this.contest(field, value, null));
        continue;
      }
      if (edit?.n === n) {
        this.edits.delete(field);
        done.push(field);
      } else if (edit) {
        edit.base = version;
        kept.push(edit);
      }
    }
    return { done, kept };
  }

  heard(fields) {
    for (const { field, value } of fields) this.values.set(field, value);
  }

  // Somebody else's value stands, and the server keeps ours beside it.
  contest(name, value, id) {
    const edit = this.edits.get(name) ?? { field: name, value, base: 0, n: (this.count += 1) };
    edit.contested = { id: id ?? edit.contested?.id ?? null };
    this.edits.set(name, edit);
    return edit;
  }

  refuse(name, reason) {
    const edit = this.edits.get(name);
    if (edit) edit.refused = reason;
  }

  // Gives the conflict that is settled, and the edit where ours is to be sent again.
  choose(name, isOurs, version) {
    const before = this.edits.get(name);
    if (!before) return { id: null, edit: null };
    this.edits.delete(name);
    if (!isOurs) return { id: before.contested?.id ?? null, edit: null };
    const edit = { field: name, value: before.value, base: version, n: (this.count += 1) };
    this.edits.set(name, edit);
    return { id: before.contested?.id ?? null, edit };
  }
}

const isFree = (edit) => !edit.contested && !edit.refused;
