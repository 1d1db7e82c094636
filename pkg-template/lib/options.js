// The options of a client: names and types. What they mean is checked by the engine.

import { ConfigError } from "./errors.js";

const isText = (value) => typeof value === "string";
const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
const isFunction = (value) => typeof value === "function";
const isBoolean = (value) => typeof value === "boolean";
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const TEXT = [isText, "a string"];
const WHOLE = [isWhole, "a whole number"];
const BOOLEAN = [isBoolean, "true or false"];

const CLIENT = {
  accountId: TEXT,
  clientId: TEXT,
  clientSecret: TEXT,
  accessToken: [(value) => isText(value) || isFunction(value), "a string, or a function that returns one"],
  apiKey: TEXT,
  checkoutUrl: TEXT,
  apiUrl: TEXT,
  fetch: [isFunction, "a function"],
  timeoutMs: WHOLE,
  maxRetries: WHOLE,
  strictSessionAmounts: BOOLEAN,
  validation: [(value) => ["error", "warn", "off"].includes(value), '"error", "warn" or "off"'],
  rules: [isRecord, "an object, as { order_vat_mismatch: \"off\" }"],
  system: [isRecord, "an object with name, version, pluginName, pluginVersion"],
  tokenStore: [(value) => isFunction(value?.get) && isFunction(value?.set), "an object with get and set"],
  dangerouslyAllowBrowser: BOOLEAN,
};
const SYSTEM = { name: TEXT, version: TEXT, pluginName: TEXT, pluginVersion: TEXT };
const CALL = {
  // Not `instanceof`: a signal may come from another realm.
  signal: [(value) => isFunction(value?.addEventListener), "an AbortSignal"],
  timeoutMs: WHOLE,
  maxRetries: WHOLE,
  headers: [isRecord, "a Headers or a plain object"],
};

/** Checks the options of a client. */
export function checkClientOptions(options) {
  check("new Dintero", options, CLIENT);
  if (options.accountId === undefined) throw new ConfigError("The option accountId is missing, as in T12345678.");
  if (options.system) check("The option system", options.system, SYSTEM);
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
    if (value !== undefined && !fits(value)) throw new ConfigError(`The option ${name} is ${expected}, not ${typeof value}.`);
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
