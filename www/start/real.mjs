import { Dintero } from "dintero-wasm";
import { Checkout } from "dintero-wasm/checkout";

import { order } from "./purchase.mjs";
import { money, say } from "./say.mjs";

const EVERY_MS = 3_000;
const PATIENCE_MS = 15 * 60_000;
const DONE = new Set(["AUTHORIZED", "CAPTURED", "ON_HOLD", "DECLINED", "FAILED"]);

/** Creates a session at Dintero through the shop's worker, and waits until someone has paid it at its address. */
export async function realPurchase({ shop }, { accountId, clientId, clientSecret, publicUrl }) {
  const { id, url } = await new Checkout({ endpoint: `${shop}/api/checkout` }).start(order());
  say.title(`A purchase at Lyng, at Dintero, account ${accountId}`);
  say.step("Session created");
  say.value("session", id);
  say.value("pay here", url);
  say.value("callback", publicUrl === undefined ? "none: it needs --public-url" : `${publicUrl}/api/callback`);

  const dintero = new Dintero({ accountId, clientId, clientSecret });
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const session = await dintero.sessions.get(id);
    const transaction = session.transaction_id ? await dintero.transactions.get(session.transaction_id) : undefined;
    if (DONE.has(transaction?.status)) {
      say.step(`The transaction is ${transaction.status}`);
      say.value("transaction", transaction.id);
      say.value("amount", money(transaction.amount, transaction.currency));
      return;
    }
    if (Date.now() > end) throw new Error(`Nobody paid within ${PATIENCE_MS / 60_000} minutes.`);
    await new Promise(resolve => setTimeout(resolve, EVERY_MS));
  }
}
