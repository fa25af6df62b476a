// Run with: node --test tests/js/
import assert from "node:assert/strict";
import { test } from "node:test";

import { actFor, typing } from "../../perfection_site/static/js/keys.js";
import { passageUrl } from "../../perfection_site/static/js/link.js";
import { boundary, codePoints, quoteOf } from "../../perfection_site/static/js/offsets.js";
import { Pulse, label } from "../../perfection_site/static/js/pulse.js";
import { sentencesOf, stepped } from "../../perfection_site/static/js/sentences.js";

const words = (text, from = 0, language = "en") => sentencesOf(text, from, language).map((one) => one.words);

test("sentences are counted in code points and trimmed", () => {
  assert.deepEqual(sentencesOf("A 🎻 sings.  It stops. ", 10, "en"), [
    { start: 10, end: 20, words: "A 🎻 sings." },
    { start: 22, end: 31, words: "It stops." },
  ]);
  assert.deepEqual(words("Again. Again. Again."), ["Again.", "Again.", "Again."]);
  assert.deepEqual(words("她停了。然后走！", 0, "zh"), ["她停了。", "然后走！"]);
  assert.deepEqual(words("   "), []);
});

test("a browser that cannot divide texts gets the same from their marks", () => {
  const { Segmenter } = Intl;
  Intl.Segmenter = undefined;
  try {
    assert.deepEqual(words("“Is it?” She asked. هل هذا؟ نعم. 她停了。然后"), [
      "“Is it?”",
      "She asked.",
      "هل هذا؟",
      "نعم.",
      "她停了。",
      "然后",
    ]);
    assert.equal(boundary("a𝄞b", 2, true), 2);
  } finally {
    Intl.Segmenter = Segmenter;
  }
});

test("a step chooses a sentence, with shift the stretch to it, and says where a block ends", () => {
  const none = { anchor: null, head: null };
  assert.deepEqual(stepped(none, 1, false, 3), { anchor: 0, head: 0 });
  assert.deepEqual(stepped(none, -1, false, 3), { anchor: 2, head: 2 });
  assert.deepEqual(stepped({ anchor: 0, head: 0 }, 1, true, 3), { anchor: 0, head: 1 });
  assert.deepEqual(stepped({ anchor: 1, head: 1 }, -1, true, 3), { anchor: 1, head: 0 });
  assert.deepEqual(stepped({ anchor: 0, head: 2 }, 1, false, 4), { anchor: 3, head: 3 });
  assert.equal(stepped({ anchor: 2, head: 2 }, 1, true, 3), null);
  assert.equal(stepped(none, 1, false, 0), null);
});

test("whatever is selected, the quotation says what stands between its ends", () => {
  // A small generator of its own, so that a failure can be run again.
  let seed = 11;
  const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const bits = ["a", " ", "é", "q\u0303", "🎻", "👨‍👩‍👧", "🇫🇮", "\u05e9\u05b8", "سلام", "\n", "她", ". "];
  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: 1 + next(20) }, () => bits[next(bits.length)]).join("");
    let at = 0;
    const blocks = text.split("\n").map((line) => {
      const start = at;
      at += codePoints(line) + 1;
      const cut = [...line].slice(0, next(5)).join("");
      const runs = [{ start, text: cut }, { start: start + codePoints(cut), text: line.slice(cut.length) }];
      return { start, end: at - 1, runs: runs.filter((run) => run.text) };
    });
    const start = next(codePoints(text));
    const end = start + 1 + next(codePoints(text) - start);
    const quote = quoteOf(blocks, start, end);
    if (!quote) continue;
    assert.equal(quote.crosses, false);
    assert.equal([...text].slice(quote.start, quote.end).join(""), quote.exact);
  }
});

test("the address of words names revision, code points and the block", () => {
  const url = passageUrl("https://a.example/sources/x/?at=3#margin", { revision: "2", start: 4, end: 9, block: "b1" });
  assert.equal(url, "https://a.example/sources/x/?r=2&from=4&to=9#b1");
});

const pressed = (key, more = {}) => ({ key, target: null, ...more });
const into = (selector) => ({ closest: (all) => (all.includes(selector) ? {} : null) });

test("keys act for nobody who types, holds a modifier, or has switched them off", () => {
  const acts = { a: () => "annotate", "?": () => "help" };
  assert.equal(actFor(pressed("a"), acts, true)(), "annotate");
  assert.equal(actFor(pressed("?", { shiftKey: true }), acts, true)(), "help");
  assert.equal(actFor(pressed("a"), acts, false), undefined);
  assert.equal(actFor(pressed("toString"), acts, true), undefined);
  for (const modifier of ["ctrlKey", "metaKey", "altKey", "isComposing", "repeat", "defaultPrevented"]) {
    assert.equal(actFor(pressed("a", { [modifier]: true }), acts, true), undefined, modifier);
  }
  for (const field of ["textarea", "select", "dialog"]) {
    assert.equal(actFor(pressed("a", { target: into(field) }), acts, true), undefined, field);
  }
  assert.ok(typing({ isContentEditable: true }));
  assert.ok(!typing(null));
});

/** A Pulse with a clock of its own: what was asked when. */
function clocked({ fails = () => false, visible = () => true } = {}) {
  const waits = [];
  let waiting = null;
  const told = [];
  const pulse = new Pulse(
    async () => {
      if (fails()) throw new Error("no");
      return waits.length;
    },
    (answer) => told.push(answer),
    {
      every: 10,
      visible,
      later: (act, wait) => {
        waits.push(wait);
        waiting = act;
        return waits.length;
      },
      never: () => (waiting = null),
    },
  );
  return { pulse, waits, told, tick: () => waiting?.(), idle: () => waiting === null };
}

test("the pulse beats evenly, waits longer after failures, and not again once one succeeds", async () => {
  let broken = false;
  const { pulse, waits, told, tick } = clocked({ fails: () => broken });
  pulse.start();
  await tick();
  broken = true;
  for (let n = 0; n < 6; n += 1) await tick();
  broken = false;
  await tick();
  assert.deepEqual(waits, [10, 10, 20, 40, 80, 160, 320, 640, 10]);
  assert.equal(told.length, 2);
});

test("nobody looks: nothing is asked; somebody looks again: at once", async () => {
  let seen = true;
  const { pulse, told, idle } = clocked({ visible: () => seen });
  pulse.start();
  seen = false;
  pulse.changed();
  assert.ok(idle());
  await pulse.beat();
  assert.equal(told.length, 0);
  seen = true;
  pulse.changed();
  await new Promise((done) => setTimeout(done, 5));
  assert.equal(told.length, 1);
  assert.ok(!idle());
});

test("a page that comes back within one answer does not ask twice", async () => {
  const { pulse, told } = clocked();
  await Promise.all([pulse.beat(), pulse.beat()]);
  assert.equal(told.length, 1);
});

test("new annotations are said exactly to a thousand", () => {
  const said = { one: "1 new", other: "{count} new", many: "1,000+ new" };
  assert.equal(label(1, said, "en"), "1 new");
  assert.equal(label(1000, said, "en"), "1,000 new");
  assert.equal(label(1001, said, "en"), "1,000+ new");
});
