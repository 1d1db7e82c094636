// What stands outside the shops: an API that knows every transaction, and the ledger in which orders are marked as paid.

import { createServer } from "node:http";

/** A server on loopback, and what ends it. */
async function serve(answer) {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { status = 200, body = {} } = await answer(request, text);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections()));
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** The API: one paid transaction for each order. */
export function serveApi(orders) {
  const transactions = new Map(orders.map(({ transactionId, reference }) => [transactionId, reference]));
  return serve(({ url }) => {
    const id = decodeURIComponent(url.split("/").pop());
    const merchant_reference = transactions.get(id);
    if (merchant_reference === undefined) return { status: 404, body: { error: { message: "There is no such transaction" } } };
    return { body: { id, merchant_reference, status: "AUTHORIZED", amount: 29990, currency: "NOK" } };
  });
}

/**
 * The shop's database. `begun` lists which processes began to mark an order. `marks` is what was written: a key is
 * written once, as in a table whose primary key it is, and `repeated` counts what had been written before. `late` lists
 * what was begun although it was among the `settled`, for which Dintero has its answer.
 */
export async function serveLedger(settled) {
  const ledger = { begun: new Map(), marks: new Map(), repeated: 0, late: [] };
  let holding;

  function write(what, { key, reference, instance }) {
    if (what === "/begin") {
      if (settled.has(key)) ledger.late.push(key);
      ledger.begun.set(key, [...(ledger.begun.get(key) ?? []), instance]);
    } else if (ledger.marks.has(key)) ledger.repeated += 1;
    else ledger.marks.set(key, reference);
  }

  /** Whether an answer is withheld. Marks come first: none follows a beginning that is not answered. */
  function isHeld(what, instance) {
    if (!holding || !instance.startsWith(holding.shop) || holding.left[what] === 0) return false;
    if (what === "/begin" && holding.left["/mark"] > 0) return false;
    holding.left[what] -= 1;
    if (holding.left["/mark"] + holding.left["/begin"] === 0) holding.enough();
    return true;
  }

  const server = await serve(async ({ url }, text) => {
    const written = JSON.parse(text);
    write(url, written);
    return isHeld(url, written.instance) ? new Promise(() => {}) : {};
  });
  return Object.assign(ledger, server, {
    /** Withholds answers from a shop until so many marks and as many beginnings wait for theirs. They have been written. */
    hold(shop, most) {
      return new Promise((enough) => (holding = { shop, enough, left: { "/mark": most, "/begin": most } }));
    },
    /** Withholds no more. */
    release() {
      holding = undefined;
    },
  });
}
