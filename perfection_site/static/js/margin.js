// The margin beside the text: opened by a click on a mark or a link, a sheet over the text on narrow screens.
// Links work without this; here their parts are fetched and put in place, and focus and address follow.

/* global htmx */
import { codePoints, pointAt, pointedAt, selected } from "./offsets.js";

const NARROW = matchMedia("(max-width: 60rem)");
const COARSE = matchMedia("(pointer: coarse)");
const SHORT = 1000; // a longer quotation stays out of the address; the form gets it afterwards

export class Margin {
  constructor(article, margin, said) {
    Object.assign(this, { article, margin, said, opener: null, lost: false });
    article.addEventListener("click", (event) => this.clickedText(event));
    document.addEventListener("click", (event) => this.clickedLink(event));
    margin.addEventListener("submit", (event) => this.sifted(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOpen && !this.isWritten) this.close();
    });
    // Asked now, because a button that is disabled while it sends loses the focus.
    document.body.addEventListener("htmx:beforeRequest", () => {
      this.lost = margin.contains(document.activeElement);
    });
    document.body.addEventListener("htmx:afterSettle", () => this.settled());
    this.light();
    window.addEventListener("load", () => this.arrive());
  }

  get form() {
    return this.margin.querySelector("form.annotate");
  }

  get isOpen() {
    return this.form !== null || this.margin.querySelector("#cards[data-at], nav [data-close]") !== null;
  }

  /** Words nobody has sent yet: Escape must not throw them away. */
  get isWritten() {
    return Boolean(this.form?.querySelector("textarea").value.trim());
  }

  clickedText(event) {
    const mark = event.target.closest("mark");
    if (!mark || event.target.closest("a") || !getSelection().isCollapsed) return;
    const at = pointedAt(this.article, mark, event.clientX, event.clientY);
    this.show(`?at=${at}`, { opener: mark.closest(".block") });
  }

  clickedLink(event) {
    const link = event.target.closest("a");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const { search } = new URL(link.href);
    const byKeys = event.detail === 0;
    if (link.matches("[data-close], [data-unlink]") && this.margin.contains(link)) this.close();
    else if (link.matches("[data-to-text]")) this.toText(link.closest(".card"));
    else if (link.matches("[data-annotate]")) this.annotateLinked(link);
    else if (link.matches("[data-more]")) this.more(search);
    else if (link.matches("[data-part]")) this.show(search, { focus: byKeys });
    else if (link.matches(".block-cards")) this.show(search, { opener: link, focus: true });
    else return;
    event.preventDefault();
  }

  fetch(url, options = {}) {
    return htmx.ajax("GET", url, { target: "#margin", swap: "innerHTML", ...options });
  }

  /** Show the annotations a query asks for. */
  async show(search, { opener = null, focus = false } = {}) {
    if (opener) this.opener = opener;
    await this.fetch(this.article.dataset.margin + search);
    const asked = new URLSearchParams(search);
    const chosen = asked.has("at") || asked.has("since");
    this.margin.classList.toggle("sheet", chosen);
    history.replaceState(null, "", location.pathname + search);
    if (chosen && NARROW.matches) this.uncover(this.opener?.getBoundingClientRect(), 0.5);
    if (focus || (chosen && NARROW.matches)) this.margin.focus({ preventScroll: true });
  }

  /** The form of filters. */
  sifted(event) {
    if (!event.target.matches("[data-sift]")) return;
    event.preventDefault();
    const asked = [...new FormData(event.target)].filter(([, value]) => value);
    this.show(`?${new URLSearchParams(asked)}`, { focus: true });
  }

  /** Show what stands where the words from `start` to `end` are first marked. */
  read(start, end, opener) {
    const ends = (mark) => Number(mark.dataset.start) + codePoints(mark.textContent);
    const marks = [...this.article.querySelectorAll("mark")];
    const mark = marks.find((one) => Number(one.dataset.start) < end && start < ends(one));
    if (mark) this.show(`?at=${Math.max(start, Number(mark.dataset.start))}`, { opener, focus: true });
  }

  /** Further cards beneath those there are. */
  async more(search) {
    const before = this.margin.querySelectorAll(".card").length;
    const select = "#cards > :not([data-say])";
    await this.fetch(this.article.dataset.margin + search, { target: "#margin .more", swap: "outerHTML", select });
    this.margin.querySelectorAll(".card")[before]?.querySelector("a")?.focus();
  }

  /** Open the form for chosen words: {start, end, exact, block, range}. */
  async annotate({ start, end, exact, block, range }) {
    this.opener = block;
    const asked = new URLSearchParams({ start, end });
    if (exact.length <= SHORT) asked.set("exact", exact);
    const rect = range.getBoundingClientRect();
    await this.fetch(`${this.article.dataset.annotate}?${asked}`);
    if (!this.form) return;
    this.form.elements.exact.value = exact; // what the reader saw; the server compares it with its text
    this.dim();
    window.CSS?.highlights?.set("chosen", new Highlight(range));
    this.margin.classList.add("sheet");
    this.uncover(rect, 0.16);
    const first = COARSE.matches ? this.form.querySelector("h2") : this.form.querySelector("textarea");
    first.focus({ preventScroll: true });
  }

  /** The form for the words that the page's address leads to. */
  annotateLinked({ dataset: { start, end } }) {
    const from = pointAt(this.article, Number(start), false);
    const to = pointAt(this.article, Number(end), true);
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    const chosen = selected(this.article, { rangeCount: 1, isCollapsed: false, getRangeAt: () => range });
    return this.annotate(chosen);
  }

  /** Mark words without writing any; who is not signed in gets there by the form. */
  async highlight(chosen) {
    const csrf = document.querySelector(".bar [name=csrfmiddlewaretoken]")?.value;
    if (!csrf) return this.annotate(chosen);
    const { start, end, exact, block } = chosen;
    this.opener = block;
    const { annotate: url, revisionId: revision } = this.article.dataset;
    const values = { start, end, exact, revision, kind: "highlight", visibility: "public", body: "" };
    values.token = crypto.randomUUID(); // one press, one highlight, however often it is sent
    values.csrfmiddlewaretoken = csrf;
    return htmx.ajax("POST", url, { target: "#margin", swap: "innerHTML", values });
  }

  /** On narrow screens, scroll so that what was chosen stands in the part of the window the sheet leaves free. */
  uncover(rect, free) {
    if (!NARROW.matches || !rect) return;
    if (rect.top < 0 || rect.bottom > window.innerHeight * free) window.scrollBy({ top: rect.top - 16 });
  }

  /** A page opened at a passage shows it, whatever the address's fragment points at. */
  arrive() {
    const linked = this.margin.querySelector("[data-linked]");
    if (linked) this.said.textContent = linked.textContent;
    const mark = this.article.querySelector(".pointed, mark.on");
    if (NARROW.matches) this.uncover(mark?.getBoundingClientRect(), 0.5);
    else mark?.scrollIntoView({ block: "center" });
  }

  /** After any part has been put in place. */
  settled() {
    const say = this.margin.querySelector("[data-say]");
    if (say) this.said.textContent = say.textContent;
    if (say?.dataset.made) this.margin.dispatchEvent(new CustomEvent("made", { detail: Number(say.dataset.made) }));
    if (this.form) {
      const wrong = this.form.querySelector("[aria-invalid=true]");
      if (wrong) wrong.focus();
      return;
    }
    window.CSS?.highlights?.delete("chosen");
    this.light();
    // Whoever had the focus in what is gone gets it in what came instead.
    if (this.lost && document.activeElement === document.body) this.margin.focus({ preventScroll: true });
  }

  /** Light the passage of the chosen card; where its end is not known, the mark at the place asked for. */
  light() {
    this.dim();
    const cards = this.margin.querySelector("#cards[data-at]");
    if (!cards) return;
    const { start, end } = this.margin.querySelector(".card.on")?.dataset ?? {};
    const from = Number(end ? start : cards.dataset.at);
    this.lightBetween(from, Number(end ?? from + 1));
  }

  lightBetween(from, to) {
    for (const mark of this.article.querySelectorAll("mark")) {
      const begin = Number(mark.dataset.start);
      if (begin < to && from < begin + codePoints(mark.textContent)) mark.classList.add("on");
    }
  }

  /** From a card to its words: lit, scrolled to, and (`focus`) their block has the focus. */
  toText(card, { focus = true } = {}) {
    for (const other of this.margin.querySelectorAll(".card.on")) other.classList.remove("on");
    card.classList.add("on");
    this.dim();
    const { start, end } = card.dataset;
    if (start === undefined) return;
    this.lightBetween(Number(start), Number(end));
    const run = pointAt(this.article, Number(start), false)?.node.parentElement;
    if (!run) return;
    if (NARROW.matches && !focus) return;
    run.scrollIntoView({ block: NARROW.matches ? "start" : "center" });
    if (NARROW.matches) window.scrollBy({ top: -16 });
    if (!focus) return;
    const block = run.closest(".block");
    if (!block.hasAttribute("tabindex")) block.tabIndex = -1;
    block.focus({ preventScroll: true });
    this.said.textContent = card.querySelector("blockquote.of").textContent;
  }

  /** The next or previous card gets the focus, and its words are lit. */
  async step(by) {
    const cards = [...this.margin.querySelectorAll(".card")];
    const here = document.activeElement?.closest?.(".card") ?? this.margin.querySelector(".card.on");
    const at = here ? cards.indexOf(here) + by : by > 0 ? 0 : -1;
    const more = this.margin.querySelector("[data-more]");
    if (at >= cards.length && more) await this.more(new URL(more.href).search);
    const card = [...this.margin.querySelectorAll(".card")][at];
    if (!card) return;
    card.tabIndex = -1;
    this.toText(card, { focus: false });
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  dim() {
    for (const mark of this.article.querySelectorAll("mark.on")) mark.classList.remove("on");
  }

  /** Back to all annotations, and to where the reader was. */
  async close() {
    this.margin.classList.remove("sheet");
    history.replaceState(null, "", location.pathname);
    const back = this.opener?.isConnected ? this.opener : document.getElementById(this.opener?.id) ?? this.article;
    if (!back.matches("a, button")) back.tabIndex = -1;
    back.focus({ preventScroll: true });
    for (const words of this.article.querySelectorAll(".pointed")) words.replaceWith(...words.childNodes);
    await this.fetch(this.article.dataset.margin);
  }
}
