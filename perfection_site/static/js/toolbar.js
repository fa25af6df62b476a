// The toolbar over selected words. With a mouse or keys it floats above them; fingers get a bar at the foot of the
// screen, because the system puts its own menu beside the selection.

import { selected } from "./offsets.js";

const SETTLE = 150; // milliseconds without a change, for selection handles and keys

export class Toolbar {
  /** open(chosen) is called when the button is pressed, with what `selected` gave. */
  constructor(article, tools, open) {
    Object.assign(this, { article, tools, open, chosen: null, dragging: false, pressing: false, timer: 0 });
    this.button = tools.querySelector("button");
    this.why = tools.querySelector(".why");
    this.coarse = matchMedia("(pointer: coarse)");
    tools.lang = document.documentElement.lang; // it will stand inside an article of another language
    this.listen();
  }

  listen() {
    document.addEventListener("selectionchange", () => this.later(SETTLE));
    document.addEventListener("pointerdown", (event) => {
      this.pressing = this.tools.contains(event.target);
      this.dragging = event.pointerType === "mouse" && !this.pressing;
    });
    for (const name of ["pointerup", "pointercancel"]) {
      document.addEventListener(name, () => {
        this.dragging = false;
        this.later(this.pressing ? 2 * SETTLE : 10);
        this.pressing = false;
      });
    }
    // Pressing must not collapse the selection; what was chosen is kept here in any case.
    this.tools.addEventListener("mousedown", (event) => event.preventDefault());
    this.button.addEventListener("click", () => this.press());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.tools.hidden) return;
      event.stopImmediatePropagation();
      this.hide();
    });
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), milliseconds);
  }

  update() {
    if (this.dragging || this.pressing) return;
    if (this.tools.contains(document.activeElement)) return;
    this.chosen = selected(this.article, getSelection());
    if (this.chosen) this.show();
    else this.hide();
  }

  show() {
    const { chosen, tools, why, button } = this;
    const long = chosen.end - chosen.start > Number(this.article.dataset.most);
    why.textContent = chosen.crosses ? why.dataset.cover : long ? why.dataset.long : "";
    why.hidden = !why.textContent;
    button.hidden = !why.hidden;
    // Behind the block in the document, so that the next Tab reaches it.
    const anchor = chosen.block ?? this.article.lastElementChild;
    if (tools.previousElementSibling !== anchor) anchor.after(tools);
    tools.hidden = false;
    tools.classList.toggle("low", this.coarse.matches);
    if (this.coarse.matches) tools.style.removeProperty("top");
    else this.place();
  }

  place() {
    const { tools, chosen } = this;
    const lines = [...chosen.range.getClientRects()].filter((line) => line.width > 0);
    if (!lines.length) return;
    const frame = this.article.getBoundingClientRect();
    const height = tools.offsetHeight + 10;
    const first = lines[0];
    const last = lines.at(-1);
    const top = first.top >= height ? first.top - height : last.bottom + 10;
    const left = Math.min(Math.max(0, first.left - frame.left), frame.width - tools.offsetWidth);
    tools.style.top = `${top - frame.top}px`;
    tools.style.left = `${Math.max(0, left)}px`;
  }

  hide() {
    this.tools.hidden = true;
    this.chosen = null;
  }

  press() {
    const chosen = this.chosen;
    this.hide();
    if (!chosen || chosen.crosses) return;
    this.open(chosen);
    getSelection().removeAllRanges();
  }
}
