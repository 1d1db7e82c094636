// Callbacks inside workerd: the tests over each store, and a shop whose callback is slower than the one who calls.

import { Dintero, signCallback } from "dintero-wasm";
import { durableClaims, memoryClaims } from "dintero-wasm/claims";
import { callbackFaults } from "./callback-faults.mjs";
import { callbacks } from "./callbacks.mjs";
import { named, outcomes } from "./outcomes.mjs";

export { DinteroClaims } from "dintero-wasm/claims";

const TRANSACTION = { id: "T12345678.slow", status: "AUTHORIZED", amount: 1000, currency: "NOK" };

function suite(env) {
  const stores = Object.entries({ memory: memoryClaims(), durable: durableClaims(env.CLAIMS, { shards: 3 }) });
  const library = { Dintero, signCallback };
  return outcomes(stores.flatMap(([name, claims]) => named(name, [...callbacks(library, claims), ...callbackFaults(library, claims)])));
}

/** Marks the order as paid, slowly; each mark is counted at the test's own address. */
function slow(request, env, ctx) {
  const url = `https://shop.example/callback?transaction_id=${TRANSACTION.id}-${new URL(request.url).searchParams.get("order")}`;
  const signed = new Request(url, { headers: { "dintero-signature": signCallback({ accountId: "T12345678", secret: "s", url }) } });
  const dintero = new Dintero({ accountId: "T12345678", accessToken: "t", fetch: async () => Response.json(TRANSACTION) });
  return dintero.callbacks.handle(signed, {
    secret: "s",
    seen: durableClaims(env.CLAIMS),
    waitUntil: (work) => ctx.waitUntil(work),
    leaseSeconds: 2,
    async onPaid(_, __, { key }) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await fetch(env.MARKS, { method: "POST", body: key });
    },
  });
}

export default {
  async fetch(request, env, ctx) {
    return new URL(request.url).pathname === "/slow" ? slow(request, env, ctx) : Response.json(await suite(env));
  },
};
