// What goes wrong on the way to a sandbox. What strikes when is in the WebAssembly module; what stands here is how a
// plan is read, and how a network shows it.

import { COUNT } from "./count.js";
import { ConfigError } from "./errors.js";
import { check, FLAG, NAMES, WHOLE } from "./options.js";

/** A timer of more would go off at once. */
const DELAY = [(value) => Number.isInteger(value) && value >= 0 && value < 2 ** 31, "a whole number of milliseconds, 0 or more"];
const DELAYED = { delayMs: DELAY };

/** Each fault, and what can be said of it. */
const FAULTS = {
  connection_refused: {},
  request_lost: DELAYED,
  answer_lost: DELAYED,
  late_commit: { ...DELAYED, reads: COUNT },
  delay: DELAYED,
  slow_body: DELAYED,
  duplicate: {},
  rate_limit: { retryAfterSeconds: COUNT, asDate: FLAG },
  server_error: { status: [(value) => Number.isInteger(value) && value >= 500 && value <= 599, "a status, 500 to 599"], committed: FLAG },
  html_body: {},
  truncated_json: {},
  wrong_content_type: {},
  expired_token: {},
  clock_jump: { seconds: [(value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31, "a whole number of seconds, less than 0 for back"] },
  reordered_callbacks: DELAYED,
};
/** What has no usual value. */
const NEEDED = { delay: "delayMs", slow_body: "delayMs", clock_jump: "seconds" };

const PLAN = { seed: WHOLE, plan: [Array.isArray, "an array of faults, as [{ fault: \"answer_lost\" }]"] };
const RULE = {
  fault: [(value) => Object.hasOwn(FAULTS, value), `one of ${Object.keys(FAULTS).join(", ")}`],
  operations: NAMES,
  from: COUNT,
  probability: [(value) => value >= 0 && value <= 1, "a number from 0 to 1"],
  times: COUNT,
};

/** The faults as the module takes them. */
export function readFaults(faults) {
  check("The option faults", faults, PLAN);
  demand(faults.plan, "plan", PLAN.plan[1]);
  return { seed: faults.seed ?? 0, plan: faults.plan.map(readRule) };
}

function readRule(rule) {
  check("The option plan", rule, { ...RULE, ...FAULTS[rule?.fault] });
  demand(rule.fault, "fault", RULE.fault[1]);
  const needed = NEEDED[rule.fault];
  if (needed) demand(rule[needed], needed, `a ${rule.fault} has one`);
  const { probability = 1, ...rest } = Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
  return { ...rest, perMillion: Math.round(probability * 1_000_000) };
}

function demand(value, name, what) {
  if (value === undefined) throw new ConfigError(`The option ${name} is missing: ${what}.`);
}

/** Shows an exchange as `fetch` would: an answer that takes its time, or a rejection. */
export async function show({ delayMs, answer, bodyDelayMs, refused }, { method, signal }) {
  if (delayMs > 0) await new Promise((resolve, reject) => later(delayMs, signal, resolve, reject));
  if (!answer) throw broken(refused);
  if (method === "HEAD") return new Response(null, answer);
  return new Response(bodyDelayMs > 0 ? slowly(answer.body, bodyDelayMs, signal) : answer.body, answer);
}

/** What Node's `fetch` rejects with. */
function broken(refused) {
  const [code, message] = refused ? ["ECONNREFUSED", "connection refused"] : ["ECONNRESET", "connection reset"];
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
}

/** Half of a body at once, and the rest after a while. */
function slowly(body, milliseconds, signal) {
  const bytes = new TextEncoder().encode(body);
  const half = bytes.length >> 1;
  let stop;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, half));
      const finish = () => {
        controller.enqueue(bytes.subarray(half));
        controller.close();
      };
      stop = later(milliseconds, signal, finish, (reason) => controller.error(reason));
    },
    cancel: () => stop(),
  });
}

/** Does something after a while, or something else once the signal says so. Gives what calls both off. */
function later(milliseconds, signal, then, onAborted) {
  const stop = () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  };
  const timer = setTimeout(() => {
    stop();
    then();
  }, milliseconds);
  const abort = () => {
    stop();
    onAborted(signal.reason);
  };
  signal.addEventListener("abort", abort);
  return stop;
}
