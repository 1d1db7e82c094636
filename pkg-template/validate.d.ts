export { validate } from "./lib/validator.js";
export type * from "./lib/validator.js";
export { ConfigError, DinteroError, InternalError } from "./lib/errors.js";
export type * from "./types.js";
