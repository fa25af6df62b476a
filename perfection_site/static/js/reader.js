// The reading page.

import { Margin } from "./margin.js";
import { follow } from "./progress.js";
import { Toolbar } from "./toolbar.js";

const article = document.getElementById("text");
const margin = new Margin(article, document.getElementById("margin"), document.getElementById("said"));
// A text that takes no annotations has no such link.
if (article.querySelector(".annotate-block")) {
  new Toolbar(article, document.getElementById("tools"), (chosen) => margin.annotate(chosen));
}
follow(article);
