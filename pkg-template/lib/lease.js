// A lease: a claim that is held while something runs. What runs is told when it is lost.

import { AbortedError } from "./errors.js";

/** A lease is prolonged so many times before it would lapse. */
const TIMES = 3;

/**
 * Runs something while a key is claimed, and gives what comes of it; nothing where somebody else has the key. The
 * signal that it is given aborts when the lease is lost: somebody else has it, or the store did not prolong it in time.
 *
 * @template T
 * @param {import("./claims.js").Claims} claims
 * @param {string} key
 * @param {number} seconds
 * @param {(signal: AbortSignal) => Promise<T>} run
 * @returns {Promise<T | undefined>}
 */
export async function withLease(claims, key, seconds, run) {
  const owner = crypto.randomUUID();
  // The store counts from when it is reached, which is later: the lease ends here before it ends there.
  const asked = Date.now();
  if (!(await claims.claim(key, seconds, owner))) return undefined;
  const lost = new AbortController();
  const stop = prolong(() => claims.extend(key, seconds, owner), seconds * 1000, asked, lost);
  try {
    return await run(lost.signal);
  } finally {
    stop();
    // What cannot be given back lapses.
    await claims.release(key, owner).catch(() => {});
  }
}

/** Prolongs a lease of so many milliseconds until it is told to stop, or the lease is lost. */
function prolong(extend, length, asked, lost) {
  let pause;
  let end;
  let over = false;

  function stop() {
    over = true;
    clearTimeout(pause);
    clearTimeout(end);
  }

  function lose() {
    stop();
    lost.abort(new AbortedError("The lease was lost, and somebody else may be at the same work by now: write nothing more.", { code: "lease_lost" }));
  }

  /** The lease lasts from when the store was asked for it. */
  function lasts(from) {
    clearTimeout(end);
    end = setTimeout(lose, from + length - Date.now());
    pause = setTimeout(again, length / TIMES);
  }

  async function again() {
    const from = Date.now();
    // A store that fails may be back before the lease lapses.
    const held = await extend().catch(() => undefined);
    if (over) return;
    if (held) lasts(from);
    else if (held === false) lose();
    else pause = setTimeout(again, length / TIMES ** 2);
  }

  lasts(asked);
  return stop;
}
