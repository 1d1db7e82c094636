import type { SessionCreate } from "../types.js";
import type { Locale, validate } from "./validator.js";

/** Where the shop's edge is, and how long to wait for it. */
export interface CheckoutOptions {
  /** The address of the shop's `checkoutHandler`, such as `/api/checkout`. */
  endpoint: string | URL;
  /** Stands in for the page's own `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** How long one answer may take: the shop's, or the payment page's. In milliseconds: 30,000 unless told, at most 600,000. */
  timeoutMs?: number;
  /**
   * The language of the texts in a `ValidationError`: a table of `dintero-wasm/locales`. English is built in.
   *
   * What the shop's edge refuses is said in it too, whatever the edge's own language. Without the option, the texts of
   * the edge stay as they came.
   */
  locale?: Locale;
}

/** What `update` needs of the web SDK: the instance that `embed()` of `@dintero/checkout-web-sdk` resolves to. */
export interface EmbeddedCheckout {
  lockSession(): Promise<unknown>;
  refreshSession(): Promise<unknown>;
  readonly options?: { readonly sid?: string };
}

/** A session that was started. */
export interface StartedSession {
  /** For `embed({ sid })` of the web SDK. */
  id: string;
  /** Where the shopper can pay without an embedded page. */
  url: string;
}

/**
 * The browser's half of a checkout. It talks to the shop's own endpoint and holds no secret.
 *
 * Every order is checked before it is sent. Where the page's Content-Security-Policy forbids WebAssembly, the edge
 * checks alone: a sale does not fail for it.
 *
 * @example
 * ```js
 * const checkout = new Checkout({ endpoint: "/api/checkout" });
 * const { id } = await checkout.start(order);
 * const sdk = await embed({ container, sid: id });
 * await checkout.update(changedOrder, sdk);
 * ```
 */
export declare class Checkout {
  /** Throws a `ConfigError` that names a wrong option. */
  constructor(options: CheckoutOptions);

  /**
   * Starts a session for an order: the body of `sessions.create`, as the page shows it. The shop's edge prices it anew.
   *
   * A broken order rejects with kind `validation`, its `report` on the error, and nothing is sent. Otherwise it rejects
   * with one of these:
   * - `unknown_outcome`: no answer came within the time, it was lost on the way, or a proxy answered 500 or more in the
   *   handler's place. Whether a session was started is not known. Start another: one that nobody pays costs nothing.
   * - `connection`: the browser is offline, and nothing was sent.
   * - `timeout`: the shop's edge ran out of time before the API was asked to start anything.
   * - `aborted`: by the `signal`. A session that was started all the same is one that nobody pays.
   * - `api`: the shop or the API refused. `status` is that of the shop's answer, `code` says what the handler answered.
   *
   * With `retryable` the same call may succeed later.
   */
  start(order: SessionCreate, options?: { signal?: AbortSignal }): Promise<StartedSession>;

  /**
   * Changes the order while the payment is open: locks the session, lets the shop's edge update it, refreshes the page.
   *
   * A broken order rejects with kind `validation`, and nothing is sent. Of kind `api`, with the status 0 since nothing
   * was answered over HTTP, are two more:
   * - `code` `session_not_locked`: the shopper is paying, or the session is over. Nothing is sent, and the page is left
   *   alone.
   * - `code` `session_not_refreshed`: the session was updated, and the page may still show what it was.
   *
   * When the update itself fails the page is refreshed, which frees the session and shows what it holds, and the
   * error rejects, of the kinds that `start` has. After `unknown_outcome` the session may hold either order: send the
   * same update again, and do not take the order that was there before for the one that is paid. After the
   * others it holds what it held. `timeout` may also be the payment page's: it did not answer the lock, and nothing was
   * sent.
   *
   * The updates of a session are made one after another; of those that wait, only the newest is made, and it settles
   * the others too.
   */
  update(order: SessionCreate, sdk: EmbeddedCheckout): Promise<void>;
}

export declare function createCheckout(check: typeof validate): { Checkout: typeof Checkout };
