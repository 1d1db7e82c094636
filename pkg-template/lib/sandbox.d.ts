import type { Approval, FundTransfer, ReportConfiguration, Session, Settlement, Transaction } from "../types.js";
import type { Engine } from "./loader.js";
import type { SandboxFaults, SandboxStrike } from "./sandbox-faults.js";

export type { SandboxFault, SandboxFaultKind, SandboxFaults, SandboxStrike } from "./sandbox-faults.js";

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
  /**
   * What the client may do, as `["read:checkout"]`; everything unless set. Each operation demands one of its scopes,
   * and answers 403 without. An API key is not limited by it: it is good for sessions and transactions, and for
   * nothing of the account.
   */
  scopes?: string[];
  /** Who can sign in, by the grants `password` and `authorization_code`; nobody unless set. */
  users?: SandboxUser[];
  /** How long an access token lasts; 14400 seconds unless set. */
  tokenSeconds?: number;
  /** What goes wrong on the way to the API and back; nothing unless set. {@link Sandbox.faults} sets it later. */
  faults?: SandboxFaults;
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

/** Someone who can sign in. */
export interface SandboxUser {
  /** A mail address, as a rule. An ID token whose `email` it is will do for the grant `account_user_token`. */
  username: string;
  /** For the grant `password`. */
  password: string;
  /** For the grant `authorization_code`, once. */
  verificationCode?: string;
  /** The password alone is answered with `mfa_required`. The code that is sent then is in {@link Sandbox.state}. */
  mfa?: boolean;
}

/** How a payment ends. */
export type SandboxOutcome = "authorized" | "on_hold" | "error" | "challenge" | "cancelled";

/** How the shopper pays. */
export interface SandboxPayment {
  /**
   * The number of one of Dintero's test cards, typed by the shopper or held by a wallet; one that is authorized at once
   * unless set. Those that begin with 4990 are the sandbox's own. They are approved when the shopper pays, and once saved they do this in `sessions.pay`:
   *
   * | card | what comes of it |
   * |---|---|
   * | 4990 0000 0000 4600 | refused, `DO_NOT_RETRY` |
   * | 4990 0000 0000 5102 | refused, `RETRY_AFTER_DELAY`: approved after a day |
   * | 4990 0000 0000 9104 | refused, `RETRY_IMMEDIATELY`: approved the second time |
   * | 4990 0000 0000 0004 | `ON_HOLD` |
   *
   * Of Dintero's own, 4100 0000 0000 0076 then answers 400 with `actions`, since the issuer wants the shopper, and
   * 4100 0000 0000 0001 answers 500 and leaves a transaction that is `UNKNOWN`. Each other one is approved.
   */
  card?: string;
  /** The `payment_product_type`, `"vipps"`; the first that the session offers unless set. */
  product?: string;
  /**
   * How it ends; without it, the card decides, and the shopper approves a challenge. `on_hold` is approved after ten
   * minutes, or ended by {@link Sandbox.resolve}; a payment by `dintero.external` is on hold until the shop calls
   * `updateAuthorization`. `challenge` leaves the bank's question open for the payment page.
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

/** What is answered with 202: accepted, and not done. */
export interface SandboxDeferral {
  /** Each of the three unless set. */
  operation?: "capture" | "refund" | "void";
  /** How many; all from now on unless set. 0: none any more. */
  times?: number;
  /** After how many seconds of the sandbox's time it is done; 5 unless set. {@link Sandbox.complete} is sooner. */
  seconds?: number;
  /** Whether it is done in the end; true unless set. */
  succeeds?: boolean;
}

/** What was accepted, and is not done yet. */
export interface SandboxPending {
  /** As the answer's `event-request-id`; the event that ends it has it as its `correlation_request_id`. */
  event_request_id: string;
  transaction_id: string;
  operation: "capture" | "refund" | "void";
  /** When it ends by itself. */
  due_at: string;
  /** How it ends by itself. */
  succeeds: boolean;
}

/** A user who has shown a password and owes a second factor; the code is `null` until it is asked for. */
export interface SandboxSecondFactor {
  username: string;
  expires_at: string;
  oob_channel: "sms" | "email" | null;
  oob_code: string | null;
  /** What the user reads and types. */
  binding_code: string | null;
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
  pending: SandboxPending[];
  second_factors: SandboxSecondFactor[];
  /** The faults that struck, in order. */
  faults: SandboxStrike[];
  /** What belongs to the account, the oldest first. */
  account: {
    settlements: Settlement[];
    report_configurations: ReportConfiguration[];
    /** As they were asked for, and whether the money has moved. */
    fund_transfers: (FundTransfer & { done: boolean })[];
    approvals: Approval[];
  };
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
   * `fetch`. It answers the payment page as well. It rejects as `fetch` does: for a URL that is none, when the signal
   * is aborted, and where a fault breaks the connection.
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
   * Ends a payment that is on hold, by the shopper or by `sessions.pay`: the transaction becomes AUTHORIZED, or FAILED,
   * and the payment page follows.
   *
   * @throws {ApiError} when there is no such transaction, or it is not on hold
   * @throws {ConfigError} for a wrong option
   */
  resolve(transactionId: string, decision: { approve: boolean }): Promise<SandboxPaid>;
  /**
   * Has captures, refunds and voids answered with 202 from now on; the last call counts. The transaction keeps its
   * status and gets an `INITIATE_…` event. The event that says how it ended follows by itself, or with
   * {@link Sandbox.complete}. What other changes have made impossible by then fails.
   *
   * ```js
   * sandbox.defer({ operation: "capture", times: 1, seconds: 30 });
   * ```
   *
   * @throws {ConfigError} for a wrong option
   */
  defer(deferral?: SandboxDeferral): void;
  /**
   * Ends what was answered with 202, before it ends by itself; the transaction as it is then.
   *
   * @throws {ApiError} when nothing waits under that `event-request-id`
   * @throws {ConfigError} for a wrong option
   */
  complete(eventRequestId: string, end: { success: boolean }): Promise<Transaction>;
  /**
   * What goes wrong from now on; the last call counts, and one without an argument ends it. What struck is listed in
   * {@link Sandbox.state}, and what was carried out is in the events of its transactions.
   *
   * ```js
   * sandbox.faults({ plan: [{ fault: "answer_lost", operations: ["transactions.capture"], times: 1 }] });
   * ```
   *
   * @throws {ConfigError} for a wrong option
   */
  faults(faults?: SandboxFaults): void;
  /**
   * Makes the settlements that the next 06:00 UTC would bring, of all that was captured and refunded since the last
   * ones, so that a test need not wait for them. Their ids; none where there is nothing to settle.
   */
  settle(): string[];
  /**
   * Moves time ahead: tokens and sessions expire, payments on hold resolve, what was accepted is done, money is settled
   * and paid out, callbacks are sent again. Callbacks are signed with the sandbox's time, so give `verifyCallback` the
   * same `now`.
   */
  advance(seconds: number): void;
  /** Everything that it holds; no secret is in it, but for the codes of second factors, which nobody is sent. */
  state(): SandboxState;
  /**
   * Resolves when no callback is under way any more. In a worker, pass it to `ctx.waitUntil`: a promise of a finished
   * request is not kept alive otherwise.
   */
  settled(): Promise<void>;
}

/** Binds the class to its WebAssembly module. */
export function createSandbox(engine: Engine): { Sandbox: typeof Sandbox };
