import type { DiscountLine, OrderItem, OrderShippingOption, SessionOrder } from "../types.js";
import type { Engine } from "./loader.js";

/** How many, or a rate: a number, taken by its shortest decimal text (`0.1` is 0.1), or a text, `"2.5"`. */
export type Figure = number | string;

/** What is taken off: money or a percentage, one of them. */
export type PriceDiscount = (
  | {
      /**
       * Money, in the currency's main unit, as `"10.00"`: off the whole line or order and not off each piece, including
       * VAT or not as the prices are.
       */
      amount: string;
      percent?: undefined;
    }
  | {
      /** A percentage, from 1 to 100 with at most four decimals: 10 means 10 %. */
      percent: Figure;
      amount?: undefined;
    }
) & {
  /** What else is shown of it in `discount_lines`, as `{ description: "Black Friday", discount_type: "periodic" }`. */
  line?: Omit<DiscountLine, "amount" | "percentage">;
};

/** A line of a cart. */
export interface PricedLine {
  /** The id that the shop knows the product by. */
  id: string;
  /** What captures and refunds name the line by: unique in the order. The line's number unless set, from `"1"`. */
  lineId?: string;
  /** What the shopper reads. */
  description: string;
  /**
   * What one unit costs, in the currency's main unit, as `"199.90"`: a text, since a number is a binary fraction.
   * Below zero only for a gift card that is used: `"-100.00"`.
   */
  price: string;
  /** How many, more than 0 and with at most six decimals: 2.5 metres. 1 unless set. */
  quantity?: Figure;
  /**
   * The rate of VAT, in percent, with at most two decimals: 25 means 25 %, never 0.25. The option `vat` unless set, and
   * 0 for a gift card.
   */
  vat?: Figure;
  /** What is taken off the line. */
  discount?: PriceDiscount;
  /** Whether the order's discount lowers the line. `true` unless set, and `false` for a gift card. */
  discountable?: boolean;
  /** What kind of line it is. */
  type?: OrderItem["type"];
  /** What else the API takes of a line, as `{ groups: [{ id: "furniture" }] }`. */
  item?: Omit<
    OrderItem,
    "id" | "line_id" | "description" | "quantity" | "amount" | "vat" | "vat_amount" | "type" | "discount_lines"
  >;
}

/** How the order is delivered, and for how much. */
export interface PricedShipping {
  /** The id that the shop knows the way of delivery by. */
  id: string;
  /** What captures and refunds name it by, once paid: no line may have the same. `"shipping"` unless set. */
  lineId?: string;
  /** What the shopper reads. */
  title: string;
  /** Who delivers. */
  operator: string;
  /** What it costs, in the currency's main unit, as `"49.00"`. `"0"` where it is free. */
  price: string;
  /** The rate of VAT, in percent. The option `vat` unless set. */
  vat?: Figure;
  /** What is taken off. */
  discount?: PriceDiscount;
  /** What else the API takes of it, as `{ delivery_method: "pick_up" }`. */
  option?: Omit<OrderShippingOption, "id" | "line_id" | "title" | "operator" | "amount" | "vat" | "vat_amount">;
}

/** What an order is, beside its lines. */
export interface ReconcileOptions {
  /** ISO 4217, in capitals. It says how many decimals there are: 2 for NOK, 0 for JPY, 3 for KWD. */
  currency: string;
  /** The shop's own name for the order. */
  merchantReference: string;
  /** Whether prices, and discounts that are amounts, include VAT. */
  prices: "includingVat" | "excludingVat";
  /**
   * Which way half a minor unit goes: to the even one (0.5 is 0, 1.5 is 2), or away from zero (0.5 is 1).
   * `"half-even"` unless set.
   */
  rounding?: "half-even" | "half-up";
  /** The rate of VAT of lines and shipping that state none, in percent. Gift cards have 0. */
  vat?: Figure;
  /** What is taken off the order: spread over its lines in proportion to their amounts. The shipping keeps its price. */
  discount?: PriceDiscount;
  /** How it is delivered. */
  shipping?: PricedShipping;
  /**
   * How many decimals a unit price may have, up to 8, where it is finer than the currency: 4 for `"0.0375"` a piece.
   * The currency's own unless set, so that `"1.000"` is found that was meant as a thousand.
   */
  priceDecimals?: number;
  /** What else the API takes of an order, as `{ shipping_address: { … } }`. */
  order?: Omit<
    SessionOrder,
    "amount" | "currency" | "vat_amount" | "merchant_reference" | "items" | "shipping_option" | "discount_lines"
  >;
}

/**
 * The order of a cart: whole minor units, that add up, from decimal prices.
 *
 * Arithmetic is exact, and rounds once: the order's amount is the exact sum, rounded, and lines and shipping are rounded
 * so that they add up to it, by largest remainder. So the order is at most half a minor unit from the exact sum, and
 * each line less than one from its own. A line's VAT follows from its amount: `amount · vat / (100 + vat)`.
 *
 * Discounts are in the amounts; `discount_lines` shows them.
 *
 * @example
 * const order = reconcileOrder(
 *   [
 *     { id: "chair", description: "Chair", price: "199.90", quantity: 2 },
 *     { id: "cloth", description: "Cloth, by the metre", price: "49.95", quantity: 2.5 },
 *   ],
 *   { currency: "NOK", merchantReference: "A-1001", prices: "includingVat", vat: 25, discount: { amount: "50.00" } },
 * );
 * order.amount; // 47468: 474.68 NOK
 * order.items;  // of 36170 and 11298
 *
 * @throws {ConfigError} for a figure that makes no sense: the message names the member, the likely mistake and the way
 * out
 */
export declare function reconcileOrder(lines: readonly PricedLine[], options: ReconcileOptions): SessionOrder;

/** Binds the function to its WebAssembly module. */
export declare function createOrder(engine: Engine): { reconcileOrder: typeof reconcileOrder };
