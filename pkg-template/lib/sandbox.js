// `Sandbox`: the API offline. The states and the rules are in the WebAssembly module; what stands here is what only
// JavaScript has: requests and responses, the clock, and the callbacks on their way.

import { ConfigError } from "./errors.js";

const TEXTS = ["accountId", "clientId", "clientSecret", "apiKey", "signatureSecret"];
const OPTIONS = new Set([...TEXTS, "seed", "now", "deliver"]);
const OUTCOMES = ["authorized", "on_hold", "error", "challenge", "cancelled"];

/** How long a callback may take, in milliseconds. */
const DELIVERY_TIMEOUT = 10_000;

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {{ Sandbox: typeof import("./sandbox.js").Sandbox }}
 */
export function createSandbox(engine) {
  class Sandbox {
    #inner;
    #deliver;
    #followsClock;
    #underway = new Set();

    constructor(options = {}) {
      const settings = read(options);
      this.#deliver = options.deliver;
      this.#followsClock = options.now === undefined;
      const glue = engine.use();
      try {
        this.#inner = new glue.Sandbox(settings);
      } catch (cause) {
        // The module names its options in snake case.
        throw new ConfigError(cause.message.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()), { cause });
      }
    }

    // A property, so that it can be handed on without its object.
    fetch = async (input, init) => {
      const request = new Request(input, init);
      const body = new Uint8Array(await request.arrayBuffer());
      request.signal.throwIfAborted();
      this.#tick();
      const answer = this.#inner.handle(request.method, request.url, [...request.headers].flat(), body);
      this.#send();
      if (!answer) return new Response(null, { status: 405, headers: { allow: "GET, POST, PUT, DELETE" } });
      return new Response(answer.body, answer);
    };

    async pay(sessionId, { card, product, outcome } = {}) {
      if (outcome !== undefined && !OUTCOMES.includes(outcome)) {
        throw new ConfigError(`A payment cannot end with "${outcome}". Known: ${OUTCOMES.join(", ")}.`);
      }
      this.#tick();
      const paid = this.#inner.pay(sessionId, card, product, outcome);
      this.#send();
      return paid;
    }

    advance(seconds) {
      if (!Number.isInteger(seconds) || seconds < 0 || seconds > 0xffff_ffff) {
        throw new ConfigError("advance takes a whole number of seconds, 0 or more: time does not run back.");
      }
      this.#tick();
      this.#inner.advance(seconds);
      this.#send();
    }

    state() {
      this.#tick();
      this.#send();
      return this.#inner.state();
    }

    async settled() {
      while (this.#underway.size > 0) await Promise.all(this.#underway);
    }

    #tick() {
      if (this.#followsClock) this.#inner.tick(Date.now());
    }

    /** Sends what is due. The caller does not wait for it. */
    #send() {
      if (!this.#deliver) return;
      for (const callback of this.#inner.due()) {
        const delivery = status(this.#deliver, callback).then((answer) => {
          this.#inner.delivered(callback.id, answer);
          this.#underway.delete(delivery);
        });
        this.#underway.add(delivery);
      }
    }
  }
  return { Sandbox };
}

/** The status that the shop answers; undefined where it cannot be reached, or not in time. */
async function status(deliver, { method, url, headers, body }) {
  const timeout = new AbortController();
  let timer;
  try {
    const request = new Request(url, { method, headers, body, redirect: "manual", signal: timeout.signal });
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(timeout.abort()), DELIVERY_TIMEOUT);
    });
    const response = await Promise.race([deliver(request), late]);
    response.body?.cancel().catch(() => {});
    return response.status;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** The settings that the module takes. */
function read(options) {
  const unknown = Object.keys(options).find((name) => !OPTIONS.has(name));
  if (unknown) throw new ConfigError(`The sandbox has no option "${unknown}". Known: ${[...OPTIONS].join(", ")}.`);
  const settings = { seed: options.seed ?? 0, now: Number(options.now ?? 0) };
  if (typeof options.now === "string") settings.now = Date.parse(options.now);
  if (!Number.isSafeInteger(settings.seed) || settings.seed < 0) {
    throw new ConfigError("seed must be a whole number, 0 or more.");
  }
  if (!Number.isSafeInteger(settings.now)) {
    throw new ConfigError("now must be a Date, or a date and time as text or in milliseconds.");
  }
  if (options.deliver !== undefined && typeof options.deliver !== "function") {
    throw new ConfigError("deliver must be a function that takes a Request and answers a Response.");
  }
  for (const name of TEXTS) {
    if (options[name] === undefined) continue;
    if (typeof options[name] !== "string") throw new ConfigError(`${name} must be a string.`);
    settings[name] = options[name];
  }
  return settings;
}
