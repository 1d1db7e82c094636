// A client that knows secrets, and a look at all that a value shows.

import { ACCOUNT } from "../shop.mjs";

export const SECRET = "hunter2-hunter2";
export const TOKEN = "t0ken-of-the-client";
export const KEY = "k3y-of-the-account";
/** Each secret, and the first as HTTP Basic has it. */
const SECRETS = [SECRET, TOKEN, KEY, btoa(`id:${SECRET}`)];
export const CLIENT = { clientId: "id", clientSecret: SECRET };
export const EVIL = "https://evil.example";

export const json = (status, body, headers) => new Response(JSON.stringify(body), { status, headers });
const isToken = ({ url }) => url.endsWith("/auth/token");

/** A client over a fetch of the test's, and the requests that it sent. Tokens are given, unless `own` is set. */
export function client({ Dintero }, answer, { own, ...options } = {}) {
  const sent = [];
  const fetch = async (request) => {
    sent.push({ method: request.method, url: request.url, redirect: request.redirect, headers: Object.fromEntries(request.headers) });
    if (isToken(request) && !own) return json(200, { access_token: TOKEN, token_type: "Bearer", expires_in: 3600 });
    return answer(request);
  };
  return { sent, dintero: new Dintero({ accountId: ACCOUNT, ...CLIENT, fetch, maxRetries: 0, timeoutMs: 2000, ...options }) };
}

export const none = { clientId: undefined, clientSecret: undefined };

/** Every text that can be reached from a value: of all its members, listed or not, and of what it is made from. */
function texts(value, seen = new Set(), found = []) {
  if (typeof value === "string") found.push(value);
  if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return found;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    found.push(String(key));
    try {
      texts(value[key], seen, found);
    } catch {
      // A member of a prototype that works on its own objects alone.
    }
  }
  if (value instanceof Headers || value instanceof Map) texts([...value], seen, found);
  return texts(Object.getPrototypeOf(value), seen, found);
}

/** Throws where a value shows a secret in any way that a log, a store or a debugger has. */
export function shows(value, what) {
  const ways = { members: texts(value).join("\n"), String: String(value), JSON: JSON.stringify(value) ?? "" };
  const inspect = globalThis.process?.getBuiltinModule?.("node:util").inspect;
  if (inspect) ways.inspect = inspect(value, { depth: 20, showHidden: true, getters: true });
  try {
    ways.structuredClone = texts(structuredClone(value)).join("\n");
  } catch {
    // It has functions, which are not cloned: then nothing of it is.
  }
  for (const [way, text] of Object.entries(ways)) {
    for (const secret of SECRETS) if (text.includes(secret)) throw new Error(`${what} shows a secret by its ${way}`);
  }
}
