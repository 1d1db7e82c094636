// The methods of a client: what each takes and gives, by its name.

import { FLAG, NAMES } from "./options.js";

/** Of a method that reads a session, or a transaction. */
const INCLUDES = { includes: NAMES };

/** What moves money, with the reference by which it is found again. */
const CAPTURE = { operation: "transactions.capture", ids: ["id"], body: true, query: INCLUDES, reference: "capture_reference", gives: "action" };
const REFUND = { ...CAPTURE, operation: "transactions.refund", reference: "refund_reference" };

/**
 * What a method takes, in this order: the ids of its path, then its body or its filter, then its options. `query` has
 * the options that become parameters of the query. `operation` is the method's own name unless set. `gives` names what comes of it; without, it is the answer's JSON.
 */
export const METHODS = {
  "auth.mfaChallenge": { body: true },
  "sessions.create": { body: true, query: { includeSession: FLAG } },
  "sessions.get": { ids: ["id"], query: INCLUDES },
  "sessions.update": { ids: ["id"], body: true, query: { updateWithoutLock: FLAG, forceShippingAddressCallback: FLAG } },
  "sessions.cancel": { ids: ["id"] },
  "sessions.createPaymentToken": { body: true, query: { includeSession: FLAG } },
  "sessions.pay": { body: true, gives: "payment" },
  "transactions.list": { gives: "list" },
  "transactions.get": { ids: ["id"], query: INCLUDES },
  "transactions.update": { ids: ["id"], body: true },
  "transactions.capture": CAPTURE,
  "transactions.captureOnce": { ...CAPTURE, once: true },
  "transactions.refund": REFUND,
  "transactions.refundOnce": { ...REFUND, once: true },
  "transactions.void": { ids: ["id"], query: INCLUDES, gives: "action" },
  "transactions.updateAuthorization": { ids: ["id"], body: true },
  "settlements.list": { gives: "list" },
  "settlements.attachment": { ids: ["settlementId", "attachmentId"], gives: "text" },
  "settlements.generateTestReport": { body: true },
  "settlements.reportConfigurations.list": { gives: "list" },
  "settlements.reportConfigurations.create": { body: true },
  "settlements.reportConfigurations.get": { ids: ["id"] },
  "settlements.reportConfigurations.update": { ids: ["id"], body: true },
  "settlements.reportConfigurations.delete": { ids: ["id"] },
  "reports.list": { gives: "list" },
  "payouts.createFundTransfer": { body: true },
  "payouts.balances": { ids: ["payoutDestinationId"] },
  "payouts.transfers": { ids: ["payoutDestinationId"], gives: "list" },
  "approvals.list": { gives: "list" },
  "approvals.create": { body: true },
};

/** The parameters of a query, out of options by their names in JavaScript. */
export function toQuery(query = {}, options) {
  const names = Object.keys(query).filter((name) => options[name] !== undefined);
  const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(names.map((name) => [snake(name), options[name]]));
}
