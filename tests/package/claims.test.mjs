// The stores of claims: in Node, and in workerd, where the object's storage is on disk.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { worker } from "./workers.mjs";
import { install } from "./packed.mjs";
import { claimed } from "./suites/claims.mjs";

const project = install();
const entry = fileURLToPath(new URL("suites/claims-worker.mjs", import.meta.url));
let running = await worker({ project, name: "claims", entry, durable: "Claims", isolates: 2 });
after(async () => {
  await running.kill();
  project.remove();
});

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
/** The bytes in use. */
const heap = () => (collect(), process.memoryUsage().heapUsed);

const { durableClaims, memoryClaims } = await project.import("dintero-wasm/claims");

const get = async (path, isolate = 0, body) => {
  const response = await fetch(running.origins[isolate] + path, { method: "POST", body: JSON.stringify(body) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text);
};
/** Asks the object, from one of the isolates. */
const ask = (isolate, ...deed) => get("/ask", isolate, deed);

// Before the first suite: with nothing left to run, the hook above would end what is asked here.
const outcomes = await get("/suite");

suite("claims in memory, in Node", () => {
  let now = 0;
  const claims = memoryClaims({ now: () => now });
  claimed(claims, async (seconds) => void (now += seconds * 1000)).forEach(({ name, run }) => test(name, run));

  test("by the real clock", async () => {
    const real = memoryClaims();
    await real.claim("key", 0.02, "a");
    assert.equal(await real.has("key"), true);
    await sleep(40);
    assert.equal(await real.has("key"), false);
  });

  test("what has lapsed takes no memory", async () => {
    let time = 0;
    const bounded = memoryClaims({ now: () => time++ });
    const before = heap();
    // Each lapses when a thousand have come after it.
    for (let at = 0; at < 200_000; at++) await bounded.claim(`T12345678.transaction-${at}`, 1, "owner");
    const grown = heap() - before;
    assert.equal(await bounded.has("T12345678.transaction-199999"), true);
    assert.ok(grown < 4_000_000, `${grown} bytes`);
  });

  test("options that are none", () => {
    for (const options of [null, 7, { clock: Date.now }, { now: 7 }]) assert.throws(() => memoryClaims(options), { kind: "config" });
  });
});

suite("claims in workerd", () => {
  for (const { name, error } of outcomes) test(name, () => assert.equal(error, undefined));
});

suite("claims in a Durable Object", () => {
  test("two isolates that claim at once share one winner a key", async () => {
    const keys = Array.from({ length: 50 }, (_, at) => `shared-${at}`);
    const claims = keys.flatMap((key) => [0, 1, 0, 1].map(async (isolate, at) => ({ key, won: await ask(isolate, "claim", key, 60, `${isolate}-${at}`) })));
    const won = (await Promise.all(claims)).filter((claim) => claim.won);
    assert.deepEqual(won.map(({ key }) => key).sort(), keys.sort());
  });

  test("what was claimed is on disk: it outlives a process that is killed", async () => {
    assert.equal(await ask(0, "claim", "kept", 600, "a"), true);
    assert.equal(await ask(1, "claim", "given back", 600, "a"), true);
    assert.equal(await ask(1, "release", "given back", "a"), null);
    const start = await running.kill();
    await assert.rejects(ask(0, "has", "kept"));
    running = await start();
    assert.equal(await ask(1, "has", "kept"), true);
    assert.equal(await ask(0, "claim", "kept", 600, "b"), false);
    assert.equal(await ask(0, "extend", "kept", 600, "a"), true);
    assert.equal(await ask(0, "has", "given back"), false);
  });

  test("what has lapsed is deleted, by an alarm that is set while there is something", async () => {
    const before = await get("/rows");
    await Promise.all(Array.from({ length: 20 }, (_, at) => ask(0, "claim", `short-${at}`, 0.1, "a")));
    assert.equal(await get("/rows"), before + 20);
    const hour = (await get("/alarm")) - Date.now();
    assert.ok(hour > 0 && hour <= 3_600_000, `${hour} ms`);
    await sleep(200);
    await get("/soon");
    await sleep(500);
    const left = await get("/rows");
    assert.ok(left <= before && left > 0, `${left} of ${before}`);
    assert.equal(await ask(0, "has", "kept"), true);
    assert.ok((await get("/alarm")) > Date.now(), "there is something left, so the alarm is set again");
  });

  test("an object that fails is an error, and never a claim that is taken", async () => {
    const failed = await get("/fail");
    assert.deepEqual([failed.kind, failed.code], ["connection", "claims_unavailable"]);
    assert.match(failed.message, /the disk is full/);
    const answering = (answer) => ({ idFromName: (name) => name, get: () => ({ fetch: async () => answer() }) });
    for (const [answer, kind] of [
      [() => { throw new TypeError("fetch failed"); }, "connection"],
      [() => { throw "gone"; }, "connection"],
      [() => new Response("Not found", { status: 404 }), "config"],
      [() => new Response("null"), "config"],
      [() => Response.json({ error: "no" }, { status: 500 }), "config"],
    ]) {
      const claims = durableClaims(answering(answer));
      for (const call of [() => claims.claim("k", 60, "o"), () => claims.has("k"), () => claims.extend("k", 60, "o"), () => claims.release("k", "o")]) {
        await assert.rejects(call, { kind });
      }
    }
  });

  test("keys are spread over the shards, each key to one", async () => {
    const asked = new Map();
    const namespace = {
      idFromName: (name) => name,
      get: (id) => ({ fetch: async (_, { body }) => (asked.set(id, (asked.get(id) ?? new Set()).add(JSON.parse(body)[1])), Response.json(true)) }),
    };
    const claims = durableClaims(namespace, { shards: 8 });
    for (let at = 0; at < 800; at++) for (const deed of ["claim", "has"]) await claims[deed](`T12345678.${at}`, 60, "o");
    assert.equal(asked.size, 8);
    const sizes = [...asked.values()].map(({ size }) => size);
    assert.equal(sizes.reduce((sum, size) => sum + size), 800, "no key is in two");
    assert.ok(Math.min(...sizes) > 50, `${sizes}`);
  });

  test("options and bindings that are none", () => {
    const namespace = { idFromName() {}, get() {} };
    for (const binding of [undefined, null, {}, "CLAIMS", { get() {} }]) assert.throws(() => durableClaims(binding), { kind: "config" });
    for (const options of [null, { shard: 2 }, { shards: 0 }, { shards: 1.5 }, { shards: "2" }, { shards: 1001 }]) {
      assert.throws(() => durableClaims(namespace, options), { kind: "config" });
    }
  });
});
