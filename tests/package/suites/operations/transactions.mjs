// Transactions.

import { same } from "../same.mjs";
import { CHECKOUT, START, ORDER, orderWith, payment } from "../shop.mjs";

const IDS = `${CHECKOUT}/transactions`;
const LATER = new Date(Date.parse(START) + 60_000);

const INCLUDES = [
  "card.payment_token",
  "card.recurrence_token",
  "session",
  "session.events.latest",
  "events.request_headers",
  "events.success.true",
  "initiating_system_request_headers",
];
const ACTION_INCLUDES = ["events.request_headers", "initiating_system_request_headers"];

const includes = (names) => names.map((name) => `includes=${name}`).join("&");

const CAPTURE = {
  amount: 10000,
  capture_reference: "C-1",
  items: [{ line_id: "1", amount: 10000 }],
  metadata: { ext_parcel: "7" },
};
const REFUND = { amount: 4000, refund_reference: "R-1", reason: "scratched", items: [{ line_id: "1", amount: 4000 }] };

/** A payment by a saved card that is captured and partly refunded: it fits every filter but those of a shop. */
async function many({ dintero, paid, saved }) {
  await paid();
  const card = await saved();
  const order = { merchant_reference_2: "B-7", payout_destination_id: "a", store: { id: "oslo", terminal_id: "t-1" } };
  const { transaction } = await dintero.sessions.pay(payment(card, "S-7", { order }));
  await dintero.transactions.capture(transaction.id, { amount: 12500, capture_reference: "C-7" });
  await dintero.transactions.refund(transaction.id, { amount: 500, refund_reference: "R-7" });
  return { id: transaction.id, session: transaction.session_id, token: card.payment_token_id };
}

/** As a caller writes it: dates as they come, lists as lists. */
const filter = ({ id, session, token }) => ({
  id: [id, "T12345678.none"],
  status: ["PARTIALLY_REFUNDED", "REFUNDED"],
  payment_product: ["payex", "vipps"],
  payment_product_type: ["payex.creditcard"],
  card_brand: ["Visa"],
  merchant_reference: "S-7",
  merchant_reference_2: "B-7",
  session_id: [session],
  store_id: ["oslo", "bergen"],
  currency: ["NOK", "SEK"],
  amount: 12500,
  "amount.gte": 1,
  "amount.lte": 99999,
  "created_at.gte": START,
  "created_at.lte": LATER,
  "captured_at.gte": new Date(START),
  "captured_at.lte": "2026-11-21",
  "refunded_at.gte": "2026-11-21",
  "refunded_at.lte": "2026-11-21T23:00:00+01:00",
  search: "B-7",
  payment_operation: "unscheduled_purchase",
  customer_id: "c-1",
  includes: ["events.success.true"],
  payout_destination_id: "a",
  token_id: [token],
  limit: 100,
});

/** As it must be sent: lists repeat their names, dates are whole. */
const asSent = ({ id, session, token }) =>
  new URLSearchParams([
    ["id", id],
    ["id", "T12345678.none"],
    ["status", "PARTIALLY_REFUNDED"],
    ["status", "REFUNDED"],
    ["payment_product", "payex"],
    ["payment_product", "vipps"],
    ["payment_product_type", "payex.creditcard"],
    ["card_brand", "Visa"],
    ["merchant_reference", "S-7"],
    ["merchant_reference_2", "B-7"],
    ["session_id", session],
    ["store_id", "oslo"],
    ["store_id", "bergen"],
    ["currency", "NOK"],
    ["currency", "SEK"],
    ["amount", "12500"],
    ["amount.gte", "1"],
    ["amount.lte", "99999"],
    ["created_at.gte", "2026-11-21T08:30:00.000Z"],
    ["created_at.lte", "2026-11-21T08:31:00.000Z"],
    ["captured_at.gte", "2026-11-21T08:30:00.000Z"],
    ["captured_at.lte", "2026-11-21T23:59:59.999Z"],
    ["refunded_at.gte", "2026-11-21T00:00:00.000Z"],
    ["refunded_at.lte", "2026-11-21T23:00:00+01:00"],
    ["search", "B-7"],
    ["payment_operation", "unscheduled_purchase"],
    ["customer_id", "c-1"],
    ["includes", "events.success.true"],
    ["payout_destination_id", "a"],
    ["token_id", token],
    ["limit", "100"],
  ]);

const klarna = async ({ paid }) => ({ id: await paid({ product: "klarna.klarna" }) });
const LESS = { amount: 20000, items: [{ id: "chair", line_id: "1", description: "Chair", quantity: 1, amount: 20000 }], reference: "U-1" };

export const transactions = [
  {
    operation: "transactions.list",
    about: "by every filter but three",
    given: many,
    call: ({ dintero }, given) => dintero.transactions.list(filter(given)).page(),
    request: (given) => ["GET", `${IDS}?${asSent(given)}`, undefined],
    answer({ items, next }, { id }) {
      same([items.map((one) => one.id), next], [[id], undefined], "the one that fits");
      same(items[0].events.map(({ event }) => event), ["INITIALIZE", "AUTHORIZE", "CAPTURE", "REFUND"], "its events");
    },
  },
  {
    operation: "transactions.list",
    about: "by terminal and channel, after another",
    given: async ({ paid }) => {
      const order = orderWith({ store: { id: "oslo", terminal_id: "t-1" } });
      const ids = [await paid({ order }), await paid({ order }), await paid()];
      return { older: ids[0], newer: ids[1] };
    },
    call: ({ dintero }, { newer }) =>
      dintero.transactions.list({ terminal_id: "t-1", channel: "ecommerce", starting_after: newer, limit: 1 }).page(),
    request: ({ newer }) => ["GET", `${IDS}?terminal_id=t-1&channel=ecommerce&starting_after=${newer}&limit=1`, undefined],
    answer({ items, next }, { older }) {
      same(items.map(({ id }) => id), [older], "the older one");
      same(next, { terminal_id: "t-1", channel: "ecommerce", starting_after: older, limit: 1 }, "a full page may not be the last");
    },
  },
  {
    operation: "transactions.list",
    about: "by payouts, in one value",
    given: async ({ paid }) => void (await paid()),
    call: ({ dintero }) => dintero.transactions.list({ payout_correlation_id: ["A", "B 1"] }).page(),
    request: () => ["GET", `${IDS}?payout_correlation_id=A%2CB+1`, undefined],
    answer: ({ items, next }) => same([items, next], [[], undefined], "nothing is paid out"),
  },
  {
    operation: "transactions.get",
    given: async ({ dintero, saved }) => {
      const { transaction } = await dintero.sessions.pay(payment(await saved(), "S-1"));
      return { id: transaction.id };
    },
    call: ({ dintero }, { id }) => dintero.transactions.get(id, { includes: INCLUDES }),
    request: ({ id }) => ["GET", `${IDS}/${id}?${includes(INCLUDES)}`, undefined],
    answer(transaction, { id }) {
      same([transaction.id, transaction.status, transaction.amount], [id, "AUTHORIZED", 12500], "the transaction");
      same([typeof transaction.card.payment_token, transaction.session.transaction_id], ["string", id], "what is included");
    },
  },
  {
    operation: "transactions.update",
    given: async ({ paid }) => ({ id: await paid() }),
    call: ({ dintero }, { id }) => dintero.transactions.update(id, { merchant_reference_2: "Ærlig 2" }),
    request: ({ id }) => ["PUT", `${IDS}/${id}`, { merchant_reference_2: "Ærlig 2" }],
    answer: (transaction, { id }) => same([transaction.id, transaction.merchant_reference_2], [id, "Ærlig 2"], "the reference"),
  },
  {
    operation: "transactions.capture",
    given: async ({ paid }) => ({ id: await paid({ product: "vipps" }) }),
    call: ({ dintero }, { id }) => dintero.transactions.capture(id, CAPTURE, { includes: ACTION_INCLUDES }),
    request: ({ id }) => ["POST", `${IDS}/${id}/capture?${includes(ACTION_INCLUDES)}`, CAPTURE],
    answer({ outcome, transaction }, { id }) {
      same([outcome, transaction.id, transaction.status], ["done", id, "PARTIALLY_CAPTURED"], "the outcome");
      const { event, amount, event_reference, success } = transaction.events.at(-1);
      same([event, amount, event_reference, success], ["CAPTURE", 10000, "C-1", true], "the event");
    },
  },
  {
    operation: "transactions.refund",
    given: async ({ captured }) => ({ id: await captured() }),
    call: ({ dintero }, { id }) => dintero.transactions.refund(id, REFUND, { includes: ACTION_INCLUDES }),
    request: ({ id }) => ["POST", `${IDS}/${id}/refund?${includes(ACTION_INCLUDES)}`, REFUND],
    answer({ outcome, transaction }) {
      same([outcome, transaction.status], ["done", "PARTIALLY_REFUNDED"], "the outcome");
      const { event, amount, event_reference } = transaction.events.at(-1);
      same([event, amount, event_reference], ["REFUND", 4000, "R-1"], "the event");
    },
  },
  {
    operation: "transactions.void",
    given: async ({ paid }) => ({ id: await paid() }),
    call: ({ dintero }, { id }) => dintero.transactions.void(id, { includes: ACTION_INCLUDES }),
    request: ({ id }) => ["POST", `${IDS}/${id}/void?${includes(ACTION_INCLUDES)}`, undefined],
    answer({ outcome, transaction }) {
      same([outcome, transaction.status], ["done", "AUTHORIZATION_VOIDED"], "the outcome");
      same([transaction.events.at(-1).event, transaction.events.at(-1).amount], ["VOID", 30000], "the event");
    },
  },
  {
    operation: "transactions.updateAuthorization",
    about: "for longer",
    given: klarna,
    call: ({ dintero }, { id }) => dintero.transactions.updateAuthorization(id, { reason: "out of stock", reference: "U-1" }),
    request: ({ id }) => ["POST", `${IDS}/${id}/authorization`, { reason: "out of stock", reference: "U-1" }],
    answer(transaction) {
      same([transaction.status, transaction.amount], ["AUTHORIZED", ORDER.order.amount], "the amount stays");
      same([transaction.events.at(-1).event, transaction.events.at(-1).event_reference], ["AUTHORIZE", "U-1"], "the event");
    },
  },
  {
    operation: "transactions.updateAuthorization",
    about: "to another amount",
    given: klarna,
    call: ({ dintero }, { id }) => dintero.transactions.updateAuthorization(id, LESS),
    request: ({ id }) => ["POST", `${IDS}/${id}/authorization`, LESS],
    answer: (transaction) => same([transaction.amount, transaction.items.length], [20000, 1], "the amount, and its lines"),
  },
];
