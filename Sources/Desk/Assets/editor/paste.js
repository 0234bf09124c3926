// What comes by the clipboard from Word, Google Docs and web pages, as the plain structure that it means. The schema lets nothing
// else in; this reads what those programs say in styles of their own.
const dropped =
  "script, style, meta, link, title, head, noscript, template, iframe, object, embed, svg, img, picture, video, audio, canvas, button, input, " +
  "select, textarea, form, nav, aside, footer, del, sup.footnote, [hidden], [aria-hidden=true]";

export function cleaned(html) {
  // Our own goes through as it is.
  if (/<[^<>]*\sdata-pm-slice=/i.test(html)) return html;
  const parsed = new DOMParser().parseFromString(inert(html), "text/html");
  const { body } = parsed;
  dropComments(parsed);
  for (const element of body.querySelectorAll("p, li, div")) listMarker(element);
  for (const element of [...body.querySelectorAll(dropped), ...[...body.querySelectorAll("[data-style]")].filter(isHidden)]) element.remove();
  for (const element of [...body.querySelectorAll("*")]) if (element.localName.includes(":")) unwrap(element);
  wordLists(body);
  for (const list of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) nest(list);
  for (const element of body.querySelectorAll("span, b, strong, font")) marks(element);
  for (const link of body.querySelectorAll("a")) address(link);
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6, p.MsoTitle, p.MsoSubtitle")) headline(heading);
  for (const quotation of body.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote")) rename(wrap(quotation, "blockquote").firstChild, "p");
  for (const figure of body.querySelectorAll("figure")) if (!figure.querySelector("table, blockquote")) figure.remove();
  for (const block of [...body.querySelectorAll("div, section, article, main, header, center")].reverse()) plain(block);
  for (const block of body.querySelectorAll("p")) lines(block);
  spaces(body);
  for (const block of [...body.querySelectorAll("p, h2, h3, h4, li, blockquote")].reverse()) {
    if (block.textContent.trim() === "" && !block.querySelector("table")) block.remove();
  }
  return body.innerHTML;
}

// Styles are read as text, and what would run is let go: a parsed document stands under the page's security policy too.
function inert(html) {
  return html
    .replace(/<style\b[\s\S]*?<\/style>|<!\[(if|endif)[^>]*>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son[a-z]+\s*=/gi, " data-gone="));
}

function dropComments(parsed) {
  const walker = parsed.createTreeWalker(parsed, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
}

const isHidden = (element) => /display:\s*none|mso-hide:\s*all/i.test(element.getAttribute("data-style"));

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

function wrap(element, name) {
  const wrapper = element.ownerDocument.createElement(name);
  element.replaceWith(wrapper);
  wrapper.append(element);
  return wrapper;
}

// MARK: Lists

// Word writes the bullet or number of a list's paragraph as text in front.
function listMarker(element) {
  const style = element.getAttribute("data-style") ?? "";
  if (!/mso-list:\s*l\d+\s+level\d+/i.test(style)) return;
  const marker = [...element.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute("data-style") ?? ""));
  [, element.dataset.of, element.dataset.level] = /(l\d+)\s+level(\d+)/i.exec(style);
  element.dataset.list = /^\s*(\d+|[a-z]{1,3}|[ivxlc]+)[.)]/i.test((marker ?? element).textContent) ? "ol" : "ul";
  marker?.remove();
}

function wordLists(body) {
  let open = [];
  for (const item of [...body.querySelectorAll("[data-level]")]) {
    const level = Number(item.dataset.level);
    if (!open.length || item.previousElementSibling !== open[0].list || open[0].of !== item.dataset.of) open = [];
    while (open.length && open.at(-1).level > level) open.pop();
    let here = open.at(-1);
    if (!here || here.level < level) {
      const list = body.ownerDocument.createElement(item.dataset.list);
      if (here) here.list.lastElementChild.append(list);
      else item.before(list);
      here = { list, level, of: item.dataset.of };
      open.push(here);
    }
    const entry = body.ownerDocument.createElement("li");
    here.list.append(entry);
    const paragraph = rename(item, "p");
    entry.append(paragraph);
  }
}

// A list that stands in a list, not in one of its items, belongs to the item before it.
function nest(list) {
  const before = list.previousElementSibling;
  if (before?.localName === "li") before.append(list);
  else wrap(list, "li");
}

// MARK: Words

function marks(element) {
  const style = element.getAttribute("data-style") ?? "";
  const isPlainBold = ["b", "strong"].includes(element.localName) && /(^|;)\s*font-weight:\s*(normal|400|300)/i.test(style);
  // Google Docs puts everything into one bold element that says that it is not bold.
  if (isPlainBold) return unwrap(element);
  if (!["span", "font"].includes(element.localName)) return;
  if (/(^|;)\s*font-weight:\s*(bold|[6-9]00)/i.test(style)) inside(element, "strong");
  if (/(^|;)\s*font-style:\s*italic/i.test(style)) inside(element, "em");
  // Of the program that it was written in, not of the words.
  element.removeAttribute("lang");
}

function inside(element, name) {
  const mark = element.ownerDocument.createElement(name);
  mark.append(...element.childNodes);
  element.append(mark);
}

function address(link) {
  let href = link.getAttribute("href") ?? "";
  const redirect = /^https?:\/\/www\.google\.[a-z.]+\/url\?/.exec(href);
  if (redirect) href = new URL(href).searchParams.get("q") ?? href;
  if (!/^(https?:|mailto:|tel:)/i.test(href)) return unwrap(link);
  link.setAttribute("href", href.trim());
}

// The story's own headline is a field: headings in the text begin below it. They are bold by themselves.
function headline(heading) {
  const levels = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 4, h6: 4 };
  const made = rename(heading, `h${levels[heading.localName] ?? 2}`);
  for (const mark of made.querySelectorAll("b, strong")) unwrap(mark);
}

// What only arranges says nothing; where text stands in it, it is a paragraph.
function plain(block) {
  if (block.querySelector("p, div, h2, h3, h4, ul, ol, table, blockquote, hr")) unwrap(block);
  else rename(block, "p");
}

// Two line breaks are the end of a paragraph.
function lines(block) {
  if (!block.isConnected || !block.querySelector("br + br")) return;
  const parts = [[]];
  for (const node of [...block.childNodes]) {
    if (node.localName === "br" && node.nextSibling?.localName === "br") parts.push([]);
    else if (!(node.localName === "br" && parts.at(-1).length === 0)) parts.at(-1).push(node);
  }
  block.replaceWith(...parts.filter((part) => part.length > 0).map((part) => {
    const paragraph = block.ownerDocument.createElement("p");
    paragraph.append(...part);
    return paragraph;
  }));
}

// No-break spaces that stand for layout become spaces; the one before a unit, a dash or a mark stays.
function spaces(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    text.data = text.data
      .replace(/[\r\n\t]+/g, " ")
      .replace(/(?<=\s)\u00a0|\u00a0(?=\s)|\u00a0$/g, " ")
      .replace(/[\u200b\ufeff\u00ad]/g, "")
      .replace(/ {2,}/g, " ");
  }
}
