import type { Claims } from "./claims.js";

/**
 * Claims in the memory of this isolate: for tests, and for a shop that is one process. Another isolate does not see
 * them, and they end with this one. What has lapsed is dropped, so they take as much memory as there are claims.
 *
 * @example
 * const claims = memoryClaims();
 * await claims.claim("order:A-1001", 60, crypto.randomUUID()); // true
 * await claims.claim("order:A-1001", 60, crypto.randomUUID()); // false
 */
export declare function memoryClaims(options?: {
  /** The clock, in unix milliseconds, for tests. Default `Date.now`. */
  now?: () => number;
}): Claims;
