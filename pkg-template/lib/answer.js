// What `fetch` gave, as plain values. It may be a caller's own: nothing is believed of it before it is looked at.

import { readBytes } from "./bytes.js";
import { pairs } from "./headers.js";

/**
 * Reads a response to its end.
 *
 * @param {Response} response or what a caller's `fetch` takes for one
 * @returns {Promise<{ status: number, headers: [string, string][], body: Uint8Array }>}
 */
export async function readAnswer(response) {
  // A browser hides the status of a redirect that it was told not to follow.
  const status = response.type === "opaqueredirect" ? 0 : response.status;
  if (response.type !== "opaqueredirect" && !(Number.isInteger(status) && status >= 100 && status <= 599)) {
    throw new TypeError("The answer has no status that HTTP knows.");
  }
  const headers = pairs(response.headers).filter((pair) => pair.length === 2 && pair.every((part) => typeof part === "string"));
  return { status, headers, body: await readBytes(response, "The answer") };
}
