// What can go wrong between a client and the API.
//
// `at` says which requests are struck: the token's, the one that moves money, or that one and those that read the
// transaction afterwards. `commit` says when what is struck may be carried out: `never`, `before` the fault shows, or some
// time `after` it. `ends` says how a call must end whose money is struck, where there is only one way.

import * as answers from "./answers.mjs";
import * as breaks from "./breaks.mjs";

const TOKEN = ["token"];
const MOVING = ["moving"];
const ANYWHERE = ["moving", "moving", "moving and reading", "token"];

const NEVER = ["never"];
const BEFORE = ["before"];
const ANY = ["never", "before", "after"];

/**
 * @typedef {object} Fault
 * @property {string} name
 * @property {string[]} at
 * @property {string[]} commit
 * @property {string[]} [ends]
 * @property {(socket: import("node:net").Socket) => void} [meet] strikes a connection, before any request is read
 * @property {(exchange: import("./server.mjs").Exchange) => unknown} [strike] strikes a request
 * @property {boolean} [hasty] strikes before the request's body is read
 * @property {boolean} [needsFresh] money has to be moved over a connection of its own
 * @property {boolean} [deaf] nothing listens any more
 * @property {boolean} [aborts] the caller gives up
 */

/** @type {Fault[]} */
export const FAULTS = [
  { name: "none", at: MOVING, commit: BEFORE, strike: answers.whole, ends: ["done"] },

  // The connection, before a request is read.
  { name: "nothing listens", at: [...MOVING, ...TOKEN], commit: NEVER, deaf: true, needsFresh: true },
  { name: "reset when it connects", at: ANYWHERE, commit: NEVER, meet: breaks.reset, needsFresh: true },
  { name: "closed when it connects", at: ANYWHERE, commit: NEVER, meet: breaks.close, needsFresh: true },
  { name: "reset at the first bytes", at: ANYWHERE, commit: NEVER, meet: breaks.resetAtFirstBytes, needsFresh: true },
  { name: "connects, and never reads", at: ANYWHERE, commit: NEVER, meet: breaks.ignore, needsFresh: true },

  // No answer.
  { name: "reset before the body is read", at: ANYWHERE, commit: NEVER, hasty: true, strike: breaks.resetIt },
  { name: "reset after the request", at: ANYWHERE, commit: ANY, strike: breaks.resetIt },
  { name: "closed after the request", at: ANYWHERE, commit: ANY, strike: breaks.closeIt },
  { name: "no answer", at: ANYWHERE, commit: ANY, strike: breaks.nothing },
  { name: "the caller gives up", at: MOVING, commit: ANY, strike: breaks.nothing, aborts: true },

  // Half an answer.
  { name: "reset amid the headers", at: ANYWHERE, commit: BEFORE, strike: breaks.resetAmidHeaders },
  { name: "stalls amid the headers", at: ANYWHERE, commit: BEFORE, strike: breaks.stallAmidHeaders },
  { name: "stalls after the headers", at: ANYWHERE, commit: BEFORE, strike: breaks.stallAfterHeaders },
  { name: "half a body, then a reset", at: ANYWHERE, commit: BEFORE, strike: breaks.halfThenReset },
  { name: "half a body, then closed", at: ANYWHERE, commit: BEFORE, strike: breaks.halfThenClose },
  { name: "half a body, then silence", at: ANYWHERE, commit: BEFORE, strike: breaks.halfThenSilence },
  { name: "chunks that end too soon", at: ANYWHERE, commit: BEFORE, strike: breaks.chunksCut },
  { name: "drips for ever", at: ANYWHERE, commit: BEFORE, strike: breaks.dripForEver },
  { name: "drips, and ends in time", at: ANYWHERE, commit: BEFORE, strike: breaks.drip, ends: ["done"] },

  // An answer that is none.
  { name: "cut by its Content-Length", at: ANYWHERE, commit: BEFORE, strike: answers.cut },
  { name: "200 without a body", at: ANYWHERE, commit: BEFORE, strike: answers.empty },
  { name: "no HTTP", at: ANYWHERE, commit: ANY, strike: breaks.garbage },
  { name: "headers without end", at: ANYWHERE, commit: BEFORE, strike: breaks.endlessHeaders },
  { name: "a wrong content-encoding", at: ANYWHERE, commit: BEFORE, strike: answers.notGzip },
  { name: "HTML with 200", at: ANYWHERE, commit: ANY, strike: answers.htmlSuccess },
  { name: "HTML with 502", at: ANYWHERE, commit: ANY, strike: answers.htmlFailure },
  { name: "a wrong content-type", at: ANYWHERE, commit: BEFORE, strike: answers.wrongType, ends: ["done"] },
  { name: "103 before the answer", at: ANYWHERE, commit: BEFORE, strike: answers.hints, ends: ["done"] },

  // An answer of another kind.
  { name: "5xx", at: ANYWHERE, commit: ANY, strike: answers.serverError },
  { name: "503 before it has read", at: ANYWHERE, commit: NEVER, hasty: true, strike: answers.tooEarly },
  { name: "400 or 409", at: MOVING, commit: NEVER, strike: answers.refusal, ends: ["refused"] },
  { name: "401", at: MOVING, commit: NEVER, strike: answers.unauthorized, ends: ["done", "refused"] },
  { name: "429", at: [...MOVING, ...TOKEN], commit: NEVER, strike: answers.rateLimit },
  { name: "redirect to the same host", at: ANYWHERE, commit: ANY, strike: answers.redirectHere },
  { name: "redirect to another host", at: ANYWHERE, commit: ANY, strike: answers.redirectElsewhere },

  // Between two requests.
  { name: "closed between requests", at: TOKEN, commit: BEFORE, strike: answers.thenClose },
  { name: "reset between requests", at: TOKEN, commit: BEFORE, strike: answers.thenReset },
  { name: "answers twice", at: ANYWHERE, commit: BEFORE, strike: answers.twice },
];
