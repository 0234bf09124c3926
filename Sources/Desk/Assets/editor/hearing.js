// Hearing of others at the same story while it is open: what they change, who they are, and where their cursors stand.
import { placed } from "./draft.js";

const times = { again: 1_000, most: 15_000, quiet: 30_000, away: 60_000 };

export class Hearing {
  constructor(sync) {
    this.sync = sync;
    this.isRunning = false;
  }

  start() {
    this.isRunning = true;
    this.onvisibility = () => this.look();
    document.addEventListener("visibilitychange", this.onvisibility);
    this.listen();
  }

  stop() {
    this.isRunning = false;
    this.close();
    for (const timer of [this.listenTimer, this.quietTimer, this.awayTimer]) clearTimeout(timer);
    document.removeEventListener("visibilitychange", this.onvisibility);
  }

  close() {
    this.unlisten?.();
    this.unlisten = null;
    clearTimeout(this.quietTimer);
  }

  listen() {
    this.close();
    clearTimeout(this.listenTimer);
    if (!this.isRunning || this.sync.isNew || this.isAway) return;
    this.unlisten = this.sync.server.listen({
      onopen: () => { this.heard(); this.sync.exchange.look(); this.sync.emit("comments"); },
      onmessage: (message) => { this.heard(); this.hear(message); },
      onerror: () => this.lost(),
    });
  }

  lost() {
    const { exchange } = this.sync;
    this.close();
    this.showPresent([]);
    exchange.mustLook = true;
    exchange.changed();
    clearTimeout(this.listenTimer);
    const wait = times.again * (1 + 2 * Math.random() + exchange.failures);
    this.listenTimer = setTimeout(() => this.listen(), Math.min(times.most, wait));
  }

  // A connection can be dead and say nothing.
  heard() {
    clearTimeout(this.quietTimer);
    this.quietTimer = setTimeout(() => { this.sync.exchange.look(); this.heard(); }, times.quiet);
  }

  hear(message) {
    const { sync } = this;
    if (message.present) this.showPresent(message.present);
    else if (message.pointer) this.point(message.pointer);
    else if (message.comments) sync.emit("comments");
    else if (message.batches && message.draft === sync.id) sync.receive(message.batches);
    else if (message.batches || message.reopen) sync.exchange.mustLook = true;
    if (sync.exchange.mustLook) sync.exchange.look();
  }

  showPresent(guests) {
    const { sync } = this;
    sync.present = guests.filter((guest) => guest.client !== sync.client);
    sync.pointers = new Map(sync.present.filter((guest) => guest.pointer).map((guest) => [guest.client, guest.pointer]));
    sync.emit("present");
  }

  point(pointer) {
    if (pointer.client === this.sync.client) return;
    this.sync.pointers.set(pointer.client, pointer);
    this.sync.emit("pointer", pointer);
  }

  // Who has not looked at the story for a while is not there: neither for the others, nor for the server.
  look() {
    clearTimeout(this.awayTimer);
    if (document.hidden) {
      this.sync.exchange.wake(0);
      this.awayTimer = setTimeout(() => { this.isAway = true; this.close(); }, times.away);
    } else if (this.isAway) {
      this.isAway = false;
      this.sync.exchange.look();
      this.listen();
    }
  }
}

// Where somebody's cursor is here, as {anchor, head}; null where that cannot be said yet.
export function placeOf(sync, { anchor, head, version }) {
  const [from, to] = [placed(sync.state, anchor, version), placed(sync.state, head, version)];
  return from === null || to === null ? null : { anchor: from, head: to };
}
