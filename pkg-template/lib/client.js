// `Dintero`: the API client. The logic is in the engine; here are the names, and what JavaScript lends it.

import { toText } from "./body.js";
import { withReference } from "./capture-reference.js";
import { call, toError, toReport } from "./call.js";
import { createCallbacks } from "./callback.js";
import { ConfigError } from "./errors.js";
import { ANYTHING, FLAG, HOST, NAMES, QUERY, checkCallOptions, checkClientOptions, toFields } from "./options.js";

/** What a result came with; kept beside it, so that the result is the API's own JSON and no more. */
const responses = new WeakMap();

/** @type {typeof import("./client.js").responseOf} */
export const responseOf = (result) => responses.get(result);

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {Pick<typeof import("./client.js"), "Dintero" | "verifyCallback" | "signCallback" | "responseOf">}
 */
export function createClient(engine) {
  class Dintero {
    #client;

    constructor(options) {
      const { fetch, accessToken, tokenStore, dangerouslyAllowBrowser, ...settings } = checkClientOptions(options);
      settings.givenToken = accessToken !== undefined;
      if (typeof accessToken === "string") settings.accessToken = accessToken;
      const wrong = engine.use().checkSettings(settings, {}).error;
      if (wrong) throw toError(wrong);
      const tokens = settings.givenToken ? given(accessToken) : kept(settings, tokenStore);
      this.#client = { settings, fetch, tokens };

      this.auth = {
        token: (grant, options) => {
          if (grant !== undefined && grant?.grant_type !== "client_credentials") {
            throw new ConfigError('auth.token takes { grant_type: "client_credentials" }, or nothing for the same; other grants are not there yet.');
          }
          return this.#call("auth.token", { options });
        },
      };
      this.sessions = {
        create: (body, options = {}) => {
          const { includeSession, ...rest } = checkCallOptions("sessions.create", options, { includeSession: FLAG });
          const query = flags({ include_session: includeSession });
          return this.#call("sessions.create", { body: toText(body), query, options: rest });
        },
        get: (id, options = {}) => {
          const { includes, ...rest } = checkCallOptions("sessions.get", options, { includes: NAMES });
          return this.#call("sessions.get", { id, query: list("includes", includes), options: rest });
        },
        update: (id, body, options = {}) => {
          const own = { updateWithoutLock: FLAG, forceShippingAddressCallback: FLAG };
          const { updateWithoutLock, forceShippingAddressCallback, ...rest } = checkCallOptions("sessions.update", options, own);
          const query = flags({
            update_without_lock: updateWithoutLock,
            force_shipping_address_callback: forceShippingAddressCallback,
          });
          return this.#call("sessions.update", { id, body: toText(body), query, options: rest });
        },
        cancel: (id, options) => this.#call("sessions.cancel", { id, options }),
      };
      this.transactions = {
        get: (id, options = {}) => {
          const { includes, ...rest } = checkCallOptions("transactions.get", options, { includes: NAMES });
          return this.#call("transactions.get", { id, query: list("includes", includes), options: rest });
        },
        capture: (id, body, options) => this.#capture(id, body, options),
      };
      for (const group of [this.auth, this.sessions, this.transactions]) {
        // A method throws nothing at once: whatever is wrong rejects its promise.
        for (const [name, method] of Object.entries(group)) group[name] = async (...given) => method(...given);
        Object.freeze(group);
      }
    }

    /** Sends a request that the library has no method for. */
    async request(method, path, options = {}) {
      if (typeof method !== "string") throw new ConfigError('The method of a request is a string, as "GET".');
      if (typeof path !== "string") throw new ConfigError('The path of a request is a string, as "/v1/transactions".');
      const own = { query: QUERY, body: ANYTHING, host: HOST };
      const { query = {}, body, host = "checkout", ...rest } = checkCallOptions("request", options, own);
      const pairs = Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? list(name, value) : flags({ [name]: value })));
      const wanted = { method, path, api: host === "api" };
      const answer = await this.#send(wanted, { query: pairs, body: body === undefined ? undefined : toText(body), options: rest });
      return remember(loose(answer.text), answer);
    }

    async #capture(id, body, options) {
      const { text, reference } = withReference(toText(body));
      try {
        const answer = await this.#send({ operation: "transactions.capture" }, { id, body: text, options });
        if (answer.accepted) return remember({ outcome: "accepted", eventRequestId: answer.eventRequestId }, answer);
        return remember({ outcome: "done", transaction: remember(JSON.parse(answer.text), answer) }, answer);
      } catch (error) {
        if (error?.kind === "unknown_outcome") error.reference = reference;
        throw error;
      }
    }

    async #call(operation, given) {
      const answer = await this.#send({ operation }, given);
      // The engine has seen that it is an object.
      return remember(JSON.parse(answer.text), answer);
    }

    async #send(wanted, { id, body, query = [], options = {} }) {
      const { signal, timeoutMs, maxRetries, headers } = checkCallOptions(wanted.operation ?? "request", options);
      if ("operation" in wanted && id !== undefined && typeof id !== "string") throw new ConfigError("The id is a string.");
      const ids = id === undefined ? [] : [id];
      const fields = toFields(headers);
      return call(engine, this.#client, { ...wanted, ids, query, headers: fields, timeoutMs, maxRetries }, body, signal);
    }
  }

  return { Dintero, responseOf, ...createCallbacks(engine) };
}

/** Tokens of the caller's own. */
function given(accessToken) {
  return { load: () => (typeof accessToken === "string" ? accessToken : accessToken()), store() {} };
}

/**
 * The token of this client, kept by value: a promise that is shared between requests hangs on Workers. What is
 * kept is the engine's text, the time until which it serves and then the token.
 */
function kept({ accountId, clientId, checkoutUrl = "" }, shared) {
  const key = ["dintero-wasm", "token", accountId, clientId, checkoutUrl].join(":");
  let own;
  return {
    load: () => (own && Number.parseInt(own, 10) > Date.now() ? own : (shared?.get(key) ?? undefined)),
    store(token, seconds) {
      own = token;
      return shared?.set(key, token, Math.floor(seconds));
    },
  };
}

/** An answer of any kind: JSON where it is JSON, nothing where it is empty, and else text. */
function loose(text) {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function remember(result, { status, headers, requestId, report }) {
  if (typeof result === "object" && result !== null) {
    responses.set(result, { status, headers: toHeaders(headers), requestId, report: toReport(report) });
  }
  return result;
}

/** A fetch of the caller's own may have answered with fields that no `Headers` takes; what was done is done. */
function toHeaders(pairs) {
  const headers = new Headers();
  for (const [name, value] of pairs) {
    try {
      headers.append(name, value);
    } catch {
      continue;
    }
  }
  return headers;
}

const list = (name, values = []) => values.map((value) => [name, String(value)]);

const flags = (values) => Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
