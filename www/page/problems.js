import { isQuantity } from "../shop/order.js";
import { MOST, PRODUCTS } from "../shop/products.js";

/** What the shopper can do about a field, in the shop's words: an API's are for who writes the shop. */
const ADVICE = {
  email: "Write an e-mail address, like kari@example.com.",
  phone: "Write the number with its country code, like +47\u00a099\u00a099\u00a099\u00a099.",
  postal: "The postal code has four digits, like 0349.",
  quantity: `Choose whole pieces, ${MOST} at the most.`,
};

/** Which field of the page a pointer into the session is about. */
const FIELDS = [
  [/^\/(customer|order\/shipping_address)\/email$/, () => "email"],
  [/^\/(customer|order\/shipping_address)\/phone_number$/, () => "phone"],
  [/^\/order\/shipping_address\/postal_code$/, () => "postal"],
  [/^\/order\/items\/(\d+)/, (session, [, index]) => `quantity-${session.order.items[index].id}`],
];

/** The field for a pointer; `order` where it is about no field. */
function fieldOf(pointer, session) {
  for (const [pattern, name] of FIELDS) {
    const found = pointer.match(pattern);
    if (found !== null) return name(session, found);
  }
  return "order";
}

/**
 * What is wrong, by field: what the API would refuse, and what this shop needs besides.
 *
 * @returns {Map<string, string>} The first problem of each field, in words.
 */
export function problemsOf(report, session, cart) {
  const problems = new Map();
  for (const { severity, pointer, message } of report?.issues ?? []) {
    const field = fieldOf(pointer, session);
    // What the API merely frowns at still matters where the shopper can mend it.
    if ((severity === "error" || field !== "order") && !problems.has(field)) problems.set(field, ADVICE[field.split("-")[0]] ?? message);
  }
  if (!/^\S+@\S+\.\S+$/.test(cart.email)) problems.set("email", cart.email === "" ? "Write your e-mail address: the receipt goes there." : ADVICE.email);
  if (!/^\d{4}$/.test(cart.postalCode)) problems.set("postal", ADVICE.postal);
  if (cart.phone === "") problems.set("phone", "Write your number: the driver calls it.");
  for (const { id } of PRODUCTS) if (!isQuantity(cart.quantities[id] ?? 0)) problems.set(`quantity-${id}`, ADVICE.quantity);
  return problems;
}
