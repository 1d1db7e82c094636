import glue from "./wasm/validate_bg.js";
import wasm from "./wasm/validate.wasm";
import { loader } from "./lib/loader.js";
import { createSchemas } from "./lib/schemas.js";
import { createValidator } from "./lib/validator.js";

export const { validate } = /* @__PURE__ */ createValidator(/* @__PURE__ */ loader(glue, wasm));
export const schemas = /* @__PURE__ */ createSchemas(validate);
export { applyFixes } from "./lib/fixes.js";
export { ConfigError, DinteroError, InternalError } from "./lib/errors.js";
