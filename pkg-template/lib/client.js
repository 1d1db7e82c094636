// `Dintero`: the API client. The logic is in the engine; here are the names, and what JavaScript lends it.

import { toText } from "./body.js";
import { toImage } from "./branding.js";
import { call } from "./call.js";
import { memoryClaims } from "./claims-memory.js";
import { ConfigError } from "./errors.js";
import { toError } from "./failure.js";
import { createHandling } from "./handle-callbacks.js";
import { List } from "./list.js";
import { METHODS, toQuery } from "./methods.js";
import { ACCEPTED, ANYTHING, HOST, QUERY, TEXT, checkCallOptions, checkClientOptions, checkFilter, toFields } from "./options.js";
import { withReference } from "./reference.js";
import * as results from "./results.js";

const { responseOf } = results;

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {Pick<typeof import("./client.js"), "Dintero" | "responseOf">}
 */
export function createClient(engine) {
  const handle = createHandling(engine);

  class Dintero {
    #client;

    constructor(options) {
      const { fetch, accessToken, tokenStore, claims, onEvent, dangerouslyAllowBrowser, locale, ...settings } = checkClientOptions(options);
      settings.givenToken = accessToken !== undefined;
      settings.listens = onEvent !== undefined;
      if (typeof accessToken === "string") settings.accessToken = accessToken;
      const wrong = engine.use().checkSettings(settings, {}).error;
      if (wrong) throw toError(wrong);
      const tokens = settings.givenToken ? given(accessToken) : kept(settings, tokenStore);
      let calls = 0;
      this.#client = { settings, fetch, tokens, locale, claims: () => claims ?? ofThisIsolate(), listener: onEvent, number: () => ++calls };
      const methods = Object.entries(METHODS).map(([name, row]) => [name, (...given) => this.#operate(name, row, given)]);
      Object.assign(this, grouped([
        ...methods,
        ["auth.token", (grant, options) => this.#token(grant, options)],
        ["transactions.waitFor", (id, options) => this.#waitFor(id, options)],
        ["branding.logos", (image, options) => this.#image("branding.logos", "logos", image, options)],
        ["branding.profile", (image, options) => this.#image("branding.profile", "profileId", image, options)],
        ["callbacks.handle", (request, options) => handle(settings.accountId, this.transactions, request, options)],
      ]));
    }

    /** Sends a request that the library has no method for. */
    async request(method, path, options = {}) {
      if (typeof method !== "string") throw new ConfigError('The method of a request is a string, as "GET".');
      if (typeof path !== "string") throw new ConfigError('The path of a request is a string, as "/v1/transactions".');
      const own = { query: QUERY, body: ANYTHING, host: HOST };
      const { query = {}, body, host = "checkout", ...rest } = checkCallOptions("request", options, own);
      const wanted = { method, path, api: host === "api", filter: JSON.stringify(query) };
      return results.loose(await this.#send(wanted, rest, body === undefined ? undefined : toText(body, this.#client.locale)));
    }

    /** Takes a method's arguments apart by its row. */
    #operate(method, { operation = method, ids: names = [], body: hasBody, query, reference, once = false, gives = "json" }, given) {
      const ids = given.slice(0, names.length);
      const rest = given.slice(names.length);
      const content = hasBody || gives === "list" ? rest.shift() : undefined;
      const [options = {}] = rest;
      const check = () => {
        const wrong = names.find((_, at) => typeof ids[at] !== "string");
        if (wrong) throw new ConfigError(`${method}: the ${wrong} is a string.`);
        checkCallOptions(method, options, query);
      };
      if (gives === "list") {
        const fetch = async (filter) => {
          check();
          return results.page(await this.#send({ operation, ids, filter: JSON.stringify(filter) }, options), filter);
        };
        return new List(fetch, snapshot(operation, content));
      }
      const send = async () => {
        check();
        const wanted = { operation, ids, once, filter: JSON.stringify(toQuery(query, options)) };
        const text = hasBody ? toText(content, this.#client.locale) : undefined;
        const body = reference ? withReference(text, reference, once) : { text };
        try {
          return results[gives](await this.#send(wanted, options, body.text));
        } catch (error) {
          if (error?.kind === "unknown_outcome" && body.reference) error.reference = body.reference;
          throw error;
        }
      };
      return send();
    }

    async #token(grant, options = {}) {
      checkCallOptions("auth.token", options);
      const body = grant === undefined ? undefined : toText(grant, this.#client.locale);
      try {
        return results.json(await this.#send({ operation: "auth.token" }, options, body));
      } catch (error) {
        // Of a person, a second factor is to be expected; of a client it is not.
        if (error?.code !== "mfa_required" || error.mfaToken === undefined || (grant?.grant_type ?? "client_credentials") === "client_credentials") throw error;
        return { outcome: "mfa_required", mfaToken: error.mfaToken };
      }
    }

    async #waitFor(id, options = {}) {
      if (typeof id !== "string") throw new ConfigError("transactions.waitFor: the id is a string.");
      // What was accepted may be passed on as it is.
      const own = { eventRequestId: TEXT, outcome: ACCEPTED };
      const { eventRequestId, outcome, ...rest } = checkCallOptions("transactions.waitFor", options, own);
      if (eventRequestId === "" || (outcome && eventRequestId === undefined)) {
        throw new ConfigError(
          "transactions.waitFor: the answer had no event-request-id, so nothing tells when this is done. Read the transaction, and look for an event with your reference.",
        );
      }
      return results.waited(await this.#send({ operation: "transactions.get", ids: [id], waits: true, eventRequestId }, rest));
    }

    async #image(operation, of, image, options = {}) {
      checkCallOptions(operation, options);
      return results.text(await this.#send({ operation, ids: toImage(operation, of, image) }, options));
    }

    /** Makes a call with options that have been looked at. */
    #send(wanted, { signal, timeoutMs, maxRetries, headers }, body) {
      return call(engine, this.#client, { ...wanted, headers: toFields(headers), timeoutMs, maxRetries }, body, signal);
    }
  }

  return { Dintero, responseOf };
}

/** A list's filter as it is now; a later change of the caller's object changes no page. What is wrong with it rejects. */
function snapshot(operation, filter = {}) {
  try {
    const copy = JSON.parse(toText(checkFilter(operation, filter)));
    return () => copy;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Methods by their dotted names as objects in objects. A method throws nothing at once: what is wrong rejects. */
function grouped(methods) {
  const root = {};
  const groups = new Set();
  for (const [path, method] of methods) {
    const names = path.split(".");
    const last = names.pop();
    const group = names.reduce((at, name) => (at[name] ??= {}), root);
    const lists = METHODS[path]?.gives === "list";
    group[last] = lists ? method : async (...given) => method(...given);
    groups.add(group);
  }
  groups.forEach(Object.freeze);
  return root;
}

let shared;

/** Keys of this isolate, whichever client asks: a worker may make one for each request. */
const ofThisIsolate = () => (shared ??= memoryClaims());

/** Tokens of the caller's own. */
function given(accessToken) {
  return { load: () => (typeof accessToken === "string" ? accessToken : accessToken()), store() {} };
}

/**
 * The token of this client, kept by value: a promise that is shared between requests hangs on Workers. What is
 * kept is the engine's text, the time until which it serves and then the token.
 */
function kept({ accountId, clientId, checkoutUrl = "", apiUrl = "" }, shared) {
  const key = ["dintero-wasm", "token", accountId, clientId, checkoutUrl, apiUrl].join(":");
  let own;
  return {
    load: () => (own && Number.parseInt(own, 10) > Date.now() ? own : (shared?.get(key) ?? undefined)),
    store(token, seconds) {
      own = token;
      return shared?.set(key, token, Math.floor(seconds));
    },
  };
}
