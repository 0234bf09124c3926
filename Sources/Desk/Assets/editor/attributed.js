// An earlier statement as a sentence of the story's own language, with who said it, when, and through whom we know.
import { mannerOf } from "./typography.js";

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[^~]*(~?)$/;

const whole = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const short = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

// What somebody's own words are followed by, and what stands around their sense; a language that is not here does with marks alone.
const tables = {
  en: {
    ends: ",", quote: "{quote} {said} {who}{when}{via}.", sense: "{sense}, {who} {said}{when}{via}.", said: "said", wrote: "wrote",
    day: " on {when}", month: " in {when}", year: " in {when}", about: " around {when}", via: ", according to {outlet}",
    chain: ", according to {outlet}, citing {from}",
    inWords: ({ year, month, day }, thisYear) =>
      month ? [`${(day ? short : whole)[month - 1]}${day ? ` ${day}` : ""}`, !day ? ` ${year}` : year === thisYear ? "" : `, ${year}`].join("") : `${year}`,
  },
  de: {
    after: ",", quote: "{quote} {said} {who}{when}{via}.", sense: "{sense}, {said} {who}{when}{via}.", said: "sagte", wrote: "schrieb",
    day: " am {when}", month: " im {when}", year: " {when}", about: " um {when}", via: ", wie {outlet} berichtete",
    chain: ", wie {outlet} unter Berufung auf {from} berichtete",
  },
};
const plain = {
  quote: "{quote} – {who}{when}{via}.", sense: "{sense} – {who}{when}{via}.", said: "", wrote: "", day: ", {when}", month: ", {when}", year: ", {when}",
  about: ", ~ {when}", via: " ({outlet})", chain: " ({outlet}, {from})",
};

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

function when(said, table, language, thisYear) {
  const [, year, month, day, about] = form.exec(said ?? "") ?? [];
  if (!year) return "";
  const date = { year: Number(year), month: Number(month ?? 0), day: Number(day ?? 0) };
  const kind = day ? "day" : month ? "month" : "year";
  const parts = {
    ...(kind === "day" && date.year === thisYear ? {} : { year: "numeric" }), ...(month ? { month: "long" } : {}), ...(day ? { day: "numeric" } : {}),
    timeZone: "UTC",
  };
  const words = table.inWords?.(date, thisYear) ?? new Intl.DateTimeFormat(language, parts).format(Date.UTC(date.year, Math.max(0, date.month - 1), date.day || 1));
  return filled(table[about ? "about" : kind], { when: words });
}

function via(outlets, table) {
  const from = outlets.slice(0, -1).reverse().join(", ");
  return outlets.length === 0 ? "" : filled(table[from ? "chain" : "via"], { outlet: outlets.at(-1), from });
}

// {text, from, to}: the sentence, and where what was said lies in it. A paraphrase stands without quotation marks.
export function attributed(statement, language, now = new Date()) {
  const { verbatim, kind, name, described, role, said, outlets } = statement;
  const table = tables[(language ?? "en").toLowerCase().split("-")[0]] ?? plain;
  const bare = statement.words.trim().replace(/[.,;:\s]+$/u, "");
  const words = verbatim ? bare : upper(bare.replace(/^that /, ""), language);
  const values = {
    said: kind === "written" ? table.wrote : table.said, who: [role, name].filter(Boolean).join(" ") || described,
    when: when(said, table, language, now.getFullYear()), via: via(outlets, table), sense: words,
  };
  // Who is not named is told of as was agreed, and by nothing else.
  if (!name) values.who = described;
  if (!verbatim) return place(filled(table.sense, values), words);
  const [open, close] = mannerOf(language).quotes;
  const end = /[?!…]$/u.test(bare) ? "" : table.ends ?? "";
  return place(filled(table.quote, { ...values, quote: `${open}${words}${end}${close}${table.after ?? ""}` }), words);
}

const upper = (text, language) => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language));
const place = (text, words) => ({ text, from: text.indexOf(words), to: text.indexOf(words) + words.length });
