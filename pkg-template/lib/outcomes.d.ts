import type {
  AccessToken,
  ApiErrorDetails,
  EventError,
  PayAction,
  SessionPayResult,
  Transaction,
  TransactionEvent,
} from "../types.js";

/** How a capture, a refund or a void ended well. */
export type TransactionOutcome =
  /** Done, as far as the transaction says: an event of it that failed rejects with kind `api`. */
  | { outcome: "done"; transaction: Transaction }
  /**
   * Accepted, and not done yet: a later event of the transaction has this id as its `correlation_request_id`. Wait for
   * it with `transactions.waitFor`.
   */
  | { outcome: "accepted"; eventRequestId: string | undefined };

/** How a payment by a saved card ended. That the API answered does not mean that it was paid. */
export type PayOutcome =
  /** The money is reserved, or taken. */
  | { outcome: "paid"; transaction: SessionPayResult }
  /**
   * It is not decided, or the answer does not say so plainly. Deliver nothing; read the transaction, or wait with
   * `transactions.waitFor`.
   */
  | { outcome: "on_hold"; transaction: SessionPayResult }
  /** The bank refused. */
  | {
      outcome: "refused";
      transaction: SessionPayResult;
      /**
       * Whether to try again: `never` with this card, `now`, `later`, or `unknown` where the bank does not say. Trying
       * more often than it allows costs fines.
       */
      retry: "never" | "now" | "later" | "unknown";
      /** Not before this time, RFC 3339. */
      retryAfter: string | undefined;
      /** Why. */
      error: EventError | undefined;
    }
  /** Refused, without a transaction that says so: the shopper has to do something first. Read `error` and `actions`. */
  | { outcome: "actions_required"; sessionId: string | undefined; actions: PayAction[]; error: ApiErrorDetails | undefined };

/** How what was waited for ended. */
export interface WaitOutcome {
  /** `failed`: it came to nothing; the event says why. */
  outcome: "done" | "failed";
  /** As it stands then. */
  transaction: Transaction;
  /** The event with which it ended, where one operation was waited for. */
  event: TransactionEvent | undefined;
}

/** What came of asking for a token in a person's name. */
export type TokenOutcome =
  | (AccessToken & { outcome?: undefined })
  /** A second factor is asked for: go on with `auth.mfaChallenge`. `mfaToken` is a secret. */
  | { outcome: "mfa_required"; mfaToken: string };
