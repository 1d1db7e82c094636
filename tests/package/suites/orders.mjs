// Carts that become orders, from the data that the native tests read too.

import { same, thrown } from "./same.mjs";

const LINE = { id: "a", description: "A product", price: "1.00" };
const OPTIONS = { currency: "NOK", merchantReference: "A-1001", prices: "includingVat" };
const SHIPPING = { id: "post", title: "By post", operator: "Posten", price: "49.00" };

/** What the types would not let pass, each with what the error says. */
const MISUSE = {
  "a price that is a number": [[{ ...LINE, price: 199.9 }], OPTIONS, 'lines[0].price is a text in the currency\'s main unit, as "199.90"; this is the number 199.9. A number is a binary fraction'],
  "a price that is missing": [[LINE, { ...LINE, price: undefined }], OPTIONS, "lines[1].price is a text"],
  "a discount that is a number": [[{ ...LINE, discount: { amount: 1 } }], OPTIONS, "lines[0].discount.amount is a text"],
  "a discount of two kinds": [[{ ...LINE, discount: { amount: "1.00", percent: 1 } }], OPTIONS, "lines[0].discount: either"],
  "a discount of no kind": [[LINE], { ...OPTIONS, discount: {} }, "options.discount: either"],
  "a quantity that is no number": [[{ ...LINE, quantity: NaN }], OPTIONS, "lines[0].quantity is a number"],
  "a quantity too small to be written out": [[{ ...LINE, quantity: 1e-7 }], OPTIONS, 'lines[0].quantity: "1e-7" is not a quantity'],
  "a misspelt member": [[{ ...LINE, prise: "1.00" }], OPTIONS, "lines[0] has no member prise"],
  "an amount among what is passed on": [[{ ...LINE, item: { amount: 1 } }], OPTIONS, "lines[0].item is an object with other members"],
  "lines that are passed on": [[LINE], { ...OPTIONS, order: { items: [] } }, "options.order is an object with other members"],
  "a type that there is not": [[{ ...LINE, type: "giftcard" }], OPTIONS, "lines[0].type is"],
  "an id that is a number": [[{ ...LINE, lineId: 1 }], OPTIONS, "lines[0].lineId is a text"],
  "no lines": [undefined, OPTIONS, "reconcileOrder takes an array of lines"],
  "a hole in the lines": [Array(1), OPTIONS, "lines[0] is an object"],
  "no options": [[LINE], undefined, "options is an object"],
  "no word on VAT": [[LINE], { ...OPTIONS, prices: undefined }, 'options.prices is "includingVat" or "excludingVat"; it is missing'],
  "a rounding that there is not": [[LINE], { ...OPTIONS, rounding: "up" }, 'options.rounding is "half-even" or "half-up"; this is "up"'],
  "shipping without a carrier": [[LINE], { ...OPTIONS, shipping: { ...SHIPPING, operator: "" } }, "options.shipping.operator is a text"],
  "half a decimal": [[LINE], { ...OPTIONS, priceDecimals: 2.5 }, "options.priceDecimals is a whole number"],
  "a decimal too many for a byte": [[LINE], { ...OPTIONS, priceDecimals: 256 }, "options.priceDecimals is a whole number"],
};

export function orders({ reconcileOrder, validate, ConfigError }, { cases }) {
  const vectors = cases.map(({ name, lines, options, order, error }) => ({
    name: `order: ${name}`,
    async run() {
      const before = JSON.stringify([lines, options]);
      if (error) {
        const refused = await thrown(() => reconcileOrder(lines, options), name);
        same([refused instanceof ConfigError, refused.message], [true, error], name);
      } else {
        const made = reconcileOrder(lines, options);
        same(made, order, name);
        const { issues } = validate("sessions.create", { profile_id: "default", url: { return_url: "https://shop.example" }, order: made });
        same(issues.filter(({ code }) => code !== "currency_unusual"), [], name);
      }
      same(JSON.stringify([lines, options]), before, "the cart stays as it was");
    },
  }));
  const misuse = Object.entries(MISUSE).map(([name, [lines, options, says]]) => ({
    name: `order: ${name} is a mistake in the program`,
    async run() {
      const refused = await thrown(() => reconcileOrder(lines, options), name);
      same([refused instanceof ConfigError, refused.message.slice(0, says.length)], [true, says], name);
    },
  }));
  const many = {
    name: "order: ten thousand lines leave no memory behind",
    run() {
      const lines = Array.from({ length: 10_000 }, () => ({ ...LINE, price: "0.01", quantity: 0.5 }));
      const amounts = Array.from({ length: 5 }, () => reconcileOrder(lines, OPTIONS).amount);
      same(amounts, Array(5).fill(5000), "half of a hundred kroner");
    },
  };
  return [...vectors, ...misuse, many];
}
