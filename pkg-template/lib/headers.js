// Header fields, in whichever form a caller or a runtime has them.

/**
 * The fields as pairs: of a `Headers`, a `Map`, an array of pairs, or a plain object.
 *
 * @param {Iterable<readonly [string, unknown]> | Record<string, unknown>} headers
 * @returns {[string, unknown][]}
 */
export function pairs(headers) {
  return Array.from(typeof headers[Symbol.iterator] === "function" ? headers : Object.entries(headers));
}

/** The value of one field; its name may be in any case. */
export function field(headers, name) {
  // A framework's own headers may have a `get`, and no list.
  const canGet = typeof headers.get === "function" && typeof headers[Symbol.iterator] !== "function";
  const value = canGet ? headers.get(name) : pairs(headers).find((pair) => String(pair?.[0]).toLowerCase() === name)?.[1];
  return value === undefined || value === null ? undefined : String(value);
}
