// The inbox: who follows a notice has read it. Without this file one says so by its button.

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-opens]");
  const form = link?.closest("article").querySelector("form[data-reads]");
  if (!form) return;
  // The page is being left, and the request outlives it.
  fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual", keepalive: true });
});
