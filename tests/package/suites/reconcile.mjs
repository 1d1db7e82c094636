// A lost answer: what is found out, what is sent again, and what is said when it cannot be known.

import { same, thrown } from "./same.mjs";
import { shop } from "./shop.mjs";

const ALL = 30_000;
const HALF = 15_000;

/** A shop that loses the answer to the first capture or refund, once it was carried out (`after`) or before. */
async function losing(library, { after, times = 1, loses = /\/(capture|refund|void)/, client }) {
  let left = 0;
  const watch = async ({ method, url, headers, body }, sandbox) => {
    if (left === 0 || !loses.test(url)) return;
    left -= 1;
    if (after) await sandbox.fetch(new Request(url, { method, headers, body: body || undefined }));
    throw new TypeError("fetch failed");
  };
  const play = shop(library, { watch, client });
  const id = await play.paid({ product: "vipps" });
  left = times;
  play.forget();
  const sent = (what) => play.calls.filter(({ url }) => url.includes(what)).length;
  const events = async (name) => (await play.dintero.transactions.get(id)).events.filter(({ event, success }) => event === name && success);
  return { ...play, id, sent, events };
}

const body = (amount, reference = "C-1") => ({ amount, capture_reference: reference });

export function reconcile(library) {
  const { responseOf } = library;
  return [
    {
      name: "reconcile: what was done before its answer was lost is found, and not done again",
      async run() {
        const { dintero, id, sent, events } = await losing(library, { after: true });
        const capture = await dintero.transactions.capture(id, body(ALL));
        same([capture.outcome, capture.transaction.status, responseOf(capture).reconciled], ["done", "CAPTURED", true], "the capture");
        same([sent("/capture"), (await events("CAPTURE")).length], [1, 1], "it is sent once, and done once");
      },
    },
    {
      name: "reconcile: a capture is sent again where the API refuses the second of two",
      async run() {
        const { dintero, id, sent, events } = await losing(library, { after: false });
        const capture = await dintero.transactions.capture(id, body(ALL));
        same([capture.outcome, responseOf(capture).reconciled], ["done", false], "the capture");
        same([sent("/capture"), (await events("CAPTURE")).length], [2, 1], "it is sent twice, and done once");
      },
    },
    {
      name: "reconcile: what cannot be known is said, with what was read",
      async run() {
        const { dintero, id, sent, events } = await losing(library, { after: false });
        const error = await thrown(() => dintero.transactions.capture(id, body(HALF), { timeoutMs: 1200 }), "the capture");
        same([error.kind, error.reference, error.retryable, error.transaction?.status], ["unknown_outcome", "C-1", false, "AUTHORIZED"], error.message);
        same(Object.keys(error).includes("transaction"), false, "a log does not find the transaction");
        same([sent("/capture"), (await events("CAPTURE")).length], [1, 0], "it is sent once");
      },
    },
    {
      name: "reconcile: a refund that was done is found, and a void is sent again",
      async run() {
        const refunds = await losing(library, { after: true, loses: /\/refund/ });
        await refunds.dintero.transactions.capture(refunds.id, body(ALL));
        const refund = await refunds.dintero.transactions.refund(refunds.id, { amount: HALF, refund_reference: "R-1" });
        same([refund.outcome, responseOf(refund).reconciled, refunds.sent("/refund"), (await refunds.events("REFUND")).length], ["done", true, 1, 1], "the refund");
        const { dintero, id, sent, events } = await losing(library, { after: false });
        same((await dintero.transactions.void(id)).transaction.status, "AUTHORIZATION_VOIDED", "the void");
        same([sent("/void"), (await events("VOID")).length], [2, 1], "it is sent twice, and done once");
      },
    },
    {
      name: "once: however often it is called, a capture is made once",
      async run() {
        const { dintero, id, sent, events } = await losing(library, { after: true });
        const calls = Array.from({ length: 20 }, () => dintero.transactions.captureOnce(id, body(HALF, "order-1")));
        const outcomes = await Promise.all(calls);
        same([...new Set(outcomes.map(({ outcome }) => outcome))], ["done"], "every call is told");
        same([sent("/capture"), (await events("CAPTURE")).length], [1, 1], "it is done once");
        await dintero.transactions.captureOnce(id, body(HALF, "order-2"));
        same((await events("CAPTURE")).length, 2, "another key is another capture");
        same((await dintero.transactions.refundOnce(id, { amount: 100, refund_reference: "r" })).outcome, "done", "the refund");
        same((await dintero.transactions.refundOnce(id, { amount: 100, refund_reference: "r" })).outcome, "done", "the refund again");
        same((await events("REFUND")).length, 1, "a refund too");
      },
    },
    {
      name: "once: a call that broke off leaves the next one in doubt, and frees a key under which nothing was done",
      async run() {
        const play = await losing(library, { after: false });
        const again = () => thrown(() => play.dintero.transactions.captureOnce(play.id, body(HALF, "k"), { timeoutMs: 900 }), "the capture");
        same([(await again()).kind, (await again()).kind], ["unknown_outcome", "unknown_outcome"], "both");
        same([play.sent("/capture"), (await play.events("CAPTURE")).length], [1, 0], "it is sent once");
        const refused = await thrown(() => play.dintero.transactions.captureOnce(play.id, body(ALL + 1, "l")), "too much");
        same([refused.kind, refused.status], ["api", 400], refused.message);
        same((await play.dintero.transactions.captureOnce(play.id, body(HALF, "l"))).outcome, "done", "the key is free again");
      },
    },
    {
      name: "once: the key is the caller's own, and a store that fails stops the call",
      async run() {
        const { dintero, id, sent } = await losing(library, { after: false, times: 0 });
        const missing = await thrown(() => dintero.transactions.captureOnce(id, { amount: 1 }), "no key");
        same([missing.kind, missing.message.includes("capture_reference")], ["config", true], missing.message);
        for (const claim of [async () => { throw new Error("the store is down"); }, async () => undefined]) {
          const shut = await losing(library, { after: false, times: 0, client: { claims: { claim, release: async () => {} } } });
          const error = await thrown(() => shut.dintero.transactions.captureOnce(shut.id, body(1)), "the store");
          same([error.kind, error.retryable, shut.sent("/capture")], ["connection", true, 0], error.message);
        }
        same(sent("/capture"), 0, "nothing is sent");
      },
    },
    {
      name: "once: a key that was claimed for nothing is given back, though the store's answer was lost or came late",
      async run() {
        const held = new Map();
        const claim = async (key, seconds, owner) => {
          if (held.has(key)) return false;
          held.set(key, owner);
          if (failing) throw new Error("the answer of the store is lost");
          return true;
        };
        const release = async (key, owner) => void (held.get(key) === owner && held.delete(key));
        let failing = true;
        const { dintero, id, events } = await losing(library, { after: false, times: 0, client: { claims: { claim, release } } });
        same((await thrown(() => dintero.transactions.captureOnce(id, body(HALF, "k")), "the store")).kind, "connection", "the first call");
        same(held.size, 0, "the key is free");
        failing = false;
        same((await dintero.transactions.captureOnce(id, body(HALF, "k"))).outcome, "done", "the second call");
        const other = await thrown(() => dintero.transactions.captureOnce(id, body(HALF - 1, "k")), "another amount");
        same([other.kind, (await events("CAPTURE")).length], ["config", 1], "one key is one amount");
      },
    },
    {
      name: "events: what a call does is told, and nothing that is secret",
      async run() {
        const events = [];
        const onEvent = (event) => {
          events.push(event);
          throw new Error("a log that fails stops nothing");
        };
        const { dintero, id, token } = await losing(library, { after: true, client: { onEvent } });
        events.splice(0);
        await dintero.transactions.capture(id, body(ALL, "s3cret-reference"));
        const told = events.map(({ type, purpose }) => [type, purpose].filter(Boolean).join(" "));
        same(told, ["request call", "lost call", "retry", "request look", "response look", "reconcile"], "in their order");
        same(new Set(events.map(({ operation, call }) => `${operation} ${call}`)).size, 1, "of one call");
        same([events[0].operation, events[1].notSent, events[2].reason, events.at(-1).shown], ["transactions.capture", false, "connection", "done"], "what is told");
        same(events[4].status === 200 && events[4].durationMs >= 0 && typeof events[4].requestId === "string", true, "the answer");
        await thrown(() => dintero.transactions.get("unknown"), "no such transaction");
        same([events.at(-1).type, events.at(-1).kind], ["error", "api"], "the failure");
        const text = JSON.stringify(events);
        for (const secret of [token, "sandbox-secret", "s3cret-reference", id]) same(text.includes(secret), false, secret);
      },
    },
  ];
}
