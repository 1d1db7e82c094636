import { validate } from "dintero-wasm/validate";
import { DELIVERIES, PRODUCTS } from "../shop/products.js";
import { sessionFor } from "../shop/order.js";
import { load, save } from "./cart.js";
import { problemsOf } from "./problems.js";
import { Payment } from "./payment.js";
import { build, find, showCart, showPaid, showPayment, showProblems } from "./view.js";

const cart = load();
/** Fields that the shopper has left once: a problem is not shown while a field is first filled in. */
const touched = new Set();
/** The cart that the open payment was made for. */
let agreed;
let checks = true;

const payment = new Payment({
  endpoint: document.querySelector("meta[name=checkout]").content,
  container: find("container"),
  onPaid: reference => showOrder(reference),
  onEnd: message => {
    agreed = undefined;
    showPayment("closed", message);
    refresh();
  },
  onState: (state, message) => showPayment(state, message),
});

/** The session for the cart as it stands. The edge makes its own from the same records. */
const session = () =>
  sessionFor(cart, { reference: "cart", returnUrl: `${location.origin}/thanks`, callbackUrl: "https://shop.example/api/callback" });

/** What is wrong with the cart, by the API's own rules; nothing where the page may not run WebAssembly. */
function report(body) {
  if (!checks) return undefined;
  try {
    return validate("sessions.create", body);
  } catch (failure) {
    if (failure.kind !== "config") throw failure;
    checks = false;
    find("unchecked").hidden = false;
    return undefined;
  }
}

/** Shows the cart, its totals and its problems; whether it can be paid. */
function refresh({ all = false } = {}) {
  const body = session();
  const problems = problemsOf(report(body), body, cart);
  showCart(cart, body, payment.open);
  showProblems(problems, all ? undefined : touched);
  return problems.size === 0 && body.order.items.length > 0;
}

/** Makes an open payment follow the cart, or the cart return to what the payment was made for. */
async function follow() {
  save(cart);
  if (!refresh() || !payment.open) return;
  const wanted = structuredClone(cart);
  try {
    await payment.update(session());
    agreed = wanted;
    showPayment("open");
  } catch {
    Object.assign(cart, structuredClone(agreed));
    save(cart);
    showPayment("open", "The payment could not be changed, so your cart is as it was.");
  }
  refresh();
}

async function pay() {
  for (const field of ["email", "phone", "postal"]) touched.add(field);
  if (!refresh({ all: true })) return document.querySelector("[aria-invalid=true]")?.focus();
  agreed = structuredClone(cart);
  showPayment("starting");
  refresh();
  try {
    await payment.start(session());
  } catch (failure) {
    showPayment("closed", failure.kind === "validation" ? failure.report.issues.map(issue => issue.message).join(" ") : failure.message);
  }
  refresh();
}

/** Waits for the shop to hear of the payment, then shows the order. */
async function showOrder(reference) {
  showPayment("confirming");
  for (let tries = 0; tries < 60; tries += 1) {
    const response = await fetch(`/api/orders/${encodeURIComponent(reference)}`).catch(() => undefined);
    const order = response?.ok ? await response.json() : undefined;
    if (order !== undefined && order.status !== "pending") {
      cart.quantities = {};
      save(cart);
      payment.close();
      return showPaid(order);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  showPayment("closed", `We have not heard of the payment yet. Your order is ${reference}: we write to you as soon as we do.`);
}

function set(product, quantity) {
  cart.quantities[product] = quantity;
  touched.add(`quantity-${product}`);
  follow();
}

build({
  step: (product, by) => set(product, Math.max(payment.open && lastOne(product) ? 1 : 0, Math.floor(cart.quantities[product] ?? 0) + by)),
  type: (product, quantity) => set(product, quantity),
  deliver: id => {
    cart.delivery = id;
    follow();
  },
});

/** Whether nothing else is in the cart: an open payment cannot be for nothing. */
const lastOne = product => PRODUCTS.every(({ id }) => id === product || !(cart.quantities[id] > 0));

for (const name of ["email", "phone", "postalCode"]) {
  const input = find("details").elements[name];
  input.value = cart[name];
  input.addEventListener("input", () => {
    cart[name] = input.value.trim();
    refresh();
  });
  input.addEventListener("change", () => {
    touched.add(input.id);
    follow();
  });
}
find("details").elements.delivery.value = DELIVERIES.some(({ id }) => id === cart.delivery) ? cart.delivery : DELIVERIES[0].id;
find("details").addEventListener("submit", event => event.preventDefault());
find("pay").addEventListener("click", pay);
find("again").addEventListener("click", () => location.assign("/"));

// The shopper comes back from a payment that was opened in its own page.
const returned = new URLSearchParams(location.search);
refresh();
if (location.pathname === "/thanks" && returned.has("error")) showPayment("closed", "The payment was not made. Your cart is as you left it.");
else if (location.pathname === "/thanks" && returned.has("merchant_reference")) showOrder(returned.get("merchant_reference"));
