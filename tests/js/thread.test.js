import assert from "node:assert/strict";
import test from "node:test";

import { begun, completed, following } from "../../perfection_site/static/js/thread.js";

test("the next new post is the one behind, and behind the last comes the first", () => {
  for (const [posts, at, next] of [
    [[], null, null],
    [[], 3, null],
    [[3, 5, 9], null, 3],
    [[3, 5, 9], 3, 5],
    [[3, 5, 9], 5, 9],
    [[3, 5, 9], 9, 3],
    [[3, 5, 9], 4, 3], // not among them
    [[3], 3, 3],
  ]) {
    assert.equal(following(posts, at), next, `${posts} at ${at}`);
  }
});

test("a name is being typed behind an @ that begins a word", () => {
  // The caret stands at the bar.
  for (const [typed, start, word] of [
    ["@|", 1, ""],
    ["@str|", 1, "str"],
    ["Ask @str|", 5, "str"],
    ["Ask @str|anger about it", 5, "str"], // in mid-word: what stands before the caret
    ["Ask |@stranger"],
    ["Ask @stranger |"],
    ["Ask @stranger, @re|", 16, "re"],
    ["(@re|", 2, "re"],
    ["first\n@re|", 7, "re"],
    ["write to ines@example|"], // an address
    ["write to ines.@example|"],
    ["see /@ines|"],
    ["@@re|"],
    ["Ask @o.brien-s|", 5, "o.brien-s"],
    ["\u{1F600} @re|", 4, "re"], // a letter beyond the first 65,536 counts as two, as for the caret
  ]) {
    const caret = typed.indexOf("|");
    const found = begun(typed.replace("|", ""), caret);
    assert.deepEqual(found, word === undefined ? null : { start, word }, typed);
  }
});

test("a name is put in the place of what was typed of it, with one space behind", () => {
  for (const [typed, start, done] of [
    ["@str|", 1, "@stranger |"],
    ["Ask @str|", 5, "Ask @stranger |"],
    ["Ask @str| about it", 5, "Ask @stranger |about it"],
    ["Ask @str|, then go", 5, "Ask @stranger |, then go"],
    ["Ask @str|anger about it", 5, "Ask @stranger |about it"],
    ["Ask @str|. Then go", 5, "Ask @stranger |. Then go"],
    ["Ask @|", 5, "Ask @stranger |"],
    ["Ask @str|\nthen go", 5, "Ask @stranger |\nthen go"],
  ]) {
    const caret = typed.indexOf("|");
    const { text, caret: after } = completed(typed.replace("|", ""), caret, start, "stranger");
    assert.equal(`${text.slice(0, after)}|${text.slice(after)}`, done, typed);
  }
});
