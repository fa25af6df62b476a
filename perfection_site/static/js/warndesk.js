// The keys of the desk of warnings. They lead to links and buttons and press none that decides.

import { listen } from "./keys.js";

/** Where r leads: to the reason while there is none, for to reject without one is refused. */
export function refusing(reason, button) {
  return reason && !reason.value.trim() ? reason : button;
}

function start() {
  const follow = (step) => document.querySelector(`[data-step="${step}"]`)?.click();
  const button = (name) => document.querySelector(`[data-press="${name}"]`);
  const keys = {
    j: () => follow("next"),
    k: () => follow("previous"),
    a: () => button("accept")?.focus(),
    r: () => refusing(document.querySelector("[name=reason]"), button("reject"))?.focus(),
  };
  listen(keys, document.getElementById("keys"), document.querySelector("[data-keys-open]"));
}

if (globalThis.document) start();
