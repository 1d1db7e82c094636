// Webhooks: is the body one that Dintero sent? All of it is signed, so what it says can be trusted.

import { parseObject, toBytes } from "./arrived.js";
import { secrets, throwRefused } from "./callback.js";
import { ConfigError } from "./errors.js";

/**
 * @param {import("./loader.js").Engine} engine
 * @returns {Pick<typeof import("./webhook.js"), "signWebhook" | "verifyWebhook">}
 */
export function createWebhooks(engine) {
  return {
    verifyWebhook(rawBody, signature, secret) {
      const bytes = raw("verifyWebhook", rawBody);
      const header = headerText(signature);
      const refused = engine.use().verifyWebhook(bytes, header, secrets(secret));
      throwRefused("The webhook", refused);
      return parseObject(engine, bytes);
    },

    signWebhook(rawBody, secret) {
      const bytes = raw("signWebhook", rawBody);
      if (typeof secret !== "string") throw new ConfigError("The secret of a webhook is a string.");
      return engine.use().signWebhook(bytes, secret);
    },
  };
}

function raw(where, rawBody) {
  const bytes = toBytes(rawBody);
  if (bytes) return bytes;
  throw new ConfigError(
    `${where} takes the raw body, as text or bytes. One that was parsed and written again has another signature: ` +
      "read request.text() or request.arrayBuffer(), or keep the framework from parsing it (express.raw).",
  );
}

/** The header's value. Some servers give an array for a header that came twice; that is none that Dintero sends. */
function headerText(signature) {
  if (signature === undefined || signature === null) return undefined;
  if (Array.isArray(signature)) return signature.map((one) => (typeof one === "string" ? one : "")).join(",");
  if (typeof signature === "string") return signature;
  throw new ConfigError("The signature of a webhook is the text of its event-signature header.");
}
