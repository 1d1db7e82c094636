import glue from "./wasm/order_bg.js";
import wasm from "./wasm/order.wasm";
import { loader } from "./lib/loader.js";
import { createOrder } from "./lib/order.js";

export const { reconcileOrder } = /* @__PURE__ */ createOrder(/* @__PURE__ */ loader(glue, wasm));
export { ConfigError, DinteroError, InternalError } from "./lib/errors.js";
