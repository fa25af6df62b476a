// On the page of a thread: keys to the next new post and to what a post answers, a line when replies have come, and
// names to mention. Without this all of it is links, forms and what one types.

import { Pulse, label } from "./pulse.js";

/** Which of these ordinals of new posts is the next behind `at` in the order of the page; the first one after the last. */
export function following(posts, at) {
  if (!posts.length) return null;
  const index = posts.indexOf(at);
  return posts[(index + 1) % posts.length];
}

/** The name that is being typed behind an @ at the caret: where it begins and what there is of it. */
export function begun(text, caret) {
  const found = /(?:^|[^\w@/.])@([A-Za-z0-9_.+-]*)$/.exec(text.slice(0, caret));
  return found ? { start: caret - found[1].length, word: found[1] } : null;
}

/** The text with the name in the place of the word that was begun, and where the caret stands then. */
export function completed(text, caret, start, name) {
  const before = `${text.slice(0, start)}${name} `;
  return { text: before + text.slice(caret).replace(/^\w* ?/, ""), caret: before.length };
}

const quiet = (event) =>
  event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]");

function go(post) {
  if (!post) return;
  post.focus({ preventScroll: true });
  post.scrollIntoView({ block: "start" });
}

function keys() {
  document.addEventListener("keydown", (event) => {
    if (quiet(event) || document.documentElement.dataset.shortcuts === "off") return;
    const here = document.activeElement?.closest?.(".post, .taken");
    if (event.key === "n") {
      const posts = [...document.querySelectorAll(".post.new")];
      const before = here && !here.matches(".new") ? posts.filter((one) => here.compareDocumentPosition(one) & 4)[0] : null;
      const next = before ?? following(posts, here);
      if (next) go(next);
      else document.querySelector("[data-first-new]")?.click();
    } else if (event.key === "p" && here?.dataset.parent) {
      const parent = document.getElementById(`p-${here.dataset.parent}`);
      if (parent) go(parent);
      else here.querySelector(".to")?.click();
    }
  });
  // What stands on this page is gone to without loading it again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.to[data-to]");
    const post = link && document.getElementById(`p-${link.dataset.to}`);
    if (!post || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(post);
  });
}

function watch(main) {
  const button = main.querySelector("[data-came]");
  const said = main.querySelector("[data-came-said]");
  const since = Number(main.dataset.last);
  let last = 0;
  const ask = async () => {
    const answer = await fetch(`${main.dataset.pulse}?since=${since}`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const tell = ({ count }) => {
    if (count === last) return;
    last = count;
    button.hidden = !count;
    button.textContent = count ? label(count, button.dataset, document.documentElement.lang) : "";
    said.textContent = button.textContent;
  };
  // Nothing moves by itself: the page is loaded anew when it is asked for.
  button.addEventListener("click", () => location.reload());
  const pulse = new Pulse(ask, tell, { visible: () => document.visibilityState === "visible" });
  document.addEventListener("visibilitychange", () => pulse.changed());
  pulse.start();
}

let asking = 0;

function names() {
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-names]");
    if (!form || event.target.name !== "body") return;
    const field = event.target;
    const list = form.querySelector(".names");
    const typed = begun(field.value, field.selectionStart);
    clearTimeout(asking);
    if (!typed) {
      list.hidden = true;
      return;
    }
    asking = setTimeout(async () => {
      const asked = new URL(form.dataset.names, location.href);
      asked.searchParams.set("begun", typed.word);
      const answer = await fetch(asked).catch(() => null);
      const found = answer?.ok ? (await answer.text()).split("\n").filter(Boolean) : [];
      list.replaceChildren(...found.map((name) => offered(field, list, name)));
      list.hidden = !found.length;
    }, 200);
  });
}

function offered(field, list, name) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `@${name}`;
  button.addEventListener("click", () => {
    const at = begun(field.value, field.selectionStart);
    if (at) {
      const { text, caret } = completed(field.value, field.selectionStart, at.start, name);
      field.value = text;
      field.setSelectionRange(caret, caret);
    }
    list.hidden = true;
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  item.append(button);
  return item;
}

if (globalThis.document) {
  const main = document.querySelector("main.thread[data-pulse]");
  keys();
  names();
  if (main) watch(main);
}
