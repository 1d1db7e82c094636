// The members of a cart: names and types, and what to say of one that has another.

import { ConfigError } from "./errors.js";

const isText = (value) => typeof value === "string" && value !== "";
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isOneOf = (...values) => [(value) => values.includes(value), values.map((value) => `"${value}"`).join(" or ")];

const TEXT = [isText, "a text that is not empty"];
const FLAG = [(value) => typeof value === "boolean", "true or false"];
const MONEY = [(value) => typeof value === "string", "a text in the currency's main unit, as \"199.90\""];
const FIGURE = [(value) => typeof value === "string" || Number.isFinite(value), "a number, or a text as \"2.5\""];
const RECORD = [isRecord, "an object"];
const DECIMALS = [(value) => Number.isInteger(value) && value >= 0 && value <= 255, "a whole number"];
const TYPES = isOneOf("physical", "digital", "service", "gift_card", "shipping", "surcharge");

/** What else the API takes, apart from what is worked out or has a name of its own. */
const others = (...taken) => [
  (value) => isRecord(value) && !taken.some((name) => value[name] !== undefined),
  `an object with other members of the API's than ${taken.join(", ")}: those are written by reconcileOrder`,
];

const must = ([fits, expected]) => [fits, expected, true];

export const LINE = {
  id: must(TEXT),
  lineId: TEXT,
  description: must(TEXT),
  price: must(MONEY),
  quantity: FIGURE,
  vat: FIGURE,
  discount: RECORD,
  discountable: FLAG,
  type: TYPES,
  item: others("id", "line_id", "description", "quantity", "amount", "vat", "vat_amount", "type", "discount_lines"),
};

export const DISCOUNT = { amount: MONEY, percent: FIGURE, line: others("amount", "percentage") };

export const SHIPPING = {
  id: must(TEXT),
  lineId: TEXT,
  title: must(TEXT),
  operator: must(TEXT),
  price: must(MONEY),
  vat: FIGURE,
  discount: RECORD,
  option: others("id", "line_id", "title", "operator", "amount", "vat", "vat_amount"),
};

export const OPTIONS = {
  currency: must(TEXT),
  merchantReference: must(TEXT),
  prices: must(isOneOf("includingVat", "excludingVat")),
  rounding: isOneOf("half-even", "half-up"),
  vat: FIGURE,
  discount: RECORD,
  shipping: RECORD,
  priceDecimals: DECIMALS,
  order: others("amount", "currency", "vat_amount", "merchant_reference", "items", "shipping_option", "discount_lines"),
};

/** Throws a `ConfigError` for a member that is missing, that there is not, or that is of another type. */
export function checkRecord(member, record, table) {
  if (!isRecord(record)) throw new ConfigError(`${member} is an object: { ${Object.keys(table).join(", ")} }.`);
  for (const name of Object.keys(record)) {
    if (!Object.hasOwn(table, name)) {
      throw new ConfigError(`${member} has no member ${name}. Known: ${Object.keys(table).join(", ")}.`);
    }
  }
  for (const [name, [fits, expected, required]] of Object.entries(table)) {
    const value = record[name];
    if (value === undefined ? required : !fits(value)) {
      const way = table[name][0] === MONEY[0] && typeof value === "number" ? asNumber(value) : "";
      throw new ConfigError(`${member}.${name} is ${expected}; ${value === undefined ? "it is missing" : `this is ${shown(value)}`}.${way}`);
    }
  }
}

/** Why money is no number. */
function asNumber(value) {
  return ` A number is a binary fraction, in which 0.1 + 0.2 is not 0.3: write "${value}", or have the shop keep its prices as texts.`;
}

/** A figure as text: a number by the shortest decimal that is read back as it. */
export const figure = (value) => (value === undefined ? undefined : String(value));

function shown(value) {
  if (typeof value === "string") return `"${value.slice(0, 40)}"`;
  if (Array.isArray(value)) return "an array";
  if (isRecord(value)) return "an object of another form";
  return typeof value === "number" ? `the number ${value}` : String(value);
}
