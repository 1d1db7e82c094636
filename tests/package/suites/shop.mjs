// A shop at the sandbox: a client whose network the sandbox is, what was sent over it, and the bodies that shops send.

export const ACCOUNT = "T12345678";
export const CHECKOUT = "https://checkout.dintero.com/v1";
export const API = `https://api.dintero.com/v1/accounts/${ACCOUNT}`;
export const PAYOUT = `https://api.dintero.com/v2/accounts/${ACCOUNT}/payout`;

/** When a sandbox begins. What is captured is settled at six in the morning. */
export const START = "2026-11-21T08:30:00.000Z";
export const DAY = 86_400;

export const SYSTEM = { name: "Shop", version: "1.2", pluginName: "Plugin", pluginVersion: "3.4" };

/** Somebody who signs in by a password, and somebody who needs a second factor besides. */
export const USERS = [
  { username: "kari@shop.example", password: "k4ris-password", verificationCode: "4711" },
  { username: "ola@shop.example", password: "0las-password", mfa: true },
];

/**
 * A client and its sandbox. `all` are the requests and what was answered, `calls` those that are not for tokens; `watch`
 * sees each before the sandbox does, and may answer in its place.
 */
export function shop({ Dintero, Sandbox }, { client = {}, sandbox: settings = {}, watch } = {}) {
  const sandbox = new Sandbox({ seed: 7, accountId: ACCOUNT, now: START, users: USERS, ...settings });
  const all = [];
  const tokens = [];
  const fetch = async (request) => {
    const call = { method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body: await request.clone().text() };
    all.push(call);
    const response = (await watch?.(call, sandbox)) ?? (await sandbox.fetch(request));
    call.status = response.status;
    call.requestId = response.headers.get("request-id");
    call.answer = await response.clone().text();
    if (isToken(call) && response.ok && call.body.includes('"client_credentials"')) tokens.push(JSON.parse(call.answer).access_token);
    return response;
  };
  const credentials = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };
  const dintero = new Dintero({ accountId: ACCOUNT, ...credentials, system: SYSTEM, fetch, ...client });
  return {
    dintero,
    sandbox,
    all,
    get calls() {
      return all.filter((call) => !isToken(call));
    },
    /** The client's own token, which was given last. */
    get token() {
      return tokens.at(-1);
    },
    /** Forgets what was sent. */
    forget: () => all.splice(0),
    ...steps(dintero, sandbox),
  };
}

const isToken = ({ url }) => url.endsWith("/auth/token");

/** What has to happen before an operation can be tried. */
function steps(dintero, sandbox) {
  const paid = async ({ order = ORDER, ...payment } = {}) => {
    const { id } = await dintero.sessions.create(order);
    return (await sandbox.pay(id, payment)).transaction_id;
  };
  const captured = async (given = {}) => {
    const id = await paid({ product: "vipps", ...given });
    await dintero.transactions.capture(id, { amount: (given.order ?? ORDER).order.amount, capture_reference: `C-${id}` });
    return id;
  };
  return {
    paid,
    captured,
    /** Saves a card; its tokens. */
    async saved({ card, product = "payex.creditcard", types = ["payment_token"] } = {}) {
      const { id } = await dintero.sessions.createPaymentToken(savesCard(product, types));
      const { transaction_id: transaction } = await sandbox.pay(id, { card, product });
      return (await dintero.transactions.get(transaction, { includes: ["card.payment_token", "card.recurrence_token"] })).card;
    },
    /** Captured, and paid out the morning after; the transaction. Reading it fetches a new token: the old one is over. */
    async settled(given) {
      const id = await captured(given);
      sandbox.advance(DAY);
      return (await dintero.transactions.get(id)).id;
    },
  };
}

/** An order of two lines and a shipping option. */
export const ORDER = {
  profile_id: "default",
  url: { return_url: "https://shop.example/thanks", callback_url: "https://shop.example/callback" },
  order: {
    amount: 30000,
    vat_amount: 6000,
    currency: "NOK",
    merchant_reference: "A-1001",
    items: [
      { id: "chair", line_id: "1", description: "Chair", quantity: 1, amount: 20000, vat: 25, vat_amount: 4000 },
      { id: "lamp", line_id: "2", description: "Lamp", quantity: 2, amount: 5000, vat: 25, vat_amount: 1000 },
    ],
    shipping_option: { id: "post", line_id: "s", title: "Post", operator: "Posten", amount: 5000, vat: 25, vat_amount: 1000 },
  },
};

/** The order, with other members. */
export const orderWith = (order, rest = {}) => ({ ...ORDER, ...rest, order: { ...ORDER.order, ...order } });

/** An order whose money is a seller's. */
export const ofSeller = (seller) => orderWith({ payout_destination_id: seller });

export const savesCard = (product, types) => ({
  session: { order: { currency: "NOK", merchant_reference: "save" }, url: { return_url: "https://shop.example/saved" } },
  token_provider: { payment_product_type: product, token_types: types },
});

/** A payment by a saved card. */
export const payment = ({ payment_token, recurrence_token }, reference, more = {}) => ({
  session: {
    url: { callback_url: "https://shop.example/callback" },
    order: { amount: 12500, currency: "NOK", merchant_reference: reference, ...more.order },
    customer: { customer_id: "c-1", tokens: { "payex.creditcard": recurrence_token ? { recurrence_token } : { payment_token } } },
    ...more.session,
  },
  payment: { payment_product_type: "payex.creditcard", operation: recurrence_token ? "recurring_purchase" : "unscheduled_purchase" },
});

export const CONFIGURATION = {
  filetypes: ["csv"],
  destinations: [{ destination_type: "email", destination_value: "kari@shop.example" }],
  providers: [],
};

export const transfer = (id, amount = 100) => ({
  fund_transfer_id: id,
  type: "payout-destination",
  source_payout_destination_id: "a",
  destination_payout_destination_id: "b",
  amount,
  currency: "NOK",
  reference: "Rent",
});

/** A company to be approved. */
export const seller = (id, description = "AUTO_APPROVE") => ({
  payout_destination_id: id,
  payout_destination_name: "Shoes",
  payout_destination_description: description,
  payout_reference: "Shoes",
  country_code: "NO",
  organization_number: "123456789",
  bank_accounts: [
    {
      bank_account_number: "NO9386011117947",
      bank_account_number_type: "IBAN",
      bank_account_country_code: "NO",
      bank_account_currency: "NOK",
      payout_currency: "NOK",
      bank_identification_code: "DNBANOKK",
    },
  ],
});

/** Every item of a list. */
export async function every(list) {
  const items = [];
  for await (const item of list) items.push(item);
  return items;
}
