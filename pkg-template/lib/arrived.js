// A request that arrived, as runtimes and frameworks have it: its query, and its body read as a JSON object.

import { MAX_BODY_BYTES, bytesOf, join, readBytes } from "./bytes.js";
import { ConfigError, ConnectionError, ValidationError } from "./errors.js";
import { en } from "../locales/en.js";
import { onlyIssue, withTexts } from "./render.js";
import { MAX_BYTES } from "./tables.js";

const encoder = new TextEncoder();
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Throws unless it is a `Request`, or has what is needed of one. */
export function checkRequest(where, request) {
  const { method, url, headers } = request ?? {};
  if (typeof method !== "string" || typeof url !== "string" || typeof headers !== "object" || headers === null) {
    throw new ConfigError(`${where} takes a Request, or its method, url and headers.`);
  }
}

/** The query of a URL, whole or relative as Node has it. */
export function queryOf(url) {
  const [beforeFragment] = url.split("#", 1);
  const at = beforeFragment.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : beforeFragment.slice(at + 1));
}

/** The text or the bytes of a body as bytes; nothing for anything else. */
export const toBytes = (body) => (typeof body === "string" ? encoder.encode(body) : bytesOf(body));

/**
 * The JSON object that a request holds; nothing where its body is empty.
 *
 * @param {import("./loader.js").Engine} engine
 * @param {Request | object} request
 */
export async function readObject(engine, request) {
  const body = await readBody(request);
  if (isParsed(body)) return body;
  return body.byteLength === 0 ? undefined : parseObject(engine, body);
}

/** The JSON object that bytes hold. */
export function parseObject(engine, bytes) {
  if (bytes.byteLength > MAX_BODY_BYTES) throw tooLarge();
  let value;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // Runtimes word their errors differently, so the engine is asked where the fault is; it reads so many bytes.
    const json = bytes.byteLength > MAX_BYTES ? undefined : engine.use().unread(bytes);
    throw refused(json ? JSON.parse(json) : onlyIssue("invalid_json", { line: 1, column: 1, offset: 0 }));
  }
  if (isRecord(value)) return value;
  throw refused(onlyIssue("wrong_type", { expected: "object", actual: Array.isArray(value) ? "array" : value === null ? "null" : typeof value }));
}

/** The body's bytes, or the object that a framework has made of them. */
async function readBody(request) {
  const { body } = request;
  const given = toBytes(body);
  if (given) return given;
  if (isParsed(body)) return body;
  if (request.bodyUsed || request.readableEnded || body?.locked) {
    throw new ConfigError("The body of the request has been read already. Read it here only, or pass a clone of the request.");
  }
  try {
    if (typeof request.arrayBuffer === "function" || typeof body?.getReader === "function") return await readBytes(request, "The request");
    // Node's own requests are streams; so is the body that some frameworks have.
    const stream = [body, request].find((one) => typeof one?.[Symbol.asyncIterator] === "function");
    if (stream) return await join(asBytes(stream), "The request");
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge();
    throw new ConnectionError("The request broke off before its body was whole.", { cause });
  }
  if (body === undefined || body === null) return new Uint8Array();
  throw new ConfigError("The body of the request is neither text, nor bytes, nor a stream of bytes, nor an object.");
}

/** What a JSON parser made: no stream, and nothing of a class. */
function isParsed(body) {
  if (!isRecord(body) || Symbol.asyncIterator in body || typeof body.getReader === "function") return false;
  const prototype = Object.getPrototypeOf(body);
  // Of this realm or another: the one at the end of its chain.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A stream may have been told to give text. */
async function* asBytes(stream) {
  for await (const chunk of stream) yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
}

const tooLarge = () => refused(onlyIssue("too_large", { max: MAX_BODY_BYTES }));

function refused(found) {
  const { issues } = withTexts(found, en);
  return new ValidationError(`What arrived cannot be read: ${issues[0].message}`, { report: found });
}
