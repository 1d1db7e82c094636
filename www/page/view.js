import { CURRENCY, DELIVERIES, PRODUCTS } from "../shop/products.js";
import { ART } from "./art.js";

export const find = id => document.getElementById(id);
const format = new Intl.NumberFormat("nb-NO", { style: "currency", currency: CURRENCY });
const money = ore => (Number.isFinite(ore) ? format.format(ore / 100) : "–");

/** An element of a piece of markup that is the page's own. */
function markup(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** Makes the parts of the page that repeat. */
export function build({ step, type, deliver }) {
  for (const { id, name, detail, price } of PRODUCTS) {
    const row = markup(`<li class="product" id="product-${id}">
      <div class="art" aria-hidden="true">${ART[id]}</div>
      <div class="what"><h2>${name}</h2><p class="quiet">${detail}</p><p class="price">${money(price)}</p></div>
      <div class="how-many">
        <div class="stepper">
          <button type="button" data-by="-1" aria-label="One ${name} less">−</button>
          <input id="quantity-${id}" inputmode="decimal" autocomplete="off" aria-label="How many ${name}" aria-describedby="quantity-${id}-problem">
          <button type="button" data-by="1" aria-label="One ${name} more">+</button>
        </div>
        <p class="amount" id="amount-${id}"></p>
      </div>
      <p class="problem" id="quantity-${id}-problem" aria-live="polite"></p>
    </li>`);
    row.addEventListener("click", ({ target }) => target.dataset.by && step(id, Number(target.dataset.by)));
    row.querySelector("input").addEventListener("change", ({ target }) => type(id, Number(target.value.replace(",", ".")) || 0));
    find("products").append(row);
  }
  for (const { id, name, detail, price } of DELIVERIES) {
    find("deliveries").append(
      markup(`<label class="choice"><input type="radio" name="delivery" value="${id}"><span><strong>${name}</strong><small>${detail}</small></span><span>${money(price)}</span></label>`),
    );
  }
  find("deliveries").addEventListener("change", ({ target }) => deliver(target.value));
}

/** Shows quantities and amounts. */
export function showCart(cart, { order }, open) {
  const count = order.items.reduce((total, { quantity }) => total + quantity, 0);
  find("count").textContent = count === 0 ? "is empty" : `${count} ${count === 1 ? "piece" : "pieces"}`;
  for (const { id, price } of PRODUCTS) {
    const quantity = cart.quantities[id] ?? 0;
    find(`product-${id}`).classList.toggle("none", !(quantity > 0));
    find(`amount-${id}`).textContent = quantity > 0 ? money(price * quantity) : "";
    if (document.activeElement !== find(`quantity-${id}`)) find(`quantity-${id}`).value = String(quantity);
    find(`product-${id}`).querySelector("[data-by='-1']").disabled = !(quantity > 0) || (open && order.items.length === 1 && quantity === 1);
  }
  for (const input of find("deliveries").querySelectorAll("input")) input.checked = input.value === order.shipping_option.id;
  find("goods").textContent = money(order.amount - order.shipping_option.amount);
  find("delivery").textContent = money(order.shipping_option.amount);
  find("vat").textContent = money(order.vat_amount);
  find("total").textContent = money(order.amount);
  find("pay").textContent = `Pay ${money(order.amount)}`;
  find("pay").disabled = order.items.length === 0;
}

/** Shows each problem beside its field: those of the fields in `touched`, or all. */
export function showProblems(problems, touched) {
  for (const place of document.querySelectorAll(".problem")) {
    const field = place.id.replace(/-problem$/, "");
    const problem = touched === undefined || touched.has(field) ? problems.get(field) : undefined;
    place.textContent = problem ?? "";
    if (problem === undefined) find(field).removeAttribute("aria-invalid");
    else find(field).setAttribute("aria-invalid", "true");
  }
  const order = problems.get("order");
  find("problems").replaceChildren(...(order === undefined ? [] : [Object.assign(document.createElement("li"), { textContent: order })]));
}

const NOTICES = { starting: "Opening the payment …", updating: "Updating the payment …", confirming: "Paid. The shop is confirming your order …" };

/** Shows where the payment stands: `closed`, `starting`, `open`, `updating` or `confirming`. */
export function showPayment(state, message) {
  document.body.dataset.payment = state;
  find("payment").hidden = state === "closed";
  find("pay").hidden = state !== "closed";
  find("notice").textContent = message ?? NOTICES[state] ?? "";
  if (state === "starting" && matchMedia("(max-width: 900px)").matches) find("payment").scrollIntoView({ behavior: "smooth", block: "start" });
}

/** Shows the order that was paid. */
export function showPaid({ reference, amount }) {
  document.title = "Lyng · thank you";
  document.body.dataset.payment = "paid";
  document.querySelector(".cart").hidden = true;
  find("checkout").hidden = true;
  find("paid").hidden = false;
  find("paid-reference").textContent = reference;
  find("paid-amount").textContent = money(amount);
  find("paid-title").focus();
}
