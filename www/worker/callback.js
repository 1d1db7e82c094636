import { memoryClaims } from "dintero-wasm/claims";

/** What was done. The orders are in the memory of the isolate, and this is beside them; a real shop shares both. */
const seen = memoryClaims();

/** The payment's callback. It comes at least once, and marks the order as paid once. */
export const callback = (request, { env, dintero, orders }) =>
  dintero.callbacks.handle(request, {
    secret: env.SIGNATURE_SECRET,
    publicUrl: env.PUBLIC_URL,
    seen,
    onPaid({ id, merchant_reference, status, amount, currency }, { time }) {
      const order = orders.get(merchant_reference);
      // Thrown, it makes Dintero call again: the payment is real, and the order may be here by then.
      if (order === undefined) throw new Error(`There is no order ${merchant_reference} here, yet.`);
      Object.assign(order, { status: "paid", transaction_id: id, transaction_status: status, amount, currency, paid_at: time });
    },
  });
