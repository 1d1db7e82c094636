import type { Report } from "./validator.js";
import type { ReportConfiguration, Session, Transaction } from "../types.js";

/** Why a call failed, in the kinds that call for different handling. */
export type ErrorKind =
  | "validation"
  | "api"
  | "authentication"
  | "rate_limit"
  | "connection"
  | "timeout"
  | "aborted"
  | "signature"
  | "unknown_outcome"
  | "config"
  | "internal";

/** What every error of this library is. No secret is in its text. */
export class DinteroError extends Error {
  constructor(message: string, details?: { cause?: unknown; code?: string; retryable?: boolean; [detail: string]: unknown });
  /** Tells the classes apart; never changed by minifying. */
  readonly kind: ErrorKind;
  /**
   * A finer name: the API's `error.code`, why a signature was refused, or which rule an option breaks
   * (`account_id_invalid`, `header_too_long`, `header_invalid`, `toggle_unknown`).
   */
  readonly code: string | undefined;
  /** The same call may succeed later, and making it again does no harm. */
  readonly retryable: boolean;
}

/** A body breaks a rule of the API: one that was to be sent, and was not, or one that arrived. */
export class ValidationError extends DinteroError {
  readonly kind: "validation";
  /** What is wrong with it. */
  readonly report: Report;
}

/** What the API answered. */
interface Answered {
  /** The status code; 0 for a redirect in a browser. */
  readonly status?: number;
  /** `error.errors`, as the API sent them. */
  readonly errors?: unknown[];
  /** What names the request in Dintero's logs. */
  readonly requestId?: string;
  /** The beginning of the answer's body. */
  readonly body?: string;
}

/** The API refused. After an answer of 500 or more `retryable` is true. */
export class ApiError extends DinteroError implements Answered {
  readonly kind: "api";
  readonly status: number;
  readonly errors?: unknown[];
  readonly requestId?: string;
  readonly body?: string;
}

/** The API does not know the caller, or does not let it do this. */
export class AuthenticationError extends DinteroError implements Answered {
  readonly kind: "authentication";
  readonly status?: number;
  readonly errors?: unknown[];
  readonly requestId?: string;
  readonly body?: string;
  /** With the code `mfa_required`: what a second factor is asked for with. A secret; not enumerable. */
  readonly mfaToken?: string;
}

/** Too many requests; this one was not carried out. */
export class RateLimitError extends DinteroError implements Answered {
  readonly kind: "rate_limit";
  readonly status: 429;
  readonly errors?: unknown[];
  readonly requestId?: string;
  readonly body?: string;
  /** How long the API asks to be left alone, if it says. */
  readonly retryAfterSeconds?: number;
}

/**
 * There was no connection, and nothing was changed: nothing was sent, or nothing that changes anything. A connection
 * that broke later is an `UnknownOutcomeError`. `cause` names what `fetch` threw, without credentials.
 */
export class ConnectionError extends DinteroError {
  readonly kind: "connection";
}

/**
 * The deadline passed, and nothing was changed: nothing was sent, or nothing that changes anything. After a request
 * that may have been carried out it is an `UnknownOutcomeError`.
 */
export class TimeoutError extends DinteroError {
  readonly kind: "timeout";
}

/**
 * The caller's signal was aborted. Of the client: nothing was sent, or nothing that changes anything; otherwise it is
 * an `UnknownOutcomeError`. Of `Checkout.start`: a session may have been started, which nobody pays. `cause` is the
 * signal's reason.
 */
export class AbortedError extends DinteroError {
  readonly kind: "aborted";
}

/** The signature of a callback or a webhook does not hold: never act on it. `code` says why. */
export class SignatureError extends DinteroError {
  readonly kind: "signature";
}

/**
 * The request was sent and its answer lost. Find out before sending it again; the message says how. With `retryable`
 * there is nothing to find out: sent again, it does no harm.
 */
export class UnknownOutcomeError extends DinteroError implements Answered {
  readonly kind: "unknown_outcome";
  readonly status?: number;
  readonly errors?: unknown[];
  readonly requestId?: string;
  readonly body?: string;
  /** The `capture_reference` or `refund_reference` that was sent: an event with this `event_reference` means that it was done. */
  readonly reference?: string;
  /** The transaction as it was read last to find out. Not enumerable: a log does not find it. */
  readonly transaction?: Transaction;
  /** The session as it was read last to find out. Not enumerable. */
  readonly session?: Session;
  /** The report configuration as it was read last to find out. Not enumerable. */
  readonly configuration?: ReportConfiguration;
}

/** An option or an argument is wrong; nothing was sent. */
export class ConfigError extends DinteroError {
  readonly kind: "config";
}

/** A fault of this library: please report it. */
export class InternalError extends DinteroError {
  readonly kind: "internal";
}
