import { createCheckout } from "./lib/checkout.js";
import { validate } from "./validate.js";

export const { Checkout } = /* @__PURE__ */ createCheckout(validate);
export * from "./lib/errors.js";
