// Every page: times, menus, and the line that says when something went wrong.

import { tell } from "./ago.js";

const alert = document.getElementById("alert");

tell(document);
document.body.addEventListener("htmx:afterSettle", () => tell(document));

for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.body.addEventListener(name, (event) => {
    // Refusals (400, 403, 409, 429) bring their own sentence, swapped into this line.
    if (![400, 403, 409, 429].includes(event.detail.xhr?.status)) alert.textContent = alert.dataset.failed;
  });
}
document.body.addEventListener("htmx:beforeRequest", () => alert.replaceChildren());
alert.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) alert.replaceChildren();
});

// Menus close when one goes elsewhere or presses Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// What was just done stays in sight for a while, then goes back to its place at the top.
const messages = document.querySelector(".messages");
if (messages) setTimeout(() => messages.classList.add("said"), 8000);

// Leaving at once: the page left is not the one that Back leads to.
document.addEventListener("click", (event) => {
  const exit = event.target.closest("[data-exit]");
  if (!exit) return;
  event.preventDefault();
  location.replace(exit.href);
});
