// Single-letter shortcuts: off while somebody types, off where they are switched off, and never with a modifier.

const KEPT = "keys"; // in localStorage: "off" where they are switched off in this browser

/** Whether a key pressed on `target` belongs to it: it is being typed into, or a menu that letters move in. */
export function typing(target) {
  return Boolean(
    target?.isContentEditable || target?.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, dialog"),
  );
}

/** The act a pressed key stands for, or undefined. */
export function actFor(event, acts, on) {
  if (!on || event.defaultPrevented || event.isComposing || event.repeat) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return undefined;
  return Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
}

function kept() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

/** acts: {key: () => …}. The dialog lists the keys and holds the switch. */
export function listen(acts, dialog, opener) {
  const account = document.querySelector(".bar")?.dataset.keys; // "off" where somebody has switched them off for good
  const box = dialog.querySelector("[data-keys-switch]");
  const help = () => dialog.open || dialog.showModal();
  box.checked = account !== "off" && kept();
  box.disabled = account === "off";
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, box.checked ? "on" : "off");
    } catch {
      // A browser that keeps nothing forgets this too.
    }
  });
  opener.hidden = false;
  opener.querySelector("button").addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    const act = actFor(event, { ...acts, "?": help }, box.checked);
    if (!act) return;
    event.preventDefault();
    act();
  });
}
