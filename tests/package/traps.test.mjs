// Modules that trap, in Node: what the suite demands in every runtime, and that nothing is left behind.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { install } from "./packed.mjs";
import { CALLBACK, sabotage } from "./saboteur.mjs";
import { traps } from "./suites/traps.mjs";

const project = install();
after(() => project.remove());
const [full, sandbox] = await Promise.all(["dintero-wasm", "dintero-wasm/sandbox"].map(project.import));

const unheard = [];
for (const event of ["unhandledRejection", "uncaughtException"]) process.on(event, (error) => unheard.push([event, error]));

for (const { name, run } of traps({ ...full, ...sandbox }, sabotage())) test(name, run);

test("instances that trapped are given back", async () => {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc");
  const { started, trapIn, leave } = sabotage();
  // An engine of its own, which has not been started.
  const { Dintero } = await import(`${pathToFileURL(project.require.resolve("dintero-wasm"))}?again`);
  const memories = [];
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const before = timers();
  for (let at = 0; at < 100; at++) {
    let answer;
    const fetch = () => new Promise((resolve) => (answer = () => resolve(new Response("{}"))));
    const dintero = new Dintero({ accountId: "T12345678", accessToken: "t", fetch });
    const capture = dintero.transactions.capture("t", { amount: 1 });
    while (!answer) await new Promise(setImmediate);
    trapIn(CALLBACK);
    answer();
    await assert.rejects(capture, { kind: "unknown_outcome" });
    memories.push(...started.splice(0).map(({ memory }) => new WeakRef(memory)));
  }
  leave();
  for (let at = 0; at < 5; at++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    gc();
  }
  const left = memories.filter((memory) => memory.deref()).length;
  console.log(`of ${memories.length} instances that trapped, ${left} are left`);
  assert.ok(memories.length === 100 && left <= 2, `${left} of ${memories.length} are left`);
  assert.ok(timers() <= before, `${timers()} timers run, and ${before} before`);
});

test("nothing was thrown that nobody caught", async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(unheard, []);
});
