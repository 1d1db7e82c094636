// A shop's worker that captures once, over the keys that all its isolates share.

import { Dintero } from "dintero-wasm";
import { durableClaims } from "dintero-wasm/claims";

export { DinteroClaims } from "dintero-wasm/claims";

export default {
  async fetch(request, env) {
    const { id, body, timeoutMs } = await request.json();
    const claims = durableClaims(env.CLAIMS);
    const dintero = new Dintero({ accountId: "T12345678", accessToken: "t0ken", checkoutUrl: env.API, claims, timeoutMs });
    try {
      const { outcome } = await dintero.transactions.captureOnce(id, body);
      return Response.json({ outcome });
    } catch ({ kind, message }) {
      return Response.json({ kind, message });
    }
  },
};
