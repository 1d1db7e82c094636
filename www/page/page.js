import { validate } from "dintero-wasm/validate";
import { DELIVERIES, MOST, PRODUCTS } from "../shop/products.js";
import { isQuantity, sessionFor } from "../shop/order.js";
import { load, save } from "./cart.js";
import { locale, tag, texts, translate } from "./language.js";
import { problemsOf } from "./problems.js";
import { Payment } from "./payment.js";
import { build, find, showCart, showPaid, showPayment, showProblems } from "./view.js";

/** How often the page asks for the order twice a second, before it takes its time. */
const QUICK_TRIES = 60;
const cart = load();
/** Fields that the shopper has left once: a problem is not shown while a field is first filled in. */
const touched = new Set();
/** The cart that the open payment was made for. */
let agreed;
let checks = true;
/** Whether the payment has gone through, after which the cart is no longer to be changed. */
let paid = false;
/** Counts the changes to an open payment. */
let changes = 0;

const payment = new Payment({
  endpoint: document.querySelector("meta[name=checkout]").content,
  container: find("container"),
  onPaid: showOrder,
  onEnd: message => {
    agreed = undefined;
    showPayment("closed", message);
    refresh();
  },
  onState: (state, message) => showPayment(state, message),
});

/** The session for the cart as it stands. The edge makes its own from the same records. */
const session = () =>
  sessionFor(cart, { reference: "cart", returnUrl: `${location.origin}/thanks`, callbackUrl: "https://shop.example/api/callback", language: tag });

/** What is wrong with the cart, by the API's own rules; nothing where the page may not run WebAssembly. */
function report(body) {
  if (!checks) return undefined;
  try {
    return validate("sessions.create", body, { locale });
  } catch (failure) {
    if (failure.kind !== "config") throw failure;
    checks = false;
    find("unchecked").hidden = false;
    return undefined;
  }
}

/** Shows the cart, its totals and its problems, which the shop's edge may have found; whether it can be paid. */
function refresh({ all = false, refused } = {}) {
  const body = session();
  const problems = problemsOf(refused ?? report(body), body, cart, texts.advice);
  showCart(cart, body, payment.open);
  showProblems(problems, all ? undefined : touched);
  return problems.size === 0 && body.order.items.length > 0;
}

/** Makes an open payment follow the cart, or the cart return to what the payment was made for. */
async function follow() {
  save(cart);
  const valid = refresh();
  if (paid || !payment.open) return;
  if (!valid) return showPayment("open", texts.pending);
  const wanted = structuredClone(cart);
  const body = session();
  changes += 1;
  const mine = changes;
  try {
    await payment.update(body);
    if (paid) return;
    agreed = wanted;
    if (mine === changes) showPayment("open");
  } catch (failure) {
    // What ended the payment has said so, as an update has whose outcome is unknown: the cart stays as the shopper
    // wants it. A newer change has a word of its own.
    if (paid || !payment.open || mine !== changes) return;
    Object.assign(cart, structuredClone(agreed));
    save(cart);
    showPayment("open", [texts.unchanged, ...problemsOf(failure.report, body, wanted, texts.advice).values()].join(" "));
  }
  refresh();
}

/** What a shopper is told of a payment that was not opened, by the kind of the failure. */
const FAILED = { validation: "invalid", connection: "offline" };

async function pay() {
  if (paid || payment.open || session().order.items.length === 0) return;
  for (const field of ["email", "phone", "postal"]) touched.add(field);
  if (!refresh({ all: true })) return document.querySelector("[aria-invalid=true]")?.focus();
  agreed = structuredClone(cart);
  // What became of a change to an earlier payment says nothing of this one.
  changes += 1;
  showPayment("starting");
  refresh();
  try {
    await payment.start(session());
    refresh();
  } catch (failure) {
    // For who keeps the shop: the shopper is told what to do, and no more.
    console.error(failure);
    showPayment("closed", texts[FAILED[failure.kind] ?? "failed"]);
    refresh({ all: true, refused: failure.report });
    document.querySelector("[aria-invalid=true]")?.focus();
  }
}

/** Waits for the shop to hear of the payment, for as long as it takes, then shows the order. */
async function showOrder(reference, state = "confirming") {
  paid = true;
  showPayment(state);
  for (let tries = 0; ; tries += 1) {
    const response = await fetch(`/api/orders/${encodeURIComponent(reference)}`).catch(() => undefined);
    const order = response?.ok ? await response.json() : undefined;
    if (response?.status === 404 && !payment.open) {
      // A link that leads nowhere: nothing was paid in this page.
      paid = false;
      return showPayment("closed", texts.noOrder(reference));
    }
    if (order !== undefined && order.status !== "pending") {
      cart.quantities = {};
      save(cart);
      payment.close();
      return showPaid(order);
    }
    if (tries === QUICK_TRIES && state === "confirming") {
      showPayment(state, texts.late(reference));
    }
    await new Promise(resolve => setTimeout(resolve, tries < QUICK_TRIES ? 500 : 5_000));
  }
}

function set(product, quantity) {
  cart.quantities[product] = quantity;
  touched.add(`quantity-${product}`);
  follow();
}

translate();
build({
  step(product, by) {
    const quantity = isQuantity(cart.quantities[product]) ? cart.quantities[product] : 0;
    set(product, Math.min(MOST, Math.max(payment.open && lastOne(product) ? 1 : 0, quantity + by)));
  },
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
    // People group the digits of their number; the API takes none of that.
    cart[name] = name === "phone" ? input.value.replace(/[\s()-]/g, "") : input.value.trim();
    refresh();
  });
  input.addEventListener("change", () => {
    touched.add(input.id);
    follow();
  });
}
find("details").elements.delivery.value = DELIVERIES.some(({ id }) => id === cart.delivery) ? cart.delivery : DELIVERIES[0].id;
find("details").addEventListener("submit", event => {
  event.preventDefault();
  pay();
});
find("again").addEventListener("click", () => location.assign("/"));

// The shopper comes back from a payment that was opened in its own page.
const returned = new URLSearchParams(location.search);
refresh();
if (location.pathname === "/thanks" && returned.has("error")) showPayment("closed", texts.notMade);
else if (location.pathname === "/thanks" && returned.has("merchant_reference")) showOrder(returned.get("merchant_reference"));
