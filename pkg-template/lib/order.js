// `reconcileOrder`: what a shop knows of a cart goes in, figures come out of the module, and both make the order.

import { DISCOUNT, LINE, OPTIONS, SHIPPING, checkRecord, figure } from "./cart.js";
import { ConfigError } from "./errors.js";

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {{ reconcileOrder: typeof import("./order.js").reconcileOrder }}
 */
export function createOrder(engine) {
  function reconcileOrder(lines, options) {
    checkCart(lines, options);
    const ids = lines.map(({ lineId }, at) => lineId ?? String(at + 1));
    return assemble(lines, ids, options, totals(engine, lines, ids, options));
  }

  return { reconcileOrder };
}

/** Whether each member has the name and the type that it should. What its figure is, the module checks. */
function checkCart(lines, options) {
  if (!Array.isArray(lines)) throw new ConfigError("reconcileOrder takes an array of lines, then an object of options.");
  checkRecord("options", options, OPTIONS);
  const { shipping } = options;
  if (shipping !== undefined) checkRecord("options.shipping", shipping, SHIPPING);
  // Not `forEach`: it passes over holes.
  for (let at = 0; at < lines.length; at++) {
    checkRecord(`lines[${at}]`, lines[at], LINE);
    checkDiscount(`lines[${at}].discount`, lines[at].discount);
  }
  checkDiscount("options.discount", options.discount);
  checkDiscount("options.shipping.discount", shipping?.discount);
}

function checkDiscount(member, discount) {
  if (discount === undefined) return;
  checkRecord(member, discount, DISCOUNT);
  if ((discount.amount === undefined) === (discount.percent === undefined)) {
    throw new ConfigError(`${member}: either an amount, { amount: "10.00" }, or a percentage, { percent: 10 }.`);
  }
}

/** Has the module work the order out. */
function totals(engine, lines, ids, options) {
  const { currency, priceDecimals, prices, rounding, shipping } = options;
  const off = ({ discount } = {}) => [discount?.amount, figure(discount?.percent)];
  let order;
  try {
    const { Order } = engine.use();
    order = new Order(currency, priceDecimals, prices === "includingVat", rounding === "half-up");
    order.terms(figure(options.vat), ...off(options));
    lines.forEach((line, at) => {
      const { price, quantity = "1", vat, type, discountable = type !== "gift_card" } = line;
      order.line(ids[at], price, figure(quantity), figure(vat), ...off(line), type === "gift_card", discountable);
    });
    if (shipping) {
      order.shipping(shipping.lineId ?? "shipping", shipping.price, figure(shipping.vat), ...off(shipping));
    }
    const json = order.totals();
    order.free();
    return JSON.parse(json);
  } catch (refusal) {
    if (typeof refusal !== "string") throw refusal;
    order?.free();
    throw new ConfigError(`${refusal}.`);
  }
}

/** Puts the figures between what the shop said. */
function assemble(lines, ids, options, figures) {
  const { shipping } = options;
  return {
    ...options.order,
    ...present({
      amount: figures.amount,
      currency: options.currency,
      vat_amount: figures.vat_amount,
      merchant_reference: options.merchantReference,
      items: lines.map((line, at) => item(line, ids[at], figures.lines[at])),
      shipping_option: shipping && shippingOption(shipping, figures.shipping),
      discount_lines: discountLines(options.discount, figures.discount),
    }),
  };
}

function item(line, line_id, { amount, vat, vat_amount, discount }) {
  const { id, description, type, quantity = 1 } = line;
  const discount_lines = discountLines(line.discount, discount);
  return {
    ...line.item,
    ...present({ id, line_id, description, type, quantity: Number(quantity), amount, vat, vat_amount, discount_lines }),
  };
}

function shippingOption({ id, lineId = "shipping", title, operator, option }, { amount, vat, vat_amount }) {
  return { ...option, ...present({ id, line_id: lineId, title, operator, amount, vat, vat_amount }) };
}

/** What was taken off, for display. Nothing where that is nothing. */
function discountLines(discount, amount) {
  if (!discount || amount === 0) return undefined;
  const percentage = discount.percent === undefined ? undefined : Number(discount.percent);
  return [{ ...discount.line, ...present({ amount, percentage }) }];
}

const present = (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
