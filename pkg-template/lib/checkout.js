import { AbortedError, ApiError, ConfigError, ConnectionError, TimeoutError, UnknownOutcomeError, ValidationError } from "./errors.js";
import { within } from "./deadline.js";
import { LOCALE, isLocale } from "./locale.js";
import { checkNames } from "./names.js";
import { Newest } from "./newest.js";
import { fromWire } from "./render.js";
import { sessionUpdate } from "./session-update.js";

const DEFAULT_TIMEOUT_MS = 30_000;
/** The longest that a page may wait. Timers of the host overflow at 2,147,483,647 ms, and then fire at once. */
const MAX_TIMEOUT_MS = 600_000;
/** What is left to do when a request was sent and its answer was lost. */
const UNKNOWN = {
  POST: "It is not known whether the session was started. Start another: a session that nobody pays costs nothing.",
  PUT: "It is not known whether the session was changed. Send the same update again.",
};

/**
 * @param {typeof import("./validator.js").validate} validate of the page's own module
 * @returns {{ Checkout: typeof import("./checkout.js").Checkout }}
 */
export function createCheckout(validate) {
  class Checkout {
    #endpoint;
    #fetch;
    #timeoutMs;
    #locale;
    /** The session that `start` started last. */
    #id;
    /** The updates of each session that has one under way. */
    #updates = new Map();

    constructor(options) {
      checkNames("new Checkout", options, ["endpoint", "fetch", "timeoutMs", "locale"]);
      const { endpoint, fetch = globalThis.fetch, timeoutMs = DEFAULT_TIMEOUT_MS, locale } = options;
      if (!(endpoint instanceof URL) && (typeof endpoint !== "string" || endpoint === "")) {
        throw new ConfigError("`endpoint` is missing: the address of the shop's own checkout handler, such as \"/api/checkout\".");
      }
      if (typeof fetch !== "function") throw new ConfigError("`fetch` is not a function, and this runtime has none of its own.");
      if (typeof timeoutMs !== "number" || !(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) {
        throw new ConfigError(`\`timeoutMs\` is a number of milliseconds above 0 and at most ${MAX_TIMEOUT_MS}.`);
      }
      if (locale !== undefined && !isLocale(locale)) throw new ConfigError(`\`locale\` is ${LOCALE}.`);
      this.#endpoint = endpoint;
      this.#fetch = fetch;
      this.#timeoutMs = timeoutMs;
      this.#locale = locale;
    }

    async start(order, options = {}) {
      checkNames("start", options, ["signal"]);
      const { signal } = options;
      // Not `instanceof`: a signal may come from another realm.
      if (signal !== undefined && typeof signal?.addEventListener !== "function") throw new ConfigError("`signal` is not an AbortSignal.");
      this.#check("sessions.create", order);
      const { status, body } = await this.#send("POST", order, signal);
      if (typeof body?.id !== "string" || !/^https?:\/\//i.test(body.url)) {
        throw new ApiError("The shop's checkout answered without a session. Is `endpoint` the path of its checkoutHandler?", { status });
      }
      this.#id = body.id;
      return { id: body.id, url: body.url };
    }

    async update(order, sdk) {
      const id = sdk?.options?.sid ?? this.#id;
      if (typeof sdk?.lockSession !== "function" || typeof sdk.refreshSession !== "function") {
        throw new ConfigError("`sdk` is not a checkout of the web SDK: pass on what its embed() resolved to.");
      }
      if (id === undefined) throw new ConfigError("There is no session to update: call start() first.");
      this.#check("sessions.update", sessionUpdate(order));
      const updates = this.#updates.get(id) ?? new Newest(wanted => this.#change(wanted));
      this.#updates.set(id, updates);
      try {
        await updates.add({ id, order, sdk });
      } finally {
        if (updates.idle) this.#updates.delete(id);
      }
    }

    /** Locks the session, changes it and lets the payment page read it anew, which also frees it when the change failed. */
    async #change({ id, order, sdk }) {
      await this.#lock(sdk);
      try {
        await this.#send("PUT", { id, input: order });
      } catch (failure) {
        await this.#page(() => sdk.refreshSession()).catch(() => {});
        throw failure;
      }
      await this.#page(() => sdk.refreshSession()).catch(cause => {
        throw new ApiError("The session was updated, but the payment page did not read it anew.", { status: 0, code: "session_not_refreshed", cause });
      });
    }

    async #lock(sdk) {
      try {
        await this.#page(() => sdk.lockSession());
      } catch (cause) {
        if (cause instanceof TimeoutError) {
          // The page may still take the lock, and hears this after it.
          this.#page(() => sdk.refreshSession()).catch(() => {});
          throw cause;
        }
        // The page said no. It is left alone: the shopper may be paying, and a refresh would come between.
        throw new ApiError("The payment page could not be locked: the shopper is paying, or the session is over.", { status: 0, code: "session_not_locked", cause });
      }
    }

    /** Asks the web SDK, whose promises reject with plain strings and may never settle. */
    #page(work) {
      return within({ milliseconds: this.#timeoutMs, who: "The payment page" }, work);
    }

    /** Throws what is wrong with a body. Where a page's policy forbids WebAssembly, the edge alone checks. */
    #check(operation, body) {
      let report;
      try {
        report = validate(operation, body, this.#locale === undefined ? {} : { locale: this.#locale });
      } catch (failure) {
        if (failure instanceof ConfigError) return;
        throw failure;
      }
      if (!report.valid) throw refused(report);
    }

    /** Calls the shop's endpoint. One deadline covers the request and the reading of its answer. */
    async #send(method, content, signal) {
      const request = { method, headers: { "content-type": "application/json", accept: "application/json" }, body: written(content) };
      // Asked before: a connection that is lost later may have carried the request.
      const offline = globalThis.navigator?.onLine === false;
      let answer;
      try {
        answer = await within({ milliseconds: this.#timeoutMs, who: "The shop's checkout", signal }, async stop => {
          // Called bare: a fetch that finds itself a method refuses to work.
          const response = await this.#fetch.call(undefined, this.#endpoint, { ...request, signal: stop });
          return { status: response.status, ok: response.ok, body: parsed(await response.text()) };
        });
      } catch (cause) {
        if (cause instanceof AbortedError) throw cause;
        throw lost(method, cause, offline);
      }
      if (!answer.ok) throw failed(method, answer, this.#locale);
      return answer;
    }
  }

  return { Checkout };
}

function written(order) {
  try {
    return JSON.stringify(order);
  } catch (cause) {
    throw new ConfigError("The order cannot be written as JSON.", { cause });
  }
}

/** JSON, or `undefined` where a proxy or an error page answered in the handler's place. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(report) {
  const [first] = report.issues;
  const rest = report.total > 1 ? ` (${report.total} issues in all, see \`report\`)` : "";
  return new ValidationError(`The order is not valid. ${first?.pointer ?? ""}: ${first?.message ?? "see `report`"}${rest}`, { report });
}

/** The error of a request that was not answered. Where there is no network at all, it was not sent. */
function lost(method, cause, offline) {
  const retryable = true;
  if (cause instanceof TimeoutError) return new UnknownOutcomeError(`${cause.message} ${UNKNOWN[method]}`, { cause, retryable });
  if (offline) return new ConnectionError("The shop's checkout could not be reached: the shopper is offline, and nothing was sent.", { cause, retryable });
  return new UnknownOutcomeError(`The shop's checkout could not be reached, or its answer was lost. ${UNKNOWN[method]}`, { cause, retryable });
}

/** The error that the shop's handler describes; a proxy or the shop itself may have answered in its place. */
function failed(method, { status, body }, locale) {
  if (status === 422 && Array.isArray(body?.report?.issues)) return refused(fromWire(body.report, locale));
  const text = value => (typeof value === "string" && value !== "" ? value : undefined);
  const kind = text(body?.kind);
  const details = {
    status,
    code: text(body?.code) ?? kind,
    requestId: text(body?.request_id),
    retryable: typeof body?.retryable === "boolean" ? body.retryable : status === 429 || status >= 500,
  };
  const unsaid = body === undefined ? "and not in JSON. Is `endpoint` the path of its checkoutHandler?" : "and does not say why.";
  const message = text(body?.message) ?? `The shop's checkout answered ${status}, ${unsaid}`;
  if (kind === "unknown_outcome") return new UnknownOutcomeError(text(body.message) ?? UNKNOWN[method], details);
  // A proxy says this of a handler that may have been at work.
  if (kind === undefined && status >= 500) return new UnknownOutcomeError(`${message} ${UNKNOWN[method]}`, details);
  return kind === "timeout" ? new TimeoutError(message, details) : new ApiError(message, details);
}
