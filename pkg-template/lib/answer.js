// What `fetch` gave, as plain values. It may be a caller's own: nothing is believed of it before it is looked at.

import { pairs } from "./headers.js";

/** The most bytes of an answer: 32 MiB. */
const MAX_BYTES = 32 << 20;

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
  return { status, headers, body: await readBody(response) };
}

async function readBody(response) {
  if (typeof response.body?.getReader !== "function") return checked(await response.arrayBuffer());
  const reader = response.body.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const chunk = checked(value);
    length += chunk.byteLength;
    if (length > MAX_BYTES) {
      // Nobody waits for the rest, nor for how giving it up goes.
      reader.cancel().catch(() => {});
      throw tooLarge();
    }
    chunks.push(chunk);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

/** Bytes, of this realm or another: what a view can be made of, and nothing that only looks like it. */
function checked(bytes) {
  let view = bytes;
  try {
    if (!ArrayBuffer.isView(bytes)) view = new DataView(bytes);
  } catch (cause) {
    throw new TypeError("The body of the answer is not bytes.", { cause });
  }
  if (view.byteLength > MAX_BYTES) throw tooLarge();
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

const tooLarge = () => new RangeError(`The answer has more than ${MAX_BYTES} bytes.`);
