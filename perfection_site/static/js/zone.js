// The page of one's time zone: offers the browser's own.

/** The zone to offer: the browser's, where the menu has it and another is chosen. "" where there is none to offer. */
export function offered(here, known, chosen) {
  return here && here !== chosen && known.includes(here) ? here : "";
}

function offer(menu, button) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const show = () => {
    const zone = offered(here, [...menu.options].map((option) => option.value), menu.value);
    button.hidden = !zone;
    button.textContent = `${button.dataset.label} ${zone.replaceAll("_", " ")}`;
  };
  button.addEventListener("click", () => {
    menu.value = here;
    show();
    menu.focus();
  });
  menu.addEventListener("change", show);
  show();
}

if (globalThis.document) {
  offer(document.querySelector("select[name=timezone]"), document.getElementById("zone-here"));
}
