export { validate } from "./lib/validator.js";
export type * from "./lib/validator.js";
export { Dintero, verifyCallback, signCallback } from "./lib/client.js";
export type * from "./lib/client.js";
export * from "./lib/handler.js";
export * from "./lib/errors.js";
export type * from "./types.js";
