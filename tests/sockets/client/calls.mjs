// The client's half, in whichever runtime it is loaded: it moves money, measures, and keeps watch.

import { Dintero } from "dintero-wasm";

/** Left behind on purpose, to see that nobody leaves one behind unseen. */
const CONTROL = "left behind on purpose";

/**
 * Makes all calls of a job.
 *
 * @param {{ client: object, operation: "capture" | "void", timeoutMs: number, atOnce: number, calls: { number: number, origin: string, transaction: string, amount: number, reference: string, abortMs?: number }[] }} job
 */
export async function run(job) {
  const uncaught = watch();
  Promise.reject(new Error(CONTROL));
  const outcomes = [];
  const waiting = [...job.calls];
  const caller = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) outcomes.push(await call(job, next));
  };
  await Promise.all(Array.from({ length: job.atOnce }, caller));
  // What is left behind shows some turns later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { outcomes, controls: uncaught.filter((text) => text === CONTROL).length, uncaught: uncaught.filter((text) => text !== CONTROL) };
}

async function call({ client, operation, timeoutMs }, { number, origin, transaction, amount, reference, abortMs }) {
  const dintero = new Dintero({ ...client, checkoutUrl: origin, timeoutMs });
  const body = operation === "capture" ? [{ amount, capture_reference: reference }] : [];
  const { signal, settle } = abortsAfter(abortMs);
  const start = Date.now();
  let outcome;
  try {
    outcome = { kind: (await dintero.transactions[operation](transaction, ...body, { signal })).outcome };
  } catch (error) {
    const { kind = "uncaught", message, cause } = error ?? {};
    outcome = { kind, message, cause: cause && `${cause.code ?? ""} ${cause.message ?? cause}` };
  }
  settle();
  return { number, ms: Date.now() - start, ...outcome };
}

/** A signal that is aborted after so long; of a caller who does not give up, none. */
function abortsAfter(milliseconds) {
  if (milliseconds === undefined) return { settle() {} };
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error("The caller left.")), milliseconds);
  return { signal: controller.signal, settle: () => clearTimeout(timer) };
}

/** What nobody catches, as long as the runtime lives. */
function watch() {
  const seen = [];
  const note = (reason) => seen.push(String(reason?.message ?? reason));
  if (typeof process === "object" && typeof process.on === "function" && typeof Deno === "undefined") {
    process.on("unhandledRejection", note);
    process.on("uncaughtException", note);
    return seen;
  }
  for (const type of ["unhandledrejection", "error"]) {
    globalThis.addEventListener(type, (event) => {
      event.preventDefault();
      note(event.reason ?? event.error ?? event.message);
    });
  }
  return seen;
}
