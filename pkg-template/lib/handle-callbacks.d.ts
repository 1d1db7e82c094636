import type { Transaction } from "../types.js";
import type { CallbackEvent, InboundRequest } from "./callback.js";
import type { Claims } from "./claims.js";

/** What a function of the shop is given beside the transaction and the callback. */
export interface CallbackWork {
  /**
   * The name of this piece of work: the same each time it is run, and of no other. Keep it in the shop's database, in
   * the same transaction as what is written: a second run finds it there.
   */
  key: string;
  /** Aborts when the lease is lost: somebody else may have begun the same work, so write nothing more. */
  signal: AbortSignal;
}

/** How `callbacks.handle` verifies a callback, and what it does. */
export interface HandleCallbackOptions {
  /** The account's signature secret; several while it is being changed. */
  secret: string | readonly string[];
  /** Where it is kept who is at which payment, and what was done: one store for every isolate. */
  seen: Claims;
  /**
   * Marks an order as paid. Called once for a transaction whose money is the shop's or is reserved for it: with the
   * status `AUTHORIZED`, or `CAPTURED` where capture is automatic, and where staff was quicker than the callback
   * `PARTIALLY_CAPTURED`, `PARTIALLY_REFUNDED` or `PARTIALLY_CAPTURED_REFUNDED`. The transaction is as the API has it
   * now: hold its `amount`, `currency` and `merchant_reference` against the order. If this throws or rejects, Dintero
   * delivers again and it is run again.
   */
  onPaid(transaction: Transaction, callback: CallbackEvent, work: CallbackWork): unknown;
  /** A payment waits for an approval (`ON_HOLD`): ship nothing yet. Another callback comes when it is decided. Once for a transaction. */
  onHold?: ((transaction: Transaction, callback: CallbackEvent, work: CallbackWork) => unknown) | undefined;
  /**
   * There is no money: the callback has an `error` (with `report_error=true` in the callback URL), or the transaction
   * was declined, failed, was voided or refunded in whole before the shop heard that it was paid. Without a transaction
   * the shopper may still pay in the same session, and `onPaid` follows. Never called for a transaction whose `onPaid`
   * has been done. Once for a delivery.
   */
  onFailed?: ((transaction: Transaction | undefined, callback: CallbackEvent, work: CallbackWork) => unknown) | undefined;
  /**
   * A capture, a refund or a void was made: `callback.event` (with `report_event=CAPTURE` and so on in the callback
   * URL). It may come before `onPaid`. Once for an event.
   */
  onEvent?: ((transaction: Transaction, callback: CallbackEvent, work: CallbackWork) => unknown) | undefined;
  /**
   * Told why something else than 2xx is answered, and of nothing else: a signature that does not hold, a store or an API
   * that failed, what a function of the shop threw. Default `console.error`. What it throws is left aside.
   */
  onError?: ((error: unknown, answered: { status: number; callback: CallbackEvent | undefined }) => unknown) | undefined;
  /**
   * Lets the work outlive the connection, where a runtime ends a request with it. Dintero hangs up after 10 seconds; a
   * slow `onPaid` then goes on, and the next delivery finds it done. On Workers `(work) => ctx.waitUntil(work)`.
   */
  waitUntil?: ((work: Promise<unknown>) => unknown) | undefined;
  /** The whole account id, with its T or P. Default the client's. */
  accountId?: string | undefined;
  /** The address that Dintero calls, if a proxy makes it another: an origin, or with the path too. */
  publicUrl?: string | undefined;
  /** How old, or how early, a signature may be. Default 300. */
  toleranceSeconds?: number | undefined;
  /** The time of the signature's check, for tests. */
  now?: Date | string | number | undefined;
  /**
   * How long a claim lasts if the isolate dies, in whole seconds, 1 to 3600: a delivery within that time is answered
   * 503. While a function runs, it is prolonged. Default 30.
   */
  leaseSeconds?: number | undefined;
}

/**
 * Handles a callback. Dintero delivers each at least once, may deliver the same one twice at the same time, and repeats
 * it up to 20 times until it is answered; what it is for is done once.
 *
 * The signature is verified, the transaction claimed in `seen`, and read from the API, since the body is not signed.
 * Then the function that its status calls for is run to its end, and that is remembered for 30 days. The answer makes
 * Dintero do the right thing:
 *
 * | answer | when | Dintero |
 * |---|---|---|
 * | 200 `done`, `already_done`, `nothing_to_do` | it has been dealt with | is content |
 * | 503 `under_way`, with `Retry-After` | another delivery of it is being handled | delivers again |
 * | 503 `undecided`, with `Retry-After` | the transaction is neither paid, on hold nor failed, and no error says why | delivers again |
 * | 503 `store_failed`, `unread`, `lease_lost` | the store or the API cannot be reached | delivers again |
 * | 500 `handler_failed`, 500 `unread` | a function of the shop threw; the API refused the shop | delivers again |
 * | 503 `no_secret`, `empty_secret`, `secret_whitespace`, `too_old`, `too_new` | the shop's secret is missing, or its clock is wrong | delivers again |
 * | 401 | the signature does not hold | gives up |
 * | 400 `no_callback`, 405 | it is genuine and no callback; it is neither GET nor POST | gives up |
 *
 * What is refused with 401 is lost: a secret that was changed here before it was changed there costs callbacks. Pass
 * both while you change it, and read `transactions.list` for what was paid and never marked.
 *
 * **Once, and what that means.** No two isolates run a function for the same transaction at the same time, and none runs
 * it again after it was done. But a process can die after the shop's own write and before this is remembered; then it is
 * run again. Exactly once needs the shop's write to know its `key`, as below.
 *
 * Dintero waits 10 seconds. A function that takes longer is not stopped (on Workers, with `waitUntil`): what is delivered
 * meanwhile is answered 503, and what is delivered afterwards 200. Keep it short all the same: mark the order, and leave
 * mail and stock to a queue.
 *
 * Resolves to a `Response` in every case but one: what is wrong with the options rejects with a `ConfigError`.
 *
 * @example
 * const response = await dintero.callbacks.handle(request, {
 *   secret: env.SIGNATURE_SECRET,
 *   seen: durableClaims(env.CLAIMS),
 *   waitUntil: (work) => ctx.waitUntil(work),
 *   async onPaid({ merchant_reference, amount, currency }, callback, { key }) {
 *     // `key` is the table's primary key: a second run writes nothing.
 *     await db.run("INSERT INTO payments (key, reference, amount, currency) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING", [key, merchant_reference, amount, currency]);
 *   },
 * });
 */
export type HandleCallback = (request: InboundRequest, options: HandleCallbackOptions) => Promise<Response>;
