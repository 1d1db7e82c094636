export { DinteroClaims, durableClaims } from "./lib/claims-durable.js";
export { memoryClaims } from "./lib/claims-memory.js";
export { ConfigError, ConnectionError, DinteroError } from "./lib/errors.js";
