// While somebody writes: the form keeps itself as a draft on the server, and offers tags for the word that is typed.
//
// Forms come and go inside the margin, so everything is listened for on the document. Without this, the form is sent
// as any other; pressing Preview keeps nothing, sending after the session has ended keeps everything.

const REST = 1200; // milliseconds without a key before a draft is kept
const AGAIN = 8000; // after a failure

/**
 * When to keep a draft. `keep(text)` returns a promise of whether it was kept; it is never called twice at once, never
 * twice in a row with the same, and again a while after it failed.
 */
export class Keeper {
  constructor(
    keep,
    { rest = REST, again = AGAIN, later = (act, wait) => setTimeout(act, wait), never = (timer) => clearTimeout(timer) } = {},
  ) {
    Object.assign(this, { keep, rest, again, later, never, timer: null, kept: null, text: null, busy: false });
  }

  /** What the form holds when it opens: nothing to keep yet. */
  begin(text) {
    this.kept = this.text = text;
  }

  typed(text) {
    this.text = text;
    this.wait(this.rest);
  }

  wait(milliseconds) {
    this.never(this.timer);
    this.timer = this.later(() => this.flush(), milliseconds);
  }

  /** Keep now what has not been kept. */
  async flush() {
    this.never(this.timer);
    if (this.busy || this.text === null || this.text === this.kept) return;
    this.busy = true;
    const text = this.text;
    const done = await this.keep(text);
    this.busy = false;
    if (done) this.kept = text;
    if (this.text !== this.kept && this.text !== null) this.wait(done ? this.rest : this.again);
  }

  /** The form is being sent: what it holds will stand. */
  stop() {
    this.never(this.timer);
    this.text = null;
  }
}

const FIELDS = ["kind", "body", "tags", "visibility"];

function held(form) {
  const data = new FormData(form);
  return JSON.stringify(FIELDS.map((name) => data.get(name)));
}

async function send(form, keepalive = false) {
  const says = form.querySelector("[data-kept]");
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      keepalive, // lets it arrive though the page is being left
      redirect: "error",
    });
    if (answer.ok) says.textContent = answer.status === 204 ? "" : await answer.text();
    else says.textContent = answer.status === 401 ? says.dataset.out : says.dataset.lost;
    says.classList.toggle("lost", !answer.ok);
    // Refused for what it is: asking again would not help.
    return answer.ok || [400, 401, 404].includes(answer.status);
  } catch {
    says.textContent = says.dataset.lost;
    says.classList.add("lost");
    return false;
  }
}

const keepers = new WeakMap();
let leaving = false;

function keeperOf(form) {
  if (!keepers.has(form)) keepers.set(form, new Keeper(() => send(form, leaving)));
  return keepers.get(form);
}

function forms() {
  return document.querySelectorAll("form[data-draft]");
}

/** The form an event happened in, if it keeps itself. */
function formOf(event) {
  return event.target.closest?.("form[data-draft]");
}

function listen() {
  // Before the first key: what the form opened with.
  document.addEventListener("focusin", (event) => {
    const form = formOf(event);
    if (form && !keepers.has(form)) keeperOf(form).begin(held(form));
  });
  for (const name of ["input", "change"]) {
    document.addEventListener(name, (event) => {
      const form = formOf(event);
      if (form) keeperOf(form).typed(held(form));
      if (event.target.name === "tags" && form) offer(form, event.target);
    });
  }
  document.addEventListener("focusout", (event) => {
    const form = formOf(event);
    if (form) keeperOf(form).flush();
  });
  document.addEventListener("submit", (event) => {
    const form = formOf(event);
    // A preview is no sending: the form goes on keeping itself.
    if (form && event.submitter?.name !== "preview") keeperOf(form).stop();
  });
  // Refused or lost: the form is still there, and so is what it holds.
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.body.addEventListener(name, (event) => {
      const form = formOf(event);
      if (form) keeperOf(form).typed(held(form));
    });
  }
  const left = () => {
    leaving = true;
    for (const form of forms()) if (keepers.has(form)) keepers.get(form).flush();
    leaving = false;
  };
  window.addEventListener("pagehide", left);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && left());
}

let asking = 0;

/** Finish the tag that is being typed: the browser's own list, worked by its own keys. */
function offer(form, field) {
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const answer = await fetch(`${form.dataset.tags}?${new URLSearchParams({ typed: field.value })}`).catch(() => null);
    if (!answer?.ok || !field.list) return;
    field.list.innerHTML = await answer.text(); // options, escaped by our own template
  }, 150);
}

if (globalThis.document) listen();
