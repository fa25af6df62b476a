import assert from "node:assert/strict";
import { test } from "node:test";

import { Pace, reached } from "../../perfection_site/static/js/progress.js";

function paced() {
  const clock = { now: 0, due: [] };
  const sent = [];
  const pace = new Pace((position) => sent.push(position), {
    every: 100,
    now: () => clock.now,
    later: (act, wait) => clock.due.push([clock.now + wait, act]),
  });
  const pass = (to) => {
    clock.now = to;
    for (const [, act] of clock.due.splice(0)) act();
  };
  return { pace, sent, pass };
}

test("where a page opens is not sent: nothing has been read", () => {
  const { pace, sent } = paced();
  pace.at(0);
  pace.flush();
  assert.deepEqual(sent, []);
});

test("the first move is sent at once and those after it together", () => {
  const { pace, sent, pass } = paced();
  pace.at(0);
  for (const position of [10, 20, 30]) pace.at(position);
  assert.deepEqual(sent, [10]);
  pass(100);
  assert.deepEqual(sent, [10, 30]);
});

test("leaving sends what is waiting, once", () => {
  const { pace, sent, pass } = paced();
  pace.at(0);
  pace.at(10);
  pace.at(20);
  pace.flush();
  pass(100);
  assert.deepEqual(sent, [10, 20]);
});

test("the last block that begins above the line is the one reached", () => {
  const blocks = [
    { top: -300, start: 0 },
    { top: 40, start: 120 },
    { top: 400, start: 260 },
  ];
  assert.equal(reached(blocks, 200), 120);
  assert.equal(reached(blocks, -400), null);
  assert.equal(reached([], 200), null);
});
