// How much of a line is written: "84 of 90" beside its label. Without this the label says how much there may be.

/** Characters as the server counts them: code points, with a run of white space as one. */
export function counted(words) {
  return [...words.trim().replace(/\s+/gu, " ")].length;
}

function listen() {
  for (const field of document.querySelectorAll("textarea[data-count]")) {
    const told = field.closest(".field").querySelector("[data-counter]");
    const most = Number(field.maxLength);
    const tell = () => {
      told.textContent = `${counted(field.value)} / ${most}`;
      told.classList.toggle("full", counted(field.value) >= most);
    };
    field.addEventListener("input", tell);
    tell();
  }
}

if (globalThis.document) listen();
