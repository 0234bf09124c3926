// The photograph that stands above the text and in lists: chosen or dropped, with a caption of its own for this story.
import { element } from "./element.js";
import { say } from "./words.js";

const name = "leadPhotograph";

export function leadPhotograph(form) {
  const place = element("div", { class: "lead" });
  const caption = element("input", { type: "text", dir: "auto", "aria-label": say("caption"), maxlength: 2_000 });
  const file = element("input", { type: "file", accept: "image/*", hidden: true });
  const choose = element("button", { type: "button", onclick: () => file.click() }, say("choosePicture"));
  const remove = element("button", { type: "button", class: "plain" }, say("remove", { name: "" }).trim());
  const change = (use) => { form.set(name, use); form.showOne(name); };

  caption.addEventListener("input", () => {
    const use = form.get(name);
    const text = caption.value.trim();
    if (use) form.set(name, { photograph: use.photograph, ...(text ? { caption: text } : {}) });
  });
  remove.addEventListener("click", () => {
    change(null);
    choose.focus();
  });
  file.addEventListener("change", () => {
    if (file.files[0]) send(file.files[0]);
    file.value = "";
  });
  for (const target of [place, choose]) {
    target.addEventListener("dragover", (event) => event.preventDefault());
    target.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) send(event.dataTransfer.files[0]);
    });
  }

  async function send(picture) {
    place.replaceChildren(say("uploading", { name: picture.name }));
    try {
      change({ photograph: await form.lookups.upload(picture) });
    } catch (error) {
      form.notify(say("uploadFailed", { name: picture.name, reason: error.message }));
      form.showOne(name);
    }
  }

  async function show(use) {
    caption.hidden = remove.hidden = !use;
    if (!use) return place.replaceChildren();
    if (document.activeElement !== caption) caption.value = use.caption ?? "";
    const known = await form.lookups.photograph(use.photograph);
    if (form.get(name)?.photograph !== use.photograph) return;
    caption.placeholder = known?.caption || say("caption");
    place.replaceChildren(known
      ? element("img", { src: known.src, alt: known.alt ?? "", loading: "lazy", width: known.width, height: known.height })
      : `${say("photograph")}: ${say("missing")}`);
  }

  return form.add(name, choose, show, element("span", { class: "label" }, say(name)), place, caption, file, choose, remove);
}
