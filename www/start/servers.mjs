import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { serveSandbox, SHOP } from "../sandbox.mjs";
import { bundle } from "./bundle.mjs";
import { runWorker } from "./workerd.mjs";

const secret = () => randomBytes(24).toString("base64url");

/** An account of the simulator, made up for this run. */
const madeUp = () => ({ seed: randomInt(2 ** 32), accountId: "T12345678", clientId: secret(), clientSecret: secret(), signatureSecret: secret() });

/**
 * Opens the shop: the worker, and the simulator of the API unless `real` is set.
 *
 * @param {{ real?: boolean, port?: number, publicUrl?: string, accountId?: string, clientId?: string, clientSecret?: string, signatureSecret?: string }} options
 */
export async function serve({ real = false, port = 0, publicUrl, ...account }) {
  const folder = mkdtempSync(join(tmpdir(), "dintero-wasm-"));
  const closing = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const credentials = real ? account : madeUp();
    let worker;
    const api = real ? undefined : await serveSandbox({ shopOrigin: () => worker.origin, options: credentials });
    if (api) closing.push(api.close);
    const staffToken = secret();
    worker = await runWorker({
      folder,
      port,
      ...(await bundle(folder)),
      bindings: {
        DINTERO_ACCOUNT_ID: credentials.accountId,
        DINTERO_CLIENT_ID: credentials.clientId,
        DINTERO_CLIENT_SECRET: credentials.clientSecret,
        SIGNATURE_SECRET: credentials.signatureSecret ?? "",
        CHECKOUT_URL: api ? api.origin : "https://checkout.dintero.com",
        API_URL: api ? api.origin : "https://api.dintero.com",
        CHECKOUT_ORIGIN: api ? api.origin : "https://checkout.dintero.com",
        PUBLIC_URL: publicUrl ?? SHOP,
        STAFF_TOKEN: staffToken,
      },
    });
    closing.push(worker.close);
    return { shop: worker.origin, api: api?.origin, sandbox: api?.sandbox, staffToken, credentials, failed: worker.failed, close };
  } catch (failure) {
    await close();
    throw failure;
  }
}
