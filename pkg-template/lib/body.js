// The JSON text of a body, whatever it is; or the report on one that has none.

import { bytesOf } from "./bytes.js";
import { ConfigError, ValidationError } from "./errors.js";
import { en } from "../locales/en.js";
import { onlyIssue, withTexts } from "./render.js";
import { MAX_BYTES, MAX_DEPTH } from "./tables.js";

/** What JSON would write as `{}`, or item by item, and nobody means as a body. */
const NO_BODIES = [
  "Map", "Set", "WeakMap", "WeakSet", "Promise", "Blob", "FormData", "Headers", "Request", "Response", "ReadableStream",
  "URLSearchParams", "SharedArrayBuffer",
];

/** Which of them a value is: by its tag, since it may be of another realm, or by its class, since workerd has no tags. */
function noBody(body) {
  const tag = Object.prototype.toString.call(body).slice(8, -1);
  const isOf = (name) => typeof globalThis[name] === "function" && body instanceof globalThis[name];
  return NO_BODIES.find((name) => tag === name || isOf(name));
}

/**
 * @param {unknown} body a text, bytes, or a JavaScript value
 * @returns {{ json: string | Uint8Array } | { report: object }}
 */
export function toJson(body) {
  try {
    if (typeof body === "string") return { json: body };
    const bytes = bytesOf(body);
    if (bytes) return { json: bytes };
    const actual = noBody(body);
    if (actual) return unreadable("wrong_type", { expected: "object", actual });
    const json = JSON.stringify(body);
    return json === undefined ? noJson("absent") : { json };
  } catch {
    return explained(body);
  }
}

/**
 * The text that is sent. Text and bytes are JSON already, and stay as they are.
 *
 * @param {unknown} body
 * @param {import("./tables.js").Locale} [locale] the language of a report
 */
export function toText(body, locale = en) {
  const { json, report } = toJson(body);
  if (report) throw new ValidationError("The body was not sent: it has no JSON text.", { report: withTexts(report, locale) });
  if (typeof json === "string") return json;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(json);
  } catch (cause) {
    throw new ConfigError("The bytes of the body are not UTF-8.", { cause });
  }
}

/** Why there is no text. Engines word their errors differently, so the body is asked and not the error. */
function explained(body) {
  try {
    const fault = look(body);
    if (fault === "too_deep") return unreadable("too_deep", { max: MAX_DEPTH });
    if (fault === "too_large") return unreadable("too_large", { max: MAX_BYTES });
    return noJson(fault);
  } catch {
    // A getter or a proxy that throws.
    return noJson("thrown");
  }
}

/**
 * Walks the body as JSON would, without a stack of its own calls. The number of steps is bounded: a body that shares
 * its parts can be far larger than what it is made of.
 */
function look(body) {
  const way = [];
  const open = new Set();
  let steps = 0;
  let deep = false;
  const enter = (value) => {
    if (typeof value === "bigint") return "bigint";
    // What toJSON would give is not known without calling it again.
    if (typeof value !== "object" || value === null || typeof value.toJSON === "function") return undefined;
    if (open.has(value)) return "cyclic";
    open.add(value);
    way.push({ value, members: Object.values(value), at: 0 });
    deep ||= way.length > MAX_DEPTH;
    return undefined;
  };
  let fault = enter(body);
  while (!fault && way.length > 0) {
    if (++steps > MAX_BYTES) return deep ? "too_deep" : "too_large";
    const here = way.at(-1);
    if (here.at < here.members.length) {
      fault = enter(here.members[here.at++]);
    } else {
      open.delete(way.pop().value);
    }
  }
  return fault ?? (deep ? "too_deep" : "thrown");
}

const noJson = (why) => unreadable("invalid_json", { line: 1, column: 1, offset: 0, [why]: true });

const unreadable = (code, params) => ({ report: onlyIssue(code, params) });
