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

const answer = (status, body, headers = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { "cache-control": "no-store", ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
  });

/** A request that is refused before the shop or the API sees it. */
const refuse = (status, code, message, headers) => answer(status, { kind: "request", code, message }, headers);

/** Whether a request comes from a page that may check out here: of the endpoint's own origin, or of one in `origins`. */
function mayAsk(request, origins) {
  const origin = request.headers.get("origin");
  // No page sends POST or PUT to another site without naming its origin; a server or a tool names none.
  if (origin === null) return request.headers.get("sec-fetch-site") !== "cross-site";
  return origin === new URL(request.url).origin || origins.includes(origin);
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
function failure(error) {
  const kind = Object.hasOwn(FAILURES, error?.kind) ? error.kind : "internal";
  const [status, message] = FAILURES[kind];
  const body = { kind, message };
  if (kind === "validation") body.report = error.report;
  if (typeof error?.requestId === "string") body.request_id = error.requestId;
  // The session is gone, which the page can do something about: start another one.
  if (kind === "api" && error.status === 404) return answer(404, { ...body, message: "There is no such session." });
  const wait = kind === "rate_limit" && Number.isFinite(error.retryAfterSeconds) ? { "retry-after": String(Math.ceil(error.retryAfterSeconds)) } : {};
  return answer(status, body, wait);
}

/**
 * The edge's half of a checkout; see handler.d.ts.
 *
 * @param {{ sessions: object }} dintero
 * @param {object} options
 */
export function checkoutHandler(dintero, { order, update = async (...call) => sessionUpdate(await order(...call)), origins = [] }) {
  /** Starts a session for what the shop says the input costs. */
  async function start(input, request) {
    const priced = await order(input, request);
    if (priced instanceof Response) return priced;
    const { id, url } = await dintero.sessions.create(priced, { signal: request.signal });
    return answer(201, { id, url });
  }

  /** Updates a session to what the shop says the input costs now. */
  async function change(body, request) {
    const wanted = readUpdate(body);
    if (wanted instanceof Response) return wanted;
    const priced = await update(wanted.input, request, wanted.id);
    if (priced instanceof Response) return priced;
    await dintero.sessions.update(wanted.id, priced, { signal: request.signal });
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
      return error instanceof Response ? error : failure(error);
    }
  }

  return async request => {
    if (!mayAsk(request, origins)) return refuse(403, "origin_forbidden", "This page may not check out here.", { vary: "origin" });
    const response =
      request.method === "OPTIONS"
        ? answer(204, undefined, { allow: METHODS, "access-control-max-age": "600" })
        : await handle(request);
    const origin = request.headers.get("origin");
    if (origin === null || !origins.includes(origin)) return response;
    const shared = new Response(response.body, response);
    shared.headers.set("access-control-allow-origin", origin);
    shared.headers.set("access-control-allow-methods", "POST, PUT");
    shared.headers.set("access-control-allow-headers", "content-type");
    shared.headers.append("vary", "origin");
    return shared;
  };
}
