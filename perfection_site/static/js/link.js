// Links to bare words: revision and code points in the address, nothing kept anywhere.

/** The address of words in a page. `block` is the id of the element they begin in, for browsers without script. */
export function passageUrl(page, { revision, start, end, block }) {
  const url = new URL(page);
  url.search = new URLSearchParams({ r: revision, from: start, to: end });
  url.hash = block || "text";
  return url.href;
}

/** Put text on the clipboard; false where the browser does not let us. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
