import { CURRENCY, DELIVERIES, MOST, PRODUCTS, VAT_RATE } from "./products.js";

/**
 * What a shopper wants.
 *
 * @typedef {object} Cart
 * @property {Record<string, number>} quantities By product id: whole pieces. In the page, what was typed where that is none.
 * @property {string} delivery The id of a delivery.
 * @property {string} email
 * @property {string} phone
 * @property {string} postalCode
 */

/** The VAT inside an amount, in øre. */
const vatOf = amount => Math.round((amount * VAT_RATE) / (100 + VAT_RATE));
const sum = numbers => numbers.reduce((total, number) => total + number, 0);
/** Leaves out what the shopper has not filled in. */
const filled = object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== ""));

/** Whether the shop sells that many of a product. */
export const isQuantity = quantity => Number.isInteger(quantity) && quantity >= 0 && quantity <= MOST;

/**
 * The session for a cart: the body of `sessions.create`.
 *
 * @param {Cart} cart
 * @param {{ reference: string, returnUrl: string, callbackUrl: string, language?: string }} shop `language`: of what the
 *   lines are called
 */
export function sessionFor(cart, { reference, returnUrl, callbackUrl, language = "en" }) {
  const items = PRODUCTS.filter(({ id }) => isQuantity(cart.quantities[id]) && cart.quantities[id] > 0).map(({ id, name, price }) => {
    const amount = price * cart.quantities[id];
    return { id, line_id: id, description: name[language], quantity: cart.quantities[id], amount, vat: VAT_RATE, vat_amount: vatOf(amount), type: "physical" };
  });
  const delivery = DELIVERIES.find(({ id }) => id === cart.delivery) ?? DELIVERIES[0];
  const shipping_option = {
    id: delivery.id,
    line_id: `delivery-${delivery.id}`,
    title: delivery.name[language],
    operator: delivery.operator,
    amount: delivery.price,
    vat: VAT_RATE,
    vat_amount: vatOf(delivery.price),
  };
  const lines = [...items, shipping_option];
  return {
    url: { return_url: returnUrl, callback_url: callbackUrl },
    customer: filled({ email: cart.email, phone_number: cart.phone }),
    order: {
      amount: sum(lines.map(line => line.amount)),
      vat_amount: sum(lines.map(line => line.vat_amount)),
      currency: CURRENCY,
      merchant_reference: reference,
      items,
      shipping_option,
      shipping_address: filled({ email: cart.email, phone_number: cart.phone, postal_code: cart.postalCode, country: "NO" }),
    },
    profile_id: "default",
    configuration: { dintero_psp: { creditcard: { enabled: true } }, vipps: { enabled: true } },
  };
}

/**
 * The cart inside a session body that a browser sent: ids, quantities and how to reach the shopper, and no price.
 *
 * @returns {Cart}
 */
export function cartOf(session) {
  const items = Array.isArray(session?.order?.items) ? session.order.items : [];
  const text = value => (typeof value === "string" ? value : "");
  return {
    quantities: Object.fromEntries(items.map(item => [item?.id, item?.quantity])),
    delivery: text(session?.order?.shipping_option?.id),
    email: text(session?.customer?.email),
    phone: text(session?.customer?.phone_number),
    postalCode: text(session?.order?.shipping_address?.postal_code),
  };
}
