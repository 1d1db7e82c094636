/** What the shopper's page may know of an order. */
export function show(reference, { orders }) {
  const order = orders.get(reference);
  return order === undefined
    ? Response.json({ message: "There is no such order." }, { status: 404 })
    : Response.json(order, { headers: { "cache-control": "no-store" } });
}

/** Kinds of failure after which money may have moved all the same. */
const UNCERTAIN = new Set(["unknown_outcome", "internal", undefined]);

/**
 * Takes the money of a paid order. The shop's staff does this, not the shopper: it needs the staff's token.
 *
 * The money is asked for once. An order that is `capturing` may have been captured, and asking for it again only reads
 * the transaction. `outcome` says how it went: `done`, `accepted` (by the API, which does it later), `unknown` or `failed`.
 */
export async function capture(reference, request, { env, dintero, orders }) {
  if (request.headers.get("authorization") !== `Bearer ${env.STAFF_TOKEN}`) {
    return Response.json({ message: "Only the shop's staff may capture." }, { status: 401 });
  }
  const order = orders.get(reference);
  if (order === undefined || order.status === "pending") return Response.json({ message: "There is no such paid order." }, { status: 409 });
  if (order.status === "captured") return tell(order, "done");
  const first = order.status === "paid";
  // Before anything is awaited: a second click finds it.
  order.status = "capturing";
  try {
    const transaction = await dintero.transactions.get(order.transaction_id);
    if (isCaptured(transaction, reference)) return done(order, transaction);
    if (!first) return tell(order, "unknown", 202, "It was asked for, and the transaction does not show it yet. Asking again only looks again; should it never show, look for the reference in the Backoffice.");
    const answer = await dintero.transactions.capture(order.transaction_id, allOf(transaction, reference));
    if (answer.outcome === "accepted") return tell(order, "accepted", 202, "It will be done later. Ask here again to see whether it is.");
    if (isCaptured(answer.transaction, reference)) return done(order, answer.transaction);
    order.status = "paid";
    return tell(order, "failed", 502, "The payment service could not take the money. It may be tried again.");
  } catch (failure) {
    const unknown = !first || UNCERTAIN.has(failure.kind);
    // Another request may have seen it captured in the meantime.
    if (!unknown && order.status === "capturing") order.status = "paid";
    return tell(order, unknown ? "unknown" : "failed", 502, failure.message, failure.kind ?? "internal");
  }
}

/** Whether a transaction holds the capture of that reference, or leaves nothing to capture. */
const isCaptured = ({ status, events = [] }, reference) =>
  status === "CAPTURED" || events.some(({ event, success, event_reference }) => event === "CAPTURE" && success === true && event_reference === reference);

function done(order, transaction) {
  Object.assign(order, { status: "captured", transaction_status: transaction.status });
  return tell(order, "done");
}

/** The order and how its capture went. The order's reference is that of the capture. */
const tell = (order, outcome, status = 200, message, kind) => Response.json({ ...order, outcome, message, kind }, { status });

/** All of a transaction, by its lines: what is captured names what it is for. */
const allOf = ({ amount, items }, reference) => ({
  amount,
  capture_reference: reference,
  items: items?.map(({ line_id, amount, quantity }) => ({ line_id, amount, quantity })),
});
