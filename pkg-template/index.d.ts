export { validate } from "./lib/validator.js";
export type * from "./lib/validator.js";
export { applyFixes } from "./lib/fixes.js";
export { schemas } from "./lib/schemas.js";
export type { StandardIssue, StandardResult, StandardSchemaV1 } from "./lib/schemas.js";
export { Dintero, responseOf } from "./lib/client.js";
export type * from "./lib/client.js";
export type * from "./lib/events.js";
export type * from "./lib/list.js";
export type * from "./lib/outcomes.js";
export { readCallback, signCallback, verifyCallback } from "./lib/callback.js";
export type { CallbackDetails, CallbackEvent, InboundRequest, SessionCallback } from "./lib/callback.js";
export type { CallbackWork, HandleCallback, HandleCallbackOptions } from "./lib/handle-callbacks.js";
export { signWebhook, verifyWebhook } from "./lib/webhook.js";
export type { OtherWebhookEvent, WebhookEvent } from "./lib/webhook.js";
export {
  answerAddressCallback,
  answerDiscountCodesCallback,
  readAddressCallback,
  readDiscountCodesCallback,
} from "./lib/inbound.js";
export type { AnswerOptions } from "./lib/inbound.js";
export { checkoutHandler } from "./lib/handler.js";
export type * from "./lib/handler.js";
export { explain } from "./lib/explain.js";
export type * from "./lib/explain.js";
export { reconcileOrder } from "./lib/order.js";
export type * from "./lib/order.js";
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
