import { verifyCallback } from "dintero-wasm";

/** Statuses in which the money is the shop's to take. */
const PAID = new Set(["AUTHORIZED", "CAPTURED"]);
/** Why a signature cannot even be looked at: the shop's own secret is missing or was pasted wrong. */
const OWN_FAULT = new Set(["no_secret", "empty_secret", "secret_whitespace"]);

/**
 * The payment's callback. It may come more than once, and only its signature is to be believed: what was paid is read
 * from the API. 4xx ends the deliveries, 5xx asks for another.
 */
export async function callback(request, { env, dintero, orders }) {
  let event;
  try {
    event = verifyCallback(request, {
      accountId: env.DINTERO_ACCOUNT_ID,
      secret: env.SIGNATURE_SECRET,
      publicUrl: env.PUBLIC_URL,
    });
  } catch (failure) {
    if (failure.kind !== "signature") throw failure;
    // Asks for another delivery: the payment is real, and the secret may be right by then.
    if (OWN_FAULT.has(failure.code)) return Response.json({ message: "The shop's SIGNATURE_SECRET is not set up correctly." }, { status: 500 });
    return Response.json({ message: "The signature does not hold." }, { status: 401 });
  }
  // A payment that failed may have no transaction, and there is nothing to do.
  if (event.transactionId === undefined) return new Response(null, { status: 204 });
  const transaction = await dintero.transactions.get(event.transactionId);
  const order = orders.get(transaction.merchant_reference);
  if (order === undefined) return Response.json({ message: "No such order here, yet." }, { status: 503 });
  if (order.status === "pending" && PAID.has(transaction.status)) {
    Object.assign(order, {
      status: "paid",
      transaction_id: transaction.id,
      transaction_status: transaction.status,
      amount: transaction.amount,
      currency: transaction.currency,
      paid_at: event.time,
    });
  }
  return new Response(null, { status: 204 });
}
