// One call through the engine: what JavaScript lends it, and what comes back.

import { readAnswer } from "./answer.js";
import * as errors from "./errors.js";
import { inWords, toError, toReport, withoutSecrets } from "./failure.js";

/** The engine's own limit, and how long it may be overdue before it is taken for dead. */
const TIMEOUT_MS = 30_000;
const GRACE_MS = 5_000;

/** The longest that a call may take. The engine refuses more; a timer of more than 2³¹ ms would go off at once. */
const MAX_TIMEOUT_MS = 600_000;

/**
 * Makes a call. Whatever it needs of the host is lent to it for as long as it lasts.
 *
 * @param {import("./loader.js").Engine} engine
 * @param {{ settings: object, fetch?: Function, locale?: object, claims(): object, listener?: Function, number(): number, tokens: { load(): unknown, store(token: string, seconds: number): unknown } }} client
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
  /** What was claimed, of a call that is made once. */
  let claimed;
  const tell = teller(client, wanted);
  const began = Date.now();
  /** What fetch threw, of which the error has one in the engine's words. */
  const thrown = [];
  /** Something that changes something has been sent. */
  let sent = false;
  let onAbort;
  let unwatch;
  const outside = {
    fetch: lent(async (request) => {
      sent ||= request.method !== "GET" && !request.url.endsWith("/auth/token");
      let response;
      try {
        // Called bare: a fetch that finds itself a method refuses to work.
        response = await send.call(undefined, request);
      } catch (error) {
        thrown.push(error);
        throw error;
      }
      try {
        return await readAnswer(response);
      } catch (error) {
        thrown.push(error);
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
    claim: lent(async (key, seconds, owner) => {
      const claim = client.claims().claim(key, seconds, owner);
      claimed = { key, owner, done: claim };
      return await claim;
    }),
    // A claim that is still under way would come after its release.
    release: lent(async (key, owner) => {
      await Promise.resolve(claimed?.done).catch(() => {});
      await client.claims().release(key, owner);
    }),
    tell,
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
    const broken = brokenOff(cause, sent);
    if (claimed && !sent) outside.release(claimed.key, claimed.owner);
    tell({ type: "error", kind: broken.kind, durationMs: Date.now() - began });
    throw broken;
  } finally {
    unwatch?.();
    // A timer that is left would keep the process alive, and the module keeps for ever what has no end.
    for (const timer of timers) clearTimeout(timer);
    for (const end of waits) end();
    signal?.removeEventListener("abort", onAbort);
  }
  if (answer) return { ...answer, report: toReport(answer.report, client.locale) };
  const about = { locale: client.locale, operation: wanted.operation };
  if (error.cause === undefined) throw toError(error, about);
  // The reason is the caller's own; what fetch threw may hold the request, and with it the credentials.
  const isAbort = signal?.aborted && error.cause === inWords(signal.reason);
  throw toError({ ...error, cause: isAbort ? signal.reason : withoutSecrets(error.cause, thrown) }, about);
}

/** What a call is told whose engine gave no answer. */
function brokenOff(cause, sent) {
  if (sent) {
    return new errors.UnknownOutcomeError(
      "The engine broke off after the request had been sent: it is not known whether this was done. Find out by reading what it changes.",
      { cause },
    );
  }
  if (cause instanceof errors.DinteroError) return cause;
  return new errors.InternalError("What came of the call cannot be told, by a fault of the library.", { cause });
}

/** Tells the client's listener what a call does. What becomes of that is the listener's business: a call goes on. */
function teller({ listener, number }, { operation = "request" }) {
  if (!listener) return () => {};
  const call = number();
  return (notice) => {
    try {
      Promise.resolve(listener({ ...notice, operation, call })).catch(() => {});
    } catch {
      // A log that fails stops no payment.
    }
  };
}

/** What the module may be unable to wait for, since it has broken off: then its failure is nobody's. */
function lent(run) {
  return (...given) => {
    const done = (async () => run(...given))();
    done.catch(() => {});
    return done;
  };
}
