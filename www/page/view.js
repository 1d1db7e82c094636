import { DELIVERIES, PRODUCTS } from "../shop/products.js";
import { ART } from "./art.js";
import { money, tag, texts } from "./language.js";

export const find = id => document.getElementById(id);

/** An element of a piece of markup that is the page's own. */
function markup(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** The quantity that a text means, or the text where it means none. */
const typed = text => (/^\d*$/.test(text.trim()) ? Number(text) : text.trim());

/** Makes the parts of the page that repeat. */
export function build({ step, type, deliver }) {
  for (const { id, price, ...product } of PRODUCTS) {
    const name = product.name[tag];
    const row = markup(`<li class="product" id="product-${id}">
      <div class="art" aria-hidden="true">${ART[id]}</div>
      <div class="what"><h2>${name}</h2><p class="quiet">${product.detail[tag]}</p><p class="price">${money(price)}</p></div>
      <div class="how-many">
        <div class="stepper">
          <button type="button" data-by="-1" aria-label="${texts.less(name)}">−</button>
          <input id="quantity-${id}" inputmode="numeric" autocomplete="off" aria-label="${texts.howMany(name)}" aria-describedby="quantity-${id}-problem">
          <button type="button" data-by="1" aria-label="${texts.more(name)}">+</button>
        </div>
        <p class="amount" id="amount-${id}"></p>
      </div>
      <p class="problem" id="quantity-${id}-problem" aria-live="polite"></p>
    </li>`);
    row.addEventListener("click", ({ target }) => target.dataset.by && step(id, Number(target.dataset.by)));
    row.querySelector("input").addEventListener("change", ({ target }) => type(id, typed(target.value)));
    find("products").append(row);
  }
  for (const { id, name, detail, price } of DELIVERIES) {
    find("deliveries").append(
      markup(`<label class="choice"><input type="radio" name="delivery" value="${id}"><span><strong>${name[tag]}</strong><small>${detail[tag]}</small></span><span>${money(price)}</span></label>`),
    );
  }
  find("deliveries").addEventListener("change", ({ target }) => deliver(target.value));
}

/** Shows quantities and amounts. */
export function showCart(cart, { order }, open) {
  const count = order.items.reduce((total, { quantity }) => total + quantity, 0);
  find("count").textContent = texts.count(count);
  for (const { id, price } of PRODUCTS) {
    const quantity = cart.quantities[id] ?? 0;
    const ordered = order.items.some(item => item.id === id);
    find(`product-${id}`).classList.toggle("none", !ordered);
    find(`amount-${id}`).textContent = ordered ? money(price * quantity) : "";
    if (document.activeElement !== find(`quantity-${id}`)) find(`quantity-${id}`).value = String(quantity);
    // A button that is disabled loses the focus, and with it the place of who uses a keyboard.
    const last = !ordered || (open && order.items.length === 1 && quantity === 1);
    find(`product-${id}`).querySelector("[data-by='-1']").setAttribute("aria-disabled", String(last));
  }
  for (const input of find("deliveries").querySelectorAll("input")) input.checked = input.value === order.shipping_option.id;
  const empty = count === 0;
  find("goods").textContent = money(order.amount - order.shipping_option.amount);
  find("delivery").textContent = money(empty ? 0 : order.shipping_option.amount);
  find("vat").textContent = money(empty ? 0 : order.vat_amount);
  find("total").textContent = money(empty ? 0 : order.amount);
  find("pay").textContent = empty ? texts.empty : texts.pay(money(order.amount));
  find("pay").disabled = empty;
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

/** States that speak for themselves. */
const SPOKEN = ["starting", "updating", "confirming", "held"];

/** Shows where the payment stands: `closed`, `starting`, `open`, `updating`, `confirming` or `held`. */
export function showPayment(state, message) {
  document.body.dataset.payment = state;
  const paid = state === "confirming" || state === "held";
  find("cart").inert = find("details").inert = paid;
  find("payment").hidden = state === "closed";
  find("pay").hidden = state !== "closed";
  find("notice").textContent = message ?? (SPOKEN.includes(state) ? texts[state] : "");
  if (state === "starting") {
    find("payment").focus({ preventScroll: true });
    find("payment").scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth", block: "start" });
  } else if (state === "closed") {
    find("notice").focus();
  }
}

/** Shows the order that was paid. */
export function showPaid({ reference, amount }) {
  document.title = texts.thanks;
  document.body.dataset.payment = "paid";
  document.querySelector(".cart").hidden = true;
  find("checkout").hidden = true;
  find("paid").hidden = false;
  find("paid-reference").textContent = reference;
  find("paid-amount").textContent = money(amount);
  find("paid-title").focus();
}
