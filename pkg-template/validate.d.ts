export { validate } from "./lib/validator.js";
export type * from "./lib/validator.js";
export { DinteroError } from "./lib/errors.js";
export type * from "./types.js";
