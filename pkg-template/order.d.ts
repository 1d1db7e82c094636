export { reconcileOrder } from "./lib/order.js";
export type * from "./lib/order.js";
export { ConfigError, DinteroError, InternalError } from "./lib/errors.js";
export type { SessionOrder } from "./types.js";
