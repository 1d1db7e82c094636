import type { Session, Transaction } from "../types.js";
import type { Engine } from "./loader.js";

/** How a sandbox is set up. The same options and the same calls give the same ids and the same answers. */
export interface SandboxOptions {
  /** What ids are made from: a whole number, 0 unless set. */
  seed?: number;
  /** The one account there is; `T12345678` unless set. */
  accountId?: string;
  /** The client of the token call; `sandbox-client` unless set. */
  clientId?: string;
  /** The client's secret; `sandbox-secret` unless set. */
  clientSecret?: string;
  /** What an `x-api-key` header must hold; `sandbox-key` unless set. */
  apiKey?: string;
  /** Signs the callbacks with `Dintero-Signature`. Without one they are not signed. */
  signatureSecret?: string;
  /**
   * The time to start at: a `Date`, an ISO 8601 text, or unix milliseconds. Time then moves with
   * {@link Sandbox.advance} only. Without it the sandbox follows the host's clock, and what is due happens by itself.
   */
  now?: Date | string | number;
  /**
   * Delivers a callback to the shop, and answers what the shop answers; `fetch` will do where the shop can be reached
   * by its `callback_url`. It has ten seconds; an error, a 1xx or a 5xx is tried again up to 20 times, after pauses of
   * five seconds to an hour. Without it, callbacks are only listed in {@link Sandbox.state}.
   *
   * Where the host's clock is followed, a timer waits for the next callback or retry, and does not keep the process
   * alive. Cloudflare Workers run no timer outside a request: there it is sent with the next call of the sandbox. With
   * `now`, it is sent by {@link Sandbox.advance}.
   */
  deliver?: (request: Request) => Promise<Response>;
}

/** How a payment ends. */
export type SandboxOutcome = "authorized" | "on_hold" | "error" | "challenge" | "cancelled";

/** How the shopper pays. */
export interface SandboxPayment {
  /** The number of one of Dintero's test cards; one that is authorized at once unless set. */
  card?: string;
  /** The `payment_product_type`, `"vipps"`; the first that the session offers unless set. */
  product?: string;
  /**
   * How it ends; without it, the card decides, and the shopper approves a challenge. `on_hold` is approved after ten
   * minutes, or ended by {@link Sandbox.resolve}; `challenge` leaves the bank's question open for the payment page.
   */
  outcome?: SandboxOutcome;
}

/** What came of a payment. */
export interface SandboxPaid {
  /** How it ended. */
  outcome: SandboxOutcome;
  /** The transaction; a refused payment leaves none. */
  transaction_id?: string;
  /** The order's reference. */
  merchant_reference: string;
  /** Why the shopper comes back without having paid. */
  error?: "authorization" | "failed" | "cancelled";
  /** Where the shopper goes next: the session's `return_url` with its query. */
  href?: string;
}

/** A call to the shop's `callback_url`. */
export interface SandboxCallback {
  /** Its `event-delivery` header. */
  id: string;
  session_id: string;
  method: "GET" | "POST";
  url: string;
  /** `unreachable`: never sent, since the API calls only https, and no loopback address. */
  status: "waiting" | "sent" | "delivered" | "failed" | "unreachable";
  /** When it is or was to be sent (again). */
  due_at: string;
  /** What was answered so far; status `null` where nothing was. */
  answers: { at: string; status: number | null }[];
}

/** Everything that a sandbox holds. */
export interface SandboxState {
  /** The time in the sandbox. */
  now: string;
  account_id: string;
  /** As the API answers them. */
  sessions: Session[];
  /** As the API answers them. */
  transactions: Transaction[];
  callbacks: SandboxCallback[];
}

/**
 * The API offline: one account, with its hosted payment page, no credentials and no network.
 *
 * ```js
 * const sandbox = new Sandbox({ signatureSecret: "s3cret", deliver: (request) => shop(request) });
 * const dintero = new Dintero({
 *   accountId: "T12345678", clientId: "sandbox-client", clientSecret: "sandbox-secret", fetch: sandbox.fetch,
 * });
 * const { id } = await dintero.sessions.create(order);
 * const { transaction_id } = await sandbox.pay(id);
 * await sandbox.settled();
 * ```
 *
 * @throws {ConfigError} for a wrong option, and where WebAssembly is forbidden
 */
export class Sandbox {
  constructor(options?: SandboxOptions);
  /**
   * Answers a request as the API would, on any host; it can be handed on without its object, in place of the global
   * `fetch`. It answers the payment page as well, and 501 to what it does not simulate yet. It rejects as `fetch` does:
   * for a URL that is none, and when the signal is aborted.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /**
   * Pays a session as a shopper would.
   *
   * @throws {ApiError} when the session cannot be paid, or the card is no test card; its message says which
   * @throws {ConfigError} for a wrong option
   */
  pay(sessionId: string, payment?: SandboxPayment): Promise<SandboxPaid>;
  /**
   * Ends a payment that is on hold: the transaction becomes AUTHORIZED, or FAILED, and the payment page follows.
   *
   * @throws {ApiError} when there is no such transaction, or it is not on hold
   * @throws {ConfigError} for a wrong option
   */
  resolve(transactionId: string, decision: { approve: boolean }): Promise<SandboxPaid>;
  /**
   * Moves time ahead: tokens and sessions expire, payments on hold resolve, callbacks are sent again. Callbacks are
   * signed with the sandbox's time, so give `verifyCallback` the same `now`.
   */
  advance(seconds: number): void;
  /** Everything that it holds; no secret is in it. */
  state(): SandboxState;
  /**
   * Resolves when no callback is under way any more. In a worker, pass it to `ctx.waitUntil`: a promise of a finished
   * request is not kept alive otherwise.
   */
  settled(): Promise<void>;
}

/** Binds the class to its WebAssembly module. */
export function createSandbox(engine: Engine): { Sandbox: typeof Sandbox };
