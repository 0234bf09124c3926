// Quotation marks, dashes and dots as the story's language writes them, while they are typed. Backspace right after takes one back.
import { Extension, InputRule } from "./editor.js";

const thin = "\u202f";
const english = { quotes: ["“", "”"], inner: ["‘", "’"], dash: " – ", long: "—" };
const guillemets = { quotes: ["«", "»"], inner: ["„", "“"], dash: " — ", long: "—" };
const german = { quotes: ["„", "“"], inner: ["‚", "‘"], dash: " – ", long: "–" };
const romance = { quotes: ["«", "»"], inner: ["“", "”"], dash: " – ", long: "—" };
const nordic = { quotes: ["”", "”"], inner: ["’", "’"], dash: " – ", long: "–" };

export const manners = {
  en: english, nl: english, tr: english, hi: english,
  uk: guillemets, ru: guillemets, be: guillemets,
  de: german, cs: german, sk: german, bg: german, lt: german, sl: german, hr: german, ka: german,
  fr: { ...romance, quotes: [`«${thin}`, `${thin}»`] }, es: romance, it: romance, pt: romance, el: romance, ar: romance, fa: romance,
  pl: { ...german, quotes: ["„", "”"], inner: ["«", "»"] }, ro: { ...german, quotes: ["„", "”"], inner: ["«", "»"] },
  sv: nordic, fi: nordic, da: { ...nordic, quotes: ["»", "«"], inner: ["›", "‹"] }, nb: { ...romance, inner: ["‘", "’"] },
};

export const mannerOf = (language) => manners[(language ?? "").toLowerCase().split("-")[0]] ?? english;

// Whether a mark after this text opens: at the beginning, after a space, a bracket, a dash or another opening mark.
const opens = (before) => before === "" || /[\s(\[{<\-–—/«„“‘‚]$/u.test(before) && !/\p{L}[“‘]$/u.test(before);

export const Typography = Extension.create({
  name: "typographyByLanguage",
  addOptions: () => ({ language: () => "en" }),
  addInputRules() {
    const manner = () => mannerOf(this.options.language());
    const rule = (find, text) =>
      new InputRule({
        find,
        handler: ({ state, range, match }) => {
          const { parent, parentOffset } = state.doc.resolve(range.from);
          const before = parent.textBetween(Math.max(0, parentOffset - 2), parentOffset, undefined, "\ufffc");
          const put = text(match, before);
          if (put === null) return null;
          state.tr.insertText(put, range.from, range.to);
        },
      });
    return [
      rule(/"$/, (_, before) => manner().quotes[opens(before) ? 0 : 1]),
      // Between letters, and where one is left out, it is an apostrophe.
      rule(/'$/, (_, before) => (opens(before) ? manner().inner[0] : "’")),
      rule(/ - $/, () => manner().dash),
      rule(/--$/, () => manner().long),
      rule(/\.\.\.$/, () => "…"),
    ];
  },
});
