// Follows what goes on, on pages that have a stream: new items wait behind a button, so that nothing moves while somebody
// reads; what was changed or withdrawn is changed at its place. Without this script the page is what it was when it was loaded.

const bar = document.querySelector("[data-stream]");
const words = JSON.parse(bar.dataset.words);
const status = bar.querySelector("[data-stream-status]");
const show = bar.querySelector("[data-stream-show]");
const pause = bar.querySelector("[data-stream-pause]");
const days = document.querySelector("[data-stream-days]");
const list = document.querySelector("[data-stream-list]");
const pinned = document.querySelector("[data-stream-pinned]");
const plural = new Intl.PluralRules(words.language);
const title = document.title;
const awhile = 60_000;

const address = new URL(bar.dataset.stream, location.href);
const waiting = new Map();
let source = null;
let isStale = false;
let leaving = 0;
let again = 0;

const remembered = {
  get paused() { try { return sessionStorage.getItem("paused") === "yes"; } catch { return false; } },
  set paused(is) { try { sessionStorage.setItem("paused", is ? "yes" : "no"); } catch { /* for this page only, then */ } },
};
let isPaused = remembered.paused;

const onPage = (id) => document.querySelector(`[data-id="${CSS.escape(id)}"]`);

function element(item) {
  const template = document.createElement("template");
  template.innerHTML = item.html;
  return template.content.firstElementChild;
}

// MARK: The connection

function open() {
  clearTimeout(again);
  if (source || isPaused || isStale) return;
  source = new EventSource(address);
  source.onopen = () => say("");
  source.onerror = lost;
  source.addEventListener("item", heard((item) => (onPage(item.id) ? change(item) : add(item))));
  source.addEventListener("gone", heard(withdraw));
  source.addEventListener("reset", heard(() => { isStale = true; close(); }));
}

// What is heard last is where the next connection begins.
function heard(act) {
  return (event) => {
    address.searchParams.set("after", event.lastEventId);
    act(JSON.parse(event.data));
    tell();
  };
}

function close() {
  clearTimeout(again);
  source?.close();
  source = null;
}

// The browser tries again by itself, unless it was told that there is no room.
function lost() {
  say(words.waiting);
  if (source?.readyState !== EventSource.CLOSED) return;
  close();
  again = setTimeout(open, 10_000 + Math.random() * 20_000);
}

// MARK: Items

function add(item) {
  const all = document.querySelectorAll("[data-time]");
  const oldest = all.length ? all[all.length - 1].dataset.time : "";
  // What is older than this page stands on another one.
  if (document.querySelector("[rel=next]") && Date.parse(item.published) < Date.parse(oldest)) return;
  waiting.set(item.id, item);
}

function change(item) {
  waiting.delete(item.id);
  const old = onPage(item.id);
  const isElsewhere = pinned && pinned.contains(old) !== item.pinned;
  if (isElsewhere) waiting.set(item.id, item);
  else old.replaceWith(element(item));
}

// It keeps its room until the reader asks for what is new.
function withdraw({ id }) {
  waiting.delete(id);
  const old = onPage(id);
  if (!old) return;
  old.classList.add("is-gone");
  old.inert = true;
}

// The order of the page: newest first, and of one second the one begun last, as its identifier tells.
const age = (one, other) => Date.parse(one.time) - Date.parse(other.time) || (one.id < other.id ? -1 : 1);

function place(item) {
  onPage(item.id)?.remove();
  const entry = element(item);
  const into = days ? day(item.day) : item.pinned ? pinned : list;
  const after = [...into.children].find((other) => age(other.dataset, entry.dataset) < 0);
  into.insertBefore(entry, after ?? null);
  entry.classList.add("is-new");
  return entry;
}

function day({ iso, label }) {
  const sections = [...days.querySelectorAll("[data-day]")];
  let section = sections.find((other) => other.dataset.day === iso);
  if (!section) {
    section = document.createElement("section");
    section.className = "day";
    section.dataset.day = iso;
    const heading = section.appendChild(document.createElement("h2"));
    heading.className = "day__label";
    heading.id = `day-${iso}`;
    section.setAttribute("aria-labelledby", heading.id);
    const time = heading.appendChild(document.createElement("time"));
    time.dateTime = iso;
    time.textContent = label;
    section.appendChild(document.createElement("ol")).className = "feed feed--full";
    const after = sections.find((other) => other.dataset.day < iso);
    if (after) after.before(section);
    else (sections.at(-1) ?? bar).after(section);
    document.querySelector(".nothing")?.remove();
  }
  return section.querySelector("ol");
}

function showAll() {
  if (isStale) return location.reload();
  for (const old of document.querySelectorAll("[data-id].is-gone")) old.remove();
  for (const old of document.querySelectorAll("[data-id].is-new")) old.classList.remove("is-new");
  for (const section of days?.querySelectorAll("[data-day]") ?? []) if (!section.querySelector("[data-id]")) section.remove();
  const entries = [...waiting.values()].map(place).sort((one, other) => age(one.dataset, other.dataset));
  waiting.clear();
  document.querySelector(".live > .nothing")?.remove();
  tell();
  const newest = entries.at(-1);
  newest?.querySelector("a")?.focus({ preventScroll: true });
  newest?.scrollIntoView({ block: "center" });
}

// MARK: Words

function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

function tell() {
  const count = waiting.size;
  const text = isStale ? words.reload : (words.show[plural.select(count)] ?? words.show.other).replace("{n}", count);
  show.hidden = !isStale && count === 0;
  show.textContent = text;
  say(show.hidden ? "" : text);
  document.title = count ? `(${count}) ${title}` : title;
}

function press() {
  pause.textContent = isPaused ? words.resume : words.pause;
  if (isPaused) close();
  else open();
  say(isPaused ? words.paused : "");
}

// MARK: The page

show.addEventListener("click", showAll);
pause.addEventListener("click", () => {
  isPaused = !isPaused;
  remembered.paused = isPaused;
  press();
});
// A page that nobody looks at lets go of its connection after a while; it is told what it missed when it comes back.
document.addEventListener("visibilitychange", () => {
  clearTimeout(leaving);
  if (document.hidden) leaving = setTimeout(close, awhile);
  else open();
});
addEventListener("pagehide", close);
addEventListener("pageshow", (event) => { if (event.persisted) open(); });

bar.hidden = false;
press();
