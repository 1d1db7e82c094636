// A shop's worker that takes callbacks. Its database is the test's ledger.

import { Dintero } from "dintero-wasm";
import { durableClaims } from "dintero-wasm/claims";

let dintero;
/** Tells a process from the one that is started after it: made by its first request. */
let instance;

/** The objects of another process, as a binding has them. */
const objects = (address) => ({ idFromName: (name) => name, get: (name) => ({ fetch: (_, init) => fetch(`${address}/${name}`, init) }) });

async function write(env, what, body) {
  const { status } = await fetch(`${env.LEDGER}/${what}`, { method: "POST", body: JSON.stringify({ ...body, instance }) });
  if (status !== 200) throw new Error(`the ledger answered ${status}`);
}

export default {
  fetch(request, env, ctx) {
    instance ??= `${env.SHOP} ${crypto.randomUUID()}`;
    dintero ??= new Dintero({ accountId: env.ACCOUNT_ID, accessToken: "token", checkoutUrl: env.API, apiUrl: env.API });
    return dintero.callbacks.handle(request, {
      secret: env.SIGNATURE_SECRET,
      publicUrl: "https://shop.example",
      seen: durableClaims(objects(env.STORE)),
      leaseSeconds: 3,
      waitUntil: (work) => ctx.waitUntil(work),
      async onPaid({ merchant_reference: reference }, _, { key }) {
        await write(env, "begin", { key, reference });
        await write(env, "mark", { key, reference });
      },
    });
  },
};
