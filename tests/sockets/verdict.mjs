// What is promised of every call, held against what happened.

import { describe } from "./plan.mjs";
import { SLACK_MS } from "./run.mjs";

/** How a call may end that has not been carried out, in the words of the table. */
const REFUSED = { api: "refused", authentication: "refused", rate_limit: "rate limit", connection: "connection", timeout: "timeout", aborted: "aborted" };

/** The table's word for how a call ended. */
export const endOf = ({ ended }) => REFUSED[ended?.kind] ?? ended?.kind ?? "nothing";

export const ENDS = ["done", "refused", "rate limit", "connection", "timeout", "aborted", "unknown_outcome"];

/** Bun says this of every body that it cannot decode, and rejects besides. */
const NOISE = "Decompression error: ZlibError\n";

const withoutNoise = (said) => said.replaceAll(NOISE, "");

/** How a call must end, where there is only one way. */
const endsOf = ({ plan }) => (plan.strikes.token === 0 ? plan.fault.ends : undefined);

/** Ended by its deadline: on a busy machine, anything can. */
const isLate = ({ ended }, { timeoutMs }) => ended?.ms >= timeoutMs;

/** Of one call: each rule says what is wrong, or nothing. */
const RULES = {
  "money moved once at most": ({ committed }) => committed > 1 && `done ${committed} times`,
  "every call ends in one of the known ways": (call) => !ENDS.includes(endOf(call)) && `ended as ${endOf(call)}`,
  "what is done was done once": (call) => endOf(call) === "done" && call.committed !== 1 && `done ${call.committed} times`,
  "what is refused was not done": (call) => !["done", "unknown_outcome"].includes(endOf(call)) && call.committed > 0 && `${endOf(call)}, and done`,
  "no call outlives its deadline": ({ ended, plan }, { timeoutMs }) => {
    const limit = Math.min(timeoutMs, plan.abortMs ?? timeoutMs) + SLACK_MS;
    return ended?.ms > limit && `took ${ended.ms} ms of ${limit}`;
  },
  "what the API would do twice is sent once": ({ plan, requests }, { operation }) => {
    const sent = requests.filter(({ stage }) => stage === "moving").length;
    const isTwice = operation === "capture" && plan.amount * 2 <= plan.authorized;
    // A 401 says that nothing was done; with a new token, it is sent again.
    return isTwice && plan.fault.name !== "401" && sent > 1 && `sent ${sent} times`;
  },
  "a redirect is not followed": ({ requests }) => requests.some(({ stage }) => stage === "followed") && "followed",
  "a body has a length": ({ requests }) => requests.some(({ chunked }) => chunked) && "sent in chunks",
  "what can be known is known": (call, run) => {
    const ends = endsOf(call);
    return ends && !isLate(call, run) && !ends.includes(endOf(call)) && `ended as ${endOf(call)}, not as ${ends.join(" or ")}`;
  },
  // Without it, a server that breaks nothing would pass.
  "the fault was dealt": ({ plan, dealt }) => dealt === 0 && plan.abortMs === undefined && "no fault was dealt",
};

/** Of the whole run. */
const OF_ALL = {
  "most that can be known is known in time": (run) => {
    const known = run.calls.filter(endsOf);
    const late = known.filter((call) => isLate(call, run));
    return late.length * 2 > known.length && `${late.length} of ${known.length} were late`;
  },
  "nothing goes to another host": ({ elsewhere }) => elsewhere.length > 0 && `${elsewhere.length} requests came there, as ${elsewhere[0].method} ${elsewhere[0].url}`,
  "no rejection is left unhandled": ({ uncaught }) => uncaught.length > 0 && uncaught.join("; "),
  "one that is left on purpose is seen": ({ controls }) => controls !== 1 && `it was seen ${controls} times`,
  "nothing keeps the process alive": ({ lingeredMs }) => lingeredMs > SLACK_MS && `it ended ${Math.round(lingeredMs)} ms after its last word`,
  "the runtime complains of nothing": ({ said }) => withoutNoise(said) !== "" && said,
};

/**
 * What broke its promise, rule by rule.
 *
 * @returns {[string, string[]][]}
 */
export function broken(run) {
  const where = `seed ${run.seed}, ${run.operation} in ${run.runtime}`;
  const one = (call, wrong) => `${wrong} (${where}, ${describe(call.plan)}): ${call.ended?.message ?? ""} ${call.ended?.cause ?? ""}`.trim();
  const ofEach = Object.entries(RULES).map(([rule, check]) => {
    const wrongs = run.calls.map((call) => [call, check(call, run)]).filter(([, wrong]) => wrong);
    return [rule, wrongs.map(([call, wrong]) => one(call, wrong))];
  });
  const ofAll = Object.entries(OF_ALL).map(([rule, check]) => {
    const wrong = check(run);
    return [rule, wrong ? [`${wrong} (${where})`] : []];
  });
  return [...ofEach, ...ofAll];
}
