import assert from "node:assert/strict";
import { test } from "node:test";

import { copy } from "../../perfection_site/static/js/copying.js";

function field() {
  const done = [];
  return { value: "https://example.org/", done, focus: () => done.push("focus"), select: () => done.push("select") };
}

test("what stands in the field is copied", async () => {
  const written = [];
  assert.equal(await copy(field(), { writeText: async (text) => written.push(text) }), true);
  assert.deepEqual(written, ["https://example.org/"]);
});

test("where copying is refused, or there is no clipboard, the field is selected instead", async () => {
  for (const clipboard of [{ writeText: () => Promise.reject(new Error("no")) }, undefined]) {
    const from = field();
    assert.equal(await copy(from, clipboard), false);
    assert.deepEqual(from.done, ["focus", "select"]);
  }
});
