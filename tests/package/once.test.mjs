// One capture under one key: two isolates of workerd over a Durable Object on disk, an API on loopback that counts, and
// a process that is killed between its claim and the answer.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { worker } from "./workers.mjs";
import { install } from "./packed.mjs";

const project = install();

/** The API: one transaction of 1000, whose captures are events. `meets` is what becomes of a capture. */
const events = [];
const arrived = [];
const commit = ({ amount, capture_reference }) => events.push({ event: "CAPTURE", event_reference: capture_reference, amount, success: true });
let meets = commit;
const api = createServer(async (request, response) => {
  const body = await new Response(request).text();
  if (request.method === "POST") {
    arrived.push(JSON.parse(body));
    if (meets(arrived.at(-1)) === undefined) return;
  }
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ id: "T12345678.t", status: "AUTHORIZED", amount: 1000, events }));
}).listen(0, "127.0.0.1");
await once(api, "listening");

const entry = fileURLToPath(new URL("suites/once-worker.mjs", import.meta.url));
const bindings = { API: `http://127.0.0.1:${api.address().port}` };
let running = await worker({ project, name: "once", entry, durable: "DinteroClaims", isolates: 2, bindings });
after(async () => {
  await running.kill();
  api.closeAllConnections();
  api.close();
  project.remove();
});

/** Captures once, in one of the isolates. */
async function capture(isolate, reference, { amount = 300, timeoutMs = 5000 } = {}) {
  const order = { id: "T12345678.t", body: { amount, capture_reference: reference }, timeoutMs };
  const response = await fetch(running.origins[isolate], { method: "POST", body: JSON.stringify(order) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text);
}

const sent = (reference) => arrived.filter(({ capture_reference }) => capture_reference === reference).length;
const done = (reference) => events.filter(({ event_reference }) => event_reference === reference).length;

test("forty calls in two isolates are one capture, and each is told", async () => {
  const told = await Promise.all(Array.from({ length: 40 }, (_, at) => capture(at % 2, "order-1")));
  assert.deepEqual([...new Set(told.map(({ outcome, kind, message }) => outcome ?? `${kind}: ${message}`))], ["done"]);
  assert.deepEqual([sent("order-1"), done("order-1")], [1, 1]);
});

test("a process that is killed between its claim and the answer leaves a doubt, and never a second capture", async () => {
  let late;
  const reached = new Promise((resolve) => {
    meets = (body) => {
      late = () => commit(body);
      resolve();
    };
  });
  const lost = capture(0, "order-2").catch((error) => error);
  await reached;
  const start = await running.kill();
  assert.ok((await lost) instanceof Error, "the caller hears nothing");
  meets = commit;
  running = await start();
  for (const isolate of [0, 1]) assert.equal((await capture(isolate, "order-2", { timeoutMs: 800 })).kind, "unknown_outcome");
  assert.deepEqual([sent("order-2"), done("order-2")], [1, 0]);
  // The API carries it out after all.
  late();
  assert.deepEqual(await capture(1, "order-2"), { outcome: "done" });
  assert.deepEqual([sent("order-2"), done("order-2")], [1, 1]);
});

test("one key is one amount, in every isolate", async () => {
  const { kind, message } = await capture(1, "order-1", { amount: 301 });
  assert.equal(kind, "config", message);
  assert.equal(sent("order-1"), 1);
});
