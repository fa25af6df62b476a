// Tells of annotations that came since the page was opened, and shows them when asked: nothing moves by itself.

const EVERY = 10_000; // milliseconds between two questions
const LONGEST = 160_000; // between two that failed
const MOST = 1000; // what is said exactly

/**
 * When to ask. `ask()` resolves to an answer or fails; failing doubles the wait. `visible()` says whether anybody looks:
 * a page in the background asks nothing, and asks at once when it is looked at again.
 */
export class Pulse {
  constructor(ask, tell, { every = EVERY, visible = () => true, later = setTimeout, never = clearTimeout } = {}) {
    Object.assign(this, { ask, tell, every, visible, wait: every, timer: null, asking: false });
    this.later = (act, wait) => later(act, wait);
    this.never = (timer) => never(timer);
  }

  start() {
    this.never(this.timer);
    if (this.visible()) this.timer = this.later(() => this.beat(), this.wait);
  }

  /** Somebody looks again, or no longer. */
  changed() {
    this.never(this.timer);
    if (this.visible()) this.beat();
  }

  async beat() {
    if (this.asking || !this.visible()) return;
    this.asking = true;
    try {
      this.tell(await this.ask());
      this.wait = this.every;
    } catch {
      this.wait = Math.min(2 * this.wait, LONGEST);
    }
    this.asking = false;
    this.start();
  }
}

/** "2 new annotations", from the button's own sentences. */
export function label(count, { one, other, many }, language) {
  if (count > MOST) return many;
  if (count === 1) return one;
  return other.replace("{count}", new Intl.NumberFormat(language).format(count));
}

/** Watch a text. open(since) shows what is new; it resolves when that stands in the page. */
export function watch(article, margin, button, said, open) {
  const holder = button.parentElement;
  let since = Number(margin.querySelector("#cards")?.dataset.newest ?? NaN);
  if (Number.isNaN(since) || !article.dataset.pulse) return;
  const made = new Set(); // the reader's own are no news
  let last = { count: 0, newest: since };
  const tell = (answer) => {
    if (answer.count === last.count) return;
    last = answer;
    holder.hidden = !answer.count;
    button.textContent = answer.count ? label(answer.count, button.dataset, document.documentElement.lang) : "";
    said.textContent = button.textContent;
  };
  const ask = async () => {
    const asked = new URLSearchParams({ since, besides: [...made].slice(-50) });
    // Everybody gets the same answer; without cookies the server need not look up who asks.
    const answer = await fetch(`${article.dataset.pulse}?${asked}`, { credentials: "omit", cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const pulse = new Pulse(ask, tell, { visible: () => document.visibilityState === "visible" });
  document.addEventListener("visibilitychange", () => pulse.changed());
  margin.addEventListener("made", (event) => made.add(event.detail));
  button.addEventListener("click", async () => {
    const from = since;
    since = last.newest;
    tell({ count: 0, newest: since });
    await open(from);
  });
  pulse.start();
}
