// Reading by keyboard: one stop for Tab in the whole text, arrow keys from block to block and from sentence to
// sentence. What is chosen is the page's ordinary selection, so that everything else works with it as with a mouse's.
//
// The keys act only on a block that has the focus. A screen reader in its reading mode keeps arrow keys to itself and
// never gives a block the focus, so there they move by line and word as everywhere.

import { pointAt } from "./offsets.js";
import { sentencesOf, stepped } from "./sentences.js";

const STEPS = { ArrowRight: 1, "]": 1, ArrowLeft: -1, "[": -1 };
const BLOCKS = { ArrowDown: 1, ArrowUp: -1 };
const SHORT = 60; // of the first of several sentences this much is said again
const NONE = { anchor: null, head: null };

export class Walker {
  /** act(): what Enter does with the chosen words. `said` is the live region. */
  constructor(article, said, act) {
    Object.assign(this, { article, said, act, chosen: NONE, block: null, origin: null });
    this.settle();
    article.addEventListener("focusin", (event) => this.entered(event.target));
    article.addEventListener("keydown", (event) => this.pressed(event));
    document.body.addEventListener("htmx:afterSettle", () => this.settle());
  }

  get blocks() {
    return [...this.article.querySelectorAll(".block")];
  }

  /** The one block that Tab stops at; a block that was swapped for a newer one has lost that. */
  settle() {
    if (this.article.querySelector(".block[tabindex='0']")) return;
    const block = document.getElementById(this.block?.id) ?? this.article.querySelector(".block");
    if (block) this.stop(block);
  }

  /** The block that has the focus, if any. */
  get focused() {
    const { activeElement } = document;
    return activeElement?.matches(".block") && this.article.contains(activeElement) ? activeElement : null;
  }

  stop(block) {
    for (const other of this.article.querySelectorAll(".block[tabindex]")) other.tabIndex = -1;
    block.tabIndex = 0;
    block.setAttribute("aria-describedby", "how");
  }

  entered(target) {
    if (!target.matches(".block")) return;
    this.stop(target);
    if (this.block === target) return;
    this.block = target;
    this.chosen = NONE;
  }

  sentences(block) {
    const found = [];
    // Runs that follow one another are one text; a cover between two of them ends it.
    let stretch = null;
    for (const run of block.querySelectorAll("[data-start]")) {
      const start = Number(run.dataset.start);
      if (stretch && stretch.start + [...stretch.text].length === start) stretch.text += run.textContent;
      else found.push((stretch = { start, text: run.textContent }));
    }
    return found.flatMap(({ start, text }) => sentencesOf(text, start, this.article.lang));
  }

  pressed(event) {
    if (!event.target.matches(".block") || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, shiftKey } = event;
    if (key in STEPS) this.step(event.target, STEPS[key], shiftKey);
    else if (key in BLOCKS && !shiftKey) this.move(event.target, BLOCKS[key]);
    else if (key === "Enter") this.enter(event.target);
    else if (key === "Escape" && this.chosen !== NONE) this.letGo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  step(block, step, extend) {
    const sentences = this.sentences(block);
    const longer = extend && this.chosen !== NONE;
    const next = stepped(this.chosen, step, longer, sentences.length);
    if (next) this.choose(sentences, next, longer);
    else this.beyond(block, step, longer);
  }

  /** Over the edge of a block the next one goes on, and what is extended stays chosen from where it began. */
  beyond(block, step, extend) {
    const blocks = this.blocks;
    const next = blocks[blocks.indexOf(block) + step];
    const sentences = next ? this.sentences(next) : [];
    if (!sentences.length) return;
    this.focus(next);
    const head = step > 0 ? 0 : sentences.length - 1;
    this.choose(sentences, { anchor: head, head }, extend);
  }

  /** Select from the sentence begun with (`extend`: an earlier one, perhaps of another block) to the one arrived at. */
  choose(sentences, chosen, extend) {
    this.chosen = chosen;
    const head = sentences[chosen.head];
    if (!extend || !this.origin) this.origin = sentences[chosen.anchor];
    const from = pointAt(this.article, Math.min(this.origin.start, head.start), false);
    const to = pointAt(this.article, Math.max(this.origin.end, head.end), true);
    if (!from || !to) return;
    getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    const reached = head.start < this.origin.start ? from : to;
    reached.node.parentElement.scrollIntoView({ block: "nearest" });
    const begun = [this.origin, head].sort((one, other) => one.start - other.start)[0];
    this.said.textContent = begun === head ? head.words : `${begun.words.slice(0, SHORT)} … ${head.words}`;
  }

  move(block, step) {
    const blocks = this.blocks;
    const next = blocks[blocks.indexOf(block) + step];
    if (!next) return;
    getSelection().removeAllRanges();
    this.focus(next);
  }

  /** On to the next paragraph without cover or note; from the top of the screen where none has the focus. */
  clear() {
    const blocks = this.blocks;
    const here = this.focused
      ? blocks.indexOf(this.focused)
      : blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0) - 1;
    const next = blocks.slice(here + 1).find((block) => !block.querySelector(".covered, .omitted, .said"));
    if (!next) return;
    getSelection().removeAllRanges();
    this.focus(next);
  }

  focus(block) {
    block.tabIndex = -1;
    block.focus();
    block.scrollIntoView({ block: "nearest" });
  }

  /** Enter without a sentence takes the whole block. */
  enter(block) {
    if (this.chosen === NONE) this.whole(block);
    this.act();
  }

  whole(block) {
    const sentences = this.sentences(block);
    if (!sentences.length) return;
    this.choose(sentences, { anchor: 0, head: 0 }, false);
    this.choose(sentences, { anchor: 0, head: sentences.length - 1 }, true);
  }

  letGo() {
    this.chosen = NONE;
    this.origin = null;
    getSelection().removeAllRanges();
  }
}
