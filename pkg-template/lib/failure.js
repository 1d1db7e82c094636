// How a call fails: the engine's words as errors of JavaScript, with nothing in them that is secret.

import * as errors from "./errors.js";
import { en } from "../locales/en.js";
import { withTexts } from "./render.js";

const CLASSES = {
  validation: errors.ValidationError,
  api: errors.ApiError,
  authentication: errors.AuthenticationError,
  rate_limit: errors.RateLimitError,
  connection: errors.ConnectionError,
  timeout: errors.TimeoutError,
  aborted: errors.AbortedError,
  signature: errors.SignatureError,
  unknown_outcome: errors.UnknownOutcomeError,
  config: errors.ConfigError,
  internal: errors.InternalError,
};

/** What is read to find out about an operation of each resource. */
const READ = { transactions: "transaction", sessions: "session", settlements: "configuration" };

/** The error of the engine as one of JavaScript's, its report in a language. */
export function toError({ kind, message, report, errors: details, read, ...rest }, { locale, operation } = {}) {
  const Class = CLASSES[kind] ?? errors.InternalError;
  const found = read && { [READ[operation?.split(".")[0]]]: parsed(read) };
  return new Class(message, { ...rest, report: toReport(report, locale), errors: parsed(details), found });
}

/** The report of the engine, with its texts. */
export const toReport = (json, locale = en) => json && withTexts(JSON.parse(json), locale);

/** A secret that has been blotted out may have left something that is no JSON. */
function parsed(json) {
  try {
    return json && JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The reason of an abort. Anything can be one, also what has no words. */
export function inWords(reason) {
  try {
    return String(reason?.message ?? reason ?? "aborted");
  } catch {
    return "aborted";
  }
}

/** What was thrown, with the engine's words for it, in which no secret is: nothing else of it is kept but its kind. */
export function withoutSecrets(words, all) {
  const thrown = all.findLast((one) => says(one, words)) ?? all.at(-1);
  const name = kind(() => thrown.name, /^[A-Za-z]{1,40}$/);
  const code = kind(() => thrown.code ?? thrown.cause?.code, /^[A-Z][A-Z0-9_]{1,40}$/);
  const cause = new Error(name && words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words);
  for (const [key, value] of Object.entries({ name, code })) {
    // As an error of the runtime has them: `name` is not listed.
    if (value) Object.defineProperty(cause, key, { value, enumerable: key === "code", configurable: true });
  }
  return cause;
}

/** Whether these are the words for what was thrown. Anything can be thrown. */
function says(thrown, words) {
  try {
    return words.startsWith(`${thrown.name}: ${thrown.message}`);
  } catch {
    return false;
  }
}

/** A name or a code as runtimes write them; anything can be thrown, and any text can be in it. */
function kind(read, form) {
  try {
    const text = read();
    return typeof text === "string" && form.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
