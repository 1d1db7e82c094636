// What is to happen to each call of a run, all of it from one seed.

import { FAULTS } from "./faults.mjs";
import { randomFrom } from "./random.mjs";

/** In minor units. */
const AUTHORIZED = 10_000;
/** Twice the first exceeds what is authorized, so that the API itself refuses to move it again; the second it moves twice. */
const AMOUNTS = [AUTHORIZED, 4_000];

/**
 * @typedef {object} Plan
 * @property {number} number
 * @property {import("./faults.mjs").Fault} fault
 * @property {{ token: number, moving: number, reading: number }} strikes how many requests of each kind are struck
 * @property {"never" | "before" | "after"} commit whether what is struck is carried out: before the fault shows, or some time after
 * @property {number} lateMs how long after
 * @property {boolean} fresh money is moved over a new connection, and not over the token's
 * @property {number} authorized
 * @property {number} amount
 * @property {number | undefined} abortMs when the caller gives up
 * @property {number} seed for what the fault itself draws
 */

/**
 * Plans a run. Every fault has its turn.
 *
 * @param {{ seed: number, calls: number, timeoutMs: number }} run
 * @returns {Plan[]}
 */
export function plan({ seed, calls, timeoutMs }) {
  return Array.from({ length: calls }, (_, number) => {
    const random = randomFrom(seed * 1_000_003 + number);
    const fault = FAULTS[number % FAULTS.length];
    const at = random.pick(fault.at);
    return {
      number,
      fault,
      strikes: {
        token: at === "token" ? random.between(1, 2) : 0,
        moving: at === "token" ? 0 : random.between(1, 2),
        reading: at === "moving and reading" ? random.between(1, 3) : 0,
      },
      commit: random.pick(fault.commit),
      lateMs: random.between(1, timeoutMs),
      fresh: fault.needsFresh || random.chance(50),
      authorized: AUTHORIZED,
      amount: random.pick(AMOUNTS),
      // Before the token, before the request, or while its answer is waited for.
      abortMs: fault.aborts ? random.between(0, random.pick([5, timeoutMs])) : undefined,
      seed: random.below(2 ** 32),
    };
  });
}

/** A plan in one line. */
export const describe = ({ number, fault, strikes, commit, amount, fresh }) =>
  `call ${number}: ${fault.name}; strikes ${JSON.stringify(strikes)}, commit ${commit}, amount ${amount}, ${fresh ? "fresh" : "kept"} connection`;
