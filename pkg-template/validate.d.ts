export { validate } from "./lib/validator.js";
export type * from "./lib/validator.js";
export { applyFixes } from "./lib/fixes.js";
export { schemas } from "./lib/schemas.js";
export type { StandardIssue, StandardResult, StandardSchemaV1 } from "./lib/schemas.js";
export { ConfigError, DinteroError, InternalError } from "./lib/errors.js";
export type * from "./types.js";
