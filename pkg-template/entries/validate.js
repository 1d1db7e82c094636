import glue from "./wasm/validate_bg.js";
import wasm from "./wasm/validate.wasm";
import { loader } from "./lib/loader.js";
import { createValidator } from "./lib/validator.js";

export const { validate } = /* @__PURE__ */ createValidator(/* @__PURE__ */ loader(glue, wasm));
export { ConfigError, DinteroError, InternalError } from "./lib/errors.js";
