// `callbacks.handle` when something fails: the store, the API, a lease, an isolate, the shop's own options.

import { SECRET, URL_OF, callbackShop, down, failing, fresh, names, of, sleep } from "./callback-shop.mjs";
import { same, thrown } from "./same.mjs";

/** The tests over one store, as `{ name, run }`. */
export function callbackFaults(library, claims) {
  const open = (...transactions) => callbackShop(library, claims, ...transactions);
  return [
    {
      name: "callback faults: a store that fails is never read as taken, nor as done",
      async run() {
        for (const deed of ["claim", "has"]) {
          for (const [what, answer] of [
            ["it rejects", down],
            ["it throws", () => { throw new Error("no connection"); }],
            ["it answers what Redis does", async () => "OK"],
            ["it answers nothing", async () => null],
          ]) {
            const one = fresh();
            const world = open(one);
            world.seen = failing(claims, { [deed]: answer });
            same(await world.deliver(of(one)), [503, "store_failed"], `${deed}: ${what}`);
            same([names(world), world.errors.length], [[], 1], `${deed}: ${what}`);
            world.seen = claims;
            same(await world.deliver(of(one)), [200, "done"], `${deed}: ${what}, and is back`);
          }
        }
      },
    },
    {
      name: "callback faults: what was done and could not be remembered is run again with the same key",
      async run() {
        const one = fresh();
        const world = open(one);
        world.seen = failing(claims, { claim: (key) => (key.includes(":done:") ? down() : undefined) });
        same(await world.deliver(of(one)), [503, "store_failed"], "the mark is lost");
        world.seen = claims;
        same(await world.deliver(of(one)), [200, "done"], "again");
        same(await world.deliver(of(one)), [200, "already_done"], "and no more");
        same(world.ran.map(([name, , key]) => `${name} ${key}`), Array(2).fill(`onPaid paid:${one.id}`), "what the shop's database tells apart");
      },
    },
    {
      name: "callback faults: what was paid, and refunded, while a delivery waited for the lease is no failed payment",
      async run() {
        for (const status of ["REFUNDED", "AUTHORIZED"]) {
          const one = fresh(status);
          const world = open(one);
          let asked = 0;
          world.seen = failing(claims, { has: (key) => (key.endsWith(`:paid:${one.id}`) ? Promise.resolve(asked++ > 0) : undefined) });
          same(await world.deliver(of(one)), [200, "already_done"], status);
          same([world.ran, asked], [[], 2], status);
        }
      },
    },
    {
      name: "callback faults: a lease that cannot be given back is no failure",
      async run() {
        for (const release of [down, () => { throw new Error("no"); }]) {
          const one = fresh();
          const world = open(one);
          world.seen = failing(claims, { release });
          same(await world.deliver(of(one)), [200, "done"], "it was done");
        }
      },
    },
    {
      name: "callback faults: an API that fails is asked again later",
      async run() {
        const json = (status, body) => () => Response.json(body, { status });
        for (const [what, api, status] of [
          ["no connection", () => { throw new TypeError("fetch failed"); }, 503],
          ["500", json(500, {}), 503],
          ["503", json(503, {}), 503],
          ["429", json(429, { error: { message: "slow down" } }), 503],
          ["403", json(403, { error: { message: "no" } }), 500],
          ["404", json(404, { error: { message: "no" } }), 500],
          ["HTML", () => new Response("<h1>Bad gateway</h1>", { status: 502 }), 503],
          ["half of it", () => new Response('{"id": "T1', { headers: { "content-type": "application/json" } }), undefined],
        ]) {
          const one = fresh();
          const world = open(one);
          world.api = api;
          const [answered, code] = await world.deliver(of(one));
          same([answered >= 500, code], [true, "unread"], what);
          if (status) same(answered, status, what);
          same([names(world), world.errors.length], [[], 1], what);
          world.api = undefined;
          same(await world.deliver(of(one)), [200, "done"], `${what}, and is back`);
        }
      },
    },
    {
      name: "callback faults: a lease is prolonged as long as onPaid takes",
      async run() {
        const one = fresh();
        const world = open(one);
        world.onPaid = () => sleep(2300);
        const first = world.deliver(of(one), { leaseSeconds: 1 });
        for (const at of [500, 1500, 2100]) {
          await sleep(at === 500 ? 500 : at === 1500 ? 1000 : 600);
          same(await world.deliver(of(one), { leaseSeconds: 1 }), [503, "under_way"], `after ${at} ms`);
        }
        same(await first, [200, "done"], "the first");
        same(await world.deliver(of(one)), [200, "already_done"], "afterwards");
        same(world.ran.length, 1, "what ran");
      },
    },
    {
      name: "callback faults: who loses the lease is told",
      async run() {
        for (const [what, extend, within] of [
          ["somebody else has it", async () => false, 700],
          ["the store is down until it lapses", down, 1400],
          ["the store does not answer", () => new Promise(() => {}), 1400],
        ]) {
          const one = fresh();
          const world = open(one);
          world.seen = failing(claims, { extend });
          let told;
          world.onPaid = (_, __, { signal }) =>
            new Promise((resolve, reject) => {
              const begun = Date.now();
              signal.addEventListener("abort", () => {
                told = [signal.reason.kind, signal.reason.code, Date.now() - begun < within];
                reject(signal.reason);
              });
              setTimeout(resolve, 3000);
            });
          same(await world.deliver(of(one), { leaseSeconds: 1 }), [500, "handler_failed"], what);
          same(told, ["aborted", "lease_lost", true], what);
        }
      },
    },
    {
      name: "callback faults: a lease that is lost before onPaid runs lets it run nowhere",
      async run() {
        const one = fresh();
        const world = open(one);
        const slow = { extend: async () => false, has: (key) => (world.reads > 0 ? sleep(600).then(() => claims.has(key)) : undefined) };
        world.seen = failing(claims, slow);
        same(await world.deliver(of(one), { leaseSeconds: 1 }), [503, "lease_lost"], "the store is slow");
        world.seen = failing(claims, { extend: async () => false });
        world.api = () => sleep(600);
        same(await world.deliver(of(one), { leaseSeconds: 1 }), [503, "unread"], "the API is slow");
        world.api = undefined;
        same([names(world), await world.deliver(of(one))], [[], [200, "done"]], "later");
      },
    },
    {
      name: "callback faults: a store that hiccups costs no lease",
      async run() {
        const one = fresh();
        const world = open(one);
        let asked = 0;
        world.seen = failing(claims, { extend: () => (asked++ === 0 ? down() : undefined) });
        let aborted;
        world.onPaid = async (_, __, { signal }) => {
          await sleep(1500);
          aborted = signal.aborted;
        };
        same(await world.deliver(of(one), { leaseSeconds: 1 }), [200, "done"], "the answer");
        same([aborted, asked > 2], [false, true], "the lease");
      },
    },
    {
      name: "callback faults: an isolate that died holds a payment up until its lease lapses",
      async run() {
        const one = fresh();
        const world = open(one);
        // It claims, and is never heard of again: the claim is neither prolonged nor given back.
        world.seen = failing(claims, { extend: () => new Promise(() => {}), release: async () => {} });
        world.onPaid = () => { throw new Error("killed"); };
        await world.deliver(of(one), { leaseSeconds: 1 });
        world.seen = claims;
        world.onPaid = async () => {};
        same(await world.deliver(of(one)), [503, "under_way"], "at first");
        await sleep(1200);
        same(await world.deliver(of(one)), [200, "done"], "when it has lapsed");
      },
    },
    {
      name: "callback faults: the work may outlive the connection",
      async run() {
        const one = fresh();
        const world = open(one);
        const events = [];
        world.onPaid = async () => {
          await sleep(50);
          events.push("done");
        };
        const response = world.deliver(of(one), { waitUntil: (work) => void work.then(() => events.push("over")) });
        same(await response, [200, "done"], "the answer");
        await sleep(10);
        same(events, ["done", "over"], "what the runtime waits for");
        const two = fresh();
        const other = open(two);
        const illegal = await thrown(() => other.deliver(of(two), { waitUntil: () => { throw new TypeError("Illegal invocation"); } }), "waitUntil");
        same([illegal.kind, other.ran], ["config", []], "a method without its object");
      },
    },
    {
      name: "callback faults: what the shop does with an error changes no answer",
      async run() {
        for (const onError of [() => { throw new Error("the log is full"); }, async () => { throw new Error("the log is full"); }]) {
          const one = fresh();
          const world = open(one);
          world.onPaid = down;
          same(await world.deliver(of(one), { onError }), [500, "handler_failed"], "the answer");
        }
        const one = fresh();
        const world = open(one);
        world.onPaid = down;
        const { error } = console;
        const said = [];
        console.error = (...words) => said.push(words);
        try {
          same(await world.deliver(of(one), { onError: undefined }), [500, "handler_failed"], "the answer");
        } finally {
          console.error = error;
        }
        same([said.length, said[0]?.[1]?.message], [1, "the store is down"], "nobody asked to be told, and it is in the log");
      },
    },
    {
      name: "callback faults: a wrong option rejects, and nothing else does",
      async run() {
        const world = open();
        const right = { secret: SECRET, seen: claims, onPaid() {} };
        const request = new Request(URL_OF);
        for (const wrong of [
          undefined,
          null,
          [],
          { ...right, onPaid: undefined },
          { ...right, onPaid: "paid" },
          { ...right, onHold: true },
          { ...right, onpaid() {} },
          { ...right, seen: undefined },
          { ...right, seen: { claim() {}, has() {}, extend() {} } },
          { ...right, leaseSeconds: 0 },
          { ...right, leaseSeconds: 1.5 },
          { ...right, leaseSeconds: 3601 },
          { ...right, waitUntil: {} },
          { ...right, toleranceSeconds: -1 },
          { ...right, publicUrl: "shop.example" },
          { ...right, accountId: "12345678" },
        ]) {
          const error = await thrown(() => world.dintero.callbacks.handle(request, wrong), JSON.stringify(wrong));
          same(error.kind, "config", JSON.stringify(wrong));
        }
        for (const none of [undefined, null, {}, { method: "GET" }]) {
          same((await thrown(() => world.dintero.callbacks.handle(none, right), "a request")).kind, "config", "a request that is none");
        }
        const response = await world.dintero.callbacks.handle(request, { ...right, onError() {} });
        same(response.status, 401, "right ones");
      },
    },
  ];
}
