// Checkout sessions.

import { same } from "../same.mjs";
import { CHECKOUT, ORDER, orderWith, payment, savesCard } from "../shop.mjs";

const created = async ({ dintero }) => ({ id: (await dintero.sessions.create(ORDER)).id });

/** The order with one line less. */
const UPDATE = {
  order: { ...ORDER.order, amount: 25000, vat_amount: 5000, items: ORDER.order.items.slice(0, 1) },
};
delete UPDATE.order.merchant_reference;

const SAVES = savesCard("payex.creditcard", ["payment_token", "recurrence_token"]);

export const sessions = [
  {
    operation: "sessions.create",
    call: ({ dintero }) => dintero.sessions.create(ORDER, { includeSession: true }),
    request: () => ["POST", `${CHECKOUT}/sessions-profile?include_session=true`, ORDER],
    answer({ id, url, session }, _, { sandbox }) {
      same([id.startsWith("T12345678."), url.includes(id)], [true, true], "the session, and where it is paid");
      same([session.order.amount, session.order.merchant_reference], [30000, "A-1001"], "its order");
      same(sandbox.state().sessions.map((one) => one.id), [id], "what the sandbox has");
    },
  },
  {
    operation: "sessions.get",
    given: created,
    call: ({ dintero }, { id }) => dintero.sessions.get(id, { includes: ["events.request_headers", "initiating_system_request_headers"] }),
    request: ({ id }) => [
      "GET",
      `${CHECKOUT}/sessions/${id}?includes=events.request_headers&includes=initiating_system_request_headers`,
      undefined,
    ],
    answer(session, { id }) {
      same([session.id, session.order.amount, session.events[0].name], [id, 30000, "INITIATED"], "the session");
    },
  },
  {
    operation: "sessions.update",
    given: created,
    call: ({ dintero }, { id }) => dintero.sessions.update(id, UPDATE, { updateWithoutLock: true, forceShippingAddressCallback: false }),
    request: ({ id }) => ["PUT", `${CHECKOUT}/sessions/${id}?update_without_lock=true&force_shipping_address_callback=false`, UPDATE],
    answer(session, { id }) {
      same([session.id, session.order.amount, session.order.items.length], [id, 25000, 1], "the new order");
      same([session.order.merchant_reference, session.events.at(-1).name], ["A-1001", "UPDATE_SESSION"], "what stays, and what is noted");
    },
  },
  {
    operation: "sessions.cancel",
    given: created,
    call: ({ dintero }, { id }) => dintero.sessions.cancel(id),
    request: ({ id }) => ["POST", `${CHECKOUT}/sessions/${id}/cancel`, undefined],
    async answer(session, { id }, { sandbox }) {
      same([session.id, session.cancelled_by], [id, "sandbox-client"], "who cancelled it");
      same(await sandbox.pay(id).then(() => "paid", ({ kind }) => kind), "api", "nobody can pay it any more");
    },
  },
  {
    operation: "sessions.createPaymentToken",
    call: ({ dintero }) => dintero.sessions.createPaymentToken(SAVES, { includeSession: true }),
    request: () => ["POST", `${CHECKOUT}/sessions/payment-token?include_session=true`, SAVES],
    async answer({ id, url, session }, _, { dintero, sandbox }) {
      same([typeof url, session.order.amount, session.order.merchant_reference], ["string", 0, "save"], "the session");
      const { transaction_id: transaction } = await sandbox.pay(id);
      const { card } = await dintero.transactions.get(transaction, { includes: ["card.payment_token", "card.recurrence_token"] });
      same([typeof card.payment_token, typeof card.recurrence_token], ["string", "string"], "the tokens that come of it");
    },
  },
  {
    operation: "sessions.pay",
    given: async ({ saved }) => ({ body: payment(await saved(), "S-1") }),
    call: ({ dintero }, { body }) => dintero.sessions.pay(body),
    request: ({ body }) => ["POST", `${CHECKOUT}/sessions/pay`, body],
    answer({ outcome, transaction }) {
      same([outcome, transaction.success, transaction.status], ["paid", true, "AUTHORIZED"], "the outcome");
      same([transaction.amount, transaction.payment_operation, transaction.card.brand], [12500, "unscheduled_purchase", "Visa"], "the transaction");
    },
  },
  {
    operation: "sessions.pay",
    about: "by a token for payments that recur, and taken at once",
    given: async ({ saved }) => ({
      body: payment(await saved({ types: ["recurrence_token"] }), "S-2", { session: { configuration: { auto_capture: true } } }),
    }),
    call: ({ dintero }, { body }) => dintero.sessions.pay(body),
    request: ({ body }) => ["POST", `${CHECKOUT}/sessions/pay`, body],
    answer({ outcome, transaction }) {
      same([outcome, transaction.status, transaction.payment_operation], ["paid", "CAPTURED", "recurring_purchase"], "the outcome");
    },
  },
  {
    operation: "sessions.create",
    about: "of an order in another currency",
    call: ({ dintero }) => dintero.sessions.create(orderWith({ currency: "SEK" })),
    request: () => ["POST", `${CHECKOUT}/sessions-profile`, orderWith({ currency: "SEK" })],
    answer: ({ session }) => same(session, undefined, "the session is not asked for"),
  },
];
