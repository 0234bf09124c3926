// Under a field: whose value it is to be where two changed it, values that lost earlier, or why the desk does not take one.
import { element } from "./element.js";
import { say } from "./words.js";

export function showConflict(form, name) {
  const { conflict, control } = form.fields.get(name);
  const edit = form.sync.fields.edit(name);
  control.setAttribute("aria-invalid", String(Boolean(edit?.refused)));
  if (edit?.refused) draw(conflict, `refused ${edit.refused}`, () => [element("p", { class: "fault", role: "alert" }, edit.refused)]);
  else if (edit?.contested) showContested(form, name, conflict, control);
  else showKept(form, name, conflict, control);
}

// Only what changed is drawn: it is read aloud each time.
function draw(place, content, make) {
  place.hidden = content === "";
  if (place.dataset.drawn === content) return;
  place.dataset.drawn = content;
  place.replaceChildren(...(content === "" ? [] : make()));
}

const button = (name, act) => element("button", { type: "button", onclick: act }, say(name));

function showContested(form, name, place, control) {
  const theirs = form.sync.fields.theirs(name);
  const choose = (isOurs) => () => {
    form.sync.choose(name, isOurs);
    control.focus();
    form.showOne(name);
  };
  draw(place, `theirs ${JSON.stringify(theirs)}`, () => [
    element("p", { role: "alert" }, `${say("theirs")} `, element("q", { dir: "auto" }, form.words(theirs))),
    button("useMine", choose(true)), button("useTheirs", choose(false)),
  ]);
}

// From times when their author did not come back: still to be had.
function showKept(form, name, place, control) {
  const kept = form.sync.fields.conflicts.filter((one) => one.field === name);
  const settle = (one, isUsed) => () => {
    form.sync.settle(one.id);
    if (isUsed) form.set(name, one.value);
    control.focus();
    form.showOne(name);
  };
  draw(place, kept.map((one) => one.id).join(" "), () => kept.map((one) =>
    element(
      "div", {}, element("p", {}, `${say("keptBeside")} `, element("q", { dir: "auto" }, form.words(one.value))),
      button("use", settle(one, true)), button("leave", settle(one, false)))));
}
