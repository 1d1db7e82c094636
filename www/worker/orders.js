/** What the shopper's page may know of an order. */
export function show(reference, { orders }) {
  const order = orders.get(reference);
  return order === undefined
    ? Response.json({ message: "There is no such order." }, { status: 404 })
    : Response.json(order, { headers: { "cache-control": "no-store" } });
}

/** Takes the money of a paid order. The shop's staff does this, not the shopper: it needs the staff's token. */
export async function capture(reference, request, { env, dintero, orders }) {
  if (request.headers.get("authorization") !== `Bearer ${env.STAFF_TOKEN}`) {
    return Response.json({ message: "Only the shop's staff may capture." }, { status: 401 });
  }
  const order = orders.get(reference);
  if (order?.status !== "paid") return Response.json({ message: "There is no such paid order." }, { status: 409 });
  try {
    const transaction = await dintero.transactions.capture(order.transaction_id, { amount: order.amount, capture_reference: reference });
    Object.assign(order, { status: "captured", transaction_status: transaction.status });
    return Response.json(order);
  } catch (failure) {
    return Response.json({ kind: failure.kind ?? "internal", message: failure.message }, { status: 502 });
  }
}
