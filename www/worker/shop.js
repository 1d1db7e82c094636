import { checkoutHandler, Dintero } from "dintero-wasm";
import { languageOfRequest } from "../shop/language.js";
import { cartOf, isQuantity, sessionFor } from "../shop/order.js";
import { MOST } from "../shop/products.js";

/** The isolate's shop: made on the first request, since a worker may do nothing at module scope. */
let shop;

/**
 * The shop of an environment: the client, the checkout and the orders.
 *
 * Orders live in the memory of the isolate, which is enough for one shop on one machine; a real shop has a database.
 */
export function shopOf(env) {
  shop ??= open(env);
  return shop;
}

function open(env) {
  const dintero = new Dintero({
    accountId: env.DINTERO_ACCOUNT_ID,
    clientId: env.DINTERO_CLIENT_ID,
    clientSecret: env.DINTERO_CLIENT_SECRET,
    checkoutUrl: env.CHECKOUT_URL,
    apiUrl: env.API_URL,
  });
  const orders = new Map();

  /** The session for what a page asks for. The shopper comes back to that page, the callback to the shop's public address. */
  function priced(input, request, reference) {
    const cart = cartOf(input);
    if (!Object.values(cart.quantities).every(isQuantity)) {
      throw Response.json({ kind: "request", code: "quantity", message: `The shop sells whole pieces, ${MOST} at the most.` }, { status: 400 });
    }
    return sessionFor(cart, {
      reference,
      returnUrl: `${new URL(request.url).origin}/thanks`,
      callbackUrl: `${env.PUBLIC_URL}/api/callback`,
      language: languageOfRequest(request),
    });
  }

  /** Prices a new order, and remembers it until the payment's callback comes. */
  function order(input, request) {
    const reference = `N-${crypto.randomUUID().slice(-12).toUpperCase()}`;
    const session = priced(input, request, reference);
    orders.set(reference, { reference, status: "pending" });
    return session;
  }

  /** Prices a change to an order: what it is called stays. */
  function update(input, request) {
    const { merchant_reference: _, ...changed } = priced(input, request).order;
    return { order: changed };
  }

  return { env, dintero, orders, checkout: checkoutHandler(dintero, { order, update }) };
}
