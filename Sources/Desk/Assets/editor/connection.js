// The desk's server, as the editor talks to it: every way in which a request ends is one of these.

// Nothing came back, or nothing of use: the same may be sent again.
export class Unreachable extends Error {}
// Nobody is signed in any more, or somebody else is.
export class SignedOut extends Error {
  constructor(isSomebodyElse = false) {
    super("signed out");
    this.isSomebodyElse = isSomebodyElse;
  }
}
// The server will not have it, and would not the next time.
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `status ${status}`);
    this.status = status;
    this.field = problem.field ?? null;
  }
}

const patience = 20_000;

export class Connection {
  // User is whom the page was made for; what they wrote is sent as nobody else.
  constructor(story, client, { user, token, base = "" }) {
    Object.assign(this, { story, client, user, token, base });
  }

  get path() { return `${this.base}/stories/${this.story}`; }

  create(fields) { return this.post(this.path, fields); }
  open() { return this.ask(`${this.path}/draft`, {}); }
  send(batch) { return this.post(`${this.path}/draft/steps`, { client: this.client, ...batch }); }
  point(pointer) { return this.post(`${this.path}/draft/pointer`, { client: this.client, ...pointer }); }
  setAside(aside) { return this.post(`${this.path}/draft/aside`, aside); }
  settle(conflict) { return this.post(`${this.path}/draft/conflicts/${conflict}/settle`, {}); }

  // Messages as they come. Returns what ends it.
  listen({ onopen, onmessage, onerror }) {
    const source = new EventSource(`${this.path}/draft/events?client=${this.client}`);
    source.onopen = onopen;
    source.onmessage = (event) => onmessage(JSON.parse(event.data));
    source.onerror = () => { source.close(); onerror(); };
    return () => source.close();
  }

  async post(path, body, isAgain = false) {
    try {
      return await this.ask(path, {
        method: "POST", headers: { "Content-Type": "application/json", "X-Form-Token": this.token }, body: JSON.stringify(body),
      });
    } catch (error) {
      // Who signed in again in another tab has another token.
      if (isAgain || !(error instanceof Refused) || error.status !== 403) throw error;
      await this.renew();
      return this.post(path, body, true);
    }
  }

  async renew() {
    const session = await this.ask(`${this.base}/session.json`, {});
    if (session.user !== this.user) throw new SignedOut(true);
    this.token = session.token;
  }

  async ask(path, options) {
    let answer;
    let body;
    try {
      // The desk leads who is not signed in to the place where they can; that is no answer to us.
      const headers = { Accept: "application/json", ...options.headers };
      answer = await fetch(path, { ...options, headers, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(patience) });
      body = answer.type === "opaqueredirect" ? "" : await answer.text();
    } catch (error) {
      throw new Unreachable(String(error));
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) throw new SignedOut();
    const value = parsed(body);
    if (answer.ok && (value !== undefined || answer.status === 204)) return value ?? null;
    if (answer.ok || answer.status >= 500 || [408, 425, 429].includes(answer.status)) throw new Unreachable(`status ${answer.status}`);
    throw new Refused(answer.status, value ?? {});
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
