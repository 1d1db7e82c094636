/**
 * What goes wrong between the shop and the API. The same plan, the same seed and the same calls give the same faults,
 * whatever else happens.
 *
 * ```js
 * const sandbox = new Sandbox({
 *   faults: {
 *     seed: 4711,
 *     plan: [
 *       // The first capture is done, and its answer lost.
 *       { fault: "answer_lost", operations: ["transactions.capture"], times: 1 },
 *       // One call in ten, of whatever operation, is asked to come back later.
 *       { fault: "rate_limit", retryAfterSeconds: 1, probability: 0.1 },
 *     ],
 *   },
 * });
 * ```
 */
export interface SandboxFaults {
  /** What chance is drawn from: a whole number, 0 unless set. It is not the seed that ids are made from. */
  seed?: number;
  /** At most one fault strikes a call: the first in the order of this list. */
  plan: SandboxFault[];
}

/** A fault, and when it strikes. It passes over calls for which it means nothing, and over the payment page. */
export type SandboxFault = SandboxFaultKind & {
  /** Only calls of these operations, as `["transactions.capture", "auth.token"]`; every call unless set. */
  operations?: string[];
  /** From which of these calls on, counted from 1, which is the default. `{ from: 3, times: 1 }` is the third alone. */
  from?: number;
  /** How probable it is for each of them, from 0 to 1; 1 unless set. */
  probability?: number;
  /** How often at most; without a bound unless set. */
  times?: number;
};

/** What goes wrong. Delays are milliseconds of the host's time, also where the sandbox has a time of its own. */
export type SandboxFaultKind =
  /** `fetch` rejects, and its cause's code `ECONNREFUSED` says that nothing was sent. */
  | { fault: "connection_refused" }
  /** The connection breaks before the request has reached the API: `fetch` rejects. */
  | { fault: "request_lost"; delayMs?: number }
  /** The request is carried out, and the connection breaks before the answer arrives: `fetch` rejects. */
  | { fault: "answer_lost"; delayMs?: number }
  /**
   * The connection breaks, and the request is carried out later: once the session or transaction that it is about has
   * been read so often, once unless set. So what a read does not show may still happen. Where the request is about none
   * yet, as one that creates a session, any read counts. It strikes no reads and no token calls.
   */
  | { fault: "late_commit"; delayMs?: number; reads?: number }
  /** The request is carried out at once, and its answer takes its time. */
  | { fault: "delay"; delayMs: number }
  /** Half of the body comes at once, and the rest takes its time. */
  | { fault: "slow_body"; delayMs: number }
  /** The API gets the request twice, as from a proxy that repeats it; the answer is the first one's. */
  | { fault: "duplicate" }
  /** 429, and nothing is carried out. `Retry-After` is a number of seconds, or with `asDate` a date by the API's clock. */
  | { fault: "rate_limit"; retryAfterSeconds?: number; asDate?: boolean }
  /** 503 or another 5xx. With `committed`, the request has been carried out all the same. */
  | { fault: "server_error"; status?: number; committed?: boolean }
  /** The request is carried out, and the body of its answer is a page of HTML. */
  | { fault: "html_body" }
  /** The request is carried out, and half of its answer's body is missing. */
  | { fault: "truncated_json" }
  /** The request is carried out, and its answer's `Content-Type` is `text/plain`. */
  | { fault: "wrong_content_type" }
  /** The access token is good no longer, from this call on: 401. It strikes only calls that bring one. */
  | { fault: "expired_token" }
  /** The API's clock jumps before the call, back where `seconds` is less than 0, and goes on from there. */
  | { fault: "clock_jump"; seconds: number }
  /**
   * A callback is held back so long, beyond its `delay_callback`, that later ones overtake it; ten seconds of the
   * sandbox's time unless set. It strikes callbacks alone, and takes no `operations`.
   */
  | { fault: "reordered_callbacks"; delayMs?: number };

/** A fault that struck: what, with its settings, and when. */
export interface SandboxStrike {
  fault: SandboxFaultKind["fault"];
  at: string;
  /** As `transactions.capture`; `null` for a callback. */
  operation: string | null;
  /**
   * Under which ids the API answered the request: none where it has not arrived, two where it arrived twice. The events
   * that it caused have them as their `request_id`.
   */
  request_ids: string[];
  /** The fault's own settings, as `delayMs`. */
  [setting: string]: unknown;
}
