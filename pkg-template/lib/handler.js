import { ApiError, ConfigError, DinteroError } from "./errors.js";
import { checkNames } from "./names.js";
import { toWire } from "./render.js";
import { sessionUpdate } from "./session-update.js";

const METHODS = "POST, PUT, OPTIONS";
/** The largest body that is read, in bytes: as large as a request to the API may be. */
const MAX_BYTES = 1_048_576;
/** What a session's id is made of. It goes into a path, so nothing else may stand in it. */
const SESSION_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * How the kinds of failure are answered. The words are ours and say nothing of the account behind the shop.
 * 499 is never seen: the shopper has left.
 */
const FAILURES = {
  validation: [422, "The order is not one that the payment service would take. The report says why."],
  api: [502, "The payment service refused the order."],
  authentication: [502, "The payment service did not accept the shop's credentials."],
  rate_limit: [503, "The payment service asks to wait. Try again shortly."],
  connection: [502, "The payment service could not be reached. Try again."],
  timeout: [504, "The payment service did not answer in time. Try again."],
  aborted: [499, "The request was aborted."],
  unknown_outcome: [502, "The payment service's answer was lost. Try again: a session that nobody pays costs nothing."],
  signature: [500, "The shop's checkout failed."],
  config: [500, "The shop's checkout is not set up correctly."],
  internal: [500, "The shop's checkout failed."],
};

/** What a lost answer to an update means. */
const UPDATE_UNKNOWN = "The payment service's answer was lost, and the session may hold either order. Send the same update again.";

const answer = (status, body, headers = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { "cache-control": "no-store", ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
  });

/** A request that is refused before the shop or the API sees it. */
const refuse = (status, code, message, headers) => answer(status, { kind: "request", code, message }, headers);

/** Whether a request comes from a page that may check out here: of the endpoint's own origin, or of another that is allowed. */
function mayAsk(request, origins) {
  const origin = request.headers.get("origin");
  // No page sends POST or PUT to another site without naming its origin; a server or a tool names none.
  if (origin === null) return request.headers.get("sec-fetch-site") !== "cross-site";
  return origin === new URL(request.url).origin || origins.has(origin);
}

/** Reads the body as JSON; a `Response` says why it could not. */
async function readInput(request) {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    return refuse(415, "not_json", "Send the order as application/json.", { accept: "application/json" });
  }
  const chunks = [];
  let size = 0;
  for (const reader = request.body?.getReader(); reader !== undefined; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return refuse(413, "too_large", `An order has at most ${MAX_BYTES} bytes.`);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refuse(400, "invalid_json", "The body is not JSON in UTF-8.");
  }
}

/** Splits the body of a PUT; a `Response` says what is wrong with it. */
function readUpdate(body) {
  const { id, input } = typeof body === "object" && body !== null ? body : {};
  if (typeof id !== "string" || !SESSION_ID.test(id)) return refuse(400, "invalid_id", "`id` is not the id of a session.");
  if (input === undefined) return refuse(400, "input_missing", "`input` is missing: send { id, input }.");
  return { id, input };
}

/** Answers a failure: its kind and, from the API, the request's id. Never its text, its stack or its cause. */
function failure(error, unknown = FAILURES.unknown_outcome[1]) {
  // By class: what else is thrown here may call itself anything.
  const known = error instanceof DinteroError && Object.hasOwn(FAILURES, error.kind);
  const kind = known ? error.kind : "internal";
  const [status, message] = FAILURES[kind];
  // A session too many costs nothing, and an update made twice is made once, so a lost answer may be asked for again.
  const body = { kind, message: kind === "unknown_outcome" ? unknown : message, retryable: known && (error.retryable || kind === "unknown_outcome") };
  if (kind === "validation") body.report = toWire(error.report);
  if (known && typeof error.requestId === "string") body.request_id = error.requestId;
  const wait = kind === "rate_limit" && Number.isFinite(error.retryAfterSeconds) ? { "retry-after": String(Math.ceil(error.retryAfterSeconds)) } : {};
  return answer(status, body, wait);
}

/** Answers for a session that is not there, which the page can do something about: start another one. */
const gone = ({ requestId: request_id }) => answer(404, { kind: "api", code: "no_session", message: "There is no such session.", retryable: false, request_id });

/** What the shop answered in the handler's place; one that cannot be sent is a fault of the shop. */
const sendable = response => (response.status >= 200 && !response.bodyUsed ? response : failure());

/** Throws a `ConfigError` that names what is wrong with the arguments; returns the other origins. */
function checked(dintero, options) {
  if (typeof dintero?.sessions?.create !== "function" || typeof dintero.sessions.update !== "function") {
    throw new ConfigError("`dintero` has no `sessions`: checkoutHandler takes a client, as in checkoutHandler(new Dintero({ … }), { order }).");
  }
  checkNames("checkoutHandler", options, ["order", "update", "origins"]);
  const { order, update, origins = [] } = options;
  if (typeof order !== "function") throw new ConfigError("`order` is not a function: it prices what the shopper wants.");
  if (update !== undefined && typeof update !== "function") throw new ConfigError("`update` is not a function: it prices a change to a session.");
  if (!Array.isArray(origins)) throw new ConfigError('`origins` is not an array, as in ["https://shop.example"].');
  for (const origin of origins) {
    const meant = originOf(origin);
    if (meant === undefined) throw new ConfigError(`\`origins\` holds ${JSON.stringify(origin)}, which is no origin, as in "https://shop.example".`);
    if (meant !== origin) throw new ConfigError(`\`origins\` holds "${origin}", which no browser sends. Write "${meant}".`);
  }
  return new Set(origins);
}

/** The origin of an address; nothing where it has none. */
function originOf(address) {
  try {
    const { origin } = new URL(address);
    return typeof address === "string" && origin !== "null" ? origin : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The edge's half of a checkout; see handler.d.ts.
 *
 * @param {{ sessions: object }} dintero
 * @param {object} options
 */
export function checkoutHandler(dintero, options) {
  const origins = checked(dintero, options);
  const { order, update = changedBy(order) } = options;

  /** Starts a session for what the shop says the input costs. */
  async function start(input, request) {
    const priced = await order(input, request);
    if (priced instanceof Response) return sendable(priced);
    const { id, url } = await dintero.sessions.create(priced, { signal: request.signal });
    return answer(201, { id, url });
  }

  /** Updates a session to what the shop says the input costs now. */
  async function change(body, request) {
    const wanted = readUpdate(body);
    if (wanted instanceof Response) return wanted;
    const priced = await update(wanted.input, request, wanted.id);
    if (priced instanceof Response) return sendable(priced);
    try {
      await dintero.sessions.update(wanted.id, priced, { signal: request.signal });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return gone(error);
      throw error;
    }
    return answer(200, { id: wanted.id });
  }

  async function handle(request) {
    if (request.method !== "POST" && request.method !== "PUT") {
      return refuse(405, "wrong_method", "POST starts a session, PUT updates one.", { allow: METHODS });
    }
    try {
      const input = await readInput(request);
      if (input instanceof Response) return input;
      return await (request.method === "POST" ? start : change)(input, request);
    } catch (error) {
      if (error instanceof Response) return sendable(error);
      return failure(error, request.method === "PUT" ? UPDATE_UNKNOWN : undefined);
    }
  }

  return async request => {
    if (!mayAsk(request, origins)) return refuse(403, "origin_forbidden", "This page may not check out here.", { vary: "origin" });
    const response =
      request.method === "OPTIONS"
        ? answer(204, undefined, { allow: METHODS, "access-control-max-age": "600" })
        : await handle(request);
    const origin = request.headers.get("origin");
    if (origin === null || !origins.has(origin)) return response;
    const shared = new Response(response.body, response);
    shared.headers.set("access-control-allow-origin", origin);
    shared.headers.set("access-control-allow-methods", "POST, PUT");
    shared.headers.set("access-control-allow-headers", "content-type");
    shared.headers.append("vary", "origin");
    return shared;
  };
}

/** The update that a shop without an `update` of its own means. */
const changedBy = order => async (...call) => {
  const priced = await order(...call);
  return priced instanceof Response ? priced : sessionUpdate(priced);
};
