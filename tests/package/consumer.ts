// What a strict TypeScript project writes, and what it must not get away with.

import {
  ConfigError,
  Dintero,
  DinteroError,
  answerAddressCallback,
  answerDiscountCodesCallback,
  checkoutHandler,
  readAddressCallback,
  readCallback,
  readDiscountCodesCallback,
  responseOf,
  signCallback,
  signWebhook,
  validate,
  verifyCallback,
  verifyWebhook,
} from "dintero-wasm";
import type { AddressCallbackAnswer, CallbackEvent, SessionCreate, WebhookEvent } from "dintero-wasm";
import { Checkout } from "dintero-wasm/checkout";
import { explain } from "dintero-wasm/explain";
import type { Explanation } from "dintero-wasm/explain";
import { nb } from "dintero-wasm/locales/nb";
import sv from "dintero-wasm/locales/sv";
import { reconcileOrder } from "dintero-wasm/order";
import type { PricedLine } from "dintero-wasm/order";
import { Sandbox } from "dintero-wasm/sandbox";
import { validate as small } from "dintero-wasm/validate";
import type { Locale, Report } from "dintero-wasm/validate";

const body: SessionCreate = {
  profile_id: "default",
  url: { return_url: "https://shop.example/thanks" },
  order: {
    amount: 29990,
    currency: "NOK",
    merchant_reference: "A-1001",
    items: [{ id: "chair", line_id: "1", description: "Chair", quantity: 1, amount: 29990 }],
  },
};

const report: Report = small("sessions.create", body, { rules: { order_amount_mismatch: "warning" }, now: new Date() });
for (const { code, severity, pointer, message, fix } of report.issues) {
  const texts: string[] = [code, severity, pointer, message];
  void [texts, fix?.[0]?.op];
}
const ours: Locale = { ...nb, messages: { ...nb.messages, required: "Fyll ut feltet." } };
validate("sessions.create", body, { locale: ours });
new Dintero({ accountId: "T12345678", locale: sv });
new Checkout({ endpoint: "/api/checkout", locale: nb });
// @ts-expect-error a language is a table
validate("sessions.create", body, { locale: "nb" });
// @ts-expect-error there is no such operation
validate("sessions.invent", body);
// @ts-expect-error there is no such code
validate("sessions.create", body, { rules: { no_such_code: "off" } });
// @ts-expect-error there is no such option
validate("sessions.create", body, { strict: true });

const lines: PricedLine[] = [
  { id: "cloth", description: "Cloth", price: "49.95", quantity: 2.5, vat: "25", discount: { percent: 10, line: { discount_type: "periodic" } } },
  { id: "card", description: "Gift card", price: "-100.00", type: "gift_card", item: { groups: [{ id: "cards" }] } },
];
const shipping = { id: "post", title: "By post", operator: "Posten", price: "49.00", option: { delivery_method: "delivery" as const } };
const order = reconcileOrder(lines, { currency: "NOK", merchantReference: "A-1001", prices: "includingVat", vat: 25, shipping });
small("sessions.create", { ...body, order } satisfies SessionCreate);
// @ts-expect-error a price is a text: numbers are binary fractions
reconcileOrder([{ id: "1", description: "Chair", price: 199.9 }], { currency: "NOK", merchantReference: "A", prices: "includingVat" });
// @ts-expect-error whether prices include VAT has to be said
reconcileOrder(lines, { currency: "NOK", merchantReference: "A" });
// @ts-expect-error amounts are worked out
reconcileOrder([{ ...lines[0]!, item: { amount: 1 } }], { currency: "NOK", merchantReference: "A", prices: "includingVat" });
// @ts-expect-error a discount is an amount or a percentage
reconcileOrder(lines, { currency: "NOK", merchantReference: "A", prices: "includingVat", discount: { amount: "1.00", percent: 1 } });

const dintero = new Dintero({ accountId: "T12345678", clientId: "id", clientSecret: "secret" });
// @ts-expect-error the account is required
new Dintero({ clientId: "id", clientSecret: "secret" });
// @ts-expect-error amounts are numbers
const priced: SessionCreate = { ...body, order: { ...body.order, amount: "299.90" } };
// @ts-expect-error a session without an order
const empty: SessionCreate = { profile_id: "default", url: { return_url: "https://shop.example" } };

export async function buy(request: Request): Promise<string> {
  const session = await dintero.sessions.create(body, { timeoutMs: 5000, signal: request.signal });
  const status: number | undefined = responseOf(session)?.status;
  const event = verifyCallback(request, { accountId: "T12345678", secret: ["new", "old"] });
  const unsigned: false = event.bodySigned;
  if (event.transactionId === undefined) return "cancelled";
  const transaction = await dintero.transactions.get(event.transactionId);
  const captured = await dintero.transactions.capture(event.transactionId, { amount: 29990 });
  // @ts-expect-error only a capture that is done has a transaction
  captured.transaction;
  if (captured.outcome === "done") void captured.transaction.status;
  // @ts-expect-error an id is text
  await dintero.transactions.get(1);
  void [status, unsigned, transaction.amount, priced, empty];
  return session.url ?? "";
}

export async function asked(request: Request): Promise<Response> {
  const { transaction, method, verified } = await readCallback(request);
  const told: [string | undefined, "GET" | "POST", false] = [transaction?.status, method, verified];
  // @ts-expect-error what was only read is not verified
  const event: CallbackEvent = await readCallback(request);
  const session = await readAddressCallback(request);
  const answer: AddressCallbackAnswer = { shipping_options: [{ id: "1", line_id: "1", amount: 0, title: "Post", operator: "Posten" }] };
  // @ts-expect-error an answer says what can be delivered
  answerAddressCallback({ order: { amount: 1 } });
  // @ts-expect-error a shipping option has a price
  answerAddressCallback({ shipping_options: [{ id: "1", line_id: "1", title: "Post", operator: "Posten" }] });
  // @ts-expect-error the order with codes has no currency of its own
  answerDiscountCodesCallback({ shipping_options: [], order: { amount: 1, currency: "NOK" } });
  void [told, event, (await readDiscountCodesCallback(request)).order?.discount_codes];
  return answerAddressCallback(answer, { session, rules: { order_amount_mismatch: "warning" } });
}

export async function delivered(request: Request): Promise<string | number | undefined> {
  const body = await request.text();
  const event: WebhookEvent = verifyWebhook(body, request.headers.get("event-signature"), ["new", "old"]);
  const signed: string = signWebhook(body, "secret");
  // @ts-expect-error which event it is has to be asked first
  event.transaction;
  switch (event.event) {
    case "checkout_transaction":
      return event.transaction?.status;
    case "checkout_authorization":
      return event.authorization?.error;
    case "settlement_add":
      return event.settlement?.amounts?.[0]?.amount;
    case "approval_payout_destination_update":
      return event.payout_destination_case?.case_status;
    case "ping":
      return signed;
    default:
      return event.event;
  }
}

const explanation: Explanation = explain("vat_is_fraction", nb);
export const certainty: "documented" | "inferred" | "uncertain" = explanation.certainty;
export const example = explanation.example && small(explanation.example.operation, explanation.example.body).issues;
// @ts-expect-error no such code
explain("vat_is_a_fraction");

export const handler: (request: Request) => Promise<Response> = checkoutHandler(dintero, { order: () => body });
export const checkout = new Checkout({ endpoint: "/api/checkout" });
export const sandbox = new Sandbox({ seed: 1, deliver: async () => new Response() });
export const header: string = signCallback({ accountId: "T12345678", secret: "secret", url: "https://shop.example/callback" });

try {
  await sandbox.pay("T12345678.1", { outcome: "authorized" });
} catch (error) {
  if (error instanceof ConfigError) error.kind satisfies "config";
  else if (error instanceof DinteroError && error.retryable) throw error;
}
