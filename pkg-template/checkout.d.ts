export { Checkout } from "./lib/checkout.js";
export type * from "./lib/checkout.js";
export * from "./lib/errors.js";
export type { SessionCreate } from "./types.js";
