import { Checkout } from "dintero-wasm/checkout";
import { validate } from "dintero-wasm/validate";

import { sessionFor } from "../shop/order.js";
import { money, say } from "./say.mjs";

const CART = { quantities: { fjell: 1, vev: 2 }, delivery: "home", email: "kari@example.com", phone: "+4799999999", postalCode: "0349" };
const CARD = { number: "4000000000000002", expiry: "12/30", cvc: "123" };
const PATIENCE_MS = 20_000;

/** The page's order for the cart; the edge makes its own. */
export const order = () =>
  sessionFor(CART, { reference: "cart", returnUrl: "https://shop.example/thanks", callbackUrl: "https://shop.example/api/callback" });

/** A JSON answer, or an error that says which step failed. */
async function call(what, url, init) {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${what} failed with status ${response.status}: ${text}`);
  return JSON.parse(text);
}

const post = (what, url, body, headers = {}) =>
  call(what, url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

/** Asks until `wanted` holds of the answer. */
async function until(what, ask, wanted) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${PATIENCE_MS / 1000} s.`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function checked(session) {
  const { valid, issues } = validate("sessions.create", session);
  say.step("Order checked");
  for (const { quantity, description, amount } of session.order.items) say.value(`${quantity} ×`, `${description}, ${money(amount, session.order.currency)}`);
  say.value("total", `${money(session.order.amount, session.order.currency)}, ${money(session.order.vat_amount, session.order.currency)} of it VAT`);
  say.value("issues", issues.length === 0 ? "none" : "");
  issues.forEach(say.issue);
  if (!valid) throw new Error("The shop's own order is not valid.");
}

/** A broken order never leaves the browser's half. */
async function refused(checkout, session) {
  const broken = structuredClone(session);
  broken.order.amount -= 1000;
  broken.order.currency = "kr";
  broken.order.items[1].line_id = broken.order.items[0].line_id;
  broken.order.shipping_address.phone_number = "call me";
  const failure = await checkout.start(broken).then(() => undefined, error => error);
  if (failure?.kind !== "validation") throw new Error(`A broken order was not refused: ${failure?.message ?? "it was taken"}`);
  say.step(`Broken order refused, nothing sent (${failure.report.total} issues)`);
  failure.report.issues.forEach(say.issue);
}

/** One purchase, made through the shop's worker and the payment page as a shopper's browser would. */
export async function purchase({ shop, api, staffToken }) {
  const checkout = new Checkout({ endpoint: `${shop}/api/checkout` });
  say.title("A purchase at Lyng, with the Dintero API simulated on this machine");
  checked(order());
  await refused(checkout, order());

  const { id, url } = await checkout.start(order());
  say.step("Session created by the worker");
  say.value("session", id);
  say.value("url", `${url} (paid below)`);

  const paid = await post("The payment", `${api}/v1/view/${id}/pay`, { payment_product_type: "dintero_psp.creditcard", card: CARD });
  if (paid.outcome !== "authorized") throw new Error(`The payment ended as ${paid.outcome}.`);
  say.step("Paid by the shopper");
  say.value("card", `${CARD.number.slice(0, 4)} … ${CARD.number.slice(-4)}`);
  say.value("order", paid.merchant_reference);

  const reference = `${shop}/api/orders/${paid.merchant_reference}`;
  const order_ = await until("The callback", () => call("The order", reference), ({ status }) => status === "paid");
  say.step("Callback verified by the worker, transaction fetched");
  say.value("transaction", order_.transaction_id);
  say.value("status", order_.transaction_status);
  say.value("amount", money(order_.amount, order_.currency));

  const captured = await post("The capture", `${reference}/capture`, {}, { authorization: `Bearer ${staffToken}` });
  if (captured.transaction_status !== "CAPTURED") throw new Error(`After the capture the transaction is ${captured.transaction_status}.`);
  say.step("Captured by the shop's staff");
  say.value("status", captured.transaction_status);
}
