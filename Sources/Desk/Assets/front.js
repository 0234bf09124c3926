// The front page's places: stories change places by drag, by the arrows, and by being chosen where another stands; what readers would
// see follows at once. Without this, the same form is sent to be looked at.

const arrangement = document.querySelector("[data-arrangement]");
const choices = [...arrangement.querySelectorAll("[data-spot-choice]")];
const frames = [...document.querySelectorAll(".frames iframe")];
const link = document.querySelector("[data-preview-link]");
const status = document.getElementById("found");

// MARK: What readers would see

let due;

function show() {
  clearTimeout(due);
  due = setTimeout(() => {
    const chosen = [...arrangement.querySelectorAll("select")].filter(({ value }) => value !== "").map(({ name, value }) => [name, value]);
    const address = `${arrangement.dataset.preview}?${new URLSearchParams(chosen)}`;
    link.href = address;
    // An address of its own in the history would be in the way of going back.
    for (const frame of frames) frame.contentWindow.location.replace(address);
  }, 200);
}

// MARK: Places

const before = new Map(choices.map((choice) => [choice, choice.value]));

// The story's option may stand in one list only: where it was found.
function choose(choice, value, option) {
  if (![...choice.options].some((there) => there.value === value)) choice.append(option.cloneNode(true));
  choice.value = value;
  before.set(choice, value);
}

function swap(one, other) {
  if (!other || one === other) return;
  const [first, second] = [one, other].map((choice) => choice.selectedOptions[0]);
  const [there, here] = [first.value, second.value];
  choose(one, here, second);
  choose(other, there, first);
  show();
}

for (const choice of choices) {
  choice.addEventListener("change", () => {
    // A story stands in one place: the other gets what stood here.
    const other = choices.find((there) => there !== choice && there.value !== "" && there.value === choice.value);
    const was = before.get(choice);
    if (other) choose(other, was, [...choice.options].find(({ value }) => value === was));
    before.set(choice, choice.value);
    show();
  });
}
for (const choice of arrangement.querySelectorAll("select:not([data-spot-choice])")) choice.addEventListener("change", show);

for (const [index, choice] of choices.entries()) {
  const spot = choice.closest("[data-spot]");
  const shift = spot.querySelector("[data-shift]");
  shift.hidden = false;
  for (const button of shift.querySelectorAll("button")) {
    const other = choices[index + Number(button.dataset.by)];
    button.disabled = !other;
    button.addEventListener("click", () => {
      swap(choice, other);
      // Pressed again, it moves the same story on.
      const next = other.closest("[data-spot]").querySelector(`[data-by="${button.dataset.by}"]`);
      (next.disabled ? other : next).focus();
    });
  }
}

// MARK: Dragging

let dragged = null;
for (const choice of choices) {
  const spot = choice.closest("[data-spot]");
  const handle = spot.querySelector("label");
  handle.draggable = true;
  handle.addEventListener("dragstart", (event) => {
    dragged = choice;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", choice.selectedOptions[0].label);
  });
  handle.addEventListener("dragend", () => {
    dragged = null;
    for (const place of arrangement.querySelectorAll(".is-over")) place.classList.remove("is-over");
  });
  spot.addEventListener("dragover", (event) => {
    if (!dragged || dragged === choice) return;
    event.preventDefault();
    spot.classList.add("is-over");
  });
  spot.addEventListener("dragleave", (event) => { if (!spot.contains(event.relatedTarget)) spot.classList.remove("is-over"); });
  spot.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    swap(choice, dragged);
  });
}

// MARK: Finding

const field = arrangement.elements.namedItem("q");
let timer;

function found(stories) {
  for (const choice of choices) {
    for (const group of choice.querySelectorAll("[data-found-group]")) {
      if (!group.contains(choice.selectedOptions[0])) group.remove();
    }
    const group = document.createElement("optgroup");
    group.label = arrangement.dataset.found;
    group.dataset.foundGroup = "";
    group.append(...stories.filter(({ id }) => ![...choice.options].some(({ value }) => value === id))
      .map(({ id, label, detail }) => new Option(`${label} · ${detail}`, id)));
    if (group.children.length > 0) choice.insertBefore(group, choice.querySelector("optgroup"));
  }
  status.textContent = stories.length === 0 ? arrangement.dataset.nothing : stories.map(({ label }) => label).join(" · ");
}

field.addEventListener("input", () => {
  clearTimeout(timer);
  const typed = field.value.trim();
  if (typed === "") { status.textContent = ""; return; }
  timer = setTimeout(async () => {
    try {
      const answer = await fetch(`/stories.json?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || typed !== field.value.trim()) return;
      found((await answer.json()).map(({ url, label, detail }) => ({ id: url.split("/").pop(), label, detail })));
    } catch { /* The button finds them, too. */ }
  }, 150);
});
