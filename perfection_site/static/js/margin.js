// The margin beside the text: opened by a click on a mark or a link, a sheet over the text on narrow screens.
// Links work without this; here their parts are fetched and put in place, and focus and address follow.

/* global htmx */
import { codePoints, pointedAt } from "./offsets.js";

const NARROW = matchMedia("(max-width: 60rem)");
const COARSE = matchMedia("(pointer: coarse)");
const SHORT = 1000; // a longer quotation stays out of the address; the form gets it afterwards

export class Margin {
  constructor(article, margin, said) {
    Object.assign(this, { article, margin, said, opener: null, lost: false });
    article.addEventListener("click", (event) => this.clickedText(event));
    document.addEventListener("click", (event) => this.clickedLink(event));
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
    return this.form !== null || this.margin.querySelector("#cards[data-at]") !== null;
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
    if (link.matches("[data-close]") && this.margin.contains(link)) this.close();
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
    const chosen = new URLSearchParams(search).has("at");
    this.margin.classList.toggle("sheet", chosen);
    history.replaceState(null, "", location.pathname + search);
    if (chosen && NARROW.matches) this.uncover(this.opener?.getBoundingClientRect(), 0.5);
    if (focus || (chosen && NARROW.matches)) this.margin.focus({ preventScroll: true });
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

  /** On narrow screens, scroll so that what was chosen stands in the part of the window the sheet leaves free. */
  uncover(rect, free) {
    if (!NARROW.matches || !rect) return;
    if (rect.top < 0 || rect.bottom > window.innerHeight * free) window.scrollBy({ top: rect.top - 16 });
  }

  /** A page opened at a passage shows it, whatever the address's fragment points at. */
  arrive() {
    const mark = this.article.querySelector("mark.on");
    if (NARROW.matches) this.uncover(mark?.getBoundingClientRect(), 0.5);
    else mark?.scrollIntoView({ block: "center" });
  }

  /** After any part has been put in place. */
  settled() {
    const say = this.margin.querySelector("[data-say]");
    if (say) this.said.textContent = say.textContent;
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
    const to = Number(end ?? from + 1);
    for (const mark of this.article.querySelectorAll("mark")) {
      const begin = Number(mark.dataset.start);
      if (begin < to && from < begin + codePoints(mark.textContent)) mark.classList.add("on");
    }
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
    await this.fetch(this.article.dataset.margin);
  }
}
