// What must stay in view: set by a click on the picture or in the two fields, and seen in the crops before it is saved.
"use strict";

const picture = document.querySelector("[data-focus] img");
const axes = ["focal_x", "focal_y"].map((name) => document.querySelector(`input[name=${name}]`));
const shapes = { wide: 16 / 9, standard: 4 / 3, square: 1 };

// As the crops are made: the largest part of the shape, as near around the point as the edges allow.
function place(part, length, all) {
  if (all - length < 1) return 50;
  const start = Math.min(all - length, Math.max(0, part * all - length / 2));
  return (100 * start) / (all - length);
}

function parts() {
  return axes.map(({ value }) => Math.min(100, Math.max(0, Number(value) || 0)) / 100);
}

if (picture && axes.every((field) => field)) {
  const mark = document.createElement("span");
  mark.className = "focus-mark";
  picture.after(mark);

  const showMark = () => {
    const [x, y] = parts();
    mark.style.left = `${100 * x}%`;
    mark.style.top = `${100 * y}%`;
  };
  const showCrops = () => {
    const [x, y] = parts();
    const [width, height] = [picture.naturalWidth, picture.naturalHeight];
    for (const crop of document.querySelectorAll("[data-crop]")) {
      const shape = shapes[crop.dataset.crop];
      if (!shape || !width || !height) continue;
      crop.src = picture.currentSrc;
      const area = [Math.min(width, height * shape), Math.min(height, width / shape)];
      crop.style.objectPosition = `${place(x, area[0], width)}% ${place(y, area[1], height)}%`;
    }
  };

  showMark();
  for (const field of axes) field.addEventListener("input", () => { showMark(); showCrops(); });
  if (!axes[0].matches(":disabled")) {
    picture.parentElement.classList.add("is-open");
    picture.addEventListener("click", (event) => {
      const box = picture.getBoundingClientRect();
      axes[0].value = Math.round((100 * (event.clientX - box.left)) / box.width);
      axes[1].value = Math.round((100 * (event.clientY - box.top)) / box.height);
      showMark();
      showCrops();
    });
  }
}
