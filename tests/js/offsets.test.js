// Run with: node --test tests/js/
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { codePoints, codeUnits, quoteOf, slice, unitsBefore } from "../../perfection_site/static/js/offsets.js";

const vectors = new URL("../text/vectors.json", import.meta.url);

const text = (data) => ({ nodeType: 3, data, textContent: data });
const element = (...childNodes) => ({
  nodeType: 1,
  childNodes,
  textContent: childNodes.map((child) => child.textContent).join(""),
});

/** Two blocks, "The bow 𝄞 sings." and "It stops.", the first with its clef in a run of its own. */
const two = [
  {
    start: 0,
    end: 16,
    runs: [
      { start: 0, text: "The bow " },
      { start: 8, text: "𝄞" },
      { start: 9, text: " sings." },
    ],
  },
  { start: 17, end: 26, runs: [{ start: 17, text: "It stops." }] },
];

test("the vectors shared with the server agree", { skip: !existsSync(vectors) }, () => {
  for (const vector of JSON.parse(readFileSync(vectors, "utf-8"))) {
    assert.equal(codePoints(vector.text, vector.utf16_start), vector.start);
    assert.equal(codePoints(vector.text, vector.utf16_end), vector.end);
    assert.equal(codeUnits(vector.text, vector.start), vector.utf16_start);
    assert.equal(slice(vector.text, vector.start, vector.end), vector.exact);
  }
});

/** The lines of a text as the blocks of an article, each one run. */
const lines = (words) => {
  let at = 0;
  return words.split("\n").map((line) => {
    const start = at;
    at += codePoints(line) + 1;
    return { start, end: at - 1, runs: [{ start, text: line }] };
  });
};

test("a selection is trimmed and widened to whole characters as the server does", { skip: !existsSync(vectors) }, () => {
  const asked = JSON.parse(readFileSync(vectors, "utf-8")).filter((vector) => vector.asked);
  assert.ok(asked.length > 20);
  for (const { name, text, asked: [from, to], start, end, exact } of asked) {
    assert.deepEqual(quoteOf(lines(text), from, to), { start, end, exact, crosses: false }, name);
  }
});

test("a cluster that marks cut into runs is still one, and a cover beside it stays out", () => {
  const runs = [{ start: 0, text: "a 👨" }, { start: 3, text: "\u200d👩" }, { start: 9, text: " end" }];
  assert.equal(quoteOf([{ start: 0, end: 13, runs }], 3, 5).exact, "👨\u200d👩");
  assert.equal(quoteOf([{ start: 0, end: 13, runs }], 3, 11).crosses, true);
});

test("a character outside the first plane is one code point", () => {
  assert.equal(codePoints("a𝄞b"), 3);
  assert.equal(codePoints("a𝄞b", 3), 2);
  assert.equal(codeUnits("a𝄞b", 2), 3);
  assert.equal(slice("a𝄞b", 1, 2), "𝄞");
});

test("a quotation runs over marks and blocks, which a line feed joins", () => {
  assert.deepEqual(quoteOf(two, 4, 19), { start: 4, end: 19, exact: "bow 𝄞 sings.\nIt", crosses: false });
});

test("a triple click that ends in the next block is pulled back", () => {
  assert.deepEqual(quoteOf(two, 0, 17), { start: 0, end: 16, exact: "The bow 𝄞 sings.", crosses: false });
});

test("white space at the ends is left out, inside it is kept", () => {
  assert.deepEqual(quoteOf(two, 3, 8), { start: 4, end: 7, exact: "bow", crosses: false });
  assert.deepEqual(quoteOf(two, 16, 19), { start: 17, end: 19, exact: "It", crosses: false });
  assert.equal(quoteOf(two, 7, 8), null);
  assert.equal(quoteOf(two, 16, 17), null);
});

test("a cover between leaves a gap, and the selection says that it crosses one", () => {
  const covered = [{ start: 0, end: 16, runs: [two[0].runs[0], two[0].runs[2]] }, two[1]];
  assert.equal(quoteOf(covered, 4, 16).crosses, true);
  assert.equal(quoteOf(covered, 10, 15).crosses, false);
});

test("text before a point is counted through inline marks and child positions", () => {
  const soft = text("soft");
  const emphasis = element(soft);
  const tail = text(" end");
  const run = element(text("so "), emphasis, tail);
  assert.equal(unitsBefore(run, soft, 2), 5);
  assert.equal(unitsBefore(run, tail, 0), 7);
  assert.equal(unitsBefore(run, run, 0), 0);
  assert.equal(unitsBefore(run, run, 2), 7);
  assert.equal(unitsBefore(run, emphasis, 1), 7);
});
