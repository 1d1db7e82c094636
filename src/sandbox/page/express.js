// Express sessions: the checkout itself asks for the address and the delivery.
const ADDRESS = {
  first_name: "given-name", last_name: "family-name", address_line: "street-address", postal_code: "postal-code",
  postal_place: "address-level2", country: "country", email: "email", phone_number: "tel",
};
const OPTIONAL = new Set(["email", "phone_number"]);

/** Whether the shopper has to choose a delivery before paying. */
const needsDelivery = ({ express, order }) =>
  Boolean(express) && express.shipping_mode !== "shipping_not_required" && (!order.shipping_option || !order.shipping_address);

function showExpress({ express, order }) {
  find("express").hidden = !express;
  if (!express) return;
  const address = order.shipping_address ?? {};
  for (const name of Object.keys(ADDRESS)) {
    if (find(`address-${name}`) === null) find("address").append(addressField(name, address[name] ?? (name === "country" ? "NO" : "")));
    find(`address-${name}`).previousElementSibling.textContent = text(name);
  }
  find("delivery").hidden = !order.shipping_address;
  const options = express.shipping_options ?? [];
  const chosen = order.shipping_option?.line_id;
  const price = ({ amount }) => (amount ? money(amount, order.currency) : text("free"));
  find("options").replaceChildren(
    ...(options.length === 0 ? [element("p", { textContent: text("no_options") })] : []),
    ...options.map((option, index) => choice("option", String(index), option.title ?? option.line_id, price(option), option.line_id === chosen)),
  );
}

function addressField(name, value) {
  const id = `address-${name}`;
  const input = element("input", { id, name, value, autocomplete: ADDRESS[name], type: name === "email" ? "email" : "text" });
  input.setAttribute("aria-describedby", `${id}-error`);
  return element("label", { className: name === "address_line" ? "field wide" : "field" }, element("span"), input, element("span", { id: `${id}-error`, className: "problem" }));
}

/** The address as typed, or `undefined` when something is missing; the fields say what. */
function typedAddress() {
  const address = Object.fromEntries(Object.keys(ADDRESS).map(name => [name, find(`address-${name}`).value.trim()]).filter(([, value]) => value !== ""));
  const missing = Object.keys(ADDRESS).filter(name => !OPTIONAL.has(name) && address[name] === undefined);
  return mark(find("express"), Object.fromEntries(missing.map(name => [name, "missing"]))) ? address : undefined;
}

/** Takes the address, and the shop's word on it where the shop asked for that. */
async function saveAddress(address) {
  if (query.get("client_side_address_callback") === "true") {
    const answer = await ask("AddressCallback", { address, session: state.session }, "AddressCallbackResult");
    if (answer?.success !== true) return warn(answer === undefined ? "shop_silent" : "shop_refused", answer?.error);
  }
  take(await server.address(address), "SessionUpdated");
}

async function saveOption(option) {
  take(await server.option(option), "SessionUpdated");
}

function startExpress() {
  find("express").addEventListener("submit", event => {
    event.preventDefault();
    const address = typedAddress();
    if (address !== undefined) work(() => saveAddress(address));
  });
  find("options").addEventListener("change", ({ target }) => {
    const option = state.session.express.shipping_options[Number(target.value)];
    work(() => saveOption(option));
  });
}
