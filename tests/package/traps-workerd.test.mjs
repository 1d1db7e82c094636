// Modules that trap, in workerd: within one request, and beside the requests of others in the same isolate.

import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";

import { install } from "./packed.mjs";
import { worker } from "./workers.mjs";

const project = install();
const entry = fileURLToPath(new URL("suites/traps-worker.mjs", import.meta.url));
const servers = [];
after(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  project.remove();
});

/** Starts workerd as it was on a day, and gives what asks it. */
async function start(date) {
  const server = await worker({ project, name: date, entry, date });
  servers.push(server);
  return async (path) => {
    const response = await fetch(server.origins[0] + path);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return JSON.parse(text);
  };
}

// On the first of these days, a promise that another request settles was lost.
const runs = await Promise.all(
  ["2024-01-01", "2025-06-01"].map(async (date) => {
    const ask = await start(date);
    return { date, ask, outcomes: await ask("/suite") };
  }),
);
for (const { date, ask, outcomes } of runs) {
  suite(`in workerd of ${date}`, () => {
    for (const { name, error } of outcomes) test(name, () => assert.equal(error, undefined));
    test("a trap in one request is told to the others at once, each in a turn of its own", async () => {
      const begun = Date.now();
      const captures = Promise.all(["/capture", "/capture", "/capture"].map(ask));
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(await ask("/trap"), "internal");
      assert.deepEqual(await captures, ["unknown_outcome", "unknown_outcome", "unknown_outcome"]);
      assert.ok(Date.now() - begun < 2500, `they were told after ${Date.now() - begun} ms`);
      assert.equal(await ask("/next"), "done");
    });
  });
}
