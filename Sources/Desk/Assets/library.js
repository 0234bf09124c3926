// Pictures on their way into the library: many at once, each with its progress and, where it is refused, the reason.
"use strict";

const largest = 200 * 2 ** 20;
const atOnce = 2;

// Gives what the desk answered; throws with the reason where it took nothing.
function send(file, address, words, progress) {
  return new Promise((resolve, reject) => {
    if (file.size > largest) return reject(new Error(words.tooLarge));
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.setRequestHeader("X-Form-Token", document.querySelector("meta[name=form-token]").content);
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total > 0 ? (100 * loaded) / total : 0));
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(request.status === 413 ? words.tooLarge : request.response?.detail ?? `${words.lost} (${request.status})`));
    });
    request.addEventListener("error", () => reject(new Error(words.lost)));
    request.send(file);
  });
}

function files(target, take) {
  const isFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  target.addEventListener("dragover", (event) => { if (isFile(event)) event.preventDefault(); });
  target.addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}

// MARK: Many

class Uploads {
  constructor(section) {
    this.section = section;
    this.words = section.dataset;
    this.list = section.querySelector("ol");
    this.said = section.querySelector("[data-said]");
    this.waiting = [];
    this.working = this.taken = this.refused = 0;
    section.hidden = false;
    const input = section.querySelector("input[type=file]");
    input.addEventListener("change", () => {
      this.add([...input.files]);
      input.value = "";
    });
    files(document, (dropped) => this.add(dropped));
    addEventListener("beforeunload", (event) => { if (this.working > 0) event.preventDefault(); });
  }

  add(chosen) {
    for (const file of chosen) {
      const row = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      name.dir = "auto";
      const bar = document.createElement("progress");
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute("aria-label", file.name);
      row.append(name, bar);
      this.list.append(row);
      this.waiting.push({ file, row, bar });
    }
    this.list.hidden = this.list.children.length === 0;
    while (this.working < atOnce && this.waiting.length > 0) this.work();
  }

  async work() {
    this.working += 1;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) await this.one(next);
    this.working -= 1;
    if (this.working === 0) this.said.textContent = `${this.taken} ${this.words.taken}, ${this.refused} ${this.words.refused}`;
  }

  async one({ file, row, bar }) {
    const outcome = document.createElement("span");
    try {
      const { id, isKnown } = await send(file, "/photographs", this.words, (part) => { bar.value = part; });
      const link = document.createElement("a");
      link.href = `/photographs/${id}`;
      link.textContent = isKnown ? this.words.known : this.words.taken;
      outcome.append(link);
      this.taken += 1;
    } catch (error) {
      outcome.className = "refused";
      outcome.textContent = `${this.words.refused}: ${error.message}`;
      this.refused += 1;
    }
    bar.replaceWith(outcome);
  }
}

for (const section of document.querySelectorAll("[data-upload]")) new Uploads(section);

// MARK: In the place of another

for (const section of document.querySelectorAll("[data-replace]")) {
  const [input, button, bar, fault] = ["input", "button", "progress", ".fault"].map((name) => section.querySelector(name));
  section.hidden = false;
  const replace = async (file) => {
    if (!file || button.ariaDisabled === "true") return;
    // Not disabled: that would take the focus from whoever pressed it.
    button.ariaDisabled = "true";
    fault.hidden = true;
    bar.hidden = false;
    try {
      const { url } = await send(file, section.dataset.replace, section.dataset, (part) => { bar.value = part; });
      location.assign(url);
    } catch (error) {
      fault.textContent = error.message;
      fault.hidden = false;
      bar.hidden = true;
      button.ariaDisabled = "false";
    }
  };
  button.addEventListener("click", () => (input.files[0] ? replace(input.files[0]) : input.click()));
  files(section, ([file]) => replace(file));
}
