const KEY = "lyng.cart";
const FIRST = { quantities: { fjell: 1, vev: 2 }, delivery: "pickup", email: "", phone: "", postalCode: "" };

/** The cart as the shopper left it. */
export function load() {
  try {
    return { ...structuredClone(FIRST), ...JSON.parse(localStorage.getItem(KEY)) };
  } catch {
    return structuredClone(FIRST);
  }
}

/** Keeps the cart for the next visit, where the browser lets it. */
export function save(cart) {
  try {
    localStorage.setItem(KEY, JSON.stringify(cart));
  } catch {
    // Storage is full or forbidden: the cart lasts as long as the page.
  }
}
