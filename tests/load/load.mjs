// Callbacks under load: two workerd processes over one store, one of them killed and started again midway.

import { fileURLToPath } from "node:url";

import { worker } from "../package/workers.mjs";
import { install } from "../package/packed.mjs";
import { deliverAll } from "./deliveries.mjs";
import { serveApi, serveLedger } from "./ledger.mjs";
import { resident } from "./memory.mjs";

const ACCOUNT_ID = "T12345678";
const SIGNATURE_SECRET = "l0ad-secret";
const TIMES = 3;
const AT_ONCE = 100;
/** So many marks are written, and as many begun, of which the killed shop does not hear; and how long it waits for them, in ms. */
const HELD = 3;
const HELD_MS = 8000;
/** How long the killed shop is away, in milliseconds. */
const AWAY_MS = 1000;
/** How often memory is looked at. */
const SAMPLES = 10;
/** Half of the memory that a worker has at Cloudflare: without a limit V8 is slow to collect, and growth says little. */
const HEAP = ["--max-old-space-size=64", "--max-semi-space-size=2"];
/** So much may a process grow in the second half of a run, by the share of its memory. */
const GROWTH = 0.2;
/** With fewer deliveries, what has been started is not warm yet. */
const WARM = 10_000;

const path = (name) => fileURLToPath(new URL(`workers/${name}.mjs`, import.meta.url));

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle(list, next) {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
}

const ordersOf = (count) => Array.from({ length: count }, (_, at) => ({ reference: `A-${at}`, transactionId: `${ACCOUNT_ID}.${String(at).padStart(22, "0")}` }));

/** Each order's callback so many times, as deliveries of their own. */
const callbacksOf = (orders) =>
  orders.flatMap(({ reference, transactionId }, order) =>
    Array.from({ length: TIMES }, (_, at) => ({
      key: `paid:${transactionId}`,
      delivery: `${order}-${at}`,
      url: `https://shop.example/callback?${new URLSearchParams({ transaction_id: transactionId, session_id: `${ACCOUNT_ID}.s${order}`, merchant_reference: reference, time: "2026-11-21T08:00:00Z" })}`,
    })),
  );

/**
 * Delivers the callbacks of so many orders, each three times.
 *
 * @param {{ orders: number, seed: number, onSample?: (sample: { seconds: number, answered: number, mebibytes: (number | undefined)[] }) => void }} options
 */
export async function load({ orders: count, seed, onSample = () => {} }) {
  const project = install();
  const closing = [() => project.remove()];
  try {
    const { signCallback } = await project.import("dintero-wasm");
    const orders = ordersOf(count);
    const settled = new Set();
    const [api, ledger] = await Promise.all([serveApi(orders), serveLedger(settled)]);
    closing.push(api.close, ledger.close);
    const store = await worker({ project, name: "store", entry: path("store"), durable: "DinteroClaims", v8Flags: HEAP });
    closing.push(store.kill);
    const bindings = { ACCOUNT_ID, SIGNATURE_SECRET, API: api.origin, LEDGER: ledger.origin, STORE: store.origins[0] };
    const shops = [];
    for (const name of ["one", "two"]) shops.push(await worker({ project, name, entry: path("shop"), bindings: { ...bindings, SHOP: name }, v8Flags: HEAP }));
    closing.push(() => Promise.all(shops.map((shop) => shop.kill())));

    const next = random(seed);
    const callbacks = shuffle(callbacksOf(orders), next);
    const samples = [];
    const begun = performance.now();
    const since = (time) => (time - begun) / 1000;
    let crash;

    /** Kills the second shop where it hurts most, between its write and the answer to it, and starts it again. */
    async function interrupt() {
      await Promise.race([ledger.hold("two", HELD), new Promise((resolve) => setTimeout(resolve, HELD_MS))]);
      const killed = performance.now();
      const start = await shops[1].kill();
      ledger.release();
      await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
      shops[1] = await start();
      return { killed, back: performance.now() };
    }

    const send = ({ url, delivery }, signal) => {
      const { search } = new URL(url);
      const headers = { "dintero-signature": signCallback({ accountId: ACCOUNT_ID, secret: SIGNATURE_SECRET, url }), "event-delivery": delivery };
      return fetch(`${shops[next() < 0.5 ? 0 : 1].origins[0]}/callback${search}`, { headers, signal });
    };
    const onAnswered = ({ key }, answered) => {
      settled.add(key);
      if (answered === Math.floor(callbacks.length / 3)) crash = interrupt();
      if (answered % Math.ceil(callbacks.length / SAMPLES) !== 0 && answered !== callbacks.length) return;
      const sample = { seconds: since(performance.now()), answered, mebibytes: [...shops, store].map(({ pid }) => resident(pid)) };
      samples.push(sample);
      onSample(sample);
    };
    const figures = await deliverAll(callbacks, { atOnce: AT_ONCE, send, onAnswered });
    const seconds = since(performance.now());
    const { killed, back } = await crash;
    return { ...figures, ...judged(ledger, orders), ...grown(samples, callbacks.length), seconds, perSecond: callbacks.length / seconds, killed: since(killed), back: since(back) };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** What grew in the second half: the shop that lived through all of it, and the store. */
function grown(samples, deliveries) {
  if (deliveries < WARM) return { growth: {}, swollen: [] };
  const [half, last] = [samples[Math.floor(samples.length / 2) - 1], samples.at(-1)].map(({ mebibytes: [shop, , store] }) => ({ shop, store }));
  const growth = Object.fromEntries(Object.keys(half).map((name) => [name, last[name] / half[name] - 1]));
  return { growth, swollen: Object.keys(growth).filter((name) => growth[name] > GROWTH) };
}

/** What the ledger says: of every order, how often it was marked, and how often that was begun. */
function judged({ begun, marks, repeated, late }, orders) {
  const unmarked = orders.filter(({ reference, transactionId }) => marks.get(`paid:${transactionId}`) !== reference);
  const runs = [...begun.values()];
  // The process that was killed is the first of shop two.
  const killed = runs.flat().find((instance) => instance.startsWith("two"));
  const twice = runs.filter(({ length }) => length > 1);
  const wrong = twice.filter(([first, ...more]) => first !== killed || more.length > 1 || more[0] === killed);
  return { marked: marks.size, unmarked: unmarked.length, begunTwice: twice.length, begunWrongly: [...wrong, ...late], repeated };
}
