export { explain } from "./lib/explain.js";
export type * from "./lib/explain.js";
export { ConfigError, DinteroError } from "./lib/errors.js";
