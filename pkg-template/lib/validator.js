// `validate`: a body is written straight into the module's memory as JSON text, and a report comes back only where
// there is something to report.

import { toJson } from "./body.js";
import { ConfigError, DinteroError, InternalError } from "./errors.js";
import { english } from "./locales/en.js";
import { checkNames } from "./names.js";
import { withTexts } from "./render.js";
import { CODES, MAX_BYTES, OPERATIONS } from "./tables.js";

const OPTIONS = ["strictSessionAmounts", "locale", "now", "rules"];
const SEVERITIES = { off: 1, warning: 2, error: 3 };
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {{ validate: typeof import("./validator.js").validate }}
 */
export function createValidator(engine) {
  function validate(operation, body, options = {}) {
    const index = OPERATIONS.indexOf(operation);
    if (index < 0) throw new ConfigError(`There is no operation "${shown(operation)}". Known: ${OPERATIONS.join(", ")}.`);
    const { strict, now, locale, severities } = settings(options);
    const { json, report } = toJson(body);
    if (report) return withTexts(report, locale);
    try {
      // One byte more than is allowed is as good as all of them.
      const text = json.length > MAX_BYTES ? json.slice(0, MAX_BYTES + 1) : json;
      return withTexts(check(engine.use(), index, text, severities, strict, now), locale);
    } catch (cause) {
      if (cause instanceof DinteroError) throw cause;
      // The module ran out of memory, or has a fault. It is broken for good, and the next call gets a fresh one.
      engine.discard();
      throw new InternalError("The check broke off, for lack of memory or by a fault of the library. The next call works.", { cause });
    }
  }

  return { validate };
}

/** What is found in a text. */
function check(glue, operation, json, severities, strict, now) {
  const memory = glue.linear_memory();
  // The module's memory may grow, and then its buffer is another one.
  const bytesAt = (start, length) => new Uint8Array(memory.buffer, start, length);
  const isText = typeof json === "string";
  const room = (isText ? json.length * 3 : json.length) + CODES.length;
  const start = glue.input(room);
  const target = bytesAt(start, room);
  const length = isText ? encoder.encodeInto(json, target).written : json.length;
  if (!isText) target.set(json);
  // One byte for each code stands behind the body: the severity that the caller gives it.
  target.fill(0, length, length + CODES.length);
  for (const [code, severity] of severities) target[length + code] = severity;
  const found = glue.check(operation, length, strict, now);
  if (found === 0) return { valid: true, issues: [], total: 0, truncated: false };
  return JSON.parse(decoder.decode(bytesAt(glue.output(), found)));
}

/** What the options say, as the module takes it. A wrong option is a mistake in the program, and throws. */
function settings(options) {
  checkNames("validate", options, OPTIONS);
  const { strictSessionAmounts = true, locale = english, now, rules = {} } = options;
  if (typeof strictSessionAmounts !== "boolean") throw new ConfigError("The option strictSessionAmounts is true or false.");
  if (locale !== english && !CODES.every((code) => typeof locale?.[code] === "string")) {
    throw new ConfigError("The option locale is a table with a text for every code; English needs none.");
  }
  return { strict: strictSessionAmounts, now: millis(now), locale, severities: severitiesOf(rules) };
}

/** A time in milliseconds, NaN where none is given. */
function millis(now) {
  if (now === undefined) return NaN;
  const time = now instanceof Date || typeof now === "string" ? new Date(now).getTime() : NaN;
  if (Number.isNaN(time)) throw new ConfigError("The option now is a Date or an ISO 8601 text, and this is neither.");
  return time;
}

/** The numbers of the codes that are turned up, down or off, and of their severities. */
export function severitiesOf(rules) {
  if (!isRecord(rules)) throw new ConfigError("The option rules is an object: { code: \"error\" | \"warning\" | \"off\" }.");
  return Object.entries(rules)
    .filter(([, severity]) => severity !== undefined)
    .map(([code, severity]) => {
      if (!CODES.includes(code)) throw new ConfigError(`The option rules names "${code}", which is no code.`);
      if (!Object.hasOwn(SEVERITIES, shown(severity))) {
        throw new ConfigError(`The option rules gives ${code} the severity "${shown(severity)}". Known: error, warning, off.`);
      }
      return [CODES.indexOf(code), SEVERITIES[severity]];
    });
}

const isRecord = (value) => typeof value === "object" && value !== null;
const shown = (value) => (isRecord(value) ? "an object" : String(value));
