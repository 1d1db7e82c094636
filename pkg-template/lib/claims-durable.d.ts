import type { Claims } from "./claims.js";

/** What `durableClaims` needs of a binding to a Durable Object's namespace. */
export interface DurableNamespace {
  /** The id of the object with that name. */
  idFromName(name: string): any;
  /** The object with that id. */
  get(id: any): {
    /** Sends a request to the object. */
    fetch(url: string, init?: any): Promise<any>;
  };
}

/** What `DinteroClaims` needs of the state that the runtime gives it. */
export interface DurableState {
  /** The object's storage, with SQL. */
  readonly storage: any;
}

/**
 * A Durable Object of Cloudflare that keeps claims: export it from the worker, and bind it. Each step is atomic, what
 * it answers is on disk, and what has lapsed is deleted once an hour. It stands in SQLite storage, which a class gets by
 * `new_sqlite_classes`:
 *
 * ```toml
 * [[durable_objects.bindings]]
 * name = "CLAIMS"
 * class_name = "DinteroClaims"
 *
 * [[migrations]]
 * tag = "dintero-claims"
 * new_sqlite_classes = ["DinteroClaims"]
 * ```
 *
 * @example
 * import { Dintero } from "dintero-wasm";
 * import { durableClaims } from "dintero-wasm/claims";
 * export { DinteroClaims } from "dintero-wasm/claims";
 *
 * export default {
 *   async fetch(request, env) {
 *     const dintero = new Dintero({ accountId: env.ACCOUNT_ID, clientId: env.CLIENT_ID, clientSecret: env.CLIENT_SECRET });
 *     return dintero.callbacks.handle(request, { secret: env.SIGNATURE_SECRET, seen: durableClaims(env.CLAIMS), onPaid });
 *   },
 * };
 */
export declare class DinteroClaims {
  constructor(state: DurableState, env?: unknown);
  /** Answers `durableClaims`. */
  fetch(request: Request): Promise<Response>;
  /** Deletes what has lapsed. */
  alarm(): Promise<void>;
}

/**
 * Claims in a `DinteroClaims`, by its binding. Every isolate shares them, wherever it runs.
 *
 * One object answers some hundred requests a second; with `shards` the keys are spread over so many. Another number
 * moves keys to other objects, which know nothing of what was claimed before: choose it once, or change it when nothing
 * is under way that must not be done twice.
 *
 * An object that cannot be reached rejects with a `ConnectionError` of the code `claims_unavailable`. Whether the claim
 * was taken is then not known; it lapses.
 */
export declare function durableClaims(
  namespace: DurableNamespace,
  options?: {
    /** How many objects the keys are spread over: 1 to 1000. Default 1. */
    shards?: number;
  },
): Claims;
