// Callbacks: is it Dintero that calls? What it says is typed; what it means has to be fetched.

import { ConfigError, SignatureError } from "./errors.js";
import { field } from "./headers.js";

const HEADER = "dintero-signature";
const TOLERANCE_SECONDS = 300;

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {Pick<typeof import("./client.js"), "verifyCallback" | "signCallback">}
 */
export function createCallbacks(engine) {
  return {
    verifyCallback(request, options) {
      const { accountId, secret, publicUrl, toleranceSeconds = TOLERANCE_SECONDS, now } = options ?? {};
      checkAccount(accountId);
      if (!Number.isFinite(toleranceSeconds) || toleranceSeconds < 0) {
        throw new ConfigError("The option toleranceSeconds is a number of seconds, 0 or more: a signature that never ages can be replayed.");
      }
      const { method, url, headers } = request ?? {};
      if (typeof method !== "string" || typeof url !== "string" || typeof headers !== "object" || headers === null) {
        throw new ConfigError("verifyCallback takes a Request, or its method, url and headers.");
      }
      const target = calledUrl(url, publicUrl);
      const refused = engine.use().verifyCallback(
        field(headers, HEADER),
        secrets(secret),
        accountId,
        seconds(now),
        toleranceSeconds,
        method,
        target.hostname,
        target.pathname,
        target.search,
      );
      if (refused) {
        const [code] = refused.split(" ", 1);
        throw new SignatureError(`The callback is refused: ${refused.slice(code.length + 1)}.`, { code });
      }
      return toEvent(target.searchParams, headers);
    },

    signCallback(options) {
      const { accountId, secret, url, method = "GET", now } = options ?? {};
      checkAccount(accountId);
      if (typeof secret !== "string") throw new ConfigError("The option secret is a string.");
      if (typeof method !== "string") throw new ConfigError("The option method is a string.");
      const { hostname, pathname, search } = calledUrl(url);
      return engine.use().signCallback(secret, accountId, seconds(now), method, hostname, pathname, search);
    },
  };
}

function toEvent(query, headers) {
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
    bodySigned: false,
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
    return parse(url) ?? refuse("url is not absolute: pass publicUrl");
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

/** One secret or several, of which those count that are there: a variable that is not set is no secret. */
function secrets(secret) {
  return [secret].flat().filter((one) => typeof one === "string");
}

function seconds(now = Date.now()) {
  const time = now === null ? NaN : new Date(now).getTime();
  if (Number.isNaN(time)) throw new ConfigError("The option now is a Date or an ISO 8601 text, and this is no time.");
  return Math.floor(time / 1000);
}
