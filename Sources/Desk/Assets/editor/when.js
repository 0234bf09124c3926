// Dates that are known only so well, as the record has them (EDTF): 2025-02-12T14:02, 2025-02-12, 2025-02, 2025, and ~ for "about".
import { say } from "./words.js";

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?(~?)$/;

// As one would say it; null for what is no such date.
export function whenInWords(text, language = document.documentElement.lang || "en") {
  const found = form.exec(text.trim());
  if (!found) return null;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", about] = found;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return null;
  const parts = {
    year: "numeric", ...(found[2] ? { month: "long" } : {}), ...(found[3] ? { day: "numeric" } : {}),
    ...(found[4] ? { hour: "2-digit", minute: "2-digit" } : {}), timeZone: "UTC",
  };
  const words = new Intl.DateTimeFormat(language, parts).format(date);
  return about ? say("about_when", { when: words }) : words;
}
