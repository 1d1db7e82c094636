// The errors that this library throws: one class for each kind, told apart by `kind`.

/** What every error of this library is. `kind` and `name` are text that minifying leaves alone. */
export class DinteroError extends Error {
  static kind = "internal";
  static label = "DinteroError";

  /**
   * @param {string} message what happened, the likely mistake, the way out
   * @param {object} [details] `cause`, and the members of the kind
   */
  constructor(message, { cause, ...details } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = undefined;
    this.retryable = false;
    for (const [name, value] of Object.entries(details)) if (value !== undefined) this[name] = value;
    // Last: the class says what kind it is, and no detail does.
    this.kind = new.target.kind;
  }

  get name() {
    return this.constructor.label;
  }
}

/** A body breaks a rule of the API: one that was to be sent, and was not, or one that arrived. `report` says which rule. */
export class ValidationError extends DinteroError {
  static kind = "validation";
  static label = "ValidationError";
}

/** The API refused: `status`, `code`, `errors`, `requestId`, and the beginning of its `body`. */
export class ApiError extends DinteroError {
  static kind = "api";
  static label = "ApiError";
}

/** The API does not know the caller, or does not let it do this. */
export class AuthenticationError extends DinteroError {
  static kind = "authentication";
  static label = "AuthenticationError";

  constructor(message, { mfaToken, ...details } = {}) {
    super(message, details);
    // A secret: no log that walks over the members of an error finds it.
    if (mfaToken !== undefined) Object.defineProperty(this, "mfaToken", { value: mfaToken });
  }
}

/** Too many requests: call again after `retryAfterSeconds`. */
export class RateLimitError extends DinteroError {
  static kind = "rate_limit";
  static label = "RateLimitError";
}

/** There was no connection, and nothing was changed. */
export class ConnectionError extends DinteroError {
  static kind = "connection";
  static label = "ConnectionError";
}

/** The deadline passed, and nothing was changed. */
export class TimeoutError extends DinteroError {
  static kind = "timeout";
  static label = "TimeoutError";
}

/** The caller's signal was aborted, and nothing was changed but, in a browser, a session started that nobody pays. */
export class AbortedError extends DinteroError {
  static kind = "aborted";
  static label = "AbortedError";
}

/** The signature of a callback or a webhook does not hold: never act on it. */
export class SignatureError extends DinteroError {
  static kind = "signature";
  static label = "SignatureError";
}

/** The request was sent and its answer lost: find out before sending it again. `reference` tells it apart. */
export class UnknownOutcomeError extends DinteroError {
  static kind = "unknown_outcome";
  static label = "UnknownOutcomeError";

  constructor(message, { found, ...details } = {}) {
    super(message, details);
    // A person's name and address: no log that walks over the members of an error finds them.
    for (const [name, value] of Object.entries(found ?? {})) Object.defineProperty(this, name, { value });
  }
}

/** An option or an argument is wrong; nothing was sent. */
export class ConfigError extends DinteroError {
  static kind = "config";
  static label = "ConfigError";
}

/** A fault of this library. */
export class InternalError extends DinteroError {
  static kind = "internal";
  static label = "InternalError";
}
