// What every store of claims has in common.

import { ConfigError } from "./errors.js";

/** What a store of claims can be asked, and what of the arguments each takes. */
const DEEDS = { claim: ["key", "ttlSeconds", "owner"], has: ["key"], extend: ["key", "ttlSeconds", "owner"], release: ["key", "owner"] };

const isName = (value) => typeof value === "string" && value !== "";
/** As many milliseconds have to be exact beside those of the clock; a hundred years are. */
const isTime = (value) => Number.isFinite(value) && value > 0 && value <= 100 * 365 * 86_400;

const ARGUMENTS = {
  key: [isName, "a string that is not empty"],
  owner: [isName, "a string that is not empty, made up for this claim"],
  ttlSeconds: [isTime, "a number of seconds, more than 0 and at most a hundred years"],
};

/**
 * A store of claims over one function, whose arguments have been looked at.
 *
 * @param {(deed: string, key: string, ...rest: unknown[]) => unknown} ask
 * @returns {import("./claims.js").Claims}
 */
export function toClaims(ask) {
  const method = ([deed, names]) => [
    deed,
    async (...given) => {
      for (const [at, name] of names.entries()) {
        const [fits, expected] = ARGUMENTS[name];
        if (!fits(given[at])) throw new ConfigError(`The ${name} of ${deed}(${names.join(", ")}) is ${expected}.`);
      }
      return ask(deed, ...given.slice(0, names.length));
    },
  ];
  return Object.fromEntries(Object.entries(DEEDS).map(method));
}
