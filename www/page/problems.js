import { isQuantity } from "../shop/order.js";
import { MOST, PRODUCTS } from "../shop/products.js";

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
 * @param {object | undefined} report The library's, with its texts in the shopper's language.
 * @param {object} session The body that the report is about.
 * @param {import("../shop/order.js").Cart} cart
 * @param {object} advice What the shopper can do about a field, in the same language.
 * @returns {Map<string, string>} The first problem of each field, in words.
 */
export function problemsOf(report, session, cart, advice) {
  const problems = new Map();
  for (const { code, severity, pointer, message } of report?.issues ?? []) {
    const field = fieldOf(pointer, session);
    // What the API merely frowns at still matters where the shopper can mend it.
    if ((severity === "error" || field !== "order") && !problems.has(field)) {
      // The library names a format, which tells a developer more than a shopper.
      problems.set(field, (code === "bad_format" && advice[field]) || message);
    }
  }
  if (!/^\S+@\S+\.\S+$/.test(cart.email)) problems.set("email", cart.email === "" ? advice.noEmail : advice.email);
  if (!/^\d{4}$/.test(cart.postalCode)) problems.set("postal", advice.postal);
  if (cart.phone === "") problems.set("phone", advice.noPhone);
  for (const { id } of PRODUCTS) if (!isQuantity(cart.quantities[id] ?? 0)) problems.set(`quantity-${id}`, advice.quantity(MOST));
  return problems;
}
