// `callbacks.handle`: a callback is delivered at least once, and what it is for is done once.

import { subjectOf, handlerFor, keyOf, settledBy } from "./callback-work.js";
import { createCallbacks } from "./callback.js";
import { ConfigError, SignatureError } from "./errors.js";
import { withLease } from "./lease.js";
import { checkNames } from "./names.js";

const VERIFYING = ["secret", "accountId", "publicUrl", "toleranceSeconds", "now"];
const FUNCTIONS = ["onPaid", "onHold", "onFailed", "onEvent", "onError", "waitUntil"];
const DEEDS = ["claim", "has", "extend", "release"];

/** Keys in the store of claims begin so. */
const PREFIX = "dintero-wasm:callback";
/** How long it is remembered what was done, in seconds: longer than a delivery is repeated. */
const REMEMBERED = 30 * 86_400;
const LEASE_SECONDS = 30;
const LONGEST_LEASE = 3600;
/** When to deliver again, in seconds: as long as Dintero waits for an answer. */
const RETRY_AFTER = "10";

/** Why a signature is refused today that may hold when the shop has mended its secret or its clock. */
const OWN_FAULT = {
  no_secret: "The shop's signature secret is not set up.",
  empty_secret: "The shop's signature secret is not set up.",
  secret_whitespace: "The shop's signature secret is not set up correctly.",
  too_old: "The signature is genuine and too old.",
  too_new: "The signature is genuine and from the future.",
};

/** Kinds of failure of the API that are over by themselves. */
const PASSING = new Set(["connection", "timeout", "rate_limit", "aborted"]);

/** Why nothing was done: what Dintero is answered, and the error that the shop is told of. */
class Failure {
  constructor(status, code, message, cause) {
    Object.assign(this, { status, code, message, cause });
  }
}

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {(accountId: string, transactions: object, request: object, options: object) => Promise<Response>}
 */
export function createHandling(engine) {
  const { verifyCallback } = createCallbacks(engine);

  /** What a callback says, once it is known to be Dintero's. */
  async function verified(request, options) {
    if (!/^(get|post)$/i.test(request?.method ?? "GET")) throw new Failure(405, "wrong_method", "A callback is a GET or a POST.");
    const { transactionId, ...callback } = await attempt(() => verifyCallback(request, options), (error) => {
      if (error instanceof ConfigError) return error;
      if (!(error instanceof SignatureError)) return new Failure(500, "internal", "The callback could not be verified.", error);
      const own = OWN_FAULT[error.code];
      return new Failure(own ? 503 : 401, error.code, own ?? "The signature does not hold.", error);
    });
    if (transactionId) return { ...callback, transactionId };
    if (callback.error && callback.sessionId) return callback;
    const message = "A callback names its transaction, or its session and an error.";
    throw new Failure(400, "no_callback", message, new ConfigError(`${message} This one does neither: was its address given to Dintero for something else too?`));
  }

  return async (accountId, transactions, request, options) => {
    const { verifying, handlers, seen, leaseSeconds, onError, waitUntil } = checked({ ...options, accountId: options?.accountId ?? accountId });
    const finished = lasting(waitUntil);
    let callback;
    try {
      callback = await verified(request, verifying);
      const claims = guarded(seen);
      // What was done long ago takes no lease.
      if (await isDone(claims, settledBy(callback))) return done("already_done");
      const run = (signal) => once({ transactions, callback, handlers, claims }, signal);
      const response = await withLease(claims, `${PREFIX}:lease:${subjectOf(callback)}`, leaseSeconds, run);
      return response ?? again("under_way", "Another delivery of this is being handled.");
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      await tell(onError, failure, callback);
      return refusal(failure);
    } finally {
      finished();
    }
  };
}

/** Does what a callback is for, unless it has been done. */
async function once({ transactions, callback, handlers, claims }, signal) {
  const transaction = await read(transactions, callback.transactionId, signal);
  const name = handlerFor(callback, transaction);
  if (name === undefined) return again("undecided", "The payment is not decided yet.");
  const run = handlers[name];
  if (run === undefined) return done("nothing_to_do");
  const key = keyOf(callback, name);
  // Somebody may have done it before the lease was ours; and what was paid neither fails afterwards nor waits.
  for (const either of new Set([key, settledBy(callback)])) if (await isDone(claims, either)) return done("already_done");
  if (signal.aborted) return again("lease_lost", "The store of claims did not answer in time.");
  await attempt(
    () => run(transaction, callback, { signal, key }),
    (cause) => new Failure(500, "handler_failed", `The shop's ${name} failed.`, cause),
  );
  await claims.claim(doneKey(key), REMEMBERED, crypto.randomUUID());
  return done("done");
}

const doneKey = (key) => `${PREFIX}:done:${key}`;
const isDone = (claims, key) => claims.has(doneKey(key));

/** The transaction as it stands: what a callback says of it is not to be trusted. */
async function read(transactions, id, signal) {
  if (id === undefined) return undefined;
  return attempt(
    () => transactions.get(id, { signal }),
    (cause) => new Failure(PASSING.has(cause?.kind) || cause?.status >= 500 ? 503 : 500, "unread", "The transaction could not be read.", cause),
  );
}

/** A store of claims whose failures are told apart from all others, and whose answers are true or false. */
function guarded(seen) {
  const failed = (cause) => new Failure(503, "store_failed", "The store of claims failed.", cause);
  const method = (deed) => [
    deed,
    async (...given) => {
      const said = await attempt(() => seen[deed](...given), failed);
      if (deed === "release" || typeof said === "boolean") return said;
      throw failed(new ConfigError(`The option seen: ${deed} must resolve to true or false, and did to something else. Nobody knows now whose the claim is.`));
    },
  ];
  return Object.fromEntries(DEEDS.map(method));
}

/** Keeps the runtime from ending the work with the connection; gives what says that it is over. */
function lasting(waitUntil) {
  let over;
  const finished = new Promise((resolve) => (over = resolve));
  try {
    waitUntil?.(finished);
  } catch (cause) {
    throw new ConfigError("The option waitUntil threw. On Workers it is `(work) => ctx.waitUntil(work)`: the function alone has lost its object.", { cause });
  }
  return over;
}

/** Tells the shop why nothing was done. What it does with that changes no answer. */
async function tell(onError, { status, cause }, callback) {
  try {
    if (cause !== undefined) await onError(cause, { status, callback });
  } catch {
    return;
  }
}

/** Runs something, and throws what is made of its error. */
async function attempt(run, toError) {
  try {
    return await run();
  } catch (error) {
    throw toError(error);
  }
}

const answer = (status, body, headers = {}) => Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
const done = (outcome) => answer(200, { outcome });
const again = (code, message) => answer(503, { code, message }, { "retry-after": RETRY_AFTER });

function refusal({ status, code, message }) {
  if (status === 503) return again(code, message);
  return answer(status, { code, message }, status === 405 ? { allow: "GET, POST" } : {});
}

/** The options by what they are for; a wrong one is thrown. */
function checked(options) {
  checkNames("callbacks.handle", options, [...VERIFYING, ...FUNCTIONS, "seen", "leaseSeconds"]);
  const { seen, leaseSeconds = LEASE_SECONDS, onPaid, onHold, onFailed, onEvent, onError = log, waitUntil, ...verifying } = options;
  if (typeof onPaid !== "function") throw new ConfigError("The option onPaid is missing: a function that marks an order as paid.");
  for (const name of FUNCTIONS) {
    if (options[name] !== undefined && typeof options[name] !== "function") throw new ConfigError(`The option ${name} is a function.`);
  }
  const lacking = DEEDS.find((deed) => typeof seen?.[deed] !== "function");
  if (lacking) throw new ConfigError(`The option seen is a store of claims, as of dintero-wasm/claims; this one has no ${lacking}.`);
  if (!Number.isInteger(leaseSeconds) || leaseSeconds < 1 || leaseSeconds > LONGEST_LEASE) {
    throw new ConfigError(`The option leaseSeconds is a whole number, 1 to ${LONGEST_LEASE}.`);
  }
  return { verifying, handlers: { onPaid, onHold, onFailed, onEvent }, seen, leaseSeconds, onError, waitUntil };
}

/** Where nobody asks to be told, what went wrong is in the log all the same: a payment may be waiting. */
function log(error, { status }) {
  console.error(`callbacks.handle answered ${status}:`, error);
}
