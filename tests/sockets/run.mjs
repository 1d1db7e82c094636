// One run: a server that breaks off, a runtime that calls it, and what each of the two says of it.

import { Api, CLIENT } from "./api.mjs";
import { plan } from "./plan.mjs";
import { call } from "./runtimes.mjs";
import { FaultyServer } from "./server.mjs";

/** How long the last answer may take beyond the deadline: a busy machine is no fault of the package. */
export const SLACK_MS = 1_000;

/** For the runtime to start. */
const START_MS = 60_000;

/**
 * Opens the server for a run.
 *
 * @param {{ library: object, operation: "capture" | "void", seed: number, calls: number, timeoutMs: number }} settings
 * @returns what a client is to be told, and `close`, which gives what came of it
 */
export async function serve({ library, operation, seed, calls, timeoutMs }) {
  const api = new Api(library, seed);
  const server = new FaultyServer(api);
  const lines = await server.open(plan({ seed, calls, timeoutMs }));
  for (const line of lines) line.transaction = await api.authorized(line.plan.number, line.plan.authorized);
  const wanted = lines.map(({ origin, transaction, plan: { number, amount, abortMs } }) => {
    return { number, origin, transaction, amount, reference: `c-${number}`, abortMs };
  });
  return {
    job: { client: CLIENT, operation, timeoutMs, calls: wanted },
    /** Waits for what is carried out late. */
    async close() {
      await server.close();
      const ledger = api.ledger(operation.toUpperCase());
      const calls = lines.map(({ plan, requests, dealt, transaction }) => ({ plan, requests, dealt, committed: ledger.get(transaction) }));
      return { calls, elsewhere: server.elsewhere };
    },
  };
}

/**
 * Moves money over connections that break, and joins what the client believes to what the ledger holds.
 *
 * @param {{ runtime: string, project: string, library: object, operation: "capture" | "void", seed: number, calls: number, timeoutMs: number, atOnce: number }} settings
 */
export async function attempt({ runtime, project, atOnce, ...settings }) {
  const { operation, seed, calls, timeoutMs } = settings;
  const server = await serve(settings);
  const patienceMs = START_MS + Math.ceil(calls / atOnce) * (timeoutMs + SLACK_MS);
  let report;
  try {
    report = await call(runtime, project, { ...server.job, atOnce }, patienceMs);
  } catch (failure) {
    await server.close();
    throw failure;
  }
  const came = await server.close();
  const ended = new Map(report.outcomes.map((outcome) => [outcome.number, outcome]));
  return { runtime, operation, seed, timeoutMs, ...report, ...came, calls: came.calls.map((call) => ({ ...call, ended: ended.get(call.plan.number) })) };
}
