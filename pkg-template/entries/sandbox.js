import glue from "./wasm/sandbox_bg.js";
import wasm from "./wasm/sandbox.wasm";
import { loader } from "./lib/loader.js";
import { createSandbox } from "./lib/sandbox.js";

export const { Sandbox } = /* @__PURE__ */ createSandbox(/* @__PURE__ */ loader(glue, wasm));
export { ApiError, ConfigError, DinteroError, InternalError } from "./lib/errors.js";
