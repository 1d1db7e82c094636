// What a callback is for: which of the shop's functions it calls, and the name of that piece of work.

/** The money is the shop's, or is reserved for it: all of it, or a part where staff was quicker than the callback. */
const PAID = new Set(["AUTHORIZED", "PARTIALLY_CAPTURED", "CAPTURED", "PARTIALLY_REFUNDED", "PARTIALLY_CAPTURED_REFUNDED"]);
/** There is no money, or all of it has gone back. */
const FAILED = new Set(["DECLINED", "FAILED", "AUTHORIZATION_VOIDED", "REFUNDED"]);

/** What a callback is about. The work on one subject is done one piece after the other. */
export const subjectOf = ({ transactionId, sessionId }) => transactionId ?? sessionId;

/** The function that a callback calls; nothing where the payment is not decided. */
export function handlerFor({ event, error }, transaction) {
  // A failure without a transaction is all that there is.
  if (transaction === undefined) return "onFailed";
  if (event !== undefined) return "onEvent";
  const { status } = transaction;
  if (PAID.has(status)) return "onPaid";
  if (status === "ON_HOLD") return "onHold";
  return FAILED.has(status) || error !== undefined ? "onFailed" : undefined;
}

/** The name of a piece of work: the same in every delivery of it, and in no other. */
export function keyOf(callback, handler) {
  const { event, eventId, deliveryId, time } = callback;
  const subject = subjectOf(callback);
  // The delivery's id is not signed, so it tells apart only what is the same otherwise.
  const delivery = deliveryId || time;
  return {
    onPaid: () => `paid:${subject}`,
    onHold: () => `on_hold:${subject}`,
    onFailed: () => `failed:${subject}:${delivery}`,
    onEvent: () => `event:${subject}:${event}:${eventId || delivery}`,
  }[handler]();
}

/** The work that, once done, leaves nothing to do for a callback, whatever the transaction says. */
export function settledBy(callback) {
  if (callback.transactionId === undefined) return keyOf(callback, "onFailed");
  return keyOf(callback, callback.event === undefined ? "onPaid" : "onEvent");
}
