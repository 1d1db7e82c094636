export { Sandbox } from "./lib/sandbox.js";
export type * from "./lib/sandbox.js";
export { ApiError, ConfigError, DinteroError, InternalError } from "./lib/errors.js";
export type { Session, Transaction } from "./types.js";
