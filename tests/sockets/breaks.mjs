// Faults below HTTP: connections that break, stall or drip.

import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";

const DRIP_MS = 40;

export const reset = (socket) => socket.resetAndDestroy();
export const close = (socket) => socket.end();
export const resetAtFirstBytes = (socket) => socket.once("data", () => socket.resetAndDestroy());
export const ignore = (socket) => socket.pause();

export const resetIt = ({ socket }) => reset(socket);
export const closeIt = ({ socket }) => close(socket);
export const nothing = () => {};

/** The head of an answer, as it travels. */
export function head({ status, headers }, length) {
  const framing = length === undefined ? "transfer-encoding: chunked" : `content-length: ${length}`;
  const fields = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${status} Whatever\r\n${fields}${framing}\r\n\r\n`;
}

const half = ({ body }) => body.subarray(0, Math.ceil(body.length / 2));

/** Sends the head and half of the body. */
function begin({ socket, answer }) {
  socket.write(head(answer, answer.body.length));
  socket.write(half(answer));
}

/** Lets the client see what was sent, before the connection breaks. */
async function then(exchange, end) {
  await wait(exchange.random.between(0, 30));
  end(exchange.socket);
}

export function resetAmidHeaders(exchange) {
  exchange.socket.write(head(exchange.answer, 0).slice(0, 30));
  return then(exchange, reset);
}

export const stallAmidHeaders = ({ socket, answer }) => socket.write(head(answer, 0).slice(0, 30));
export const stallAfterHeaders = ({ socket, answer }) => socket.write(head(answer, answer.body.length));

export function halfThenReset(exchange) {
  begin(exchange);
  return then(exchange, reset);
}

export function halfThenClose(exchange) {
  begin(exchange);
  return then(exchange, close);
}

export const halfThenSilence = begin;

export function chunksCut(exchange) {
  const { socket, answer } = exchange;
  const chunk = half(answer);
  socket.write(head(answer));
  socket.write(`${chunk.length.toString(16)}\r\n`);
  socket.write(Buffer.concat([chunk, Buffer.from("\r\n")]));
  return then(exchange, close);
}

/** Byte by byte, for as long as somebody listens. */
async function dripping({ socket, answer }, pause) {
  socket.setNoDelay(true);
  socket.write(head(answer, answer.body.length));
  for (const byte of answer.body) {
    if (socket.destroyed) return;
    socket.write(Buffer.of(byte));
    await pause();
  }
  socket.end();
}

export const drip = (exchange) => dripping(exchange, turn);
export const dripForEver = (exchange) => dripping(exchange, () => wait(DRIP_MS));

export async function endlessHeaders({ socket }) {
  socket.write("HTTP/1.1 200 OK\r\n");
  for (let field = 0; field < 20_000 && !socket.destroyed; field++) {
    if (!socket.write(`x-field-${field}: ${"x".repeat(90)}\r\n`)) await turn();
  }
  // Whoever has not given up by now gets no more.
}

/** What is no HTTP, or HTTP only at first sight. The last byte of each has been sent when the connection is closed. */
const GARBAGE = [
  "SSH-2.0-OpenSSH_9.2\r\n",
  "HTTP/1.1 abc OK\r\n\r\n",
  "HTTP/1.1 999 Whatever\r\ncontent-length: 2\r\n\r\n{}",
  "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n{}",
  "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}",
  "HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n{}",
  "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
  "HTTP/7.3 200 OK\r\ncontent-length: 2\r\n\r\n{}",
  "{\"id\":\"no head at all\"}",
  "\0\0\0\0\0\0\0\0",
  "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
];

export const garbage = ({ socket, random }) => socket.end(Buffer.from(random.pick(GARBAGE), "latin1"));
