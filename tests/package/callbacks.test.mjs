// `callbacks.handle` of the packed tarball: in Node, in workerd over an object whose storage is on disk, and at the sandbox.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { worker } from "./workers.mjs";
import { install } from "./packed.mjs";
import { callbackFaults } from "./suites/callback-faults.mjs";
import { callbacks } from "./suites/callbacks.mjs";
import { ORDER, shop } from "./suites/shop.mjs";

const project = install();
const [full, { Sandbox }, { memoryClaims }] = await Promise.all(["dintero-wasm", "dintero-wasm/sandbox", "dintero-wasm/claims"].map(project.import));

/** Where the worker marks orders as paid. */
const marks = [];
const ledger = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  marks.push(text);
  response.end();
});
await new Promise((resolve) => ledger.listen(0, "127.0.0.1", resolve));
const entry = fileURLToPath(new URL("suites/callbacks-worker.mjs", import.meta.url));
const bindings = { MARKS: `http://127.0.0.1:${ledger.address().port}` };
const running = await worker({ project, name: "callbacks", entry, durable: "DinteroClaims", bindings });
const [origin] = running.origins;
after(async () => {
  await running.kill();
  ledger.closeAllConnections();
  ledger.close();
  project.remove();
});
const response = await fetch(`${origin}/suite`);
const text = await response.text();
assert.equal(response.status, 200, text);

suite("callbacks in Node", () => {
  const claims = memoryClaims();
  for (const { name, run } of [...callbacks(full, claims), ...callbackFaults(full, claims)]) test(name, run);
});

suite("callbacks in workerd", () => {
  for (const { name, error } of JSON.parse(text)) test(name, () => assert.equal(error, undefined));

  test("a caller that hangs up ends nothing, and finds it done afterwards", async () => {
    await assert.rejects(fetch(`${origin}/slow?order=1`, { signal: AbortSignal.timeout(300) }), { name: "TimeoutError" });
    const meanwhile = await fetch(`${origin}/slow?order=1`);
    assert.deepEqual([meanwhile.status, (await meanwhile.json()).code], [503, "under_way"]);
    assert.deepEqual(marks, []);
    await sleep(1500);
    const afterwards = await fetch(`${origin}/slow?order=1`);
    assert.deepEqual([afterwards.status, await afterwards.json()], [200, { outcome: "already_done" }]);
    assert.deepEqual(marks, ["paid:T12345678.slow-1"]);
  });
});

test("the example in the editor's hover text", async () => {
  const source = readFileSync(join(project.folder, "node_modules/dintero-wasm/lib/handle-callbacks.d.ts"), "utf8");
  const example = source.split("@example\n")[1].split("\n */")[0].replaceAll(/^ \* ?/gm, "");
  const AsyncFunction = (async () => {}).constructor;
  const run = new AsyncFunction("dintero", "request", "env", "ctx", "db", "durableClaims", `${example}\nreturn response;`);
  const { dintero, sandbox, paid } = shop({ ...full, Sandbox }, { sandbox: { now: undefined } });
  const id = await paid();
  const url = `https://shop.example/callback?transaction_id=${id}`;
  const request = new Request(url, { headers: { "dintero-signature": full.signCallback({ accountId: "T12345678", secret: "s", url }) } });
  const rows = new Map();
  const db = { run: async (sql, [key, ...row]) => (assert.match(sql, /^INSERT .* ON CONFLICT \(key\) DO NOTHING$/), rows.has(key) || rows.set(key, row)) };
  const seen = memoryClaims();
  for (const outcome of ["done", "already_done"]) {
    const response = await run(dintero, request, { SIGNATURE_SECRET: "s" }, { waitUntil() {} }, db, () => seen);
    assert.deepEqual([response.status, await response.json()], [200, { outcome }]);
  }
  assert.deepEqual([...rows], [[`paid:${id}`, ["A-1001", 30000, "NOK"]]]);
  await sandbox.settled();
});

test("callbacks that are done leave nothing in memory", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const transaction = { id: "T12345678.1", status: "AUTHORIZED", amount: 1000, currency: "NOK" };
  const dintero = new full.Dintero({ accountId: "T12345678", accessToken: "t", fetch: async () => Response.json(transaction) });
  const seen = { claim: async () => true, has: async () => false, extend: async () => true, release: async () => {} };
  const url = "https://shop.example/callback?transaction_id=T12345678.1";
  const headers = { "dintero-signature": full.signCallback({ accountId: "T12345678", secret: "s", url }) };
  /** The bytes in use after so many callbacks. */
  async function after(count) {
    for (let at = 0; at < count; at++) assert.equal((await dintero.callbacks.handle({ method: "GET", url, headers }, { secret: "s", seen, onPaid() {} })).status, 200);
    for (let at = 0; at < 3; at++) await sleep(10).then(collect);
    return process.memoryUsage().heapUsed;
  }
  await after(1000);
  const before = await after(1000);
  const grown = (await after(6000)) - before;
  assert.ok(grown < 1_500_000, `${grown} bytes`);
});

suite("callbacks of the sandbox", () => {
  /** A shop that hears of everything. `fail` says how often onPaid fails first. */
  function open(flags, fail = 0) {
    const ran = [];
    const note = (name) => ({ status } = {}, { event, error }) => void ran.push([name, status, event ?? error].filter(Boolean).join(" "));
    const seen = memoryClaims();
    const deliver = (request) =>
      world.dintero.callbacks.handle(request, {
        secret: "s3cret",
        seen,
        now: world.sandbox.state().now,
        onPaid(...given) {
          note("onPaid")(...given);
          if (fail-- > 0) throw new Error("not now");
        },
        onHold: note("onHold"),
        onFailed: note("onFailed"),
        onEvent: note("onEvent"),
        onError() {},
      });
    const world = shop({ ...full, Sandbox }, { sandbox: { signatureSecret: "s3cret", deliver } });
    const order = { ...ORDER, url: { ...ORDER.url, callback_url: `https://shop.example/callback${flags}` } };
    return { ...world, ran, order };
  }

  test("a payment whose shop fails twice is delivered until it is done", async () => {
    const { sandbox, dintero, ran, order } = open("?method=POST&includes=session", 2);
    const { id } = await dintero.sessions.create(order);
    await sandbox.pay(id);
    for (let hour = 0; hour < 3; hour++) {
      await sandbox.settled();
      sandbox.advance(3600);
    }
    await sandbox.settled();
    assert.deepEqual(ran, Array(3).fill("onPaid AUTHORIZED"));
  });

  test("on hold, then paid, captured and refunded", async () => {
    const { sandbox, dintero, ran, order } = open("?report_error=true&report_event=CAPTURE&report_event=REFUND");
    const { id } = await dintero.sessions.create(order);
    const { transaction_id } = await sandbox.pay(id, { outcome: "on_hold" });
    await sandbox.settled();
    await sandbox.resolve(transaction_id, { approve: true });
    await sandbox.settled();
    await dintero.transactions.capture(transaction_id, { amount: 30000, capture_reference: "c" });
    await sandbox.settled();
    await dintero.transactions.refund(transaction_id, { amount: 30000, refund_reference: "r" });
    await sandbox.settled();
    assert.deepEqual(ran, ["onHold ON_HOLD", "onPaid AUTHORIZED", "onEvent CAPTURED CAPTURE", "onEvent REFUNDED REFUND"]);
  });

  test("a payment that comes to nothing", async () => {
    const { sandbox, dintero, ran, order } = open("?report_error=true");
    const { id } = await dintero.sessions.create(order);
    await sandbox.pay(id, { outcome: "cancelled" });
    await sandbox.settled();
    assert.equal(ran.length, 1);
    assert.match(ran[0], /^onFailed .*cancelled$/);
  });
});
