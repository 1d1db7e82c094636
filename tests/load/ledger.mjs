// What stands outside the shops: an API that knows every transaction, and the ledger in which orders are marked as paid.

import { createServer } from "node:http";

/** A server on loopback, and what ends it. */
async function serve(answer) {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { status = 200, body = {} } = answer(request, text);
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
 * The shop's database. `settled` are the keys of what Dintero has been answered 200 for. `begun` lists which processes began to mark an order; `marks` what was written, where a key is
 * written once, as in a table whose primary key it is; `repeated` counts what had been written before, and `late` lists
 * what was begun although it was settled.
 */
export async function serveLedger(settled) {
  const ledger = { begun: new Map(), marks: new Map(), repeated: 0, late: [] };
  const server = await serve(({ url }, text) => {
    const { key, reference, instance } = JSON.parse(text);
    if (url === "/begin" && settled.has(key)) ledger.late.push(key);
    if (url === "/begin") ledger.begun.set(key, [...(ledger.begun.get(key) ?? []), instance]);
    else if (ledger.marks.has(key)) ledger.repeated += 1;
    else ledger.marks.set(key, reference);
    return {};
  });
  return Object.assign(ledger, server);
}
