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
    const captured = await dintero.transactions.capture(order.transaction_id, await amountsOf(order, dintero));
    if (captured.outcome === "done") Object.assign(order, { status: "captured", transaction_status: captured.transaction.status });
    return Response.json(order);
  } catch (failure) {
    return Response.json({ kind: failure.kind ?? "internal", message: failure.message }, { status: 502 });
  }
}

/** All of an order, by its lines: what is captured names what it is for. */
async function amountsOf({ reference, transaction_id }, dintero) {
  const { amount, items } = await dintero.transactions.get(transaction_id);
  return {
    amount,
    capture_reference: reference,
    items: items?.map(({ line_id, amount, quantity }) => ({ line_id, amount, quantity })),
  };
}
