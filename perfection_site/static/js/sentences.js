// The sentences of a block, to be chosen with the keyboard alone.

import { codePoints } from "./offsets.js";

// For browsers that cannot divide a text themselves: a mark that ends a sentence, what closes behind it, white space.
const END = /[.!?\u2026\u061f\u06d4\u0964]+[\p{Pe}\p{Pf}"']*(?=\s)|[\u3002\uff01\uff1f]+[\p{Pe}\p{Pf}"']*/gu;

function pieces(text, language) {
  if (globalThis.Intl?.Segmenter) {
    const segmenter = new Intl.Segmenter(language || "und", { granularity: "sentence" });
    return [...segmenter.segment(text)].map(({ segment }) => segment);
  }
  const found = [];
  let since = 0;
  for (const match of text.matchAll(END)) {
    found.push(text.slice(since, match.index + match[0].length));
    since = match.index + match[0].length;
  }
  return [...found, text.slice(since)];
}

/** The sentences of `text` as {start, end, words} in code points from `from`, without white space at their ends. */
export function sentencesOf(text, from = 0, language = "und") {
  const found = [];
  let at = from;
  for (const piece of pieces(text, language)) {
    const start = at + codePoints(piece.slice(0, piece.length - piece.trimStart().length));
    at += codePoints(piece);
    const words = piece.trim();
    if (words) found.push({ start, end: start + codePoints(words), words });
  }
  return found;
}

/**
 * The stretch chosen after a step. `anchor` and `head` are numbers of sentences, null where none is chosen; `step` is
 * 1 or -1; `extend` leaves the anchor where it is. null: there is no such sentence in this block.
 */
export function stepped({ anchor, head }, step, extend, count) {
  const next = head === null ? (step > 0 ? 0 : count - 1) : head + step;
  if (next < 0 || next >= count) return null;
  return { anchor: extend && anchor !== null ? anchor : next, head: next };
}
