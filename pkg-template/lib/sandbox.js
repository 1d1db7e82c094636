// `Sandbox`: the API offline. The states and the rules are in the WebAssembly module; what stands here is what only
// JavaScript has: requests and responses, the clock, and the callbacks on their way.

import { COUNT } from "./count.js";
import { ApiError, ConfigError, InternalError } from "./errors.js";
import { check, FLAG, NAMES, TEXT, WHOLE } from "./options.js";
import { readFaults, show } from "./sandbox-faults.js";

const OUTCOMES = ["authorized", "on_hold", "error", "challenge", "cancelled"];

const TEXTS = { accountId: TEXT, clientId: TEXT, clientSecret: TEXT, apiKey: TEXT, signatureSecret: TEXT };
const OPTIONS = {
  ...TEXTS,
  seed: WHOLE,
  scopes: NAMES,
  users: [Array.isArray, "an array of users, as [{ username, password }]"],
  tokenSeconds: COUNT,
  faults: [(value) => typeof value === "object" && value !== null, "an object, as { plan: [{ fault: \"answer_lost\" }] }"],
  now: [(value) => Number.isSafeInteger(time(value)), "a Date, an ISO 8601 date and time, or unix milliseconds"],
  deliver: [(value) => typeof value === "function", "a function that takes a Request and answers a Response"],
};
const PAYMENT = {
  card: TEXT,
  product: TEXT,
  outcome: [(value) => OUTCOMES.includes(value), `one of ${OUTCOMES.join(", ")}`],
};
const DECISION = { approve: FLAG };
const USER = { username: TEXT, password: TEXT, verificationCode: TEXT, mfa: FLAG };
const OPERATIONS = ["capture", "refund", "void"];
const DEFERRAL = {
  operation: [(value) => OPERATIONS.includes(value), `one of ${OPERATIONS.join(", ")}`],
  times: COUNT,
  seconds: COUNT,
  succeeds: FLAG,
};
const END = { success: FLAG };

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
    /** Runs when the next thing is due. */
    #alarm;

    constructor(options = {}) {
      const settings = read(options);
      this.#deliver = options.deliver;
      this.#followsClock = options.now === undefined;
      const glue = engine.use();
      this.#inner = admitted(() => new glue.Sandbox(settings));
    }

    // A property, so that it can be handed on without its object.
    fetch = async (input, init) => {
      const request = new Request(input, init);
      const body = new Uint8Array(await request.arrayBuffer());
      request.signal.throwIfAborted();
      this.#tick();
      const exchange = this.#inner.exchange(request.method, request.url, [...request.headers].flat(), body);
      this.#send();
      if (!exchange) {
        const error = { message: `${request.method} is not a method of the API` };
        return Response.json({ error }, { status: 405, headers: { allow: "GET, HEAD, POST, PUT, DELETE" } });
      }
      return show(exchange, request);
    };

    faults(faults = { plan: [] }) {
      const settings = readFaults(faults);
      admitted(() => this.#inner.faults(settings));
    }

    async pay(sessionId, payment = {}) {
      if (typeof sessionId !== "string") throw new ConfigError("pay takes the id of a session, a string.");
      check("pay", payment, PAYMENT);
      const { card, product, outcome } = payment;
      return this.#act((inner) => inner.pay(sessionId, card, product, outcome));
    }

    async resolve(transactionId, decision = {}) {
      if (typeof transactionId !== "string") throw new ConfigError("resolve takes the id of a transaction, a string.");
      check("resolve", decision, DECISION);
      demand(decision, "approve", "true or false");
      return this.#act((inner) => inner.resolve(transactionId, decision.approve));
    }

    defer(deferral = {}) {
      check("defer", deferral, DEFERRAL);
      this.#inner.defer(deferral);
    }

    async complete(eventRequestId, end = {}) {
      if (typeof eventRequestId !== "string") throw new ConfigError("complete takes an event-request-id, a string.");
      check("complete", end, END);
      demand(end, "success", "true or false");
      return this.#act((inner) => inner.complete(eventRequestId, end.success));
    }

    settle() {
      this.#tick();
      const ids = this.#inner.settle();
      this.#send();
      return ids;
    }

    advance(seconds) {
      if (!COUNT[0](seconds)) {
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

    /** Does what may be refused, and sends what comes of it. */
    #act(deed) {
      this.#tick();
      try {
        return deed(this.#inner);
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        const { message, ...details } = refusal;
        throw new ApiError(message, details);
      } finally {
        this.#send();
      }
    }

    #tick() {
      if (this.#followsClock) this.#inner.tick(Date.now());
    }

    /** Sends what is due. The caller does not wait for it. */
    #send() {
      if (!this.#deliver) return;
      for (const callback of this.#inner.due()) {
        const delivery = status(this.#deliver, callback).then((answer) => {
          this.#underway.delete(delivery);
          unheard(() => {
            this.#tick();
            this.#inner.delivered(callback.id, answer);
            this.#setAlarm();
          });
        });
        this.#underway.add(delivery);
      }
      this.#setAlarm();
    }

    /** Where the host's clock is followed, what is due next is sent without anyone calling. */
    #setAlarm() {
      if (!this.#followsClock) return;
      clearTimeout(this.#alarm);
      const wait = this.#inner.nextDueIn();
      if (wait === undefined) return;
      this.#alarm = setTimeout(() => {
        unheard(() => {
          this.#tick();
          this.#send();
        });
      }, wait);
      // No reason to keep a process alive; a browser's timer is a number.
      this.#alarm.unref?.();
    }
  }
  return { Sandbox };
}

/** Does what nobody waits for. That the module has broken off, the next call tells. */
function unheard(deed) {
  try {
    deed();
  } catch (error) {
    if (!(error instanceof InternalError)) throw error;
  }
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

/** Unix milliseconds; NaN for what is no time. */
function time(value) {
  if (typeof value === "string") return Date.parse(value);
  return value instanceof Date || typeof value === "number" ? Number(value) : NaN;
}

/** The settings that the module takes. */
function read(options) {
  check("new Sandbox", options, OPTIONS);
  for (const user of options.users ?? []) {
    check("The option users", user, USER);
    for (const name of ["username", "password"]) demand(user, name, "each user has one");
  }
  const settings = { seed: options.seed ?? 0, now: time(options.now ?? 0) };
  if (options.faults !== undefined) settings.faults = readFaults(options.faults);
  for (const name of [...Object.keys(TEXTS), "scopes", "users", "tokenSeconds"]) {
    if (options[name] !== undefined) settings[name] = options[name];
  }
  return settings;
}

/** What the module makes of options. It names them in snake case. */
function admitted(take) {
  try {
    return take();
  } catch (cause) {
    if (cause instanceof InternalError) throw cause;
    const words = cause.message.replace(/^Error: /, "");
    const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
    throw new ConfigError(words.replace(/(?<=^The option )\w+/, camel), { cause });
  }
}

function demand(options, name, what) {
  if (options[name] === undefined) throw new ConfigError(`The option ${name} is missing: ${what}.`);
}
