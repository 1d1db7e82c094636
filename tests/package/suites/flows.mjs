// What a shop does over days: part captures and refunds, saved cards, what is accepted first and done later, payouts.

import { same, thrown } from "./same.mjs";
import { DAY, ofSeller, payment, seller, shop, transfer, USERS } from "./shop.mjs";

/** What becomes of a payment by a card that was saved. */
const SAVED = [
  ["4000000000000002", { outcome: "paid", status: "AUTHORIZED" }],
  ["4990000000000004", { outcome: "on_hold", status: "ON_HOLD" }],
  ["4990000000004600", { outcome: "refused", status: "FAILED", retry: "never", type: ["CLOSED_ACCOUNT"] }],
  ["4990000000005102", { outcome: "refused", status: "FAILED", retry: "later", type: ["INSUFFICIENT_FUNDS"], retryAfter: "2026-11-22T08:30:00.000Z" }],
  ["4990000000009104", { outcome: "refused", status: "FAILED", retry: "now", type: ["ISSUER_ERROR"] }],
  ["4100000000000076", { outcome: "actions_required", actions: ["1A"] }],
];

/** A payment by a card that is saved for it. */
const pay = async ({ dintero, saved }, card, reference = "S-1") => dintero.sessions.pay(payment(await saved({ card }), reference));

/** A shop whose capture is accepted and ends at the second look, and that capture. */
async function accepted(library, success) {
  let looks = 0;
  const end = { at: Infinity };
  const watch = ({ method, url }, sandbox) => {
    if (method !== "GET" || !url.includes("/transactions/")) return;
    looks += 1;
    if (looks === end.at) sandbox.complete(end.id, { success });
  };
  const play = shop(library, { watch });
  const id = await play.paid({ product: "vipps" });
  play.sandbox.defer({ operation: "capture", times: 1, seconds: 3600 });
  const capture = await play.dintero.transactions.capture(id, { amount: 30000, capture_reference: "C-1" });
  same([capture.outcome, library.responseOf(capture).status], ["accepted", 202], "the capture");
  same((await play.dintero.transactions.get(id)).status, "AUTHORIZED", "nothing is captured yet");
  looks = 0;
  Object.assign(end, { at: 2, id: capture.eventRequestId });
  return { ...play, id, capture, looks: () => looks, never: () => (end.at = Infinity) };
}

export function flows(library) {
  const saved = SAVED.map(([card, expected]) => ({
    name: `a card that was saved pays: ${expected.outcome} ${expected.retry ?? ""}`,
    async run() {
      const play = shop(library);
      const { outcome, transaction, retry, retryAfter, error, actions, sessionId } = await pay(play, card);
      const found = { outcome, status: transaction?.status, retry, retryAfter, type: outcome === "refused" ? error.type : undefined, actions: actions?.map(({ code }) => code) };
      same(JSON.parse(JSON.stringify(found)), expected, card);
      if (outcome === "actions_required") same([typeof error.message, sessionId.startsWith("T12345678.")], ["string", true], "what the shopper must do");
      same(play.calls.filter(({ url }) => url.endsWith("/sessions/pay")).length, 1, "it is sent once");
    },
  }));
  return [
    ...saved,
    {
      name: "a purchase is captured in parts and given back in parts",
      async run() {
        const play = shop(library);
        const { dintero } = play;
        const id = await play.paid({ product: "vipps" });
        const move = async (operation, body) => (await dintero.transactions[operation](id, body)).transaction;
        same((await move("capture", { amount: 10000, capture_reference: "C-1" })).status, "PARTIALLY_CAPTURED", "a part");
        // Without a reference of the shop's, it carries one all the same.
        const captured = await move("capture", { amount: 20000 });
        same(captured.status, "CAPTURED", "the rest");
        const { event_reference: reference } = captured.events.at(-1);
        if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(reference)) throw new Error(reference);
        same((await move("refund", { amount: 5000, refund_reference: "R-1" })).status, "PARTIALLY_REFUNDED", "some of it back");
        const all = await move("refund", { amount: 25000 });
        same(all.status, "REFUNDED", "all of it back");
        const moved = all.events.filter(({ event }) => ["CAPTURE", "REFUND"].includes(event));
        same(moved.map(({ event, amount }) => [event, amount]), [["CAPTURE", 10000], ["CAPTURE", 20000], ["REFUND", 5000], ["REFUND", 25000]], "the events");
        for (const operation of ["capture", "refund"]) {
          const error = await thrown(() => move(operation, { amount: 1 }), operation);
          same([error.kind, error.status, error.retryable], ["api", 400, false], `nothing is left to ${operation}`);
        }
        same(await dintero.transactions.get(id), all, "what is read is what was answered");
        same(play.calls.filter(({ method }) => method === "POST").length, 7, "each was sent once, the session's too");
      },
    },
    {
      name: "what is not captured is given up",
      async run() {
        const { dintero, paid } = shop(library);
        const id = await paid({ product: "vipps" });
        await dintero.transactions.capture(id, { amount: 10000 });
        const { transaction } = await dintero.transactions.void(id);
        same([transaction.events.at(-1).event, transaction.events.at(-1).amount], ["VOID", 20000], "the rest");
        same((await thrown(() => dintero.transactions.capture(id, { amount: 1 }), "more")).kind, "api", "nothing is left");
      },
    },
    ...[
      [true, "done", "AUTHORIZED"],
      [false, "failed", "FAILED"],
    ].map(([approve, outcome, status]) => ({
      name: `a payment on hold is waited for: ${outcome}`,
      async run() {
        let looks = 0;
        const watch = ({ method, url }, sandbox) => {
          if (method === "GET" && /\/transactions\/[^?]+$/.test(url) && ++looks === 2) return void sandbox.resolve(url.split("/").pop(), { approve });
        };
        const play = shop(library, { watch });
        const { transaction } = await pay(play, "4990000000000004");
        const waited = await play.dintero.transactions.waitFor(transaction.id);
        same([waited.outcome, waited.transaction.status, waited.event, looks], [outcome, status, undefined, 2], "the end");
      },
    })),
    ...[
      [true, "done", "CAPTURED"],
      [false, "failed", "AUTHORIZED"],
    ].map(([success, outcome, status]) => ({
      name: `a capture that was accepted is waited for: ${outcome}`,
      async run() {
        const { dintero, id, capture, looks } = await accepted(library, success);
        const waited = await dintero.transactions.waitFor(id, capture);
        same([waited.outcome, waited.transaction.status, looks()], [outcome, status, 2], "the end");
        const { event, success: succeeded, correlation_request_id: request } = waited.event;
        same([event, succeeded, request], ["CAPTURE", success, capture.eventRequestId], "the event that ends it");
        same(library.responseOf(waited).status, 200, "what it came with");
      },
    })),
    {
      name: "a wait ends at its time, and can be taken up again",
      async run() {
        const { dintero, id, capture, looks } = await accepted(library, true);
        const error = await thrown(() => dintero.transactions.waitFor(id, { ...capture, timeoutMs: 100 }), "the wait");
        same([error.kind, error.retryable, looks()], ["timeout", true, 1], "the end of the first");
        if (!error.message.includes("AUTHORIZED")) throw new Error(error.message);
        same((await dintero.transactions.waitFor(id, capture)).outcome, "done", "the second");
      },
    },
    {
      name: "a wait can be given up",
      async run() {
        const { dintero, id, capture, looks, never } = await accepted(library, true);
        never();
        const controller = new AbortController();
        setTimeout(() => controller.abort("the shop closed"), 50);
        const error = await thrown(() => dintero.transactions.waitFor(id, { ...capture, signal: controller.signal }), "the wait");
        same([error.kind, error.cause, looks()], ["aborted", "the shop closed", 1], "the end");
      },
    },
    {
      name: "the same reference is not paid twice, and a payment that nobody answers for is not repeated",
      async run() {
        const play = shop(library);
        same((await pay(play, undefined, "S-9")).outcome, "paid", "the first");
        const twice = await thrown(() => pay(play, undefined, "S-9"), "the second");
        same([twice.kind, twice.status], ["api", 400], "the second");
        play.forget();
        const lost = await thrown(() => pay(play, "4100000000000001", "S-10"), "the lost one");
        same([lost.kind, lost.status, lost.retryable], ["unknown_outcome", 500, false], "the lost one");
        same(play.calls.filter(({ url }) => url.endsWith("/sessions/pay")).length, 1, "it is sent once");
        const { items } = await play.dintero.transactions.list({ merchant_reference: "S-10" }).page();
        same(items.map(({ status }) => status), ["UNKNOWN"], "what the message says to look for");
      },
    },
    {
      name: "what was captured is settled, less what was given back and the fee",
      async run() {
        const { dintero, sandbox, captured } = shop(library);
        await captured();
        const id = await captured();
        await dintero.transactions.refund(id, { amount: 5000 });
        same((await dintero.settlements.list().page()).items, [], "nothing is settled before the morning");
        sandbox.advance(DAY);
        const { items } = await dintero.settlements.list().page();
        same(items.map(({ provider, amounts }) => [provider, amounts]), [["vipps", [{ amount: 54100, capture: 60000, refund: 5000, fee: 900, currency: "NOK" }]]], "one settlement");
        const { events, settlement_status } = await dintero.transactions.get(id);
        same([settlement_status, events.at(-1).event], ["SETTLED", "SETTLEMENT"], "the transaction says so");
        const file = await dintero.settlements.attachment(items[0].id, items[0].attachments[0].id);
        same(file.includes(id), true, "the file lists it");
      },
    },
    {
      name: "a seller's money is moved once for each id, and paid out once the seller is approved",
      async run() {
        const { dintero, sandbox, settled } = shop(library);
        const balance = async (id) => (await dintero.payouts.balances(id)).payout_destination_balances.map(({ amount }) => amount);
        await settled({ order: ofSeller("a") });
        const first = await dintero.payouts.createFundTransfer(transfer("F-1"));
        same(await dintero.payouts.createFundTransfer(transfer("F-1")), first, "the same transfer again");
        sandbox.advance(60);
        same([await balance("a"), await balance("b")], [[29450], [100]], "it moved once");
        await dintero.payouts.createFundTransfer(transfer("F-2"));
        sandbox.advance(60);
        same(await balance("b"), [200], "another id is another transfer");
        same((await thrown(() => dintero.payouts.createFundTransfer(transfer("F-1", 7)), "another amount")).kind, "api", "the id is taken");
        same((await dintero.approvals.create(seller("b"))).case_status, "ACTIVE", "the seller is approved");
        same((await dintero.approvals.create(seller("c", "AUTO_DECLINE"))).case_status, "DECLINED", "another is not");
        sandbox.advance(DAY);
        same([await balance("a"), await balance("b")], [[29350], [0]], "who is approved is paid out");
        const { items } = await dintero.payouts.transfers("b").page();
        same(items.map(({ type, amount }) => [type, amount]), [["outbound", -200], ["transfer", 100], ["transfer", 100]], "what moved");
      },
    },
    ...["mfa-oob", "mfa_oob"].map((grant_type) => ({
      name: `a person signs in with a second factor: ${grant_type}`,
      async run() {
        const { dintero, sandbox } = shop(library);
        const [, { username, password }] = USERS;
        const asked = await dintero.auth.token({ grant_type: "password", username, password });
        same([asked.outcome, asked.access_token], ["mfa_required", undefined], "the password alone");
        const { oob_code } = await dintero.auth.mfaChallenge({ challenge_type: "oob", mfa_token: asked.mfaToken });
        const [factor] = sandbox.state().second_factors;
        same([factor.oob_channel, factor.username], ["sms", username], "the code is sent as a text message");
        const grant = { grant_type, oob_code, mfa_token: asked.mfaToken };
        const wrong = await thrown(() => dintero.auth.token({ ...grant, binding_code: "000000" }), "a wrong code");
        same(wrong.kind, "authentication", "a wrong code");
        for (const secret of [asked.mfaToken, oob_code]) {
          if (`${wrong.stack} ${JSON.stringify(wrong)}`.includes(secret)) throw new Error("a secret is in the error");
        }
        const token = await dintero.auth.token({ ...grant, binding_code: factor.binding_code });
        same([token.token_type, token.outcome], ["Bearer", undefined], "the token");
        same((await thrown(() => dintero.auth.token({ ...grant, binding_code: factor.binding_code }), "again")).kind, "authentication", "it is good once");
      },
    })),
  ];
}
