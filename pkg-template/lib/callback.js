// Callbacks: is it Dintero that calls? What it says is typed; what it means has to be fetched.

import { checkRequest, queryOf, readObject } from "./arrived.js";
import { ConfigError, SignatureError } from "./errors.js";
import { field } from "./headers.js";
import { checkNames } from "./names.js";

const HEADER = "dintero-signature";
const TOLERANCE_SECONDS = 300;

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {Pick<typeof import("./callback.js"), "readCallback" | "verifyCallback" | "signCallback">}
 */
export function createCallbacks(engine) {
  return {
    verifyCallback(request, options) {
      checkNames("verifyCallback", options, ["accountId", "secret", "publicUrl", "toleranceSeconds", "now"]);
      const { accountId, secret, publicUrl, toleranceSeconds = TOLERANCE_SECONDS, now } = options;
      checkAccount(accountId);
      if (!Number.isFinite(toleranceSeconds) || toleranceSeconds < 0) {
        throw new ConfigError("The option toleranceSeconds is a number of seconds, 0 or more: a signature that never ages can be replayed.");
      }
      checkRequest("verifyCallback", request);
      const { method, url, headers } = request;
      const target = calledUrl(url, publicUrl);
      const { hostname, pathname, search } = target;
      const given = [field(headers, HEADER), secrets(secret), accountId, seconds(now), toleranceSeconds, method, hostname, pathname, search];
      const refused = engine.use().verifyCallback(...given);
      throwRefused("The callback", refused);
      return { ...told(target.searchParams, headers), bodySigned: false };
    },

    async readCallback(request) {
      checkRequest("readCallback", request);
      const { url, headers } = request;
      const method = request.method.toUpperCase();
      if (method !== "GET" && method !== "POST") {
        throw new ConfigError("A callback is a GET or a POST. Answer other methods with 405.", { code: "wrong_method" });
      }
      const transaction = method === "POST" ? await readObject(engine, request) : undefined;
      return { ...told(queryOf(url), headers), method, transaction, verified: false };
    },

    signCallback(options) {
      checkNames("signCallback", options, ["accountId", "secret", "url", "method", "now"]);
      const { accountId, secret, url, method = "GET", now } = options;
      checkAccount(accountId);
      if (typeof secret !== "string") throw new ConfigError("The option secret is a string.");
      if (typeof method !== "string") throw new ConfigError("The option method is a string.");
      const { hostname, pathname, search } = calledUrl(url);
      const time = seconds(now);
      return engine.use().signCallback(secret, accountId, time, method, hostname, pathname, search);
    },
  };
}

/** Throws what the engine says of a signature, which is nothing where it holds. */
export function throwRefused(what, refused) {
  if (!refused) return;
  const [code] = refused.split(" ", 1);
  throw new SignatureError(`${what} is refused: ${refused.slice(code.length + 1)}.`, { code });
}

/** One secret or several, of which those count that are there: a variable that is not set is no secret. */
export function secrets(secret) {
  return [secret].flat().filter((one) => typeof one === "string");
}

/** What the query tells, and the header that tells one delivery from another. */
function told(query, headers) {
  const get = (name) => query.get(name) ?? undefined;
  return {
    transactionId: get("transaction_id"),
    sessionId: get("session_id") ?? get("sid") ?? "",
    merchantReference: get("merchant_reference") ?? "",
    time: get("time") ?? "",
    error: get("error"),
    event: get("event"),
    eventId: get("event_id"),
    deliveryId: field(headers, "event-delivery"),
  };
}

function checkAccount(accountId) {
  if (typeof accountId !== "string" || !/^[PT]\d+$/.test(accountId)) {
    throw new ConfigError("The option accountId is the whole account id, with its T or P, as in T12345678.");
  }
}

/** The URL that Dintero called: behind a proxy, the one that arrives has another host, or none. */
function calledUrl(url, publicUrl) {
  if (publicUrl === undefined) {
    return parse(url) ?? refuse("url is not absolute: pass a whole one, or publicUrl to verifyCallback");
  }
  const called = parse(publicUrl) ?? refuse("publicUrl is not an absolute URL");
  const arrived = parse(url, called);
  if (!arrived) {
    // The other side wrote it: it is no mistake of the program.
    throw new SignatureError("The callback is refused: the URL that arrived is none that Dintero calls.", { code: "mismatch" });
  }
  // A public URL with a path of its own says that the proxy rewrites it.
  if (called.pathname === "/") called.pathname = arrived.pathname;
  called.search = arrived.search;
  return called;
}

function parse(url, base) {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

function refuse(option) {
  throw new ConfigError(`The ${option}, as in https://shop.example.`);
}

function seconds(now = Date.now()) {
  const isTime = now instanceof Date || typeof now === "string" || typeof now === "number";
  const time = isTime ? new Date(now).getTime() : NaN;
  if (Number.isNaN(time)) throw new ConfigError("The option now is a Date or an ISO 8601 text, and this is no time.");
  return Math.floor(time / 1000);
}
