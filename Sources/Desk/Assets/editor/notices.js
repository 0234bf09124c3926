// What the screen says about the story's safety, and never anything that is not so.
import { element } from "./element.js";
import { say, words } from "./words.js";

const copy = (text, button) => navigator.clipboard.writeText(text()).then(() => { button.textContent = say("copied"); });

// Saved, saving, kept here: one line that is always there.
export function showStatus(sync, place, text) {
  const line = element("span", { class: "status-words" });
  const act = element("span", { class: "status-act" });
  // Read aloud is only what goes wrong, and that it is well again: not every letter.
  const aloud = element("span", { class: "hidden", role: "status" });
  place.append(line, act, aloud);
  let drawn = "";
  const show = () => {
    const { kind, reason, detail } = sync.status;
    const name = words[`${kind}_${reason}`] ? `${kind}_${reason}` : kind;
    if (name === drawn) return;
    drawn = name;
    place.dataset.kind = kind;
    line.textContent = say(name);
    line.title = detail ?? "";
    const isHere = act.contains(document.activeElement);
    act.replaceChildren(...actions(kind, reason, text));
    if (isHere) (act.firstElementChild ?? document.querySelector(".text")).focus();
    if (reason || kind === "notKept") aloud.textContent = say(name);
    else if (kind === "saved" && aloud.textContent !== "") aloud.textContent = say(name);
  };
  sync.addEventListener("status", () => requestAnimationFrame(show));
  // A page in the background paints nothing, but is read aloud.
  document.addEventListener("visibilitychange", show);
  show();
}

function actions(kind, reason, text) {
  if (reason === "signedOut") return [element("a", { href: "/sign-in", target: "_blank", rel: "noopener" }, say("signIn"))];
  if (kind === "notKept" || reason === "refused") {
    const button = element("button", { type: "button" }, say("copyAll"));
    button.addEventListener("click", () => copy(text, button));
    return [button];
  }
  return [];
}

// Messages that stay until they are closed.
export function makeNotices(story) {
  const list = element("div", { class: "notices", "aria-live": "polite" });
  const add = (...content) => {
    const dismiss = () => {
      notice.remove();
      (list.querySelector("button") ?? document.querySelector(".text")).focus();
    };
    const close = element("button", { type: "button", class: "plain", onclick: dismiss }, say("dismiss"));
    const notice = element("div", { class: "notice" }, ...content, close);
    list.append(notice);
    return notice;
  };
  const quoted = (lost) => lost.map((text) => element("p", {}, element("q", { dir: "auto" }, text)));
  return {
    list,
    say: (text) => add(element("p", {}, text)),
    restored: () => add(element("p", {}, say("restored"))),
    aside: (lost) => add(
      element("p", {}, element("strong", {}, say("asideTitle")), " ", say("aside")), ...quoted(lost),
      element("a", { href: `/stories/${story}/aside` }, say("asideLink"))),
    homeless: (lost) => add(element("p", {}, say("homeless")), ...quoted(lost)),
    unreadable: (kept) => {
      const text = () => kept.entries.flatMap((entry) => entry.steps).map((step) => textOf(step.slice ?? {})).filter(Boolean).join("\n");
      const button = element("button", { type: "button" }, say("copyAll"));
      button.addEventListener("click", () => copy(text, button));
      return add(element("p", {}, say("unreadable")), button);
    },
  };
}

const textOf = (node) => (node.text ?? "") + (node.content ?? []).map(textOf).join("");
