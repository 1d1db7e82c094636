import type { Engine } from "./loader.js";
import type {
  ApprovalPayoutDestinationUpdateEvent,
  CheckoutAuthorizationEvent,
  CheckoutTransactionEvent,
  SettlementAddEvent,
} from "../types.js";

/**
 * What a webhook delivers, told apart by `event`. A subscription may leave members out, so any of them may be missing.
 * `event_delivery` tells one delivery from another: it may come more than once, and its signature never ages.
 */
export type WebhookEvent =
  | ({ event: "checkout_transaction" } & CheckoutTransactionEvent)
  | ({ event: "checkout_authorization" } & CheckoutAuthorizationEvent)
  | ({ event: "settlement_add" } & SettlementAddEvent)
  | ({ event: "approval_payout_destination_update" } & ApprovalPayoutDestinationUpdateEvent)
  | OtherWebhookEvent;

/** Any other event, as it came: `ping`, which tries out a subscription, `account_update`, and those that are yet to be. */
export interface OtherWebhookEvent {
  event: string;
  account_id?: string;
  event_delivery?: string;
  transaction?: undefined;
  authorization?: undefined;
  settlement?: undefined;
  payout_destination_case?: undefined;
  readonly [member: string]: unknown;
}

/**
 * Checks the `event-signature` of a webhook, and gives what it delivers. Synchronous. Whatever is refused throws a
 * `SignatureError` that names the likely mistake.
 *
 * `rawBody` is the body as it arrived, as text or bytes: one that was parsed and written again has another signature.
 * `signature` is the `event-signature` header. `secret` is the subscription's own, not the account's; several while it
 * is being changed. A body that is genuine and yet no JSON object throws a `ValidationError`.
 *
 * Answer 200, and soon: Dintero deletes a webhook that fails again and again.
 *
 * @example
 * const event = verifyWebhook(await request.text(), request.headers.get("event-signature"), env.WEBHOOK_SECRET);
 * if (event.event === "checkout_transaction") console.log(event.transaction?.status);
 */
export declare function verifyWebhook(
  rawBody: string | ArrayBuffer | ArrayBufferView,
  signature: string | readonly string[] | null | undefined,
  secret: string | readonly string[],
): WebhookEvent;

/** The value of the `event-signature` header for a body, for tests. */
export declare function signWebhook(rawBody: string | ArrayBuffer | ArrayBufferView, secret: string): string;

export declare function createWebhooks(engine: Engine): {
  verifyWebhook: typeof verifyWebhook;
  signWebhook: typeof signWebhook;
};
