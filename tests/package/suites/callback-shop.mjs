// A shop that Dintero calls: its client at an API of a few transactions, and what it ran.

import { ACCOUNT } from "./shop.mjs";

export const SECRET = "cb-s3cret";
export const URL_OF = "https://shop.example/callback";

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let made = 0;
/** A transaction that no other test has. */
export const fresh = (...status) => ({ id: `${ACCOUNT}.${Date.now()}x${made++}`, status: status.length ? status[0] : "AUTHORIZED", amount: 1000, currency: "NOK", merchant_reference: "A-1" });

/**
 * A shop over a store of claims, at an API that knows these transactions. `ran` lists what was run; `api.answer` and
 * `onPaid` may be replaced.
 */
export function callbackShop({ Dintero, signCallback }, claims, ...transactions) {
  const world = { ran: [], errors: [], reads: 0, api: undefined, onPaid: async () => {}, seen: claims };
  const fetch = async (request) => {
    world.reads += 1;
    const id = decodeURIComponent(new URL(request.url).pathname.split("/").pop());
    const found = transactions.find((one) => one.id === id);
    return (await world.api?.(request)) ?? Response.json(found ?? { error: { message: "no" } }, { status: found ? 200 : 404 });
  };
  const dintero = new Dintero({ accountId: ACCOUNT, accessToken: "t0ken", fetch, maxRetries: 0 });
  const note = (name) => (transaction, callback, { key, signal }) => void world.ran.push([name, transaction?.status, key, signal.aborted, callback.bodySigned]);
  const options = {
    secret: SECRET,
    onPaid: async (...given) => {
      note("onPaid")(...given);
      await world.onPaid(...given);
    },
    onHold: note("onHold"),
    onFailed: note("onFailed"),
    onEvent: note("onEvent"),
    onError: (error, { status }) => void world.errors.push([status, error?.kind ?? error?.message, error]),
  };
  return Object.assign(world, {
    dintero,
    /** Delivers a callback; the status, what is said, and the header that asks to wait. */
    async deliver(query, { delivery = "d-1", method = "GET", secret = SECRET, now, ...more } = {}) {
      const url = `${URL_OF}?${new URLSearchParams(query)}`;
      const headers = { "dintero-signature": signCallback({ accountId: ACCOUNT, secret, url, method, now }) };
      if (delivery) headers["event-delivery"] = delivery;
      const response = await dintero.callbacks.handle(new Request(url, { method, headers }), { ...options, seen: world.seen, ...more });
      const text = await response.text();
      if ([SECRET, "t0ken"].some((word) => text.includes(word))) throw new Error(`a secret is in the answer: ${text}`);
      if (response.headers.get("cache-control") !== "no-store") throw new Error("the answer may be kept");
      const { outcome, code } = JSON.parse(text);
      const wait = response.headers.get("retry-after");
      if ((response.status === 503) !== (wait !== null)) throw new Error(`${response.status} with Retry-After ${wait}`);
      return [response.status, outcome ?? code];
    },
  });
}

/** The query of a plain callback. */
export const of = ({ id }, more = {}) => ({ transaction_id: id, session_id: `${id}-s`, merchant_reference: "A-1", time: "2026-11-21T08:00:00Z", ...more });
export const names = ({ ran }) => ran.map(([name]) => name);

/** A store that fails where it is told to. */
export const failing = (claims, faults) =>
  Object.fromEntries(["claim", "has", "extend", "release"].map((deed) => [deed, (...given) => (faults[deed] ? faults[deed](...given) : undefined) ?? claims[deed](...given)]));
export const down = () => Promise.reject(new Error("the store is down"));
