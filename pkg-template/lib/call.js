// One call through the engine: what JavaScript lends it, and what comes back.

import { readAnswer } from "./answer.js";
import * as errors from "./errors.js";
import { en } from "../locales/en.js";
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

/** The longest that a call may take. The engine refuses more; a timer of more than 2³¹ ms would go off at once. */
const MAX_TIMEOUT_MS = 600_000;

/** The error of the engine as one of JavaScript's, its report in a language. */
export function toError({ kind, message, report, errors: details, ...rest }, locale) {
  const Class = CLASSES[kind] ?? errors.InternalError;
  return new Class(message, { ...rest, report: toReport(report, locale), errors: parsed(details) });
}

/** The report of the engine, with its texts. */
const toReport = (json, locale = en) => json && withTexts(JSON.parse(json), locale);

/** A secret that has been blotted out may have left something that is no JSON. */
function parsed(json) {
  try {
    return json && JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * Makes a call. Whatever it needs of the host is lent to it for as long as it lasts.
 *
 * @param {import("./loader.js").Engine} engine
 * @param {{ settings: object, fetch?: Function, locale?: object, tokens: { load(): unknown, store(token: string, seconds: number): unknown } }} client
 * @param {object} wanted what is to be called
 * @param {string | undefined} body JSON text
 * @param {AbortSignal | undefined} signal
 */
export async function call(engine, client, wanted, body, signal) {
  if (signal?.aborted) {
    throw new errors.AbortedError("The call was aborted before it began.", { cause: signal.reason, retryable: true });
  }
  const send = client.fetch ?? globalThis.fetch;
  if (typeof send !== "function") throw new errors.ConfigError("This runtime has no fetch: pass one as the option fetch.");
  const timers = new Set();
  const after = (milliseconds, run) => timers.add(setTimeout(run, milliseconds));
  /** Ends what the engine waits for. */
  const waits = [];
  let thrown;
  /** Something that changes something has been sent. */
  let sent = false;
  let onAbort;
  let unwatch;
  const outside = {
    fetch: lent(async (request) => {
      thrown = undefined;
      sent ||= request.method !== "GET" && !request.url.endsWith("/auth/token");
      let response;
      try {
        // Called bare: a fetch that finds itself a method refuses to work.
        response = await send.call(undefined, request);
      } catch (error) {
        thrown = error;
        throw error;
      }
      try {
        return await readAnswer(response);
      } catch (error) {
        thrown = error;
        // An answer had begun, so the request was sent, whatever code the error carries: none goes further.
        throw new Error(inWords(error));
      }
    }),
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        after(milliseconds, resolve);
        waits.push(resolve);
      }),
    loadToken: lent(client.tokens.load),
    storeToken: lent(client.tokens.store),
    reason: () => (signal?.aborted ? inWords(signal.reason) : undefined),
    aborted: new Promise((resolve) => {
      onAbort = () => resolve();
      signal?.addEventListener("abort", onAbort, { once: true });
      waits.push(resolve);
    }),
  };
  let answer;
  let error;
  try {
    ({ answer, error } = await new Promise((resolve, reject) => {
      // Another call may break the engine off, in a turn of its own.
      unwatch = engine.watch(reject);
      const limit = wanted.timeoutMs ?? client.settings.timeoutMs ?? TIMEOUT_MS;
      after(Math.min(limit, MAX_TIMEOUT_MS) + GRACE_MS, () => {
        engine.discard();
        reject(new errors.InternalError("There is no answer from the engine, long after the deadline. It has been replaced: the next call works."));
      });
      engine.use().call(client.settings, wanted, body, outside).then(resolve, reject);
    }));
  } catch (cause) {
    if (sent) {
      throw new errors.UnknownOutcomeError(
        "The engine broke off after the request had been sent: it is not known whether this was done. Find out by reading what it changes.",
        { cause },
      );
    }
    if (cause instanceof errors.DinteroError) throw cause;
    throw new errors.InternalError("What came of the call cannot be told, by a fault of the library.", { cause });
  } finally {
    unwatch?.();
    // A timer that is left would keep the process alive, and the module keeps for ever what has no end.
    for (const timer of timers) clearTimeout(timer);
    for (const end of waits) end();
    signal?.removeEventListener("abort", onAbort);
  }
  if (answer) return { ...answer, report: toReport(answer.report, client.locale) };
  if (error.cause === undefined) throw toError(error, client.locale);
  // The reason is the caller's own; what fetch threw may hold the request, and with it the credentials.
  const isAbort = signal?.aborted && error.cause === inWords(signal.reason);
  throw toError({ ...error, cause: isAbort ? signal.reason : withoutSecrets(error.cause, thrown) }, client.locale);
}

/** What the module may be unable to wait for, since it has broken off: then its failure is nobody's. */
function lent(run) {
  return (...given) => {
    const done = (async () => run(...given))();
    done.catch(() => {});
    return done;
  };
}

/** The reason of an abort. Anything can be one, also what has no words. */
function inWords(reason) {
  try {
    return String(reason?.message ?? reason ?? "aborted");
  } catch {
    return "aborted";
  }
}

/** What was thrown, with the engine's words for it, in which no secret is: nothing else of it is kept but its kind. */
function withoutSecrets(words, thrown) {
  const name = kind(() => thrown.name, /^[A-Za-z]{1,40}$/);
  const code = kind(() => thrown.code ?? thrown.cause?.code, /^[A-Z][A-Z0-9_]{1,40}$/);
  const cause = new Error(name && words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words);
  for (const [key, value] of Object.entries({ name, code })) {
    // As an error of the runtime has them: `name` is not listed.
    if (value) Object.defineProperty(cause, key, { value, enumerable: key === "code", configurable: true });
  }
  return cause;
}

/** A name or a code as runtimes write them; anything can be thrown, and any text can be in it. */
function kind(read, form) {
  try {
    const text = read();
    return typeof text === "string" && form.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
