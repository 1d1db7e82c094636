export { validate } from "./lib/validator.js";
export type * from "./lib/validator.js";
export { Dintero, responseOf, signCallback, verifyCallback } from "./lib/client.js";
export type * from "./lib/client.js";
export type * from "./lib/list.js";
export type * from "./lib/outcomes.js";
export { checkoutHandler } from "./lib/handler.js";
export type * from "./lib/handler.js";
// By name, since the API has an `ApiError` of its own: the body that it answers a failure with.
export {
  AbortedError,
  ApiError,
  AuthenticationError,
  ConfigError,
  ConnectionError,
  DinteroError,
  InternalError,
  RateLimitError,
  SignatureError,
  TimeoutError,
  UnknownOutcomeError,
  ValidationError,
} from "./lib/errors.js";
export type { ErrorKind } from "./lib/errors.js";
export type * from "./types.js";
