// A few hundred of the callbacks that `cargo xtask load` delivers by the ten thousand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "../load/load.mjs";

test("callbacks to two processes over one store, one of them killed: each order is marked as paid once", async () => {
  const { marked, unmarked, begunWrongly, lost, refused, killed, back, begunTwice, repeated } = await load({ orders: 300, seed: 5 });
  assert.deepEqual({ marked, unmarked, begunWrongly, lost, refused }, { marked: 300, unmarked: 0, begunWrongly: [], lost: [], refused: [] });
  assert.ok(killed < back);
  assert.ok(begunTwice >= 6, `the kill cut ${begunTwice} short`);
  assert.ok(repeated >= 3, `of which ${repeated} had been written`);
});
