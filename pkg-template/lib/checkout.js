import { AbortedError, ApiError, ConfigError, ConnectionError, TimeoutError, ValidationError } from "./errors.js";
import { sessionUpdate } from "./session-update.js";

const DEFAULT_TIMEOUT_MS = 30_000;

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
    /** The update that is being made: it always settles well. */
    #running = Promise.resolve();
    /** The update that waits behind it, and what it will send: the newest order. */
    #waiting;
    #newest;

    constructor({ endpoint, fetch = globalThis.fetch, timeoutMs = DEFAULT_TIMEOUT_MS, locale } = {}) {
      if (!(endpoint instanceof URL) && (typeof endpoint !== "string" || endpoint === "")) {
        throw new ConfigError("`endpoint` is missing: the address of the shop's own checkout handler, such as \"/api/checkout\".");
      }
      if (typeof fetch !== "function") throw new ConfigError("`fetch` is not a function, and this runtime has none of its own.");
      if (!Number.isFinite(timeoutMs) || timeoutMs <= 0) throw new ConfigError("`timeoutMs` is not a positive number of milliseconds.");
      if (locale !== undefined && typeof locale?.invalid_json !== "string") {
        throw new ConfigError('`locale` is not a module of "dintero-wasm/locales"; English needs none.');
      }
      this.#endpoint = endpoint;
      this.#fetch = fetch;
      this.#timeoutMs = timeoutMs;
      this.#locale = locale;
    }

    async start(order, { signal } = {}) {
      this.#check("sessions.create", order);
      const session = await this.#send("POST", order, signal);
      if (typeof session?.id !== "string" || !/^https?:\/\//i.test(session.url)) {
        throw new ApiError("The shop's checkout answered without a session. Is `endpoint` the path of its checkoutHandler?");
      }
      this.#id = session.id;
      return { id: session.id, url: session.url };
    }

    async update(order, sdk) {
      const id = sdk?.options?.sid ?? this.#id;
      if (typeof sdk?.lockSession !== "function" || typeof sdk.refreshSession !== "function") {
        throw new ConfigError("`sdk` is not a checkout of the web SDK: pass on what its embed() resolved to.");
      }
      if (id === undefined) throw new ConfigError("There is no session to update: call start() first.");
      this.#check("sessions.update", sessionUpdate(order ?? {}));
      this.#newest = { id, order, sdk };
      this.#waiting ??= this.#queue();
      return this.#waiting;
    }

    /** Waits for the update that is being made, then makes the newest that is wanted by then. */
    async #queue() {
      await this.#running;
      this.#waiting = undefined;
      const made = this.#change(this.#newest);
      this.#running = made.catch(() => {});
      return made;
    }

    /** Locks the session, changes it and lets the embedded page read it anew, which also frees it when the change failed. */
    async #change({ id, order, sdk }) {
      try {
        await this.#answered(sdk.lockSession(), "The payment page could not be locked: the shopper is paying, or the session is over.");
        await this.#send("PUT", { id, input: order });
      } catch (failure) {
        await this.#answered(sdk.refreshSession(), "").catch(() => {});
        throw failure;
      }
      await this.#answered(sdk.refreshSession(), "The session was updated, but the payment page could not read it anew.");
    }

    /** Throws what is wrong with a body. Where a page's policy forbids WebAssembly, the edge alone checks. */
    #check(operation, body) {
      let report;
      try {
        report = validate(operation, body, this.#locale === undefined ? {} : { locale: this.#locale });
      } catch (failure) {
        if (failure?.kind === "config") return;
        throw failure;
      }
      if (!report.valid) throw refused(report);
    }

    /** The web SDK's promise, which rejects with a plain string and may never settle. */
    #answered(promise, message) {
      return new Promise((resolve, reject) => {
        const late = () => reject(new TimeoutError(`The payment page did not answer within ${this.#timeoutMs} ms.`));
        const timer = setTimeout(late, this.#timeoutMs);
        promise
          .then(resolve, cause => reject(new ApiError(message, { cause })))
          .finally(() => clearTimeout(timer));
      });
    }

    /** Calls the shop's endpoint. One deadline covers the request and the reading of its answer. */
    async #send(method, body, signal) {
      if (signal?.aborted) throw aborted(signal);
      const deadline = new AbortController();
      const abort = () => deadline.abort();
      const timer = setTimeout(abort, this.#timeoutMs);
      signal?.addEventListener("abort", abort, { once: true });
      try {
        const response = await this.#fetch.call(undefined, this.#endpoint, {
          method,
          headers: { "content-type": "application/json", accept: "application/json" },
          body: JSON.stringify(body),
          signal: deadline.signal,
        });
        const text = await response.text();
        if (!response.ok) throw failed(response.status, parsed(text));
        return parsed(text);
      } catch (cause) {
        if (signal?.aborted) throw aborted(signal);
        if (deadline.signal.aborted) throw new TimeoutError(`The shop's checkout did not answer within ${this.#timeoutMs} ms.`, { cause });
        if (typeof cause?.kind === "string") throw cause;
        throw new ConnectionError("The shop's checkout could not be reached. Is the shopper offline?", { cause });
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      }
    }
  }

  return { Checkout };
}

/** JSON, or `undefined` where a proxy or an error page answered in the handler's place. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const aborted = ({ reason }) => new AbortedError("The checkout was aborted.", { cause: reason });

function refused(report) {
  const [first] = report.issues;
  const rest = report.total > 1 ? ` (${report.total} issues in all, see \`report\`)` : "";
  return new ValidationError(`The order is not valid. ${first?.pointer ?? ""}: ${first?.message ?? "see `report`"}${rest}`, { report });
}

/** The error that the shop's handler describes. */
function failed(status, body) {
  if (status === 422 && Array.isArray(body?.report?.issues)) return refused(body.report);
  const details = { status, code: body?.kind, requestId: body?.request_id };
  if (status === 504) return new TimeoutError(body?.message ?? "The payment service did not answer in time.", details);
  return new ApiError(body?.message ?? `The shop's checkout answered ${status}, and not in JSON. Is \`endpoint\` the path of its checkoutHandler?`, details);
}
