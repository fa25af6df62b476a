// Remembers how far somebody signed in has read. Only their own pages ever show it.

const EVERY = 8000; // milliseconds between two messages
const LINE = 0.25; // of the window's height: what stands above this line has been read

/**
 * When to send which position. `send(position)` is called at most every `every` milliseconds with the newest one,
 * never before the reader has moved and never twice in a row with the same.
 */
export class Pace {
  constructor(send, { every = EVERY, now = () => Date.now(), later = (act, wait) => setTimeout(act, wait) } = {}) {
    Object.assign(this, { send, every, now, later, position: null, sent: null, last: -Infinity, waiting: false });
  }

  /** The reader stands at `position`. The first one is where the page opened: nothing has been read yet. */
  at(position) {
    if (this.position === null) this.sent = position;
    this.position = position;
    if (position === this.sent || this.waiting) return;
    const wait = this.last + this.every - this.now();
    if (wait <= 0) {
      this.flush();
      return;
    }
    this.waiting = true;
    this.later(() => {
      this.waiting = false;
      this.flush();
    }, wait);
  }

  /** Send what has not been sent, such as when the page is left. */
  flush() {
    if (this.position === null || this.position === this.sent) return;
    this.sent = this.position;
    this.last = this.now();
    this.send(this.position);
  }
}

/** The position of the last block that begins above the line; `blocks` are {top, start} in order. null before any. */
export function reached(blocks, line) {
  const above = blocks.filter((block) => block.top <= line);
  return above.length ? above.at(-1).start : null;
}

export function follow(article) {
  // The form for signing out is in the bar of whoever is signed in; its token lets this page's messages through.
  const token = document.querySelector(".bar [name=csrfmiddlewaretoken]")?.value;
  if (!token || !article.dataset.progress) return;
  const pace = new Pace((position) => {
    const body = new URLSearchParams({ position, csrfmiddlewaretoken: token });
    // keepalive lets it arrive though the page is being left; a bookmark that is lost is no reason to disturb anybody.
    fetch(article.dataset.progress, { method: "POST", body, keepalive: true }).catch(() => {});
  });
  const near = new Set();
  const all = [...article.querySelectorAll(".block")];
  const end = all.at(-1);
  const look = () => {
    const blocks = [...near]
      .filter((block) => block.isConnected)
      .map((block) => ({ top: block.getBoundingClientRect().top, start: Number(block.dataset.start), block }))
      .sort((one, other) => one.start - other.start);
    const last = blocks.find(({ block }) => block === end)?.block.getBoundingClientRect();
    const position = last && last.bottom <= innerHeight ? Number(end.dataset.end) : reached(blocks, innerHeight * LINE);
    if (position !== null) pace.at(position);
  };
  // Called for each block that comes into the window or leaves it, not for each pixel.
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) near[isIntersecting ? "add" : "delete"](target);
    look();
  });
  for (const block of all) watcher.observe(block);
  window.addEventListener("pagehide", () => pace.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    look();
    pace.flush();
  });
}
