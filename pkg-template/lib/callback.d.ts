import type { Engine } from "./loader.js";
import type { Transaction } from "../types.js";

/**
 * A request that arrived: a `Request`, or what a server has in its place. A request of Node, of Express or of a
 * serverless function can be passed as it is.
 */
export type InboundRequest =
  | Request
  | {
      method?: string;
      /** Whole, or relative as Node has it. */
      url?: string;
      headers: Headers | Record<string, string | string[] | undefined> | Iterable<readonly [string, string]>;
      /** Text, bytes, a stream of bytes, or the object that a framework has parsed. Node's requests are streams themselves. */
      body?: unknown;
    };

/** What a callback's URL tells. */
export interface CallbackDetails {
  /** The transaction, if there is one: with `error` there may be none. */
  transactionId?: string;
  /** Empty where the call names none. */
  sessionId: string;
  /** Empty where the call names none. */
  merchantReference: string;
  /** When, as Dintero writes it. */
  time: string;
  /** Why there is no payment: `cancelled`, `authorization` or `failed`. */
  error?: string;
  /** What happened, where the callback URL asks for events: `CAPTURE`, `REFUND` or `VOID`. */
  event?: string;
  eventId?: string;
  /** Unique to this delivery: a callback may come more than once. */
  deliveryId?: string;
}

/** What a verified callback says. */
export interface CallbackEvent extends CallbackDetails {
  /** The signature covers the URL and not the body. Fetch the transaction, and trust only that. */
  bodySigned: false;
}

/** What a callback says, verified or not. */
export interface SessionCallback extends CallbackDetails {
  method: "GET" | "POST";
  /**
   * With a POST, the body: the transaction, and its `session` where the callback URL has `includes=session`.
   * `undefined` where the body is empty. Nothing proves that Dintero wrote it.
   */
  transaction?: Transaction;
  /** Nothing has been verified by reading. */
  verified: false;
}

/**
 * Checks the `Dintero-Signature` of a callback, and says what it tells. Synchronous, and it leaves the body alone.
 * Whatever is refused throws a `SignatureError` that names the likely mistake. Address and discount codes callbacks
 * are signed in the same way.
 *
 * @example
 * const event = verifyCallback(request, { accountId: "T12345678", secret: env.SIGNATURE_SECRET });
 * const transaction = event.transactionId && (await dintero.transactions.get(event.transactionId));
 */
export declare function verifyCallback(
  request: InboundRequest,
  options: {
    /** The whole account id, with its T or P. */
    accountId: string;
    /** The account's signature secret; several while it is being changed. */
    secret: string | readonly string[];
    /** The address that Dintero calls, if a proxy makes it another: an origin, or with the path too. */
    publicUrl?: string;
    /** How old, or how early, a signature may be. Default 300. */
    toleranceSeconds?: number;
    /** For tests. */
    now?: Date | string | number;
  },
): CallbackEvent;

/**
 * Reads a callback without verifying it: `verifyCallback` does that, and does it first. Even then the body is not
 * signed, so fetch the transaction before anything is shipped.
 *
 * Nothing is required of the query. A body that is no JSON object, or has more than 32 MiB, rejects with a
 * `ValidationError`: answer 400. Another method rejects with a `ConfigError` of the code `wrong_method`: answer 405.
 *
 * @example
 * verifyCallback(request, { accountId: "T12345678", secret: env.SIGNATURE_SECRET });
 * const { method, transaction, error } = await readCallback(request);
 */
export declare function readCallback(request: InboundRequest): Promise<SessionCallback>;

/** The value of the `Dintero-Signature` header of a callback, for tests. */
export declare function signCallback(options: {
  accountId: string;
  secret: string;
  url: string;
  /** Default `GET`. */
  method?: string;
  now?: Date | string | number;
}): string;

export declare function createCallbacks(engine: Engine): {
  readCallback: typeof readCallback;
  verifyCallback: typeof verifyCallback;
  signCallback: typeof signCallback;
};
