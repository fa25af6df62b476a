import assert from "node:assert/strict";
import test from "node:test";

import { Keeper } from "../../perfection_site/static/js/writing.js";

/** A keeper with a clock of its own; `answers` say whether each keeping succeeds. */
function setup(...answers) {
  const kept = [];
  const timers = [];
  const keeper = new Keeper(
    async (text) => {
      kept.push(text);
      return answers.length ? answers.shift() : true;
    },
    {
      rest: 10,
      again: 50,
      later: (act, wait) => timers.push({ act, wait }) - 1,
      never: (index) => {
        if (timers[index]) timers[index].act = () => {};
      },
    },
  );
  return { keeper, kept, timers };
}

test("nothing is kept before anything is typed", async () => {
  const { keeper, kept } = setup();
  keeper.begin("as it opened");
  await keeper.flush();
  assert.deepEqual(kept, []);
});

test("it is kept a moment after the last key, once", async () => {
  const { keeper, kept, timers } = setup();
  keeper.typed("a");
  keeper.typed("ab");
  for (const { act } of [...timers]) await act();
  assert.deepEqual(kept, ["ab"]);
});

test("leaving the field keeps it at once and not twice", async () => {
  const { keeper, kept } = setup();
  keeper.typed("a");
  await keeper.flush();
  await keeper.flush();
  assert.deepEqual(kept, ["a"]);
});

test("what failed is tried again later", async () => {
  const { keeper, kept, timers } = setup(false, true);
  keeper.typed("a");
  await keeper.flush();
  assert.equal(timers.at(-1).wait, 50);
  await timers.at(-1).act();
  assert.deepEqual(kept, ["a", "a"]);
});

test("what is typed while it is being kept follows", async () => {
  const { keeper, kept, timers } = setup();
  keeper.typed("a");
  const first = keeper.flush();
  keeper.typed("ab");
  await keeper.flush();
  await first;
  await timers.at(-1).act();
  assert.deepEqual(kept, ["a", "ab"]);
});

test("once it is sent nothing more is kept", async () => {
  const { keeper, kept, timers } = setup();
  keeper.typed("a");
  keeper.stop();
  for (const { act } of [...timers]) await act();
  await keeper.flush();
  assert.deepEqual(kept, []);
});

test("the browser's own clock is called as it wants to be", async () => {
  const kept = [];
  const keeper = new Keeper(async (text) => kept.push(text), { rest: 1 });
  const plain = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const strict = (name) =>
    function called(...given) {
      if (this !== undefined && this !== globalThis) throw new TypeError("Illegal invocation");
      return plain[name](...given);
    };
  Object.assign(globalThis, { setTimeout: strict("setTimeout"), clearTimeout: strict("clearTimeout") });
  keeper.typed("a");
  await new Promise((done) => plain.setTimeout(done, 20));
  Object.assign(globalThis, plain);
  assert.deepEqual(kept, ["a"]);
});
