// Words and reading time. Each block is counted once for as long as it stays the same, so a key costs no more in a long story.
const perMinute = 220;
const counts = new WeakMap();
const segmenters = new Map();

// Languages without spaces between words are taken apart by the browser.
const isSpaceless = (language) => /^(ja|zh|th|km|lo|my)\b/i.test(language);

function wordsOf(text, language) {
  if (!isSpaceless(language)) return (text.match(/[\p{L}\p{N}]+(?:['’‑-][\p{L}\p{N}]+)*/gu) ?? []).length;
  if (!segmenters.has(language)) segmenters.set(language, new Intl.Segmenter(language, { granularity: "word" }));
  return [...segmenters.get(language).segment(text)].filter((part) => part.isWordLike).length;
}

export function wordCount(doc, language) {
  let words = 0;
  doc.forEach((block) => {
    if (!counts.has(block)) counts.set(block, wordsOf(block.textBetween(0, block.content.size, " ", " "), language));
    words += counts.get(block);
  });
  return words;
}

export const readingMinutes = (words) => Math.max(1, Math.round(words / perMinute));
