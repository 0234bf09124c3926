// The conversation with the server about one story: one thing after the other, again and again until it is done.
import { Refused, SignedOut, Unreachable } from "./connection.js";
import { baseDocument, difference, merged } from "./draft.js";
import { newIdentifier } from "./identifiers.js";

const times = { send: 150, first: 400, most: 15_000, signedOut: 5_000 };
// What one batch may hold; the server takes somewhat more.
const mostSteps = 500;
const mostBytes = 400_000;

export class Exchange {
  constructor(sync) {
    this.sync = sync;
    // The batch that is on its way, or was when this journal was left.
    this.sent = null;
    // Why nothing gets through; null while all is well.
    this.problem = null;
    this.failures = 0;
    this.isRunning = false;
  }

  start() {
    this.isRunning = true;
    this.look();
  }

  stop() {
    this.isRunning = false;
    clearTimeout(this.timer);
  }

  // Asks at once whether anything was missed, and sends what there is.
  look() {
    this.mustLook = true;
    this.wake(0);
  }

  // There is a connection again, or somebody is back: no need to wait.
  retry() {
    this.failures = 0;
    this.look();
  }

  // Something is to be sent. While nothing gets through, that waits like everything else.
  changed() { this.wake(this.failures > 0 ? null : times.send); }

  // MARK: One thing after the other

  // Null waits for what is waited for already.
  wake(after) {
    if (!this.isRunning || this.isWorking) return;
    if (after === null && this.timer) return;
    const due = Date.now() + (after ?? 0);
    if (this.timer && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => this.work(), after ?? 0);
  }

  async work() {
    this.timer = null;
    this.isWorking = true;
    let next = null;
    try {
      while (this.isRunning && (this.mustLook || this.sync.hasToSend)) await this.once();
      this.succeeded();
    } catch (error) {
      next = this.failed(error);
    }
    this.isWorking = false;
    this.sync.tell();
    if (next !== null) this.wake(next);
    else if (this.sync.hasToSend) this.wake(times.send);
    else this.sync.rest();
  }

  succeeded() {
    const wasOff = this.problem !== null;
    this.problem = null;
    this.failures = 0;
    if (wasOff) this.sync.hearing?.listen();
  }

  failed(error) {
    if (!(error instanceof Unreachable || error instanceof SignedOut || error instanceof Refused)) {
      // A fault of ours. What was written is in the journal; trying again may go another way.
      console.error(error);
      error = new Unreachable(String(error));
    }
    this.problem = error;
    this.failures += 1;
    this.sync.emit("problem", error);
    if (error instanceof SignedOut) return times.signedOut;
    return Math.min(times.most, times.first * 2 ** Math.min(10, this.failures - 1)) * (0.5 + Math.random());
  }

  async once() {
    const { sync } = this;
    if (sync.isNew) await this.create();
    this.sent ??= this.compose();
    const sent = this.sent;
    this.mustLook = false;
    if (sent) {
      sync.journal.setSent(sent);
      // Sent and not known to be sent, it could be sent a second time after a fall.
      await sync.journal.settled();
    }
    if (sent !== this.sent) return;
    let answer;
    try {
      answer = await sync.server.send({
        draft: sync.id, base: sent?.base ?? sync.draft.version, batch: sent?.batch ?? newIdentifier(), steps: sent?.steps ?? [],
        fields: (sent?.fields ?? []).map(({ field, value, base }) => ({ field, value, base })),
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Nothing to send and nothing missed: the server has no answer to that.
      if (!sent && error.status === 422) return;
      if (!sent || ![413, 422].includes(error.status)) throw error;
      return this.refused(error, sent);
    }
    // Whoever has the journal now sends it again, and is answered the same.
    if (!this.isRunning) return;
    if (answer.accepted !== undefined) sync.accepted(sent, answer);
    else if (answer.behind) sync.receive(answer.behind);
    else if (answer.tooFarBehind) await sync.reopen(answer.tooFarBehind);
    else throw new Unreachable("an answer of another kind");
  }

  compose() {
    if (!this.sync.hasToSend) return null;
    const { unsent, version } = this.sync.draft;
    const edits = this.sync.fields.toSend();
    if (this.isWhole) return this.composeWhole();
    const fields = this.isApart ? edits.slice(0, unsent.length > 0 ? 0 : 1) : edits;
    // Hours of typing without a connection are few steps once the letters are joined.
    let count = unsent.length;
    let steps = merged(unsent);
    while (count > 1 && (steps.length > mostSteps || JSON.stringify(steps).length > mostBytes)) {
      count = Math.ceil(count / 2);
      steps = merged(unsent.slice(0, count));
    }
    return { batch: newIdentifier(), base: version, count, steps, fields };
  }

  // All that is unsent as one step: what stood in between and was taken back is not in it.
  composeWhole() {
    const { unsent, version } = this.sync.draft;
    const step = difference(baseDocument(this.sync.state), this.sync.state.doc);
    return {
      batch: newIdentifier(), base: version, count: unsent.length, steps: step ? [step.toJSON()] : [],
      fields: step ? [] : this.sync.fields.toSend().slice(0, 1),
    };
  }

  async create() {
    const { sync } = this;
    await sync.server.create({ ...sync.fields.known(), id: sync.page.story });
    const opened = await sync.server.open();
    sync.id = opened.draft;
    sync.isNew = false;
    sync.emit("created");
    sync.mend();
    await sync.journal.settled();
    sync.hearing?.listen();
  }

  // Tried in smaller parts, then as a whole; what is refused even so stays here.
  refused(error, sent) {
    this.sent = null;
    this.sync.journal.setSent(null);
    if (sent.fields.length > 0 && (sent.count > 0 || sent.fields.length > 1)) { this.isApart = true; return; }
    if (sent.fields.length === 1) {
      this.sync.fields.refuse(sent.fields[0].field, error.message);
      this.sync.emit("fields");
      return;
    }
    if (!this.isWhole) { this.isWhole = true; return; }
    throw error;
  }
}
