export { DinteroClaims, durableClaims } from "./lib/claims-durable.js";
export type { DurableNamespace, DurableState } from "./lib/claims-durable.js";
export { memoryClaims } from "./lib/claims-memory.js";
export type { Claims } from "./lib/claims.js";
export { ConfigError, ConnectionError, DinteroError } from "./lib/errors.js";
