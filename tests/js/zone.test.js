import assert from "node:assert/strict";
import { test } from "node:test";

import { offered } from "../../perfection_site/static/js/zone.js";

const KNOWN = ["", "Europe/Berlin", "Asia/Tokyo"];

test("the browser's zone is offered where the menu has it and another is chosen", () => {
  assert.equal(offered("Europe/Berlin", KNOWN, ""), "Europe/Berlin");
  assert.equal(offered("Europe/Berlin", KNOWN, "Asia/Tokyo"), "Europe/Berlin");
});

test("what is chosen already, unknown or missing is not offered", () => {
  assert.equal(offered("Europe/Berlin", KNOWN, "Europe/Berlin"), "");
  assert.equal(offered("Etc/Unknown", KNOWN, ""), "");
  assert.equal(offered(undefined, KNOWN, ""), "");
});
