// A purchase, from the session to the captured money: the client against the sandbox.

import { same, thrown } from "./same.mjs";

const ACCOUNT = "T12345678";
const SIGNATURE_SECRET = "a-signature-secret";
const ORDER = {
  url: { return_url: "https://shop.example/thanks", callback_url: "https://shop.example/callback" },
  order: {
    amount: 33890,
    currency: "NOK",
    merchant_reference: "A-1001",
    items: [
      { id: "chair", line_id: "1", description: "Chair", quantity: 1, amount: 29990, vat: 25, vat_amount: 5998 },
      { id: "freight", line_id: "2", description: "Freight", quantity: 1, amount: 3900, vat: 25, vat_amount: 780 },
    ],
  },
  profile_id: "default",
};

/** A client whose network is the sandbox, and the callbacks that the shop got. */
function shop({ Dintero, Sandbox }) {
  const callbacks = [];
  const deliver = async (request) => {
    callbacks.push(request);
    return new Response(null, { status: 200 });
  };
  const sandbox = new Sandbox({ seed: 7, accountId: ACCOUNT, signatureSecret: SIGNATURE_SECRET, deliver });
  const credentials = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };
  return { sandbox, callbacks, dintero: new Dintero({ accountId: ACCOUNT, ...credentials, fetch: sandbox.fetch }) };
}

export function purchase(library) {
  const { Dintero, Sandbox, verifyCallback, DinteroError } = library;
  return [
    {
      name: "a session is created, paid, verified and captured",
      async run() {
        const { sandbox, callbacks, dintero } = shop(library);
        const session = await dintero.sessions.create(ORDER);
        if (!session.id || !session.url) throw new Error(JSON.stringify(session));
        const paid = await sandbox.pay(session.id);
        same(paid.outcome, "authorized", "the payment");
        await sandbox.settled();
        same(callbacks.length, 1, "callbacks");
        const event = verifyCallback(callbacks[0], { accountId: ACCOUNT, secret: SIGNATURE_SECRET });
        same(event.transactionId, paid.transaction_id, "the callback's transaction");
        const transaction = await dintero.transactions.get(event.transactionId);
        same([transaction.status, transaction.amount], ["AUTHORIZED", 33890], "the transaction");
        const captured = await dintero.transactions.capture(transaction.id, { amount: 33890, items: transaction.items });
        same(captured.outcome, "done", "the capture");
        same((await dintero.transactions.get(transaction.id)).status, "CAPTURED", "the transaction after it");
      },
    },
    {
      name: "a broken order is refused, and nothing is sent",
      async run() {
        let sent = 0;
        const fetch = async () => {
          sent += 1;
          return new Response(null, { status: 500 });
        };
        const dintero = new Dintero({ accountId: ACCOUNT, clientId: "id", clientSecret: "a-client-secret", fetch });
        const broken = { ...ORDER, order: { ...ORDER.order, amount: 1 } };
        const error = await thrown(() => dintero.sessions.create(broken), "the order");
        same([error instanceof DinteroError, error.kind, sent], [true, "validation", 0], "the error");
        same(error.report.issues[0].code, "order_amount_mismatch", "the issue");
      },
    },
    {
      name: "a server that answers in HTML is a typed error, without a secret",
      async run() {
        const fetch = async () => new Response("<html>", { status: 502, headers: { "content-type": "text/html" } });
        const credentials = { clientId: "id", clientSecret: "a-client-secret" };
        const dintero = new Dintero({ accountId: ACCOUNT, ...credentials, fetch, maxRetries: 0 });
        const error = await thrown(() => dintero.sessions.get("T12345678.1"), "the call");
        same(error instanceof DinteroError, true, "the class");
        if (JSON.stringify([error.message, error]).includes("a-client-secret")) throw new Error("a secret is in the error");
      },
    },
    {
      name: "a wrong option names itself",
      async run() {
        const error = await thrown(() => new Dintero({ accountId: ACCOUNT, clientID: "x" }), "the option");
        same(error.kind, "config", "the kind");
        if (!error.message.includes("clientID")) throw new Error(error.message);
        same((await thrown(() => new Sandbox({ sed: 1 }), "the sandbox's")).kind, "config", "the sandbox");
      },
    },
  ];
}
