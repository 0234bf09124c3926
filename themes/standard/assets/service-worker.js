// Keeps the pages that were read last on the reader's own device, so that they can be read again without a connection.
// Whoever has a connection gets what the paper says now: a kept page is shown only where the paper cannot be reached.

const PAGES = "pages";
const FILES = "files";
const MOST_PAGES = 40;
const MOST_FILES = 150;
const OFFLINE = "/offline/";

self.addEventListener("install", (event) => event.waitUntil(keepOfflinePage().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    event.respondWith(page(event, address));
  } else if (address.pathname.startsWith("/theme/") || (address.pathname.startsWith("/media/") && request.destination === "image")) {
    event.respondWith(file(event));
  }
});

// What the paper says; where it says nothing, the page as it was read last, or else the page that says so.
async function page(event, address) {
  let answer;
  try {
    answer = await fetch(event.request);
    if (answer.status < 500) {
      // Searches are as many as readers can think of, and nobody's business.
      if (!address.search) event.waitUntil(keep(address.pathname, answer.clone()));
      event.waitUntil(keepOfflinePage());
      return answer;
    }
  } catch {}
  const kept = await (await caches.open(PAGES)).match(address.pathname);
  if (kept) return marked(kept);
  return answer ?? (await (await caches.open(FILES)).match(OFFLINE)) ?? Response.error();
}

async function keep(path, answer) {
  const cache = await caches.open(PAGES);
  // Put anew, it stands last: the first of them are those that were read longest ago.
  await cache.delete(path);
  const isPage = answer.ok && !answer.redirected && (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (isPage) await cache.put(path, answer);
  await cutBack(cache, MOST_PAGES);
}

// A kept page says when it was fetched: it may have been corrected since.
async function marked(kept) {
  const date = new Date(kept.headers.get("date") ?? 0).toISOString();
  const text = (await kept.text()).replace("<html ", `<html data-kept="${date}" `);
  return new Response(text, { headers: { "content-type": "text/html; charset=utf-8", ...policy(kept) } });
}

function policy(kept) {
  const value = kept.headers.get("content-security-policy");
  return value ? { "content-security-policy": value } : {};
}

// A file's name changes with its content: what is kept is right for ever.
async function file(event) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.status === 200) {
    const copy = answer.clone();
    event.waitUntil(cache.put(event.request, copy).then(() => cutBack(cache, MOST_FILES)));
  }
  return answer;
}

let isOfflinePageNew = false;

// Once for each life of this worker, so that the page that is shown without a connection has the looks of today.
async function keepOfflinePage() {
  if (isOfflinePageNew) return;
  isOfflinePageNew = true;
  try {
    const answer = await fetch(OFFLINE, { cache: "no-cache" });
    if (!answer.ok) return;
    const cache = await caches.open(FILES);
    const text = await answer.clone().text();
    await cache.delete(OFFLINE);
    await cache.put(OFFLINE, answer);
    const files = new Set(text.match(/\/theme\/[\w.-]+/g) ?? []);
    await Promise.all([...files].map(async (name) => (await cache.match(name)) ?? cache.add(name)));
  } catch {
    isOfflinePageNew = false;
  }
}

async function cutBack(cache, most) {
  const kept = await cache.keys();
  const old = kept.filter((request) => new URL(request.url).pathname !== OFFLINE).slice(0, Math.max(0, kept.length - most));
  await Promise.all(old.map((request) => cache.delete(request)));
}
