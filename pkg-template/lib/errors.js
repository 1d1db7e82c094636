// The errors that this library throws: one class for each kind, told apart by `kind`.

/** What every error of this library is. `kind` and `name` are text that minifying leaves alone. */
export class DinteroError extends Error {
  /**
   * @param {string} message what happened, the likely mistake, the way out
   * @param {object} [details] `cause`, and the members of the kind
   */
  constructor(message, { cause, ...details } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = "internal";
    this.code = undefined;
    this.retryable = false;
    for (const [name, value] of Object.entries(details)) if (value !== undefined) this[name] = value;
  }

  get name() {
    return "DinteroError";
  }
}

/** The body breaks a rule of the API, and was not sent: `report` says which. */
export class ValidationError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "validation";
  }

  get name() {
    return "ValidationError";
  }
}

/** The API refused: `status`, `code`, `errors`, `requestId`, and the beginning of its `body`. */
export class ApiError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "api";
  }

  get name() {
    return "ApiError";
  }
}

/** The API does not know the caller, or does not let it do this. */
export class AuthenticationError extends DinteroError {
  constructor(message, { mfaToken, ...details } = {}) {
    super(message, details);
    this.kind = "authentication";
    // A secret: no log that walks over the members of an error finds it.
    if (mfaToken !== undefined) Object.defineProperty(this, "mfaToken", { value: mfaToken });
  }

  get name() {
    return "AuthenticationError";
  }
}

/** Too many requests: call again after `retryAfterSeconds`. */
export class RateLimitError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "rate_limit";
  }

  get name() {
    return "RateLimitError";
  }
}

/** There was no connection, and nothing was changed. */
export class ConnectionError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "connection";
  }

  get name() {
    return "ConnectionError";
  }
}

/** The deadline passed, and nothing was changed. */
export class TimeoutError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "timeout";
  }

  get name() {
    return "TimeoutError";
  }
}

/** The caller's signal was aborted, and nothing was changed but, in a browser, a session started that nobody pays. */
export class AbortedError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "aborted";
  }

  get name() {
    return "AbortedError";
  }
}

/** The signature of a callback does not hold: never act on it. */
export class SignatureError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "signature";
  }

  get name() {
    return "SignatureError";
  }
}

/** The request was sent and its answer lost: find out before sending it again. `reference` tells it apart. */
export class UnknownOutcomeError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "unknown_outcome";
  }

  get name() {
    return "UnknownOutcomeError";
  }
}

/** An option or an argument is wrong; nothing was sent. */
export class ConfigError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "config";
  }

  get name() {
    return "ConfigError";
  }
}

/** A fault of this library. */
export class InternalError extends DinteroError {
  constructor(message, details) {
    super(message, details);
    this.kind = "internal";
  }

  get name() {
    return "InternalError";
  }
}
