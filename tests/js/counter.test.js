import assert from "node:assert/strict";
import { test } from "node:test";
import { counted } from "../../perfection_site/static/js/counter.js";
import { refusing } from "../../perfection_site/static/js/warndesk.js";

test("a line is counted as the server counts it", () => {
  assert.equal(counted(""), 0);
  assert.equal(counted("  two \n words "), 9);
  assert.equal(counted("🎻é"), 2);
});

test("r leads to the reason until there is one, then to the button", () => {
  const button = {};
  const empty = { value: " " };
  assert.equal(refusing(empty, button), empty);
  assert.equal(refusing({ value: "Because." }, button), button);
  assert.equal(refusing(null, button), button);
});
