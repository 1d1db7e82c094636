// `callbacks.handle`: what is delivered at least once is done once, whatever fails on the way.

import { SECRET, URL_OF, callbackShop, down, failing, fresh, names, of, sleep } from "./callback-shop.mjs";
import { same } from "./same.mjs";
import { ACCOUNT } from "./shop.mjs";

/** The tests over one store, as `{ name, run }`. */
export function callbacks(library, claims) {
  const open = (...transactions) => callbackShop(library, claims, ...transactions);
  return [
    {
      name: "callbacks: however often it is delivered, onPaid runs once",
      async run() {
        const paid = fresh();
        const world = open(paid);
        same(await world.deliver(of(paid)), [200, "done"], "the first");
        for (const delivery of ["d-1", "d-2", ""]) same(await world.deliver(of(paid), { delivery }), [200, "already_done"], delivery);
        same(world.ran, [["onPaid", "AUTHORIZED", `paid:${paid.id}`, false, false]], "what ran");
        world.seen = failing(claims, { claim: down });
        same(await world.deliver(of(paid)), [200, "already_done"], "what is done takes no lease");
        same([world.reads, world.errors], [1, []], "and is not read again");
      },
    },
    {
      name: "callbacks: of many at once one runs onPaid, and the others are asked to come again",
      async run() {
        const paid = fresh();
        const world = open(paid);
        world.onPaid = () => sleep(30);
        const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => world.deliver(of(paid), { delivery: `d-${at % 3}` })));
        const count = (status, word) => answers.filter((one) => one[0] === status && one[1] === word).length;
        same(names(world), ["onPaid"], "what ran");
        same([count(200, "done"), count(503, "under_way") + count(200, "already_done")], [1, 29], "the answers");
        same(await world.deliver(of(paid)), [200, "already_done"], "later");
        same(world.errors, [], "to come again is no error");
      },
    },
    {
      name: "callbacks: when onPaid throws it is run again, with the same key",
      async run() {
        const paid = fresh();
        const world = open(paid);
        const fault = new Error("the database is down");
        world.onPaid = async () => {
          if (world.ran.length < 3) throw fault;
        };
        for (const answer of [[500, "handler_failed"], [500, "handler_failed"], [200, "done"], [200, "already_done"]]) {
          same(await world.deliver(of(paid)), answer, "in turn");
        }
        same(new Set(world.ran.map(([, , key]) => key)).size, 1, "the key");
        same([names(world).length, world.errors.map(([status]) => status), world.errors[0][2] === fault], [3, [500, 500], true], "the shop is told");
        const plain = fresh();
        const other = open(plain);
        const broken = { onPaid: () => { throw "nothing"; } };
        same(await other.deliver(of(plain), broken), [500, "handler_failed"], "a function that is not async, and throws what is no error");
      },
    },
    {
      name: "callbacks: a status decides what is run",
      async run() {
        for (const [status, answer, ran] of [
          ["AUTHORIZED", [200, "done"], ["onPaid"]],
          ["CAPTURED", [200, "done"], ["onPaid"]],
          ["PARTIALLY_CAPTURED", [200, "done"], ["onPaid"]],
          ["PARTIALLY_REFUNDED", [200, "done"], ["onPaid"]],
          ["PARTIALLY_CAPTURED_REFUNDED", [200, "done"], ["onPaid"]],
          ["ON_HOLD", [200, "done"], ["onHold"]],
          ["DECLINED", [200, "done"], ["onFailed"]],
          ["FAILED", [200, "done"], ["onFailed"]],
          ["AUTHORIZATION_VOIDED", [200, "done"], ["onFailed"]],
          ["REFUNDED", [200, "done"], ["onFailed"]],
          ["INITIATED", [503, "undecided"], []],
          ["UNKNOWN", [503, "undecided"], []],
          ["OF_TOMORROW", [503, "undecided"], []],
          [undefined, [503, "undecided"], []],
        ]) {
          const one = fresh(status);
          const world = open(one);
          same(await world.deliver(of(one)), answer, `${status}`);
          same(names(world), ran, `${status}`);
          const alone = fresh(status);
          const bare = open(alone);
          const none = { onHold: undefined, onFailed: undefined, onEvent: undefined };
          const expected = ran.length === 0 || ran[0] === "onPaid" ? answer : [200, "nothing_to_do"];
          same(await bare.deliver(of(alone), none), expected, `${status}, with onPaid alone`);
          same(names(bare), ran.filter((name) => name === "onPaid"), `${status}, with onPaid alone`);
        }
      },
    },
    {
      name: "callbacks: on hold, and then paid",
      async run() {
        const one = fresh("ON_HOLD");
        const world = open(one);
        same(await world.deliver(of(one), { delivery: "d-1" }), [200, "done"], "on hold");
        same(await world.deliver(of(one), { delivery: "d-1" }), [200, "already_done"], "again");
        one.status = "AUTHORIZED";
        same(await world.deliver(of(one), { delivery: "d-2" }), [200, "done"], "paid");
        same(await world.deliver(of(one), { delivery: "d-1" }), [200, "already_done"], "the first once more");
        same(names(world), ["onHold", "onPaid"], "what ran");
      },
    },
    {
      name: "callbacks: an error is told once for each delivery, and never of what is paid",
      async run() {
        const world = open();
        const failed = { session_id: `${fresh().id}-s`, merchant_reference: "A-1", error: "authorization", time: "t" };
        for (const [delivery, answer] of [["d-1", "done"], ["d-1", "already_done"], ["d-2", "done"], ["", "done"], ["", "already_done"]]) {
          same(await world.deliver(failed, { delivery }), [200, answer], delivery);
        }
        same([names(world), world.reads], [["onFailed", "onFailed", "onFailed"], 0], "there is nothing to read");

        const initiated = fresh("INITIATED");
        const cancelled = open(initiated);
        same(await cancelled.deliver(of(initiated, { error: "cancelled" })), [200, "done"], "an error says why it is not decided");
        same(names(cancelled), ["onFailed"], "what ran");
        const declined = fresh("FAILED");
        const late = open(declined);
        same(await late.deliver(of(declined, { error: "authorization" })), [200, "done"], "an error");
        declined.status = "AUTHORIZED";
        same(await late.deliver(of(declined, { error: "authorization" }), { delivery: "d-2" }), [200, "done"], "an error that the API knows better");
        same(await late.deliver(of(declined, { error: "failed" }), { delivery: "d-3" }), [200, "already_done"], "an error after it was paid");
        same(names(late), ["onFailed", "onPaid"], "what ran");
      },
    },
    {
      name: "callbacks: an event is told once, and is no payment",
      async run() {
        const one = fresh("CAPTURED");
        const world = open(one);
        const event = (id) => of(one, { event: "CAPTURE", ...(id && { event_id: id }) });
        for (const [id, delivery, answer] of [["e-1", "d-1", "done"], ["e-1", "d-2", "already_done"], ["e-2", "d-1", "done"], ["", "d-3", "done"], ["", "d-3", "already_done"], ["", "d-4", "done"]]) {
          same(await world.deliver(event(id), { delivery }), [200, answer], `${id} ${delivery}`);
        }
        same(names(world), ["onEvent", "onEvent", "onEvent", "onEvent"], "what ran");
        same(await world.deliver(of(one), { delivery: "d-9" }), [200, "done"], "the payment's own");
        same(names(world).at(-1), "onPaid", "what ran last");
        same(await world.deliver(event("e-3"), { delivery: "d-10" }), [200, "done"], "an event of what is paid");
        same(names(world).at(-1), "onEvent", "what ran last");
      },
    },
    {
      name: "callbacks: what is not Dintero's is final, and touches nothing",
      async run() {
        const one = fresh();
        const world = open(one);
        world.seen = failing(claims, { claim: down, has: down });
        same(await world.deliver(of(one), { secret: "another" }), [401, "mismatch"], "another's");
        const handle = (request, more) => world.dintero.callbacks.handle(request, { secret: SECRET, seen: world.seen, onPaid() {}, onError() {}, ...more });
        for (const [header, code] of [[undefined, "missing"], ["t=1", "no_known_scheme"], ["junk", "malformed"]]) {
          const response = await handle(new Request(URL_OF, { headers: header ? { "dintero-signature": header } : {} }));
          same([response.status, (await response.json()).code], [401, code], code);
        }
        for (const method of ["PUT", "DELETE", "HEAD", "OPTIONS"]) {
          const response = await handle(new Request(URL_OF, { method }));
          same([response.status, response.headers.get("allow")], [405, "GET, POST"], method);
        }
        for (const query of [{}, { session_id: "s" }, { error: "cancelled" }, { transaction_id: "", session_id: "s" }]) {
          same(await world.deliver(query), [400, "no_callback"], JSON.stringify(query));
        }
        same([world.ran, world.reads], [[], 0], "nothing was run or read");
        same(world.errors.map(([status, kind]) => `${status} ${kind}`), ["401 signature", ...Array(4).fill("400 config")], "the shop is told");
      },
    },
    {
      name: "callbacks: what the shop's own secret or clock is to blame for is delivered again",
      async run() {
        const one = fresh();
        const world = open(one);
        const deliver = async (secret) => {
          const url = `${URL_OF}?${new URLSearchParams(of(one))}`;
          const headers = { "dintero-signature": library.signCallback({ accountId: ACCOUNT, secret: SECRET, url }) };
          const response = await world.dintero.callbacks.handle(new Request(url, { headers }), { secret, seen: claims, onPaid() {}, onError() {} });
          return [response.status, (await response.json()).code];
        };
        for (const [secret, code] of [[undefined, "no_secret"], ["", "empty_secret"], [`${SECRET}\n`, "secret_whitespace"]]) same(await deliver(secret), [503, code], code);
        for (const [minutes, code] of [[-10, "too_old"], [10, "too_new"]]) {
          same(await world.deliver(of(one), { now: Date.now() + minutes * 60_000 }), [503, code], code);
        }
        same(await world.deliver(of(one), { now: Date.now() - 600_000, toleranceSeconds: 900 }), [200, "done"], "as the shop tolerates it");
      },
    },
    {
      name: "callbacks: a POST, and a request as Node has it behind a proxy",
      async run() {
        const [one, two] = [fresh(), fresh()];
        const world = open(one, two);
        same(await world.deliver(of(one), { method: "POST" }), [200, "done"], "a POST");
        const url = `/callback?${new URLSearchParams(of(two))}`;
        const headers = { "Dintero-Signature": library.signCallback({ accountId: ACCOUNT, secret: "old", url: `https://shop.example${url}` }) };
        const options = { secret: ["new", "old"], publicUrl: "https://shop.example", accountId: undefined, seen: claims, onPaid() {} };
        const response = await world.dintero.callbacks.handle({ method: "GET", url, headers }, options);
        same([response.status, (await response.json()).outcome], [200, "done"], "Node's");
      },
    },
  ];
}
