// One call through the engine: what JavaScript lends it, and what comes back.

import * as errors from "./errors.js";
import { english } from "./locales/en.js";
import { withTexts } from "./render.js";

const CLASSES = {
  validation: errors.ValidationError,
  api: errors.ApiError,
  authentication: errors.AuthenticationError,
  rate_limit: errors.RateLimitError,
  connection: errors.ConnectionError,
  timeout: errors.TimeoutError,
  aborted: errors.AbortedError,
  signature: errors.SignatureError,
  unknown_outcome: errors.UnknownOutcomeError,
  config: errors.ConfigError,
  internal: errors.InternalError,
};

/** The engine's own limit, and how long it may be overdue before it is taken for dead. */
const TIMEOUT_MS = 30_000;
const GRACE_MS = 5_000;

/** The error of the engine as one of JavaScript's. */
export function toError({ kind, message, cause, report, errors: details, ...rest }) {
  const Class = CLASSES[kind] ?? errors.InternalError;
  return new Class(message, {
    ...rest,
    cause,
    report: report && withTexts(JSON.parse(report), english),
    errors: details && JSON.parse(details),
  });
}

/**
 * Makes a call. Whatever it needs of the host is lent to it for as long as it lasts.
 *
 * @param {import("./loader.js").Engine} engine
 * @param {{ settings: object, fetch?: Function, tokens: { load(): unknown, store(token: string, seconds: number): unknown } }} client
 * @param {object} wanted what is to be called
 * @param {string | undefined} body JSON text
 * @param {AbortSignal | undefined} signal
 */
export async function call(engine, client, wanted, body, signal) {
  const timers = new Set();
  let thrown;
  let sent = false;
  const noting = async (work) => {
    try {
      return await work;
    } catch (error) {
      thrown = error;
      throw error;
    }
  };
  let onAbort;
  const outside = {
    async fetch(request) {
      thrown = undefined;
      sent = request.method !== "GET" && !request.url.endsWith("/auth/token");
      // Called bare: a fetch that finds itself a method refuses to work.
      const send = client.fetch ?? globalThis.fetch;
      const response = await noting(send.call(undefined, request));
      return {
        // A browser hides what it was told not to follow.
        status: response.status,
        headers: response.headers,
        arrayBuffer: () => noting(response.arrayBuffer()),
      };
    },
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(timers.delete(timer)), milliseconds);
        timers.add(timer);
      }),
    loadToken: client.tokens.load,
    storeToken: client.tokens.store,
    aborted: new Promise((resolve) => {
      onAbort = () => resolve(String(signal.reason?.message ?? signal.reason ?? "aborted"));
      if (signal?.aborted) onAbort();
      else signal?.addEventListener("abort", onAbort, { once: true });
    }),
  };
  // A trap within a turn of its own reaches nobody: without this, the call would hang.
  const overdue = new Promise((_, reject) => {
    const limit = wanted.timeoutMs ?? client.settings.timeoutMs ?? TIMEOUT_MS;
    timers.add(setTimeout(() => reject(new Error("There is no answer from the engine, long after the deadline.")), limit + GRACE_MS));
  });
  let ended;
  try {
    ended = await Promise.race([engine.use().call(client.settings, wanted, body, outside), overdue]);
  } catch (error) {
    if (error instanceof errors.DinteroError) throw error;
    engine.discard();
    if (sent) {
      throw new errors.UnknownOutcomeError(
        "The engine broke off after the request had been sent: it is not known whether this was done. Find out by reading what it changes.",
        { cause: error },
      );
    }
    throw new errors.InternalError("The engine broke off. It has been replaced: the next call works.", { cause: error });
  } finally {
    // A timer that is left would keep the process alive.
    for (const timer of timers) clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
  const { answer, error } = ended;
  if (answer) return answer;
  const cause = signal?.aborted && error.cause ? signal.reason : (thrown ?? error.cause);
  throw toError({ ...error, cause: error.cause === undefined ? undefined : cause });
}
