// Buttons that copy what stands in a field. Without this the field can be selected and copied as ever.

/** Copies the field's value by `clipboard`, or selects it where that is refused. Says whether it was copied. */
export async function copy(field, clipboard) {
  try {
    await clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}

function offer(button) {
  const words = button.firstChild;
  const label = words.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!(await copy(document.getElementById(button.dataset.copy), navigator.clipboard))) return;
    words.textContent = button.dataset.done;
    setTimeout(() => (words.textContent = label), 4000);
  });
}

if (globalThis.document) document.querySelectorAll("[data-copy]").forEach(offer);
