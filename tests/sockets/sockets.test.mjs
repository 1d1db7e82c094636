// The packed package over connections that break: the short form of `cargo xtask sockets`.

import assert from "node:assert/strict";
import { after, suite, test } from "node:test";

import { install } from "../package/packed.mjs";
import { blindly } from "./blind.mjs";
import { FAULTS } from "./faults.mjs";
import { plan } from "./plan.mjs";
import { attempt, serve } from "./run.mjs";
import { RUNTIMES } from "./runtimes.mjs";
import { table } from "./table.mjs";
import { broken } from "./verdict.mjs";

const RUN = { seed: 1, calls: 2 * FAULTS.length, timeoutMs: 1_500, atOnce: 2 * FAULTS.length };

const project = install();
after(() => project.remove());
const [full, sandbox] = await Promise.all(["dintero-wasm", "dintero-wasm/sandbox"].map(project.import));
const library = { ...full, ...sandbox };

const attempts = RUNTIMES.map((runtime) => ({ operation: "capture", runtime }));
// Without a body, Deno has a way of its own.
attempts.push({ operation: "void", runtime: "deno" });

const runs = [];
// One after the other: together they would be too slow for their deadlines.
for (const one of attempts) runs.push(await attempt({ ...RUN, ...one, project: project.folder, library }));

for (const run of runs) {
  suite(`${run.operation} in ${run.runtime}`, () => {
    for (const [promise, lines] of broken(run)) test(promise, () => assert.deepEqual(lines, [], table(run)));
  });
}

test("who sends again blindly moves money twice", async () => {
  const server = await serve({ ...RUN, operation: "capture", library });
  await blindly(server.job);
  const { calls } = await server.close();
  const twice = calls.filter(({ committed }) => committed > 1);
  assert.ok(twice.length >= 5, `${twice.length} of ${calls.length}`);
});

test("the same seed plans the same, and another one something else", () => {
  assert.deepEqual(plan(RUN), plan(RUN));
  assert.notDeepEqual(plan(RUN), plan({ ...RUN, seed: 2 }));
});
