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
    if ((severity === "error" || field !== "order") && !problems.has(field)) problems.set(field, message);
  }
  if (!/^\S+@\S+\.\S+$/.test(cart.email)) problems.set("email", cart.email === "" ? "We send the receipt here." : "This is not an e-mail address.");
  if (!/^\d{4}$/.test(cart.postalCode)) problems.set("postal", "Four digits.");
  if (cart.phone === "") problems.set("phone", "The driver calls this number.");
  return problems;
}
