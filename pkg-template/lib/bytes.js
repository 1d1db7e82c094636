// The bytes of a body, read to its end. It may be a caller's own: nothing is believed of it before it is looked at.

/** The most bytes that are read: 32 MiB. */
export const MAX_BODY_BYTES = 32 << 20;

/** The bytes of a view or a buffer, of this realm or another; nothing for anything else. */
export function bytesOf(value) {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]" ? new Uint8Array(value) : undefined;
}

/**
 * Reads the body of a response, of a request, or of what is taken for one.
 *
 * @param {Response | Request} message
 * @param {string} what what it is, for the texts of errors
 * @returns {Promise<Uint8Array>}
 * @throws {RangeError} where it has too many bytes
 */
export async function readBytes(message, what) {
  if (typeof message.body?.getReader === "function") return join(chunksOf(message.body), what);
  return checked(await message.arrayBuffer(), what);
}

/**
 * Puts chunks together.
 *
 * @param {AsyncIterable<ArrayBuffer | ArrayBufferView>} stream
 * @param {string} what
 */
export async function join(stream, what) {
  const chunks = [];
  let length = 0;
  for await (const value of stream) {
    const chunk = checked(value, what);
    length += chunk.byteLength;
    if (length > MAX_BODY_BYTES) throw tooLarge(what);
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

/** A stream's chunks. Not every runtime can iterate over a stream itself. */
async function* chunksOf(stream) {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    ended = true;
  } finally {
    // Nobody waits for the rest, nor for how giving it up goes.
    if (!ended) reader.cancel().catch(() => {});
  }
}

/** Bytes, of this realm or another: what a view can be made of, and nothing that only looks like it. */
function checked(bytes, what) {
  let view = bytes;
  try {
    if (!ArrayBuffer.isView(bytes)) view = new DataView(bytes);
  } catch (cause) {
    throw new TypeError(`${what} has a body that is not bytes.`, { cause });
  }
  if (view.byteLength > MAX_BODY_BYTES) throw tooLarge(what);
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

const tooLarge = (what) => new RangeError(`${what} has more than ${MAX_BODY_BYTES} bytes.`);
