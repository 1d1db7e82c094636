// The reference that a capture or a refund carries.

import { ConfigError } from "./errors.js";

/**
 * A body without a reference gets one: after a lost answer, it alone tells whether the money was moved. The rest of
 * the text stays as it is, so that what is checked is what was given.
 *
 * @param {string} text
 * @param {"capture_reference" | "refund_reference"} name
 * @param {boolean} once it is the key under which this is done once, and so the caller's own
 */
export function withReference(text, name, once) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    // Not JSON: the engine's check says where.
    return { text };
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) return { text };
  const given = body[name];
  if (given !== undefined && given !== null && given !== "") return { text, reference: given };
  if (once) {
    throw new ConfigError(`The body's ${name} is missing: it is the key under which this is done once. Give it one of your own, such as the order's number.`);
  }
  const reference = uuid();
  const member = `"${name}":"${reference}"`;
  const filled =
    given === undefined
      ? text.replace(/^\s*\{\s*(\}?)/, (_, end) => `{${member}${end || ","}`)
      : text.replace(new RegExp(`"${name}"\\s*:\\s*(?:null|"")`), member);
  if (JSON.parse(filled)[name] !== reference) {
    throw new ConfigError(`The body's ${name} is empty. Give each a reference of its own, or leave it out.`);
  }
  return { text: filled, reference };
}

/** A random UUID (version 4). `crypto.randomUUID` is missing on pages that came over http. */
export function uuid() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
