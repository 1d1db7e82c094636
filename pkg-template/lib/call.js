// One call through the engine: what JavaScript lends it, and what comes back.

import * as errors from "./errors.js";
import { english } from "./locales/en.js";
import { render } from "./render.js";

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

/** The error of the engine as one of JavaScript's. */
export function toError({ kind, message, cause, report, errors: details, ...rest }) {
  const Class = CLASSES[kind] ?? errors.InternalError;
  return new Class(message, {
    ...rest,
    cause,
    report: report && withTexts(JSON.parse(report)),
    errors: details && JSON.parse(details),
  });
}

function withTexts(report) {
  for (const issue of report.issues) issue.message = render(english[issue.code], issue.params);
  return report;
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
  let ended;
  try {
    ended = await engine.use().call(client.settings, wanted, body, outside);
  } catch (error) {
    if (error instanceof errors.DinteroError) throw error;
    engine.discard();
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
