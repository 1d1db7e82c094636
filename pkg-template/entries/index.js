import glue from "./wasm/client_bg.js";
import wasm from "./wasm/client.wasm";
import { createClient } from "./lib/client.js";
import { loader } from "./lib/loader.js";
import { createValidator } from "./lib/validator.js";

const engine = /* @__PURE__ */ loader(glue, wasm);

export const { validate } = /* @__PURE__ */ createValidator(engine);
export const { Dintero, responseOf, signCallback, verifyCallback } = /* @__PURE__ */ createClient(engine);
export { checkoutHandler } from "./lib/handler.js";
export * from "./lib/errors.js";
