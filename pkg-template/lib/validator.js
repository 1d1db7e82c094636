// `validate`: a body is written straight into the module's memory as JSON text, and a report comes back only where
// there is something to report.

import { ConfigError, InternalError } from "./errors.js";
import { english } from "./locales/en.js";
import { withTexts } from "./render.js";
import { CODES, MAX_BYTES, OPERATIONS } from "./tables.js";

const OPTIONS = new Set(["strictSessionAmounts", "locale", "now", "rules"]);
const SEVERITIES = { off: 1, warning: 2, error: 3 };
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {{ validate: typeof import("./validator.js").validate }}
 */
export function createValidator(engine) {
  let glue;
  let memory;

  /** The part of the module's memory that begins there. */
  const bytesAt = (start, length) => new Uint8Array(memory.buffer, start, length);

  /** Writes the body, and one byte for each code behind it. */
  function write(text, severities) {
    const room = typeof text === "string" ? text.length * 3 : text.length;
    const target = bytesAt(glue.input(room + CODES.length), room + CODES.length);
    let length = text.length;
    if (typeof text === "string") length = encoder.encodeInto(text, target).written;
    else target.set(text);
    target.fill(0, length, length + CODES.length);
    severities.forEach(([code, severity]) => (target[length + code] = severity));
    return length;
  }

  function validate(operation, body, options = {}) {
    const index = OPERATIONS.indexOf(operation);
    if (index < 0) throw new ConfigError(`There is no operation "${operation}". Known: ${OPERATIONS.join(", ")}.`);
    const { strict, now, locale, severities } = settings(options);
    const text = toText(body);
    if (text.report) return withTexts(text.report, locale);
    if (glue !== engine.use()) {
      glue = engine.use();
      memory = glue.linear_memory();
    }
    const length = check(index, write(text.json, severities), strict, now);
    if (length === 0) return { valid: true, issues: [], total: 0, truncated: false };
    return withTexts(JSON.parse(decoder.decode(bytesAt(glue.output(), length))), locale);
  }

  function check(...facts) {
    try {
      return glue.check(...facts);
    } catch (cause) {
      // No input is known to do this. If one does, the instance is broken for good, and the next call has another.
      engine.discard();
      throw new InternalError("The check broke off. Please report the body that it was given.", { cause });
    }
  }

  return { validate };
}

/** The JSON text of a body, or the report on one that has none. */
function toText(body) {
  // One byte more than is allowed is as good as all of them.
  const cut = (json) => ({ json: json.length > MAX_BYTES ? json.slice(0, MAX_BYTES + 1) : json });
  if (typeof body === "string") return cut(body);
  if (body instanceof Uint8Array) return cut(body);
  if (body instanceof ArrayBuffer) return cut(new Uint8Array(body));
  // These have no members that JSON would write, and would look like an empty body.
  if (body instanceof Map || body instanceof Set || body instanceof Promise) {
    return unreadable("wrong_type", { expected: "object", actual: body.constructor.name });
  }
  try {
    const json = JSON.stringify(body);
    return json === undefined ? noJson("absent") : cut(json);
  } catch (error) {
    return noJson(reason(body, error));
  }
}

/** Why `JSON.stringify` threw. Engines word it differently, so the body is asked and not the error. */
function reason(body, error) {
  const open = new Set();
  const look = (value) => {
    if (typeof value === "bigint") return "bigint";
    if (typeof value !== "object" || value === null) return undefined;
    if (open.has(value)) return "cyclic";
    open.add(value);
    for (const member of Object.values(value)) {
      const found = look(member);
      if (found) return found;
    }
    open.delete(value);
    return undefined;
  };
  try {
    return look(body) ?? "thrown";
  } catch {
    // So deep that the stack ends, or a getter that throws.
    return error instanceof RangeError ? "cyclic" : "thrown";
  }
}

const noJson = (why) => unreadable("invalid_json", { line: 1, column: 1, offset: 0, [why]: true });

function unreadable(code, params) {
  const issue = { code, severity: "error", pointer: "", params };
  return { report: { valid: false, total: 1, truncated: false, issues: [issue] } };
}

/** What the options say, as the module takes it. A wrong option is a mistake in the program, and throws. */
function settings(options) {
  for (const name of Object.keys(options)) {
    if (!OPTIONS.has(name)) throw new ConfigError(`validate has no option "${name}". Known: ${[...OPTIONS].join(", ")}.`);
  }
  const { strictSessionAmounts = true, locale = english, now, rules = {} } = options;
  if (typeof strictSessionAmounts !== "boolean") throw new ConfigError("The option strictSessionAmounts is true or false.");
  if (typeof locale?.invalid_json !== "string") {
    throw new ConfigError('The option locale is a module of "dintero-wasm/locales"; English needs none.');
  }
  const time = now === undefined ? NaN : new Date(now).getTime();
  if (now !== undefined && Number.isNaN(time)) {
    throw new ConfigError("The option now is a Date or an ISO 8601 text, and this is no time.");
  }
  const severities = Object.entries(rules).map(([code, severity]) => {
    if (!CODES.includes(code)) throw new ConfigError(`The option rules names "${code}", which is no code.`);
    if (!Object.hasOwn(SEVERITIES, severity)) {
      throw new ConfigError(`The option rules gives ${code} the severity "${severity}". Known: error, warning, off.`);
    }
    return [CODES.indexOf(code), SEVERITIES[severity]];
  });
  return { strict: strictSessionAmounts, now: time, locale, severities };
}
