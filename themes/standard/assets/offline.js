// Starts the worker that keeps pages for reading without a connection, and lists on the offline page what it has kept.

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js").catch(() => {});

const list = document.getElementById("kept-stories");
if (list && "caches" in window) await show(list);

async function show(list) {
  const cache = await caches.open("pages");
  const stories = await Promise.all((await cache.keys()).map(async (request) => story(request, await cache.match(request))));
  const found = stories.filter(Boolean).reverse();
  list.replaceChildren(...found);
  list.hidden = found.length === 0;
  document.getElementById("nothing-kept").hidden = found.length > 0;
}

async function story(request, answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const headline = page.querySelector("meta[property='og:type'][content='article']") && page.querySelector("h1");
  if (!headline) return null;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(request.url).pathname;
  link.textContent = headline.textContent.trim();
  if (headline.lang) link.lang = headline.lang;
  link.dir = "auto";
  item.append(link);
  return item;
}
