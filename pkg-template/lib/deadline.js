import { AbortedError, TimeoutError } from "./errors.js";

/** The error of a signal that was aborted. */
export const aborted = ({ reason }) => new AbortedError("The checkout was aborted.", { cause: reason, retryable: true });

/**
 * Settles as `work` does, and at the latest when the time is up or the caller's `signal` is aborted: neither a `fetch`
 * nor a payment page is bound to answer, or to heed the signal that `work` is given.
 *
 * @template T
 * @param {{ milliseconds: number, who: string, signal?: AbortSignal }} limits `who` is it that would answer too late
 * @param {(stop: AbortSignal) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function within({ milliseconds, who, signal }, work) {
  if (signal?.aborted) throw aborted(signal);
  const stop = new AbortController();
  let timer;
  let onAbort;
  const over = new Promise((_, reject) => {
    const end = error => {
      // First: what `work` rejects with when it is stopped says less.
      reject(error);
      stop.abort(error);
    };
    timer = setTimeout(() => end(new TimeoutError(`${who} did not answer within ${milliseconds} ms.`, { retryable: true })), milliseconds);
    onAbort = () => end(aborted(signal));
    signal?.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([over, Promise.resolve(stop.signal).then(work)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
