// What the page shows. Inputs are never rebuilt, so that nothing the shopper typed is lost.
const find = id => document.getElementById(id);
const PRODUCTS = {
  creditcard: "", vipps: "Vipps", mobilepay: "MobilePay", swish: "Swish", applepay: "Apple Pay", googlepay: "Google Pay",
  clicktopay: "Click to Pay", klarna: "Klarna", billie: "Billie", instabank: "Instabank", in_person: "Terminal", zero: "Zero",
};

/** An element with its text and properties. */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** An amount in minor units, as the page's language writes it, and the currency's code: there are krone of three kinds. */
function money(minorUnits, currency) {
  const { maximumFractionDigits: decimals } = new Intl.NumberFormat(language, { style: "currency", currency }).resolvedOptions();
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${number.format(minorUnits / 10 ** decimals)}\u00a0${currency}`;
}

/** Whether a payment product takes the card form. */
const isCard = product => product.endsWith(".creditcard");

/** A payment product, as a shopper knows it. */
function productName(product) {
  if (isCard(product)) return text("card");
  const known = product.split(".").reverse().find(part => PRODUCTS[part]);
  return known === undefined ? product : PRODUCTS[known];
}

/** One choice of a group of radio buttons. */
function choice(group, value, label, detail, checked) {
  const input = element("input", { type: "radio", name: group, value, checked, autocomplete: "off" });
  return element("label", { className: "choice" }, input, element("span", { textContent: label }), element("span", { className: "detail", textContent: detail }));
}

function showOrder({ order }) {
  const line = (name, quantity, amount) =>
    element("li", {}, element("span", { textContent: quantity > 1 ? `${quantity} × ${name}` : name }), element("span", { textContent: money(amount, order.currency) }));
  const lines = (order.items ?? []).map(item => line(item.description ?? item.id ?? item.line_id, item.quantity, item.amount ?? 0));
  const shipping = order.shipping_option;
  if (shipping) lines.push(line(shipping.title ?? text("shipping"), 1, shipping.amount ?? 0));
  find("lines").replaceChildren(...lines);
  find("total").textContent = money(order.amount, order.currency);
  find("vat-row").hidden = order.vat_amount === undefined;
  find("vat").textContent = money(order.vat_amount ?? 0, order.currency);
  find("reference").textContent = order.merchant_reference ? text("reference", { reference: order.merchant_reference }) : "";
  find("challenge-amount").textContent = find("total").textContent;
}

function showProducts({ products, active }) {
  const list = find("products");
  const shown = `${language} ${products.join(" ")}`;
  if (list.dataset.shown !== shown) list.replaceChildren(...products.map(product => choice("product", product, productName(product), "", false)));
  list.dataset.shown = shown;
  for (const input of list.querySelectorAll("input")) input.checked = input.value === active;
  find("card").hidden = active === undefined || !isCard(active);
  find("other").hidden = active === undefined || isCard(active);
  if (!find("other").hidden) find("other").textContent = text("other_product", { product: productName(active) });
}

/** Shows a state of the page; `state` is described in payment.js. */
function show(state) {
  applyTexts();
  find("language").value = language;
  find("simulator").hidden = find("cards").hidden = query.get("hide_test_message") === "true";
  find("sheet").setAttribute("aria-busy", String(state.busy));
  find("notice").textContent = state.locked ? text("locked") : state.notice === undefined ? "" : text(state.notice);
  find("payment").hidden = state.step !== "form";
  find("challenge").hidden = state.step !== "challenge";
  find("ending").hidden = state.step !== "ending";
  find("alert").textContent = state.alert === undefined ? "" : (state.alert.words ?? text(state.alert.key));
  if (state.ending !== undefined) {
    const title = { authorized: state.free ? "saved" : "paid", on_hold: "on_hold", cancelled: "cancelled", error: "error" }[state.ending.outcome];
    find("ending-title").textContent = text(title);
    find("ending-text").textContent = text(`${title}_text`);
  }
  if (state.session === undefined) return;
  showOrder(state.session);
  showProducts(state);
  showExpress(state.session);
  const blocked = state.locked || state.busy;
  find("submit").textContent = state.paying ? text("paying") : state.free ? text("save") : text("pay", { amount: find("total").textContent });
  find("saved-cards").hidden = !state.saves;
  for (const button of document.querySelectorAll("#sheet button")) button.disabled = blocked;
  find("leave").hidden = state.refusal === undefined;
}

/** Marks the inputs that `problems` names with a text's key, frees the others, and goes to the first one marked. */
function mark(form, problems) {
  for (const input of form.querySelectorAll("input:not([type=radio])")) {
    const problem = problems[input.name];
    find(`${input.id}-error`).textContent = problem === undefined ? "" : text(problem);
    if (problem === undefined) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  }
  form.querySelector("[aria-invalid=true]")?.focus();
  return Object.keys(problems).length === 0;
}
