// Faults in HTTP: answers that are whole, and not what was hoped for.

import { setTimeout as wait } from "node:timers/promises";

import { head } from "./breaks.mjs";

const HTML = "<!doctype html><title>Error</title><h1>Something went wrong</h1>";

/** Sends an answer as a server does. */
function send({ response }, { status, headers, body }) {
  response.writeHead(status, [...headers, ["content-length", body.length]].flat());
  return new Promise((resolve) => response.end(body, resolve));
}

const jsonError = (status, code) => ({
  status,
  headers: [["content-type", "application/json"]],
  body: Buffer.from(JSON.stringify({ error: { code, message: `The server was told to say ${status}` } })),
});

const html = (status) => ({ status, headers: [["content-type", "text/html"]], body: Buffer.from(HTML) });

export const whole = (exchange) => send(exchange, exchange.answer);

/** The head says less than there is: the body is half, and the message is whole. */
export const cut = (exchange) => send(exchange, { ...exchange.answer, body: exchange.answer.body.subarray(0, exchange.answer.body.length >> 1) });

export const empty = (exchange) => send(exchange, { ...exchange.answer, body: Buffer.alloc(0) });

const withType = (answer, type) => ({ ...answer, headers: [...answer.headers.filter(([name]) => name !== "content-type"), ["content-type", type]] });

export const wrongType = (exchange) => send(exchange, withType(exchange.answer, exchange.random.pick(["text/plain", "text/html; charset=latin1", "image/png"])));

export const notGzip = (exchange) => send(exchange, { ...exchange.answer, headers: [...exchange.answer.headers, ["content-encoding", "gzip"]] });

export const htmlSuccess = (exchange) => send(exchange, html(200));
export const htmlFailure = (exchange) => send(exchange, html(502));

export const serverError = (exchange) => send(exchange, jsonError(exchange.random.pick([500, 502, 503, 504]), "unavailable"));
export const refusal = (exchange) => send(exchange, jsonError(exchange.random.pick([400, 409]), "refused"));
export const unauthorized = (exchange) => send(exchange, jsonError(401, "unauthorized"));

export function rateLimit(exchange) {
  const answer = jsonError(429, "too_many");
  return send(exchange, { ...answer, headers: [...answer.headers, ["retry-after", String(exchange.random.between(0, 3))]] });
}

export async function tooEarly(exchange) {
  const answer = jsonError(503, "unavailable");
  await send(exchange, { ...answer, headers: [...answer.headers, ["connection", "close"]] });
  await wait(exchange.random.between(0, 20));
  exchange.socket.resetAndDestroy();
}

export function hints(exchange) {
  exchange.response.writeEarlyHints({ link: "</style.css>; rel=preload" });
  return send(exchange, exchange.answer);
}

function redirect(exchange, origin) {
  const status = exchange.random.pick([301, 302, 303, 307, 308]);
  return send(exchange, { ...html(status), headers: [["location", `${origin}/elsewhere`]] });
}

export const redirectHere = (exchange) => redirect(exchange, exchange.origin);
export const redirectElsewhere = (exchange) => redirect(exchange, exchange.elsewhere);

/** Says that the connection stays open, and ends it when the next request is on its way, or is not. */
async function andEnd(exchange, end) {
  await send(exchange, { ...exchange.answer, headers: [...exchange.answer.headers, ["connection", "keep-alive"]] });
  await wait(exchange.random.between(0, 3));
  end(exchange.socket);
}

export const thenClose = (exchange) => andEnd(exchange, (socket) => socket.end());
export const thenReset = (exchange) => andEnd(exchange, (socket) => socket.resetAndDestroy());

/** A second answer that nobody asked for: it must not be taken for the next request's. */
export async function twice(exchange) {
  await send(exchange, exchange.answer);
  const { socket, answer } = exchange;
  socket.write(Buffer.concat([Buffer.from(head(answer, answer.body.length)), answer.body]));
}
