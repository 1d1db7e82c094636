import type { Claims } from "./claims.js";
import type { DinteroEvent } from "./events.js";
import type { HandleCallback } from "./handle-callbacks.js";
import type { Locale, Report } from "./validator.js";
import type { List } from "./list.js";
import type { PayOutcome, TokenOutcome, TransactionOutcome, WaitOutcome } from "./outcomes.js";
import type {
  AccessToken,
  Approval,
  ApprovalCreate,
  ApprovalListQuery,
  AuthToken,
  BrandingTemplate,
  BrandingVariant,
  FundTransferCreate,
  FundTransferCreated,
  MfaChallenge,
  MfaChallengeSent,
  PaymentTokenSessionCreate,
  PayoutBalances,
  PayoutTransfer,
  PayoutTransferListQuery,
  ReportConfiguration,
  ReportConfigurationListQuery,
  ReportConfigurationUpdate,
  ReportListQuery,
  ReportMetadata,
  Session,
  SessionCreate,
  SessionCreated,
  SessionInclude,
  SessionPay,
  SessionUpdate,
  Settlement,
  SettlementListQuery,
  TestReport,
  TestReportResult,
  Transaction,
  TransactionAuthorizationUpdate,
  TransactionCapture,
  TransactionInclude,
  TransactionListQuery,
  TransactionRefund,
  TransactionUpdate,
} from "../types.js";

/**
 * How a client is set up. All but the account and the credentials may be left out; and the credentials too, where
 * `checkoutUrl` is your own backend: it is then called without any, and adds its own.
 */
export interface DinteroOptions {
  /** `T12345678` (test) or `P12345678` (production). */
  accountId: string;
  /** With `clientSecret`: tokens are fetched, and kept as long as they last. */
  clientId?: string | undefined;
  /** A secret: never in a page. */
  clientSecret?: string | undefined;
  /** A token of your own, or a function that gives one for each call. */
  accessToken?: string | (() => string | Promise<string>) | undefined;
  /** A key, sent as `x-api-key`. A secret: never in a page. */
  apiKey?: string | undefined;
  /**
   * Another address than `https://checkout.dintero.com`: a simulator's, or your own backend's. A page may call its own
   * backend without credentials: `new Dintero({ accountId, checkoutUrl })` sends no `Authorization`.
   */
  checkoutUrl?: string | undefined;
  /**
   * Another address than `https://api.dintero.com`, where settlements, reports, payouts and approvals live. With one of
   * the two addresses alone, operations of the other host are refused: what is meant for a simulator goes nowhere else.
   */
  apiUrl?: string | undefined;
  /**
   * Sends the requests in place of the global `fetch`. It is given a `Request`, sends it once, and repeats none: what it
   * throws is believed to be about that one.
   */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** How long a call may take, in milliseconds: tokens, tries, waits and bodies together. 1 to 600000; default 30000. */
  timeoutMs?: number | undefined;
  /**
   * How often a call is sent again: one that changes nothing, and one that was read back as not done where twice does no
   * harm. 0 to 10; default 2.
   */
  maxRetries?: number | undefined;
  /** Lets the API, too, refuse an order that does not add up. Default true. */
  strictSessionAmounts?: boolean | undefined;
  /**
   * `"error"`: a body that breaks a rule is not sent. `"warn"`: it is sent, the API decides, and what was found is the
   * `report` of `responseOf`. `"off"`: it is not looked at. Default `"error"`.
   */
  validation?: "error" | "warn" | "off" | undefined;
  /** Turns rules up, down or off, by code. */
  rules?: Record<string, "error" | "warning" | "off"> | undefined;
  /**
   * The language of the texts in reports: a table of `dintero-wasm/locales`. English is built in. A `checkoutHandler`
   * passes the texts on to the shopper's page.
   */
  locale?: Locale | undefined;
  /** Which shop system calls, for Dintero's support; at most 120 characters each. */
  system?: { name?: string; version?: string; pluginName?: string; pluginVersion?: string } | undefined;
  /** Shares tokens between instances: Workers KV, Deno KV, Redis. The values are secrets. */
  tokenStore?: TokenStore | undefined;
  /**
   * Where the keys of `captureOnce` and `refundOnce` are kept: in one place for all isolates, such as a Durable Object
   * (`durableClaims`) or Redis. Without it they are kept in this isolate, and the promise holds for it alone.
   */
  claims?: Pick<Claims, "claim" | "release"> | undefined;
  /**
   * Is told what each call does: requests, answers, retries, readings, tokens, errors. No credential, body, header or
   * path is in it. It is called in passing: what it throws is ignored, and nothing waits for it.
   */
  onEvent?: ((event: DinteroEvent) => unknown) | undefined;
  /** Lets a secret pass in a page. Everyone who opens the page can read it. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** A store of texts by key. */
export interface TokenStore {
  /** What was kept under a key and is not over yet. */
  get(key: string): string | null | undefined | Promise<string | null | undefined>;
  /** Keeps a text for so many seconds. What it gives is waited for, and not looked at. */
  set(key: string, value: string, ttlSeconds: number): unknown;
}

/** What every method takes as its last argument. */
export interface CallOptions {
  /** Gives the call up. If its request had been sent and may have had an effect, it rejects with `unknown_outcome`. */
  signal?: AbortSignal;
  /** How long this call may take, in milliseconds: 1 to 600000. */
  timeoutMs?: number;
  /** How often this call may be sent again, where that does no harm: 0 to 10. */
  maxRetries?: number;
  /** Header fields beside the library's own. */
  headers?: Headers | Record<string, string> | Iterable<readonly [string, string]>;
}

/** What an image of `branding` looks like. */
export interface BrandingImage {
  /** In colours, or in one. */
  variant: BrandingVariant;
  /** The colour, as hexadecimal digits without their `#`, or as `rgb(…)` or `rgba(…)`. */
  color: string;
  /** How wide, in pixels. */
  width: number;
  /** With a frame or without. */
  template: BrandingTemplate;
}

/** Options of a method that can read more besides. */
interface Includes<Name extends string> extends CallOptions {
  /** What is read besides. */
  includes?: Name[];
}

/**
 * A client of one account. Every method rejects with a `DinteroError`; what is wrong with its arguments rejects too,
 * and nothing is sent.
 */
export class Dintero {
  constructor(options: DinteroOptions);
  /** Tokens. */
  readonly auth: {
    /** A new token by client credentials. The other methods see to theirs themselves. */
    token(grant?: { grant_type: "client_credentials"; audience?: string }, options?: CallOptions): Promise<AccessToken>;
    /**
     * A token in a person's name, or by a refresh token. It is asked for with the client's own token as Bearer, and
     * once: what a grant holds may be used up. An `audience` that is left out is the client's account.
     */
    token(grant: AuthToken, options?: CallOptions): Promise<TokenOutcome>;
    /** Has the code of a second factor sent, by text message unless `oob_channel` is `email`. Never sent twice. */
    mfaChallenge(challenge: MfaChallenge, options?: CallOptions): Promise<MfaChallengeSent>;
  };
  /** Checkout sessions. */
  readonly sessions: {
    /** Creates a session with the settings of a profile. It is checked first. */
    create(body: SessionCreate, options?: CallOptions & { includeSession?: boolean }): Promise<SessionCreated>;
    /** A session as it stands. */
    get(id: string, options?: Includes<SessionInclude>): Promise<Session>;
    /** Gives a session another order. It has to be locked first, unless it has not been shown yet. */
    update(
      id: string,
      body: SessionUpdate,
      options?: CallOptions & { updateWithoutLock?: boolean; forceShippingAddressCallback?: boolean },
    ): Promise<Session>;
    /** Cancels a session, and voids its transaction where nothing has been captured. */
    cancel(id: string, options?: CallOptions): Promise<Session>;
    /**
     * Creates a session in which the shopper saves a card and pays nothing. Read its token afterwards, with
     * `transactions.get(id, { includes: ["card.payment_token"] })`.
     */
    createPaymentToken(
      body: PaymentTokenSessionCreate,
      options?: CallOptions & { includeSession?: boolean },
    ): Promise<SessionCreated>;
    /**
     * Takes a payment by a saved card, without the shopper. Never sent twice, and the API is asked to refuse a second
     * payment with the same `merchant_reference` (the toggle `strict-success-merchant-reference`, unless
     * `headers` names another).
     */
    pay(body: SessionPay, options?: CallOptions): Promise<PayOutcome>;
  };
  /** Transactions: what became of payments. */
  readonly transactions: {
    /** Transactions, the newest first. A date alone means the whole day, in UTC. */
    list(filter?: TransactionListQuery, options?: CallOptions): List<Transaction, TransactionListQuery>;
    /** A transaction as it stands. */
    get(id: string, options?: Includes<TransactionInclude>): Promise<Transaction>;
    /** Gives a transaction another `merchant_reference_2`; nothing else of it can be changed. */
    update(id: string, body: TransactionUpdate, options?: CallOptions): Promise<Transaction>;
    /**
     * Takes the money that was authorized, or part of it; the amount is in minor units. It is done once at the most.
     *
     * After a lost answer the transaction is read, until the deadline: an event with the `capture_reference` and the
     * amount means that it is done. It is sent again only where the API itself refuses the second of two, since twice
     * the amount exceeds what is left. Else it rejects with `unknown_outcome`, with the `transaction` as it was read
     * and the `reference` that finds the capture among its events. A body without a `capture_reference` is given a
     * random one. Give each capture a reference of its own: with one that was used before for the same amount, what is
     * found may be the earlier one.
     */
    capture(id: string, body: TransactionCapture, options?: Includes<SessionInclude>): Promise<TransactionOutcome>;
    /**
     * A capture that is made once under its `capture_reference`, however often and from wherever it is called: later
     * calls are told what came of the first. The reference is a key of your own, such as the order's number. It is held
     * for a day in the client's `claims`, and what was done by then shows among the transaction's events, which are read
     * before anything is sent.
     *
     * Where an earlier call broke off after it may have sent the request, it rejects with `unknown_outcome`, and is
     * `retryable`: calling again later with the same key is harmless. One key is one amount; another one is refused with
     * kind `config`. A key under which nothing was sent is free again; one whose capture failed stays that capture's.
     *
     * @example
     * await dintero.transactions.captureOnce(id, { amount: 29990, capture_reference: "order-1017" });
     */
    captureOnce(
      id: string,
      body: TransactionCapture & { capture_reference: string },
      options?: Includes<SessionInclude>,
    ): Promise<TransactionOutcome>;
    /**
     * Gives captured money back, or part of it; the amount is in minor units. It is sent once: after a lost answer the
     * transaction is read as after a capture's. A body without a `refund_reference` is given a random one.
     */
    refund(id: string, body: TransactionRefund, options?: Includes<SessionInclude>): Promise<TransactionOutcome>;
    /** A refund that is made once under its `refund_reference`; see `captureOnce`. */
    refundOnce(
      id: string,
      body: TransactionRefund & { refund_reference: string },
      options?: Includes<SessionInclude>,
    ): Promise<TransactionOutcome>;
    /** Gives up what is authorized and not captured. Twice is the same as once. */
    void(id: string, options?: Includes<SessionInclude>): Promise<TransactionOutcome>;
    /** Extends an authorization, or changes its amount; what is possible depends on the payment product. */
    updateAuthorization(id: string, body: TransactionAuthorizationUpdate, options?: CallOptions): Promise<Transaction>;
    /**
     * Waits until an accepted operation is done, or, without `eventRequestId`, until nothing of the transaction is
     * under way: no payment on hold, no operation begun and not ended. It looks at once and then after pauses of half a
     * second to eight; `timeoutMs` covers all of it, and rejects with `timeout`, after which waiting again is harmless.
     *
     * @example
     * const refund = await dintero.transactions.refund(id, { amount: 29990 });
     * if (refund.outcome === "accepted") await dintero.transactions.waitFor(id, refund);
     */
    waitFor(
      id: string,
      options?: CallOptions & { outcome?: "accepted"; eventRequestId?: string | undefined },
    ): Promise<WaitOutcome>;
  };
  /** Payouts to the shop, and the reports on them. */
  readonly settlements: {
    /** Payouts to the shop. A date alone means the whole day, in UTC. */
    list(filter?: SettlementListQuery, options?: CallOptions): List<Settlement, SettlementListQuery>;
    /** A file of a settlement, as text. */
    attachment(settlementId: string, attachmentId: string, options?: CallOptions): Promise<string>;
    /** Has a settlement report made for trying out; only test accounts can. */
    generateTestReport(body: TestReport, options?: CallOptions): Promise<TestReportResult>;
    readonly reportConfigurations: {
      /** Who gets which settlement reports. */
      list(
        filter?: ReportConfigurationListQuery,
        options?: CallOptions,
      ): List<ReportConfiguration, ReportConfigurationListQuery>;
      /** Has settlement reports sent. */
      create(body: ReportConfiguration, options?: CallOptions): Promise<ReportConfiguration>;
      /** A configuration as it stands. */
      get(id: string, options?: CallOptions): Promise<ReportConfiguration>;
      /** Has settlement reports sent in another way: the whole of what can be changed. */
      update(id: string, body: ReportConfigurationUpdate, options?: CallOptions): Promise<ReportConfiguration>;
      /** Has settlement reports sent no more; gives the configuration that was. */
      delete(id: string, options?: CallOptions): Promise<ReportConfiguration>;
    };
  };
  /** Reports that can be fetched. */
  readonly reports: {
    /** Reports that can be fetched; each has its address. */
    list(filter?: ReportListQuery, options?: CallOptions): List<ReportMetadata, ReportListQuery>;
  };
  /** Money of sellers. */
  readonly payouts: {
    /** Moves money from one seller to another, once for each `fund_transfer_id`: it is retried. */
    createFundTransfer(body: FundTransferCreate, options?: CallOptions): Promise<FundTransferCreated>;
    /** What a seller has, by currency. */
    balances(payoutDestinationId: string, options?: CallOptions): Promise<PayoutBalances>;
    /** What moved in and out of a seller's balance. */
    transfers(
      payoutDestinationId: string,
      filter?: PayoutTransferListQuery,
      options?: CallOptions,
    ): List<PayoutTransfer, PayoutTransferListQuery>;
  };
  /** Sellers, and whether they may be paid out. */
  readonly approvals: {
    /** Sellers, and how their approval stands: all in one page. */
    list(filter?: ApprovalListQuery, options?: CallOptions): List<Approval, ApprovalListQuery>;
    /** Asks for a seller to be approved. */
    create(body: ApprovalCreate, options?: CallOptions): Promise<Approval>;
  };
  /** Images of what a shop offers to pay with. */
  readonly branding: {
    /** The marks of payment products and cards, as an SVG image. No credentials are sent. */
    logos(image: BrandingImage & { logos: readonly string[] }, options?: CallOptions): Promise<string>;
    /** The marks of what a profile offers, as an SVG image. No credentials are sent. */
    profile(image: BrandingImage & { profileId: string }, options?: CallOptions): Promise<string>;
  };
  /** What Dintero calls. */
  readonly callbacks: {
    /** Handles a callback: what it is for is done once, however often it is delivered. */
    handle: HandleCallback;
  };
  /**
   * Sends a request that the library has no method for, with its token, its deadline and its errors. A GET is
   * retried; anything else is sent once. The answer is JSON where it is JSON, and else text.
   */
  request<T = unknown>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: `/${string}`,
    options?: CallOptions & {
      /** The host that the path is on. Default `"checkout"`. */
      host?: "checkout" | "api";
      /** An array repeats its name; what is undefined is left out. */
      query?: Record<string, string | number | boolean | undefined | readonly (string | number)[]>;
      /** JSON text, UTF-8 bytes of it, or anything that has a JSON form. A GET takes none. */
      body?: unknown;
    },
  ): Promise<T>;
}

/** What a result of `Dintero` came with. */
export interface ResultDetails {
  /** The status code. */
  status: number;
  /** The answer's header fields. */
  headers: Headers;
  /** What names the request in Dintero's logs. */
  requestId: string | undefined;
  /**
   * What the check of the body found before it was sent: warnings, and with `validation: "warn"` errors too.
   * `undefined` where it found nothing.
   */
  report: Report | undefined;
  /** The call's own answer was lost, or it had been made before: this is what was read since, which shows that it is done. */
  reconciled: boolean;
}

/** What a result of `Dintero` came with: its response's status, headers and request id, and the check of its body. */
export function responseOf(result: unknown): ResultDetails | undefined;
