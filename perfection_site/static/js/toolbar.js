// The toolbar over selected words. With a mouse or keys it floats above them; fingers get a bar at the foot of the
// screen, because the system puts its own menu beside the selection.

import { selected } from "./offsets.js";

const TOLD = 2500; // milliseconds that a sentence about what was done stays
const SETTLE = 150; // milliseconds without a change, for selection handles and keys

export class Toolbar {
  /** acts: {name: (chosen) => …} for the buttons with that data-do; a button without an act is taken away. */
  constructor(article, tools, acts) {
    Object.assign(this, { article, tools, acts, chosen: null, dragging: false, pressing: false, timer: 0, told: 0 });
    this.why = tools.querySelector(".why");
    this.row = tools.querySelector(".do");
    for (const button of this.buttons) if (!acts[button.dataset.do]) button.remove();
    this.coarse = matchMedia("(pointer: coarse)");
    tools.lang = document.documentElement.lang; // it will stand inside an article of another language
    this.listen();
  }

  get buttons() {
    return [...this.row.querySelectorAll("button")];
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
    this.tools.addEventListener("mousedown", (event) => {
      if (!event.target.matches("input")) event.preventDefault();
    });
    this.row.addEventListener("click", (event) => this.press(event.target.closest("button")));
    this.tools.addEventListener("keydown", (event) => this.along(event));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.tools.hidden) return;
      event.stopImmediatePropagation();
      if (this.tools.contains(document.activeElement)) this.back();
      this.hide();
    });
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), milliseconds);
  }

  update() {
    if (this.dragging || this.pressing || (this.told && getSelection().isCollapsed)) return;
    if (this.tools.contains(document.activeElement)) return;
    this.look();
  }

  /** Look at the selection now; whether there is one. */
  look() {
    this.chosen = selected(this.article, getSelection());
    if (this.chosen) this.show();
    else this.hide();
    return Boolean(this.chosen);
  }

  /** Into the toolbar with the keyboard. */
  enter() {
    clearTimeout(this.timer);
    if (!this.look()) return;
    this.from = document.activeElement;
    (this.buttons.find((button) => button.offsetParent) ?? this.why).focus();
  }

  /** Out of it again, to the block it was entered from. */
  back() {
    const block = this.from?.isConnected ? this.from : this.chosen?.block;
    if (!block) return;
    if (!block.hasAttribute("tabindex")) block.tabIndex = -1;
    block.focus({ preventScroll: true });
  }

  /** Arrow keys walk along a toolbar. */
  along(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const shown = this.buttons.filter((button) => button.offsetParent);
    const at = shown.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    shown[(at + step + shown.length) % shown.length].focus();
  }

  show() {
    const { chosen, tools, why, row } = this;
    const long = chosen.end - chosen.start > Number(this.article.dataset.most);
    this.say(chosen.crosses ? why.dataset.cover : long ? why.dataset.long : "");
    row.hidden = !why.hidden;
    const read = row.querySelector("[data-do=read]");
    if (read) read.hidden = !this.marked();
    // Behind the block in the document, so that the next Tab reaches it.
    const anchor = chosen.block ?? this.article.lastElementChild;
    if (tools.previousElementSibling !== anchor) anchor.after(tools);
    tools.hidden = false;
    tools.classList.toggle("low", this.coarse.matches);
    if (this.coarse.matches) tools.style.removeProperty("top");
    else this.place();
  }

  /** Whether what is chosen touches what somebody has annotated. */
  marked() {
    const { range, block } = this.chosen;
    return [...(block?.querySelectorAll("mark") ?? [])].some((mark) => range.intersectsNode(mark));
  }

  /** A sentence in place of the buttons; "" brings them back. */
  say(sentence) {
    this.why.textContent = sentence;
    this.why.hidden = !sentence;
  }

  button(name) {
    return this.buttons.find((button) => button.dataset.do === name);
  }

  /** Say for a moment, where the buttons stood, what has been done. */
  tell(sentence) {
    this.hide();
    this.say(sentence);
    this.row.hidden = true;
    this.tools.hidden = false;
    clearTimeout(this.told);
    this.told = setTimeout(() => {
      this.told = 0;
      this.look();
    }, TOLD);
  }

  /** Words to copy by hand, where the browser does not let us. */
  offer(label, words) {
    const field = Object.assign(document.createElement("input"), { value: words, readOnly: true });
    field.setAttribute("aria-label", label);
    this.say(label);
    this.why.append(field);
    this.row.hidden = true;
    this.tools.hidden = false;
    field.focus();
    field.select();
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

  press(button) {
    const chosen = this.chosen;
    if (!button || !chosen || chosen.crosses) return;
    const byKeys = this.tools.contains(document.activeElement);
    if (byKeys) this.back();
    this.hide();
    getSelection().removeAllRanges();
    this.acts[button.dataset.do](chosen, button);
  }
}
