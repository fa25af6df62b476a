// The reading page.

import { listen } from "./keys.js";
import { copied, passageUrl } from "./link.js";
import { Margin } from "./margin.js";
import { follow } from "./progress.js";
import { watch } from "./pulse.js";
import { Toolbar } from "./toolbar.js";
import { Walker } from "./walker.js";

const article = document.getElementById("text");
const beside = document.getElementById("margin");
const said = document.getElementById("said");
const margin = new Margin(article, beside, said);

async function copy({ start, end }, button) {
  const block = [...article.querySelectorAll(".block")].find(({ dataset }) => start < Number(dataset.end));
  const { revision } = article.dataset;
  const url = passageUrl(location.origin + location.pathname, { revision, start, end, block: block?.id });
  if (await copied(url)) toolbar.tell(button.dataset.done);
  else toolbar.offer(button.dataset.failed, url);
}

// What somebody looks for a passage for, where the page of a reading has sent them here.
const wanted = [...new URLSearchParams(location.search)].filter(([name]) => name === "claim" || name === "reading");

/** To a form that is a page of its own, with the selected words. */
const to = (url, { start, end }, beside = []) =>
  location.assign(`${url}?${new URLSearchParams([["start", start], ["end", end], ...beside])}`);

const acts = {
  copy,
  cite: (chosen) => to(article.dataset.cite, chosen, wanted),
  quote: (chosen) => to(article.dataset.quote, chosen),
  warn: (chosen) => to(article.dataset.warn, chosen),
  read: ({ start, end, block }) => margin.read(start, end, block),
};
// A text that takes no annotations has no such link.
if (article.querySelector(".annotate-block")) {
  acts.annotate = (chosen) => margin.annotate(chosen);
  acts.highlight = (chosen) => margin.highlight(chosen);
}
const toolbar = new Toolbar(article, document.getElementById("tools"), acts);
const walker = new Walker(article, said, () => toolbar.enter());

function annotate() {
  if (!acts.annotate) return;
  if (getSelection().isCollapsed && walker.focused) walker.whole(walker.focused);
  if (toolbar.look() && !toolbar.row.hidden) toolbar.press(toolbar.button("annotate"));
}

const search = () => location.assign(`${document.querySelector(".bar a.wide").href}#id_q`); // the field gets the focus
const keys = { a: annotate, j: () => margin.step(1), k: () => margin.step(-1), n: () => walker.clear(), "/": search };
listen(keys, document.getElementById("keys"), document.querySelector("[data-keys-open]"));
watch(article, beside, document.querySelector("#fresh button"), said, (since) =>
  margin.show(`?since=${since}`, { focus: true }),
);
follow(article);
