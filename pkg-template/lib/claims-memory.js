// Claims in the memory of one isolate.

import { toClaims } from "./claims.js";
import { ConfigError } from "./errors.js";
import { checkNames } from "./names.js";

/** With fewer claims than this, nothing is looked through for what has lapsed. */
const FEW = 1024;

/** @type {typeof import("./claims-memory.js").memoryClaims} */
export function memoryClaims(options = {}) {
  checkNames("memoryClaims", options, ["now"]);
  const { now = Date.now } = options;
  if (typeof now !== "function") throw new ConfigError("The option now is a function that returns unix milliseconds, as Date.now.");
  const claims = new Map();
  let many = FEW;

  /** The claim on a key, if it has not lapsed: of this owner, if one is given. */
  function held(key, owner) {
    const claim = claims.get(key);
    return claim && claim.until > now() && (owner === undefined || claim.owner === owner) ? claim : undefined;
  }

  /** Drops what has lapsed whenever there are twice as many as were left: each claim costs the same in the long run. */
  function sweep() {
    const time = now();
    for (const [key, { until }] of claims) if (until <= time) claims.delete(key);
    many = Math.max(FEW, 2 * claims.size);
  }

  const until = (ttlSeconds) => now() + ttlSeconds * 1000;
  const deeds = {
    claim(key, ttlSeconds, owner) {
      if (held(key)) return false;
      if (claims.size >= many) sweep();
      claims.set(key, { owner, until: until(ttlSeconds) });
      return true;
    },
    has: (key) => held(key) !== undefined,
    extend(key, ttlSeconds, owner) {
      const claim = held(key, owner);
      if (claim) claim.until = until(ttlSeconds);
      return claim !== undefined;
    },
    release(key, owner) {
      if (held(key, owner)) claims.delete(key);
    },
  };
  // Nothing is awaited within a deed, so each is one step.
  return toClaims((deed, ...given) => deeds[deed](...given));
}
