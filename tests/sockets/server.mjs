// A server on loopback that breaks off. Each call has a port of its own, so that every connection and every request is
// known to belong to it, and the same seed deals the same faults.

import { createServer as createHttp } from "node:http";
import { createServer as createNet } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

import { randomFrom } from "./random.mjs";

/**
 * One request that is struck.
 *
 * @typedef {object} Exchange
 * @property {import("node:net").Socket} socket
 * @property {import("node:http").ServerResponse} response
 * @property {{ status: number, headers: [string, string][], body: Buffer } | undefined} answer what the API answered, if it was asked
 * @property {ReturnType<typeof randomFrom>} random
 * @property {string} origin
 * @property {string} elsewhere
 */

/** One call's part of the server, and what came there. */
class Line {
  stage = "token";
  /** Requests that came, as far as they could be read. */
  requests = [];
  /** How many faults were dealt. */
  dealt = 0;

  constructor(plan) {
    this.plan = plan;
    this.random = randomFrom(plan.seed);
    this.strikes = { ...plan.strikes };
  }

  /** Whether what comes now is to be struck; it counts as dealt. */
  takes(stage) {
    if (!this.strikes[stage]) return false;
    this.strikes[stage] -= 1;
    this.dealt += 1;
    return true;
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }
}

function stageOf({ method, url }) {
  if (url === "/elsewhere") return "followed";
  if (method === "GET") return "reading";
  return url.endsWith("/auth/token") ? "token" : "moving";
}

export class FaultyServer {
  #api;
  #http;
  #sockets = new Set();
  #listeners = [];
  #late = new Set();
  #failures = [];
  /** Requests that came to the other host. */
  elsewhere = [];

  constructor(api) {
    this.#api = api;
    this.#http = createHttp((request, response) => {
      this.#serve(request.socket.line, request, response).catch((failure) => {
        // The client has gone: that is nothing of the server's.
        if (!isGone(failure)) this.#failures.push(failure);
        request.socket.destroy();
      });
    });
    // Longer than any run: what is closed is closed by a fault.
    this.#http.keepAliveTimeout = 600_000;
    this.#http.on("clientError", (_, socket) => socket.destroy());
  }

  /**
   * Opens a port for each plan.
   *
   * @param {import("./plan.mjs").Plan[]} plans
   */
  async open(plans) {
    const other = createHttp((request, response) => {
      this.elsewhere.push({ method: request.method, url: request.url, authorization: request.headers.authorization });
      response.end();
    });
    this.#listeners.push(other);
    this.other = `http://127.0.0.1:${await listen(other)}`;
    return Promise.all(
      plans.map(async (plan) => {
        const line = new Line(plan);
        line.listener = createNet((socket) => this.#meet(line, socket));
        this.#listeners.push(line.listener);
        line.port = await listen(line.listener);
        if (plan.fault.deaf && plan.strikes.token) silence(line);
        return line;
      }),
    );
  }

  /** Waits for what is carried out late, then closes. */
  async close() {
    await Promise.all(this.#late);
    for (const socket of this.#sockets) socket.destroy();
    for (const listener of this.#listeners) listener.close();
    if (this.#failures.length > 0) throw new AggregateError(this.#failures, "The server that breaks off is broken itself.");
  }

  #meet(line, socket) {
    this.#sockets.add(socket);
    socket.line = line;
    socket.on("error", () => {});
    socket.once("close", () => this.#sockets.delete(socket));
    if (line.plan.fault.meet && line.takes(line.stage)) {
      if (line.stage === "moving") line.stage = "reading";
      line.plan.fault.meet(socket);
    } else {
      this.#http.emit("connection", socket);
    }
  }

  async #serve(line, request, response) {
    const stage = stageOf(request);
    const { plan } = line;
    const came = { stage, chunked: false };
    line.requests.push(came);
    if (stage === "moving") line.stage = "reading";
    const struck = plan.fault.strike !== undefined && line.takes(stage);
    const exchange = { socket: request.socket, response, random: line.random, origin: line.origin, elsewhere: this.other };
    if (struck && plan.fault.hasty) return plan.fault.strike(exchange);
    const body = await read(request);
    came.chunked = body.length > 0 && "transfer-encoding" in request.headers;
    const answer = () => this.#api.answer(request, body);
    if (!struck) return this.#answer(line, stage, response, await answer());
    if (stage !== "moving" || plan.commit === "before") exchange.answer = await answer();
    else if (plan.commit === "after") this.#later(plan.lateMs, answer);
    if (stage === "token" && exchange.answer.status === 200) line.stage = "moving";
    return plan.fault.strike(exchange);
  }

  #answer(line, stage, response, { status, headers, body }) {
    const ends = stage === "token" && line.plan.fresh ? [["connection", "close"]] : [];
    if (stage === "token") line.stage = "moving";
    if (stage === "token" && line.plan.fault.deaf) silence(line);
    response.writeHead(status, [...headers, ...ends, ["content-length", body.length]].flat());
    response.end(body);
  }

  /** Carries a request out when its client has long been told something else. */
  #later(milliseconds, answer) {
    const late = wait(milliseconds).then(answer).catch((failure) => this.#failures.push(failure)).finally(() => this.#late.delete(late));
    this.#late.add(late);
  }
}

/** From now on, connections are refused. */
function silence(line) {
  line.dealt += 1;
  line.listener.close();
}

const isGone = ({ code }) => ["ECONNRESET", "EPIPE", "ERR_STREAM_DESTROYED", "ERR_STREAM_PREMATURE_CLOSE"].includes(code);

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function listen(server) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server.address().port));
  });
}
