import { checkoutHandler, Dintero } from "dintero-wasm";
import { cartOf, sessionFor } from "../shop/order.js";

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
  const address = { returnUrl: `${env.PUBLIC_URL}/thanks`, callbackUrl: `${env.PUBLIC_URL}/api/callback` };

  /** Prices a new order, and remembers it until the payment's callback comes. */
  function order(input) {
    const reference = `N-${crypto.randomUUID().slice(-12).toUpperCase()}`;
    orders.set(reference, { reference, status: "pending" });
    return sessionFor(cartOf(input), { ...address, reference });
  }

  /** Prices a change to an order: what it is called stays. */
  function update(input) {
    const { merchant_reference: _, ...changed } = sessionFor(cartOf(input), address).order;
    return { order: changed };
  }

  return { env, dintero, orders, checkout: checkoutHandler(dintero, { order, update }) };
}
