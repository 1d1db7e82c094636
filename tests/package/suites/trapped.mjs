// A client in whose module a test lets something trap, and how its calls end.

import { same } from "./same.mjs";
import { ACCOUNT } from "./shop.mjs";

/** The host's own: a test that counts timers does not count these. */
const { clearTimeout, setTimeout } = globalThis;
export const turn = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Credentials, in a page too. */
export const CLIENT = { accessToken: undefined, clientId: "sandbox-client", clientSecret: "sandbox-secret", dangerouslyAllowBrowser: true };
export const json = (body) => new Response(JSON.stringify(body));

/** A client whose answers the test gives, each when it likes: `answer` takes the part of a URL and what is answered. */
export function shop({ Dintero }, options = {}) {
  const waiting = [];
  const fetch = (request) =>
    new Promise((resolve, reject) => waiting.push({ url: request.url, resolve, reject }));
  const take = async (part) => {
    for (let tries = 0; tries < 100; tries++) {
      const at = waiting.findIndex(({ url }) => url.includes(part));
      if (at >= 0) return waiting.splice(at, 1)[0];
      await turn();
    }
    throw new Error(`nothing was sent to ${part}`);
  };
  const dintero = new Dintero({ accountId: ACCOUNT, accessToken: "t0ken", maxRetries: 0, fetch, ...options });
  return { dintero, waiting, take };
}

/** How a promise ends, or that it has not. */
export const ending = (promise) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(new Error("it is still under way")), 1000);
    promise.then(() => "done", (error) => error).then(resolve).finally(() => clearTimeout(timer));
  });

/** That a call ended so, by a trap of the module. */
export function brokeOff(error, kind, what) {
  same(error?.kind, kind, `${what}: ${error?.stack ?? error}`);
  let { cause } = error;
  while (cause?.cause) ({ cause } = cause);
  same(cause instanceof WebAssembly.RuntimeError, true, `${what}: the cause is the trap, not ${cause}`);
}

/** That the next call works. */
export async function works(library, what) {
  const { dintero, take } = shop(library);
  const call = dintero.transactions.get("next");
  (await take("next")).resolve(json({ id: "next" }));
  same(await ending(call.then(({ id }) => { same(id, "next", what); })), "done", what);
}

/** Timers that are running and listeners that are attached, as the library uses them. */
export function resources() {
  const timers = new Set();
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  signal.addEventListener = (...given) => (listeners++, EventTarget.prototype.addEventListener.apply(signal, given));
  signal.removeEventListener = (...given) => (listeners--, EventTarget.prototype.removeEventListener.apply(signal, given));
  globalThis.setTimeout = (run, ...given) => {
    const timer = setTimeout(() => { timers.delete(timer); run(); }, ...given);
    timers.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => (timers.delete(timer), clearTimeout(timer));
  return { signal, left: () => ({ listeners, timers: timers.size }), leave: () => Object.assign(globalThis, { setTimeout, clearTimeout }) };
}
