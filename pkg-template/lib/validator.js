// `validate`: a body is written straight into the module's memory as JSON text, and a report comes back only where
// there is something to report.

import { toJson } from "./body.js";
import { ConfigError } from "./errors.js";
import { en } from "../locales/en.js";
import { LOCALE, isLocale } from "./locale.js";
import { checkNames } from "./names.js";
import { withTexts } from "./render.js";
import { CODES, MAX_BYTES, OPERATIONS } from "./tables.js";

const OPTIONS = ["strictSessionAmounts", "locale", "now", "rules", "transaction"];
const SEVERITIES = { off: 1, warning: 2, error: 3 };
/** More than this, the module does not read. */
const MAX_TRANSACTION_BYTES = 32 << 20;
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
    const { locale, ...given } = settings(options);
    const { json, report } = toJson(body);
    if (report) return withTexts(report, locale);
    // One byte more than is allowed is as good as all of them.
    const text = json.length > MAX_BYTES ? json.slice(0, MAX_BYTES + 1) : json;
    return withTexts(check(engine.use(), index, text, given), locale);
  }

  return { validate };
}

/** What is found in a text. */
function check(glue, operation, json, { strict, now, severities, transaction }) {
  const memory = glue.linear_memory();
  const room = mostBytes(json) + CODES.length + mostBytes(transaction);
  const start = glue.input(room);
  // The module's memory may grow, and then its buffer is another one.
  const target = new Uint8Array(memory.buffer, start, room);
  const length = write(json, target);
  // One byte for each code stands behind the body: the severity that the caller gives it.
  const behind = length + CODES.length;
  target.fill(0, length, behind);
  for (const [code, severity] of severities) target[length + code] = severity;
  const known = write(transaction, target.subarray(behind));
  const found = glue.check(operation, length, known, strict, now);
  if (found === 0) return { valid: true, issues: [], total: 0, truncated: false };
  const report = JSON.parse(decoder.decode(new Uint8Array(memory.buffer, glue.output(), found)));
  if (report.refused) throw new ConfigError(report.refused);
  return report;
}

/** How many bytes a text can have. */
const mostBytes = (json) => (typeof json === "string" ? json.length * 3 : json.length);

/** Writes a text, and says how many bytes it has. */
function write(json, target) {
  if (typeof json === "string") return encoder.encodeInto(json, target).written;
  target.set(json);
  return json.length;
}

/** What the options say, as the module takes it. A wrong option is a mistake in the program, and throws. */
function settings(options) {
  checkNames("validate", options, OPTIONS);
  const { strictSessionAmounts = true, locale = en, now, rules = {}, transaction } = options;
  if (typeof strictSessionAmounts !== "boolean") throw new ConfigError("The option strictSessionAmounts is true or false.");
  if (locale !== en && !isLocale(locale)) throw new ConfigError(`The option locale is ${LOCALE}.`);
  return {
    strict: strictSessionAmounts,
    now: millis(now),
    locale,
    severities: severitiesOf(rules),
    transaction: transactionOf(transaction),
  };
}

/** The text of the transaction, empty where none is given. What is in it, the module reads. */
function transactionOf(transaction) {
  if (transaction === undefined) return "";
  const { json } = toJson(transaction);
  if (!json?.length || json.length > MAX_TRANSACTION_BYTES) {
    throw new ConfigError("The option transaction is the transaction as the API answers it: an object, or its JSON text or bytes.");
  }
  return json;
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
