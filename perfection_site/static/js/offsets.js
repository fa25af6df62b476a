// Where selected words stand in the canonical text, in code points.
//
// Every run of the text is an element with data-start, the code point it begins at, and its textContent is the text
// itself. So counting starts at the nearest run and never leaves it; what lies outside runs (links of a block, covers)
// is never counted. Blocks are joined by one line feed, which is a code point of its own.

const RUN = ".block [data-start]";

/** How many code points the first `units` UTF-16 code units of `text` make. */
export function codePoints(text, units = text.length) {
  let count = 0;
  for (let index = 0; index < units; count += 1) {
    index += text.codePointAt(index) > 0xffff ? 2 : 1;
  }
  return count;
}

/** How many UTF-16 code units the first `points` code points of `text` take. */
export function codeUnits(text, points) {
  let units = 0;
  for (let count = 0; count < points && units < text.length; count += 1) {
    units += text.codePointAt(units) > 0xffff ? 2 : 1;
  }
  return units;
}

/** The stretch of `text` between two code points. */
export function slice(text, start, end) {
  const from = codeUnits(text, start);
  return text.slice(from, from + codeUnits(text.slice(from), end - start));
}

/** UTF-16 code units of text inside `root` that stand before the DOM point (`node`, `offset`). */
export function unitsBefore(root, node, offset) {
  let count = 0;
  const walk = (current) => {
    if (current.nodeType === 3) {
      count += current === node ? offset : current.data.length;
      return current === node;
    }
    const children = [...current.childNodes];
    if (current === node) {
      for (const child of children.slice(0, offset)) count += child.textContent.length;
      return true;
    }
    return children.some(walk);
  };
  walk(root);
  return count;
}

/** Where the grapheme clusters of `text` end, in code points, ascending. */
function clusterEnds(text) {
  const pieces = globalThis.Intl?.Segmenter
    ? [...new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment)
    : [...text];
  let at = 0;
  return pieces.map((piece) => (at += codePoints(piece)));
}

/** A code point of `text` moved out of the grapheme cluster it lies in: to where that begins, or to its end. */
export function boundary(text, point, toEnd) {
  let before = 0;
  for (const end of clusterEnds(text)) {
    if (end > point) return before === point || !toEnd ? before : end;
    before = end;
  }
  return point;
}

/** `point` of a block moved to a boundary of clusters, counted in the stretch of runs without gaps that it lies in. */
function widened(blocks, point, toEnd) {
  const block = blocks.find(({ start, end }) => start < point && point < end);
  let stretch = null;
  for (const run of block?.runs ?? []) {
    if (stretch && stretch.start + codePoints(stretch.text) === run.start) stretch.text += run.text;
    else if (run.start <= point) stretch = { ...run };
    else break;
  }
  return stretch ? stretch.start + boundary(stretch.text, point - stretch.start, toEnd) : point;
}

/**
 * What the code points `start` to `end` of a text say, without white space at either end and of whole characters: a
 * grapheme cluster is never split.
 * blocks: [{start, end, runs: [{start, text}]}] in order. `crosses` says that something between is not there to be
 * quoted, which is a closed cover. null: nothing but white space.
 */
export function quoteOf(blocks, start, end) {
  const touched = blocks.filter((block) => block.end >= start && block.start <= end);
  const whole = wordsOf(touched, start, end);
  if (codePoints(whole) !== end - start) return { start, end, exact: "", crosses: true };
  const trimmed = whole.trim();
  if (!trimmed) return null;
  const first = start + codePoints(whole.slice(0, whole.length - whole.trimStart().length));
  const from = widened(touched, first, false);
  const to = widened(touched, first + codePoints(trimmed), true);
  const inside = touched.filter((block) => block.end > from && block.start < to);
  return { start: from, end: to, exact: wordsOf(inside, from, to), crosses: false };
}

const wordsOf = (blocks, start, end) =>
  blocks.map((block) => block.runs.map((run) => within(run, start, end)).join("")).join("\n");

function within(run, start, end) {
  const length = codePoints(run.text);
  const from = Math.max(0, start - run.start);
  const to = Math.min(length, end - run.start);
  return from < to ? slice(run.text, from, to) : "";
}

/** The blocks of an article as `quoteOf` wants them, between two code points. */
function blocksOf(article, start, end) {
  return [...article.querySelectorAll(".block")]
    .map((element) => ({ element, start: Number(element.dataset.start), end: Number(element.dataset.end) }))
    .filter((block) => block.end >= start && block.start <= end)
    .map((block) => ({
      ...block,
      runs: [...block.element.querySelectorAll("[data-start]")].map((run) => ({
        start: Number(run.dataset.start),
        text: run.textContent,
      })),
    }));
}

/**
 * The code point a DOM point stands at. Outside of every run it is the start of the next run (side "start") or the
 * end of the one before (side "end"). null where there is none.
 */
export function position(article, node, offset, side) {
  const element = node.nodeType === 1 ? node : node.parentElement;
  const run = element?.closest(RUN);
  if (run && article.contains(run)) {
    return Number(run.dataset.start) + codePoints(run.textContent, unitsBefore(run, node, offset));
  }
  const runs = article.querySelectorAll(RUN);
  const next = firstAfter(runs, node, offset);
  if (side === "start") return next < runs.length ? Number(runs[next].dataset.start) : null;
  return next > 0 ? Number(runs[next - 1].dataset.start) + codePoints(runs[next - 1].textContent) : null;
}

function firstAfter(runs, node, offset) {
  const point = document.createRange();
  point.setStart(node, offset);
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (point.comparePoint(runs[middle], 0) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The DOM point {node, offset} of a code point; at a run's edge inside the one before where `toEnd`. null: none. */
export function pointAt(article, point, toEnd) {
  const reaches = (run) => {
    const start = Number(run.dataset.start);
    const end = start + codePoints(run.textContent);
    return toEnd ? start < point && point <= end : start <= point && point < end;
  };
  const run = [...article.querySelectorAll(RUN)].find(reaches);
  if (!run) return null;
  let units = codeUnits(run.textContent, point - Number(run.dataset.start));
  const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { length } = walker.currentNode.data;
    if (units < length || (toEnd && units === length)) return { node: walker.currentNode, offset: units };
    units -= length;
  }
  return null;
}

/** The words selected in the article as {start, end, exact, crosses, block, range}; null where none are. */
export function selected(article, selection) {
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(article)) return null;
  const start = position(article, range.startContainer, range.startOffset, "start");
  const end = position(article, range.endContainer, range.endOffset, "end");
  if (start === null || end === null || start >= end) return null;
  const blocks = blocksOf(article, start, end);
  const quote = quoteOf(blocks, start, end);
  // A triple click ends at the start of the next block: the block the words end in is looked up after trimming.
  const last = quote && blocks.findLast((block) => block.start < quote.end);
  return quote && { ...quote, block: last?.element ?? null, range: range.cloneRange() };
}

/** The code point of the character drawn at a place of the window, inside `run`. */
export function pointedAt(article, run, x, y) {
  const start = Number(run.dataset.start);
  const caret = document.caretPositionFromPoint?.(x, y);
  const range = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret ? caret.offsetNode : range?.startContainer;
  if (!node || !run.contains(node)) return start;
  const at = position(article, node, caret ? caret.offset : range.startOffset, "start");
  return Math.min(Math.max(at, start), start + codePoints(run.textContent) - 1);
}
