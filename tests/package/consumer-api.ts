// What a strict TypeScript project writes with the whole API: each union is narrowed before it is used.

import { Dintero, DinteroError, UnknownOutcomeError, responseOf } from "dintero-wasm";
import type {
  AccessToken,
  Approval,
  AuthToken,
  FundTransferCreate,
  List,
  Page,
  PayOutcome,
  SessionPay,
  Settlement,
  TokenOutcome,
  TokenProvider,
  Transaction,
  TransactionListQuery,
  TransactionOutcome,
  WaitOutcome,
} from "dintero-wasm";
import { Sandbox } from "dintero-wasm/sandbox";

const sandbox = new Sandbox({ users: [{ username: "kari", password: "secret", mfa: true }], tokenSeconds: 60 });
const dintero = new Dintero({ accountId: "T12345678", clientId: "id", clientSecret: "secret", fetch: sandbox.fetch });

/** How a payment ended decides what there is to read of it. */
export async function charge(body: SessionPay): Promise<string> {
  const outcome: PayOutcome = await dintero.sessions.pay(body);
  // @ts-expect-error whether it was paid has not been looked at
  outcome.transaction;
  switch (outcome.outcome) {
    case "paid":
      // @ts-expect-error what is paid is not to be retried
      outcome.retry;
      return outcome.transaction.id ?? "";
    case "on_hold":
      return outcome.transaction.status ?? "ON_HOLD";
    case "refused": {
      const retry: "never" | "now" | "later" | "unknown" = outcome.retry;
      // @ts-expect-error there is no other policy
      if (retry === "soon") return "";
      const [type] = outcome.error?.type ?? [];
      return `${retry} ${outcome.retryAfter ?? ""} ${type ?? ""}`;
    }
    case "actions_required":
      // @ts-expect-error nothing was paid, so there is no transaction
      outcome.transaction;
      return outcome.actions.map(({ code }) => code).join();
    default:
      return outcome satisfies never;
  }
}

export async function capture(id: string): Promise<Transaction | undefined> {
  const captured: TransactionOutcome = await dintero.transactions.capture(id, { amount: 100 });
  if (captured.outcome === "done") return captured.transaction;
  const waited: WaitOutcome = await dintero.transactions.waitFor(id, captured);
  const voided = await dintero.transactions.void(id, { includes: ["events.request_headers"] });
  if (voided.outcome === "accepted") await dintero.transactions.waitFor(id, { eventRequestId: voided.eventRequestId, timeoutMs: 60_000 });
  // @ts-expect-error a capture takes an amount
  await dintero.transactions.capture(id, {});
  // @ts-expect-error an amount is a number
  await dintero.transactions.refund(id, { amount: "1.00" });
  // @ts-expect-error a void sends no body
  await dintero.transactions.void(id, { amount: 100 });
  // @ts-expect-error there is nothing of that name to include
  await dintero.transactions.get(id, { includes: ["card"] });
  return waited.outcome === "failed" ? undefined : waited.transaction;
}

/** A second factor is no token. */
export async function signIn(grant: AuthToken): Promise<AccessToken | undefined> {
  const outcome: TokenOutcome = await dintero.auth.token(grant);
  // @ts-expect-error it may be a second factor that is asked for
  const hasty: AccessToken = outcome;
  void hasty;
  if (outcome.outcome === "mfa_required") {
    const { oob_code } = await dintero.auth.mfaChallenge({ challenge_type: "oob", mfa_token: outcome.mfaToken });
    return void oob_code;
  }
  const own: AccessToken = await dintero.auth.token({ grant_type: "client_credentials" });
  void own.expires_in;
  return outcome;
}

/** What pays, by the values of the wire. */
export const providers: TokenProvider[] = [
  { payment_product_type: "payex.creditcard", token_types: ["payment_token", "recurrence_token"] },
  { payment_product_type: "dintero_psp.applepay", token_types: ["payment_token"] },
  // @ts-expect-error that is the name of a schema, and no value of the wire
  { payment_product_type: "PayExTokenProvider", token_types: ["payment_token"] },
  // @ts-expect-error what the token is for has to be said
  { payment_product_type: "bambora.creditcard" },
];

export const recurring: SessionPay = {
  session: {
    order: { amount: 100, currency: "NOK", merchant_reference: "S-1" },
    customer: { tokens: { "payex.creditcard": { recurrence_token: "token" } } },
  },
  payment: { payment_product_type: "payex.creditcard", operation: "recurring_purchase" },
};

// @ts-expect-error a purchase without the shopper is not called that
export const wrong: SessionPay = { ...recurring, payment: { payment_product_type: "payex.creditcard", operation: "purchase" } };

export async function browse(): Promise<number> {
  const filter: TransactionListQuery = { status: ["CAPTURED"], "created_at.gte": "2026-11-01", limit: 100 };
  const list: List<Transaction, TransactionListQuery> = dintero.transactions.list(filter);
  let sum = 0;
  for await (const { amount } of list) sum += amount ?? 0;
  const page: Page<Transaction, TransactionListQuery> = await list.page();
  if (page.next) await dintero.transactions.list(page.next).page();
  // @ts-expect-error a list of one is a list
  dintero.transactions.list({ status: "CAPTURED" });
  // @ts-expect-error a limit is a number
  dintero.transactions.list({ limit: "10" });
  // @ts-expect-error it is made by list() at once, and not awaited
  list.then;
  // @ts-expect-error there is no such filter
  dintero.settlements.list({ stauts: ["paid"] });
  for await (const settlement of dintero.settlements.list({ payment_provider: ["vipps"] })) {
    const one: Settlement = settlement;
    const [file] = one.attachments ?? [];
    if (one.id && file?.id) sum += (await dintero.settlements.attachment(one.id, file.id)).length;
  }
  for await (const { ledger_entry_id, type } of dintero.payouts.transfers("seller", { currency: "NOK" })) void [ledger_entry_id, type];
  for await (const { signed_url } of dintero.reports.list()) void signed_url;
  const approvals: Approval[] = (await dintero.approvals.list({ case_status: ["ACTIVE"] }).page()).items;
  return sum + approvals.length;
}

const transfer: FundTransferCreate = {
  fund_transfer_id: "F-1",
  type: "payout-destination",
  source_payout_destination_id: "a",
  destination_payout_destination_id: "b",
  amount: 100,
  currency: "NOK",
  reference: "Rent",
};

export async function pay(): Promise<void> {
  try {
    const { fund_transfer: made } = await dintero.payouts.createFundTransfer(transfer);
    void [made?.created_at, responseOf(made)?.requestId];
  } catch (error) {
    if (error instanceof UnknownOutcomeError && error.retryable) await dintero.payouts.createFundTransfer(transfer);
    else if (error instanceof DinteroError && error.kind === "config") throw error;
  }
  // @ts-expect-error all seven members are needed
  await dintero.payouts.createFundTransfer({ fund_transfer_id: "F-1", amount: 100 });
  const { id } = await dintero.settlements.reportConfigurations.create({ filetypes: ["csv"], destinations: [], providers: [] });
  if (id !== undefined) await dintero.settlements.reportConfigurations.delete(id);
  const svg: string = await dintero.branding.logos({ logos: ["visa"], variant: "mono", color: "cecece", width: 420, template: "logos.svg" });
  // @ts-expect-error a profile is named by its id
  await dintero.branding.profile({ logos: ["visa"], variant: "mono", color: "cecece", width: 420, template: "logos.svg" });
  sandbox.defer({ operation: "capture", times: 1, seconds: 30, succeeds: false });
  // @ts-expect-error a payment cannot be deferred
  sandbox.defer({ operation: "pay" });
  const [waiting] = sandbox.state().pending;
  if (waiting) await sandbox.complete(waiting.event_request_id, { success: true });
  void svg;
}
