import glue from "./wasm/client_bg.js";
import wasm from "./wasm/client.wasm";
import { createCallbacks } from "./lib/callback.js";
import { createClient } from "./lib/client.js";
import { createInbound } from "./lib/inbound.js";
import { loader } from "./lib/loader.js";
import { createSchemas } from "./lib/schemas.js";
import { createValidator } from "./lib/validator.js";
import { createWebhooks } from "./lib/webhook.js";

const engine = /* @__PURE__ */ loader(glue, wasm);

export const { validate } = /* @__PURE__ */ createValidator(engine);
export const schemas = /* @__PURE__ */ createSchemas(validate);
export const { Dintero, responseOf } = /* @__PURE__ */ createClient(engine);
export const { readCallback, signCallback, verifyCallback } = /* @__PURE__ */ createCallbacks(engine);
export const { signWebhook, verifyWebhook } = /* @__PURE__ */ createWebhooks(engine);
export const { answerAddressCallback, answerDiscountCodesCallback, readAddressCallback, readDiscountCodesCallback } =
  /* @__PURE__ */ createInbound(engine);
export { explain } from "./explain.js";
export { reconcileOrder } from "./order.js";
export { applyFixes } from "./lib/fixes.js";
export { checkoutHandler } from "./lib/handler.js";
export * from "./lib/errors.js";
