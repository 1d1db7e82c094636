// The options of a client: names and types. What they mean is checked by the engine.

import { ConfigError } from "./errors.js";
import { pairs } from "./headers.js";
import { LOCALE, isLocale } from "./locale.js";

const isText = (value) => typeof value === "string";
const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
const isFunction = (value) => typeof value === "function";
const isBoolean = (value) => typeof value === "boolean";
const isObject = (value) => typeof value === "object" && value !== null;
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// What is listed in another way, as URLSearchParams is, has no members and would be left out in silence.
const isPlain = (value) => isRecord(value) && !(Symbol.iterator in value);
const isScalar = (value) => isText(value) || Number.isFinite(value) || isBoolean(value);

const TEXT = [isText, "a string"];
const WHOLE = [isWhole, "a whole number"];
const BOOLEAN = [isBoolean, "true or false"];
const URL_TEXT = [isUrl, "a whole URL, as https://shop.example"];

const CLIENT = {
  accountId: TEXT,
  clientId: TEXT,
  clientSecret: TEXT,
  accessToken: [(value) => isText(value) || isFunction(value), "a string, or a function that returns one"],
  apiKey: TEXT,
  checkoutUrl: URL_TEXT,
  apiUrl: URL_TEXT,
  fetch: [isFunction, "a function"],
  timeoutMs: WHOLE,
  maxRetries: WHOLE,
  strictSessionAmounts: BOOLEAN,
  validation: [(value) => ["error", "warn", "off"].includes(value), '"error", "warn" or "off"'],
  rules: [(value) => isRecord(value) && Object.values(value).every(isText), "an object, as { order_vat_mismatch: \"off\" }"],
  locale: [isLocale, LOCALE],
  system: [isRecord, "an object with name, version, pluginName, pluginVersion"],
  tokenStore: [(value) => isFunction(value?.get) && isFunction(value?.set), "an object with get and set"],
  claims: [(value) => isFunction(value?.claim) && isFunction(value?.release), "an object with claim and release, as memoryClaims gives one"],
  onEvent: [isFunction, "a function"],
  dangerouslyAllowBrowser: BOOLEAN,
};
const SYSTEM = { name: TEXT, version: TEXT, pluginName: TEXT, pluginVersion: TEXT };
const CALL = {
  // Not `instanceof`: a signal may come from another realm.
  signal: [
    (value) => isBoolean(value?.aborted) && isFunction(value.addEventListener) && isFunction(value.removeEventListener),
    "an AbortSignal",
  ],
  timeoutMs: WHOLE,
  maxRetries: WHOLE,
  headers: [isObject, "a Headers, a plain object or an array of pairs"],
};

/** Checks the options of a client. */
export function checkClientOptions(options) {
  check("new Dintero", options, CLIENT);
  if (options.accountId === undefined) throw new ConfigError("The option accountId is missing, as in T12345678.");
  if (options.system !== undefined) check("The option system", options.system, SYSTEM);
  const secret = ["clientSecret", "apiKey"].find((name) => options[name] !== undefined);
  const inPage = typeof window === "object" && typeof document === "object";
  if (secret && inPage && !options.dangerouslyAllowBrowser) {
    throw new ConfigError(
      `The option ${secret} is a secret, and everyone who opens this page can read it. Call Dintero from a server, ` +
        "or give the page an accessToken that may do no harm. (dangerouslyAllowBrowser: true lets it pass, for tests.)",
    );
  }
  return options;
}

/** Checks the last argument of a method. */
export function checkCallOptions(method, options, own = {}) {
  check(method, options, { ...CALL, ...own });
  return options;
}

/** Options of single methods. */
export const FLAG = BOOLEAN;
export const NAMES = [(value) => Array.isArray(value) && value.every(isText), "an array of strings"];

/** What a result says that can be waited for. */
export const ACCEPTED = [(value) => value === "accepted", '"accepted": anything else is not waited for'];

/** Checks that a list's filter is an object. What its members may be, the engine checks. */
export function checkFilter(method, filter) {
  if (!isPlain(filter)) throw new ConfigError(`${method} takes a filter, as { limit: 50 }; this is ${isText(filter) ? "a text" : kindOf(filter)}.`);
  return filter;
}

export const HOST = [(value) => value === "checkout" || value === "api", '"checkout" or "api"'];
export const QUERY = [
  (value) => isPlain(value) && Object.values(value).every((one) => one === undefined || [one].flat().every(isScalar)),
  "an object of texts, numbers, booleans, and arrays of these",
];
export const ANYTHING = [() => true, "anything"];

/** Header fields as the engine takes them: pairs of strings. */
export function toFields(headers = {}) {
  return pairs(headers).map((pair) => {
    if (!Array.isArray(pair) || !isText(pair[0])) throw new ConfigError("The option headers has something that is no pair of a name and a value.");
    const [name, value] = pair;
    if (!isScalar(value)) throw new ConfigError(`The header ${name} is a string; this is ${kindOf(value)}.`);
    return [name, String(value)];
  });
}

function isUrl(value) {
  try {
    return isText(value) && Boolean(new URL(value));
  } catch {
    return false;
  }
}

/** What a value is, without the value: it may be a secret. */
function kindOf(value) {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number" && Number.isFinite(value)) return Number.isInteger(value) && value >= 0 ? "a number" : "a negative or broken number";
  if (value === null || value === undefined || typeof value === "number") return String(value);
  if (isText(value)) return "a text that is none";
  return isObject(value) ? "an object of another form" : `a ${typeof value}`;
}

function check(where, options, table) {
  if (!isRecord(options)) throw new ConfigError(`${where} takes an object of options.`);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(table, name)) {
      const near = Object.keys(table).find((known) => distance(known.toLowerCase(), name.toLowerCase()) <= 2);
      const hint = near ? `Did you mean ${near}?` : `Known: ${Object.keys(table).join(", ")}.`;
      throw new ConfigError(`${where} has no option ${name}. ${hint}`);
    }
    const [fits, expected] = table[name];
    // Never the value: it may be a secret.
    if (value !== undefined && !fits(value)) throw new ConfigError(`The option ${name} is ${expected}; this is ${kindOf(value)}.`);
  }
}

/** How many letters have to be changed, added or left out (Levenshtein). */
function distance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}

// The sandbox checks its options as the client does.
export { check, TEXT, WHOLE };
