// Cards that are moved: by drag, and with [ and ] where the card has the focus. Both send the form that is on the screen
// anyway; the server says what became of it.
"use strict";

const mover = document.getElementById("mover");

function move(card, to) {
  if (!to || mover.dataset.sent) return;
  mover.dataset.sent = "yes";
  mover.elements.namedItem("item").value = card.dataset.card;
  mover.elements.namedItem("to").value = to;
  card.classList.add("is-moving");
  mover.requestSubmit();
}

for (const board of document.querySelectorAll("[data-board]")) {
  let dragged = null;
  for (const card of board.querySelectorAll("[data-card]")) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      dragged = card;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.dataset.card);
      card.classList.add("is-moving");
    });
    card.addEventListener("dragend", () => {
      dragged = null;
      if (!mover.dataset.sent) card.classList.remove("is-moving");
      for (const place of board.querySelectorAll(".is-over")) place.classList.remove("is-over");
    });
    card.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
      const place = card.closest("[data-place]");
      if (event.key === "[") move(card, place.dataset.before);
      else if (event.key === "]") move(card, place.dataset.after);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
  for (const place of board.querySelectorAll("[data-place]")) {
    const takes = () => dragged && !place.contains(dragged) && place.dataset.place !== "idea";
    place.addEventListener("dragover", (event) => {
      if (!takes()) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
      place.classList.add("is-over");
    });
    place.addEventListener("dragleave", (event) => {
      if (!place.contains(event.relatedTarget)) place.classList.remove("is-over");
    });
    place.addEventListener("drop", (event) => {
      if (!takes()) return;
      event.preventDefault();
      move(dragged, place.dataset.place);
    });
  }
}

// A page that comes back out of the browser's memory can be used again.
addEventListener("pageshow", () => { delete mover.dataset.sent; });
for (const note of document.querySelectorAll("[data-keys]")) note.hidden = false;
if (location.hash) document.getElementById(location.hash.slice(1))?.focus();
